"""Laid-out boxes read as units: what no page may part, and where breaks are allowed.

A unit is a line, a row of a table, or a box that the engine has laid out as a whole. What a
box adds to its units (its frame, `break-inside: avoid`, `orphans` and `widows`) comes from
its computed style.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from weasyprint.formatting_structure import boxes

from publish.pages import Unit
from publish.pdf.weasy.shaping import UNITS

_AVOIDED = ("avoid", "avoid-page")
_MOVING = ("head-or-foot", "head")
"""The values of `--may-move` by which a figure may leave its place."""


class Pieces(Struct, frozen=True, eq=False):
    """Laid-out boxes as units.

    `spans` say for each box which units stand in it, [first, behind the last); `tops` are
    the tops of the units on the galley, in units of 1/1024 px. `repeated` are copies of
    what stands again above a table that goes on: its head by the table, its caption by the
    box around both.
    """

    units: tuple[Unit, ...]
    tops: tuple[int, ...]
    spans: dict[Any, tuple[int, int]]
    repeated: dict[Any, Any]


class _Draft(Struct):
    """A unit while its blocks are being read; edges in CSS px."""

    top: float
    bottom: float
    calls: tuple[int, ...] = ()
    on_grid: bool = False
    group: int = 0
    margins: tuple[float, float] = (0.0, 0.0)
    """The margins of the figure or table that begins with it."""
    free: bool = False
    name: str = ""
    """The id of that figure or table."""
    mentions: tuple[str, ...] = ()
    """The ids that are referred to in it, or in the notes called in it."""
    head: int = 0
    taken_out: float = 0.0
    """The height of what stood above it and is not printed there."""


class Reader:
    """Reads the units of a laid-out box.

    `height` is that of the type area, `leading` that of its grid, both in CSS px; `numbers`
    are the indices of notes by their box.
    """

    def __init__(
        self, context: Any, height: float, leading: float, numbers: dict[Any, int]
    ) -> None:
        self.context = context
        self.height = height
        self.leading = leading
        self.numbers = numbers
        self.drafts: list[_Draft] = []
        self.spans: dict[Any, tuple[int, int]] = {}
        self.joined: set[int] = set()
        """The units that may not begin a page."""
        self.second: set[int] = set()
        """The second units below headings, which stay with them; another heading may part."""
        self.repeated: dict[Any, Any] = {}
        self.taken_out = 0.0
        self.in_moving = False

    def read(self, box: Any) -> None:
        """Add the units that stand in a box."""
        first = len(self.drafts)
        if not isinstance(box, boxes.Box) or not box.is_in_normal_flow() or _is_empty_line(box):
            self.spans[box] = (first, first)
            return
        if isinstance(box, boxes.LineBox):
            self._add(box, box.position_y, box.position_y + box.height)
        elif isinstance(box, boxes.TableBox):
            self._read_table(box)
        else:
            # The property is inherited; what stands in a figure does not move by itself.
            may_move = "" if self.in_moving else self._custom(box.style, "may-move")
            moves = may_move in _MOVING
            self.in_moving |= moves
            if _is_divisible(box) and self._custom(box.style, "whole") != "true":
                self._read_children(box)
            if first == len(self.drafts) and box.border_height() > 0:
                top = box.border_box_y()
                self._add(box, top, top + box.border_height())
            if moves:
                self.in_moving = False
                self._group(box, first, len(self.drafts), free=may_move != "head")
        last = len(self.drafts)
        self.spans[box] = (first, last)
        if first < last and not isinstance(box, boxes.LineBox):
            self._frame(box, first, last)

    def _read_children(self, box: Any) -> None:
        self._take_out_continued(box)
        for child in box.children:
            if isinstance(child, boxes.TableBox) and box in self.repeated:
                self.taken_out += self.repeated[box].margin_height()
            self.read(child)

    def pieces(self) -> Pieces:
        """What has been read."""
        units: list[Unit] = []
        tops: list[int] = []
        mentioned = self._mentioned()
        bottom = 0
        for number, draft in enumerate(self.drafts):
            top = round(draft.top * UNITS)
            above = bottom + round(draft.taken_out * UNITS)
            gap = max(0, top - above) if units else 0
            bottom = round(draft.bottom * UNITS)
            tops.append(top)
            units.append(
                Unit(
                    height=bottom - top,
                    gap=gap,
                    on_grid=draft.on_grid,
                    calls=draft.calls,
                    head=draft.head,
                    breakable=number not in self.joined and number not in self.second,
                    group=draft.group,
                    free=draft.free,
                    mention=mentioned.get(number, 0),
                )
            )
        for number, draft in enumerate(self.drafts):
            behind = number + draft.group
            if draft.group and behind < len(units):
                bare = _bare_gap(units[number].gap, units[behind].gap, draft.margins)
                units[behind] = replace(units[behind], bare_gap=bare)
        return Pieces(tuple(units), tuple(tops), self.spans, self.repeated)

    def _add(self, box: Any, top: float, bottom: float) -> None:
        calls = calls_in(box, self.numbers)
        self.drafts.append(_Draft(top, bottom, calls, taken_out=self.taken_out))
        self.drafts[-1].mentions = tuple(_mentions(box))
        self.taken_out = 0.0

    def _mentioned(self) -> dict[int, int]:
        """How many units further on each figure is mentioned first, where it is not before."""
        begin: dict[str, int] = {}
        for number, draft in enumerate(self.drafts):
            for name in draft.mentions:
                begin.setdefault(name, number)
        return {
            number: begin[draft.name] - number
            for number, draft in enumerate(self.drafts)
            if draft.group and begin.get(draft.name, number) >= number + draft.group
        }

    def _take_out_continued(self, box: Any) -> None:
        """Keep the caption of a table's continuation for the pages on which it goes on."""
        if not box.is_table_wrapper:
            return
        for child in box.children:
            if isinstance(child, boxes.TableCaptionBox) and self._is_continued(child):
                box.continued = child
        if getattr(box, "continued", None) is not None:
            box.children = [child for child in box.children if child is not box.continued]
            self.repeated[box] = box.continued

    def _is_continued(self, caption: Any) -> bool:
        return self._custom(caption.style, "on") == "continuation"

    def _read_table(self, table: Any) -> None:
        """A row is a unit; the head is repeated, and not parted from the row below it."""
        continued = round(self.taken_out * UNITS)
        head = continued
        for group in table.children:
            first = len(self.drafts)
            for row in group.children:
                number = len(self.drafts)
                self.spans[row] = (number, number + 1)
                self._add(row, row.position_y, row.position_y + row.height)
                self.drafts[-1].head = head
                reach = max((cell.rowspan for cell in row.children), default=1)
                self.joined.update(range(number + 1, number + reach))
            last = len(self.drafts)
            self.spans[group] = (first, last)
            if last > first + 1:  # two rows at least at the foot and at the head of a page
                self.joined.update((first + 1, last - 1))
            if group.is_header:
                self.joined.update(range(first + 1, len(self.drafts) + 1))
                below = group.position_y + group.height
                head = continued + round((below - table.border_box_y()) * UNITS)
                self.repeated[table] = group.deepcopy()

    def _frame(self, box: Any, first: int, last: int) -> None:
        """What a block adds to its units: its frame, and where they may be parted."""
        style = box.style
        if box.border_top_width or box.padding_top:
            self.drafts[first].top = min(self.drafts[first].top, box.border_box_y())
        if box.border_bottom_width or box.padding_bottom or style["height"] != "auto":
            bottom = box.border_box_y() + box.border_height()
            self.drafts[last - 1].bottom = max(self.drafts[last - 1].bottom, bottom)
        if style["break_before"] in _AVOIDED:
            self.joined.add(first)
        if style["break_after"] in _AVOIDED:
            self.joined.add(last)
            self.second.discard(first)
            self.second.add(last + 1)
        if style["break_inside"] in _AVOIDED:
            self.joined.update(range(first + 1, last))
        if box.children and isinstance(box.children[0], boxes.LineBox):
            self.joined.update(range(first + 1, min(first + style["orphans"], last)))
            self.joined.update(range(max(first, last - style["widows"]) + 1, last))
            if self._custom(style, "page-grid") == "line":
                for draft in self.drafts[first:last]:
                    draft.on_grid = abs(draft.bottom - draft.top - self.leading) < 0.01

    def _group(self, box: Any, first: int, last: int, *, free: bool) -> None:
        """Make a figure or table one that may move, unless `free` only to the head of a page.

        What is higher than a page begins where it stands and is divided.
        """
        if first == last or box.border_height() > self.height:
            return
        self.drafts[first].group = last - first
        self.drafts[first].margins = (box.margin_top, box.margin_bottom)
        self.drafts[first].free = free
        self.drafts[first].name = box.element.get("id", "")

    def _custom(self, style: Any, name: str) -> str:
        wish: str = self.context.composer.shaper.custom(style, name)
        return wish


def calls_in(box: Any, numbers: dict[Any, int]) -> tuple[int, ...]:
    """The indices of the notes called in a box, in order."""
    return tuple(
        numbers[part.footnote]
        for part in box.descendants()
        if getattr(part, "footnote", None) in numbers
    )


def _bare_gap(above: int, below: int, margins: tuple[float, float]) -> int:
    """The space between what stands above and below a figure when the figure is not there.

    Of two margins the larger counts, so the others' show only where they exceed the figure's.
    """
    top, bottom = (round(margin * UNITS) for margin in margins)
    return max(above if above > top else 0, below if below > bottom else 0)


def _mentions(box: Any) -> Iterator[str]:
    """The ids that references in a box lead to, and those in the notes that it calls."""
    for part in box.descendants():
        note = getattr(part, "footnote", None)
        links = [part.element] if isinstance(part, boxes.InlineBox) else []
        links += note.element.iter("a") if note is not None else []
        for link in links:
            if link.tag == "a" and "reference" in link.get("class", "").split():
                yield link.get("href", "").removeprefix("#")


def _is_empty_line(box: Any) -> bool:
    """Whether a box is the line of nothing that the engine puts before a note's paragraphs."""
    return isinstance(box, boxes.LineBox) and not box.height


def _is_divisible(box: Any) -> bool:
    """Whether the units of a box are those of its children."""
    if box.is_monolithic() or not isinstance(box, boxes.BlockLevelBox):
        return False
    if isinstance(box, (boxes.FlexContainerBox, boxes.GridContainerBox)):
        return False
    return isinstance(box, boxes.ParentBox) and not any(
        isinstance(child, boxes.Box) and (child.is_floated() or child.is_column)
        for child in box.children
    )
