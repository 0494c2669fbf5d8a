"""First seam: finished line boxes instead of the engine's line breaking.

`weasyprint.layout.block.iter_line_boxes` is the one call by which block layout asks for
the lines of a paragraph, wherever it stands. Ours composes the paragraph once, and yields
line boxes whose text boxes have their place already. Where the content is something that
only the engine can set, its own iterator is used, and the reason is counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import weasyprint.layout.block
from msgspec import Struct
from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import resolve_one_percentage

from publish.compose import (
    Composition,
    Line,
    Paragraph,
    Prepared,
    Setting,
    Wishes,
    compose,
    prepare,
    wished_pack,
)
from publish.pdf.weasy.faults import faults_of
from publish.pdf.weasy.leaders import add_leader
from publish.pdf.weasy.leaves import Flattening, Leaf, Leaves, Uncomposable
from publish.pdf.weasy.percentages import resolve_percentages
from publish.pdf.weasy.segments import Segment, reaching, segment, with_hyphen
from publish.pdf.weasy.shaping import UNITS, Shaper

_KEPT = 256
"""How many plans are kept: more than a page and its notes ask for again."""
_SHORT = 32
"""Characters of a text that may be met again, in another cell of a table."""
# What percentages are of while no width is known (CSS Sizing 3, 5.2.1).
_NO_BLOCK = (0, 0)
_WISHES = ("locale", "autospace", "adjacent", "line-start", "strictness", "grid", "hanging")
"""Custom properties of a style sheet, as `compose.Wishes` has them."""
_engine_lines = weasyprint.layout.block.iter_line_boxes


_Name = tuple[str, int, int]
"""A short text by its words, and the ids of its style and of its block's."""


class Plan(Struct, frozen=True, eq=False):
    """A composed paragraph: its leaves, its clusters and its lines."""

    leaves: Leaves
    paragraph: Paragraph
    composition: Composition


class Composer:
    """Composes the paragraphs of one document.

    Plans are kept by text, styles and setting, not by box: the engine copies notes anew
    each time the note area grows. `fallbacks` counts by reason the paragraphs left to the
    engine.
    """

    def __init__(self) -> None:
        self.shaper = Shaper()
        self.fallbacks: Counter[str] = Counter()
        self._plans: dict[Any, Plan] = {}
        self._measured: dict[Any, tuple[Leaves, Prepared]] = {}
        self._lone: dict[_Name, tuple[Leaves, Prepared]] = {}
        self._lone_plans: dict[tuple[_Name, float, float], Plan] = {}
        self._settings: dict[int, tuple[Any, Setting]] = {}
        """What a style says, by its id, with the style, so that the id stays its own."""

    def plan(self, context: Any, line_box: Any, containing_block: Any, indent: float) -> Plan:
        """The plan of a line box in a block of known width. Raises Uncomposable."""
        lone = _lone_text(line_box)
        if lone is not None:
            return self._plan_of_lone(context, line_box, lone, containing_block, indent)
        setting = self.setting(line_box, containing_block.width, indent)
        key = (tuple(_identity(line_box)), setting)
        known = self._plans.pop(key, None)
        if known is not None:
            self._plans[key] = known
            return known
        measured = self._measured.pop(key[0], None)
        if measured is not None:
            leaves, prepared = measured
        else:
            leaves = Flattening(context, containing_block, self.shaper).flatten(line_box)
            prepared = prepare(leaves.paragraph(), setting.pack)
        composition = compose(prepared, setting)
        plan = Plan(leaves, prepared.paragraph, composition)
        if leaves.everywhere:
            self._plans[key] = plan
            if len(self._plans) > _KEPT:  # the one that was not asked for longest
                del self._plans[next(iter(self._plans))]
        return plan

    def _plan_of_lone(
        self, context: Any, line_box: Any, text: Any, containing_block: Any, indent: float
    ) -> Plan:
        """The plan of a paragraph that is one short text, composed once for all that say the
        same.
        """
        width, name = containing_block.width, _name_of(line_box, text)
        known = self._lone_plans.get((name, width, indent))
        if known is None:
            setting = self.setting(line_box, width, indent)
            leaves, prepared = self._lone_measured(context, line_box, name, setting)
            known = Plan(leaves, prepared.paragraph, compose(prepared, setting))
            self._lone_plans[name, width, indent] = known
        return known

    def _lone_measured(
        self, context: Any, line_box: Any, name: _Name, setting: Setting
    ) -> tuple[Leaves, Prepared]:
        """The leaves of a short text, prepared for its lines and its widths."""
        known = self._lone.get(name)
        if known is None:
            leaves = Flattening(context, _NO_BLOCK, self.shaper).flatten(line_box)
            known = self._lone[name] = leaves, prepare(leaves.paragraph(), setting.pack)
        return known

    def forget(self) -> None:
        """Drop the plans that are kept for boxes which are set again."""
        self._plans.clear()
        self._measured.clear()

    def measured(self, context: Any, line_box: Any, setting: Setting) -> Prepared:
        """A line box prepared for widths, before its block is known. Raises Uncomposable.

        A cell is measured twice before it is set; what was found is kept until then.
        """
        lone = _lone_text(line_box)
        if lone is not None:
            return self._lone_measured(context, line_box, _name_of(line_box, lone), setting)[1]
        key = tuple(_identity(line_box))
        known = self._measured.get(key)
        if known is None:
            leaves = Flattening(context, _NO_BLOCK, self.shaper).flatten(line_box)
            known = leaves, prepare(leaves.paragraph(), setting.pack)
            if leaves.everywhere:
                self._measured[key] = known
        return known[1]

    def setting(self, line_box: Any, width: float, indent: float) -> Setting:
        """What the computed style says of a paragraph's lines."""
        style = line_box.style
        known = self._settings.get(id(style))
        if known is None:
            known = self._settings[id(style)] = (style, self._wished(style))
        return replace(known[1], measure=round(width * UNITS), indent=round(indent * UNITS))

    def _wished(self, style: Any) -> Setting:
        """The setting that a style asks for, at no measure."""
        alignment = style["text_align_all"]
        last = style["text_align_last"]
        names = {"left": "start", "center": "centre", "right": "end", "justify": "justified"}
        own = names.get(alignment, alignment)
        wish = self.shaper.custom(style, "lines")
        return Setting(
            measure=0,
            em=round(style["font_size"] * UNITS),
            pack=wished_pack(Wishes(*(self.shaper.custom(style, name) for name in _WISHES))),
            alignment=own,
            last_line=("start" if own == "justified" else own)
            if last == "auto"
            else names.get(last, last),
            balanced="balanced" in wish,
            hyphenate=style["hyphens"] == "auto",
            names_whole="names" in wish,
        )


def indent_of(line_box: Any) -> float:
    """The indent of a paragraph whose block's width is not known yet, in CSS px."""
    indent = line_box.style["text_indent"]
    known = not isinstance(indent, str) and getattr(indent, "unit", "%") != "%"
    return float(indent.value) if known else 0.0


def _name_of(line_box: Any, text: Any) -> _Name:
    return text.text, id(text.style), id(line_box.style)


def _lone_text(line_box: Any) -> Any | None:
    """The text box of a paragraph that is one short text and nothing else."""
    if len(line_box.children) != 1:
        return None
    text = line_box.children[0]
    return text if isinstance(text, boxes.TextBox) and len(text.text) <= _SHORT else None


def _identity(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            # Equal cells of a table share their style, but not their place in the tags.
            yield child.text, id(child.style), id(child.element)
        elif isinstance(child, boxes.InlineBox):
            yield id(child.style), id(child.element), tuple(_identity(child))
        else:
            yield id(child)


def iter_line_boxes(
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:
    """The lines of a paragraph; `resume_at` is {number of the next line: None}."""
    composer: Composer = composer_of(context)
    resolve_percentages(box, containing_block)
    # The indent is part of the plan, whether its first line stands on this page or not.
    resolve_one_percentage(box, "text_indent", containing_block.width)
    try:
        if context.excluded_shapes or first_letter_style or first_line_style:
            raise Uncomposable("floats")
        plan = composer.plan(context, box, containing_block, box.text_indent)
    except Uncomposable as reason:
        if str(reason) != "empty":
            composer.fallbacks[str(reason)] += 1
        yield from _engine_lines(
            context,
            box,
            position_y,
            bottom_space,
            skip_stack,
            containing_block,
            absolute_boxes,
            fixed_boxes,
            first_letter_style,
            first_line_style,
        )
        return
    first = 0 if skip_stack is None else next(iter(skip_stack))
    lines = plan.composition.lines
    for number in range(first, len(lines)):
        line = _line_box(composer, box, plan, number, containing_block, position_y)
        line.source = (box, plan, containing_block)
        position_y += line.height
        yield line, ({number + 1: None} if number + 1 < len(lines) else None)


def forget(composer: Composer, lines: Iterable[Any]) -> None:
    """Let go of the paragraphs of finished lines, which no longer change."""
    composer.forget()
    for line in lines:
        line.__dict__.pop("source", None)


def other_lines(composer: Composer, line: Any, looseness: int) -> list[Any] | None:
    """The paragraph of a laid-out line with one line more (1) or fewer (−1).

    None where the composer does not make it, or where boxes stand in the lines that belong
    to one box alone.
    """
    box, plan, containing_block = line.source
    if any(leaf.atomic for leaf in plan.leaves.leaves):
        return None
    setting = composer.setting(box, containing_block.width, box.text_indent)
    composition = compose(plan.paragraph, setting, looseness)
    if len(composition.lines) != len(plan.composition.lines) + looseness:
        return None
    changed = Plan(plan.leaves, plan.paragraph, composition)
    top = line.position_y
    lines = []
    for number in range(len(composition.lines)):
        made = _line_box(composer, box, changed, number, containing_block, top)
        made.source = (box, changed, containing_block)
        lines.append(made)
        top += made.height
    return lines


def composer_of(context: Any) -> Composer:
    """The composer of the document that is being laid out."""
    composer: Composer = context.composer
    return composer


def _line_box(
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
    built = _Nesting(composer, left, top + baseline, _lone_text(box))
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
    if wish and number == len(plan.composition.lines) - 1:
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


def install() -> None:
    """Put the seam into the engine; calling it again changes nothing."""
    weasyprint.layout.block.iter_line_boxes = iter_line_boxes
