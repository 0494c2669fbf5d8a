"""The boxes of one composed line: text, inline boxes and blocks in the line, each in its place."""

from collections.abc import Iterator
from typing import Any

from publish.compose import Line
from publish.pdf.weasy.composer import Composer, Plan, lone_text
from publish.pdf.weasy.faults import faults_of
from publish.pdf.weasy.leaders import add_leader
from publish.pdf.weasy.leaves import Leaf
from publish.pdf.weasy.segments import Segment, reaching, segment, with_hyphen
from publish.pdf.weasy.shaping import UNITS


def line_box(
    composer: Composer, box: Any, plan: Plan, number: int, containing_block: Any, top: float
) -> Any:
    """A line box with everything of one line in its place."""
    line = plan.composition.lines[number]
    height, baseline = composer.shaper.strut(box.style)
    pieces = tuple(_pieces(plan, number))
    for leaf, _, _ in pieces:
        if leaf.atomic is not None:
            above = leaf.rise + leaf.atomic.baseline
            below = leaf.atomic.margin_height() - above
            height += max(0.0, above - baseline) + max(0.0, below - (height - baseline))
            baseline = max(baseline, above)
    left = containing_block.content_box_x()
    built = _Nesting(composer, left, top + baseline, lone_text(box))
    for leaf, first, last in pieces:
        built.add(plan, line, leaf, first, last)
    result = box.copy_with_children(built.close())
    result.position_x = left + line.x[0] / UNITS if line.x else left
    result.position_y = top
    result.width = (line.width - (line.x[0] if line.x else 0)) / UNITS
    result.height = height
    result.baseline = baseline
    result.margin_top = result.margin_bottom = 0
    result.faults = faults_of(plan.paragraph, plan.composition, line)
    wish = composer.shaper.custom(box.style, "leader")
    if wish and wish != "none" and number == len(plan.composition.lines) - 1:
        add_leader(wish, box, line, containing_block, result)
    return result


def _pieces(plan: Plan, number: int) -> Iterator[tuple[Leaf, int, int]]:
    """The leaves that stand in a line, each with its clusters there.

    An empty leaf (the place of a note behind its call) stands with what is before it.
    """
    line = plan.composition.lines[number]
    offsets = plan.paragraph.offsets
    begin, end = offsets[line.start], offsets[line.end]
    cluster = line.start
    for leaf in plan.leaves.leaves:
        if leaf.start == leaf.end:
            if begin < leaf.start <= end or (number == 0 and leaf.start == 0):
                yield leaf, cluster, cluster
            continue
        if leaf.end <= begin or leaf.start >= end:
            continue
        first = cluster
        while cluster < line.end and offsets[cluster] < leaf.end:
            cluster += 1
        if cluster > first:
            yield leaf, first, cluster


class _Nesting:
    """Builds the boxes of one line inside copies of their inline boxes.

    A `lone` text stands in its line for the one that was composed, which says the same.
    """

    def __init__(self, composer: Composer, left: float, baseline_y: float, lone: Any) -> None:
        self.composer = composer
        self.lone = lone
        self.left = left
        self.baseline_y = baseline_y
        self.root: list[Any] = []
        self.open: list[tuple[Any, list[Any]]] = []
        self.x = left
        self.texts: list[tuple[Any, Segment]] = []

    def add(self, plan: Plan, line: Line, leaf: Leaf, first: int, last: int) -> None:
        """Put the clusters first to last−1 of a leaf into the line."""
        self._enter(leaf.path)
        children = self.open[-1][1] if self.open else self.root
        start = first - line.start
        if first == last:
            children.append(self._placed(leaf.box.copy_with_children([]), leaf, self.x, 0.0))
            return
        x = self.left + line.x[start] / UNITS
        end = line.x[last - 1 - line.start] + line.advance[last - 1 - line.start]
        width = self.left + end / UNITS - x
        if leaf.atomic is not None:
            atomic = leaf.atomic
            top = self.baseline_y - leaf.rise - atomic.baseline
            atomic.translate(x - atomic.position_x, top - atomic.position_y)
            children.append(atomic)
        elif leaf.shaped is not None:
            part = segment(plan.paragraph, line, leaf, first, last)
            if line.hyphen and last == line.end:
                hyphen = plan.leaves.hyphens[plan.leaves.leaves.index(leaf)]
                part = with_hyphen(part, hyphen, line.width - line.hyphen)
                width += line.hyphen / UNITS
            text = leaf.box.copy()
            text.text = part.text
            if self.lone is not None:
                text.element = self.lone.element
            self.texts.append((text, part))
            children.append(self._placed(text, leaf, x, width))
        self.x = x + width

    def _placed(self, box: Any, leaf: Leaf, x: float, width: float) -> Any:
        height, baseline = self.composer.shaper.strut(leaf.box.style)
        box.position_x = x
        box.position_y = self.baseline_y - leaf.rise - baseline
        box.width, box.height, box.baseline = width, height, baseline
        return box

    def _enter(self, path: tuple[Any, ...]) -> None:
        """Close inline boxes that are left and open copies of those that are entered."""
        shared = 0
        for (opened, _), wanted in zip(self.open, path, strict=False):
            if opened is not wanted:
                break
            shared += 1
        self._leave(shared)
        for box in path[shared:]:
            self.open.append((box, []))

    def _leave(self, depth: int) -> None:
        while len(self.open) > depth:
            box, children = self.open.pop()
            copy = box.copy_with_children(children)
            height, baseline = self.composer.shaper.strut(box.style)
            inner = children[0]
            copy.position_x = inner.position_x
            copy.width = _right(children[-1]) - inner.position_x
            copy.position_y = inner.position_y + inner.baseline - baseline
            copy.height, copy.baseline = height, baseline
            (self.open[-1][1] if self.open else self.root).append(copy)

    def close(self) -> list[Any]:
        """The finished children of the line."""
        self._leave(0)
        parts = reaching([part for _, part in self.texts])
        for (text, _), part in zip(self.texts, parts, strict=True):
            text.composed = part
        return self.root


def _right(box: Any) -> float:
    """The right edge of a placed box in CSS px."""
    return float(box.position_x + box.margin_width())
