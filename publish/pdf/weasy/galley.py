"""Galley: the text laid out once on pages of endless height, read as units.

The engine breaks pages greedily and moves a note that does not fit to a later page. Here
it lays out each stretch of text between two forced breaks as one endless page, and all its
notes one below the other. The heights read from those boxes are what `publish.pages` plans
with, and `cutting` makes the pages from the same boxes.
"""

from dataclasses import dataclass
from typing import Any

import weasyprint.layout.page
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, initialize_page_maker
from weasyprint.layout.block import block_level_layout
from weasyprint.layout.page import make_all_pages
from weasyprint.layout.percent import resolve_percentages

from publish.pages import Flow, Note, NoteLine, Unit
from publish.pdf.weasy.shaping import UNITS

_ENDLESS = 1e7
_AVOIDED = ("avoid", "avoid-page")
engine_page_height = weasyprint.layout.page.page_height


class GalleyContext(LayoutContext):  # type: ignore[misc]
    """A layout that leaves its notes for later.

    The engine lays out all notes of a page again for each line that calls one, and takes
    lines off the page for them.
    """

    in_galley = False

    def layout_footnote(self, footnote: Any) -> bool:
        """Take the note from those to come; it pushes no line off the page."""
        self.footnotes.remove(footnote)
        return False

    def unlayout_footnote(self, footnote: Any) -> None:
        """A block that is laid out again calls its notes again."""
        if footnote not in self.footnotes:
            self.footnotes.append(footnote)


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
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


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """A stretch of text between two forced page breaks, and its notes.

    `page` is its endless page; `side` is the side on which it must begin (`any`, `recto`
    and so on), `name` the name of its pages. `area` holds the boxes of the notes, in the
    order of `flow.notes`.
    """

    page: Any
    side: str
    name: str
    flow: Flow
    text: Pieces
    area: Any
    notes: tuple[Pieces, ...]


def galley(context: Any, root_box: Any, html: Any) -> tuple[Section, ...]:
    """The sections of a document, each laid out once."""
    initialize_page_maker(context, root_box)
    known = list(context.footnotes)
    context.in_galley = True
    pages = list(make_all_pages(context, root_box, html, []))
    context.in_galley = False
    leading = context.composer.shaper.strut(root_box.children[0].style)[0]
    sections = []
    for number, page in enumerate(pages):
        if page.page_type.blank:
            continue
        _, following, _, _, _ = context.page_maker[number]
        sections.append(_section(context, page, following, known, leading))
    return tuple(sections)


def _section(
    context: Any, page: Any, following: dict[str, Any], known: list[Any], leading: float
) -> Section:
    called = {
        part.footnote: None
        for part in page.children[0].descendants()
        if getattr(part, "footnote", None) is not None
    }
    numbers = {note: number for number, note in enumerate(called)}
    reader = _Reader(context, page.type_area, leading, numbers)
    reader.read(page.children[0])
    text = reader.pieces()
    area = _note_area(context, page, tuple(numbers))
    notes = []
    for box in area.children:
        note_reader = _Reader(context, page.type_area, leading, {})
        note_reader.read(box)
        notes.append(note_reader.pieces())
    flow = Flow(text.units, _notes(notes))
    return Section(
        page, following["break"], following["page"] or "", flow, text, area, tuple(notes)
    )


def _note_area(context: Any, page: Any, notes: tuple[Any, ...]) -> Any:
    """The note area of a page, endless, with these notes laid out in it."""
    style = context.style_for(page.page_type, "@footnote")
    if style is None:
        style = page.style.anonymous_style
    area = boxes.FootnoteAreaBox(page, style)
    resolve_percentages(area, page)
    area.position_x, area.position_y = page.content_box_x(), 0
    area.children = notes
    context.create_block_formatting_context()
    laid_out = block_level_layout(
        context, build.create_anonymous_boxes(area), float("-inf"), None, page
    )[0]
    context.finish_block_formatting_context()
    return laid_out


def _notes(notes: list[Pieces]) -> tuple[Note, ...]:
    found = []
    bottom: int | None = None
    for pieces in notes:
        lines = []
        for unit, top in zip(pieces.units, pieces.tops, strict=True):
            gap = 0 if bottom is None else max(0, top - bottom)
            lines.append(NoteLine(unit.height, gap, unit.breakable))
            bottom = top + unit.height
        found.append(Note(tuple(lines)))
    return tuple(found)


@dataclass(slots=True)
class _Draft:
    """A unit while its blocks are being read; edges in CSS px."""

    top: float
    bottom: float
    calls: tuple[int, ...] = ()
    on_grid: bool = False
    group: int = 0
    head: int = 0
    taken_out: float = 0.0
    """The height of what stood above it and is not printed there."""


class _Reader:
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
        self.repeated: dict[Any, Any] = {}
        self.taken_out = 0.0

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
        elif _is_divisible(box):
            for child in tuple(box.children):
                if self._is_continuation(child):
                    self._take_out(child, box)
                else:
                    self.read(child)
        if first == len(self.drafts) and box.border_height() > 0:
            top = box.border_box_y()
            self._add(box, top, top + box.border_height())
        last = len(self.drafts)
        self.spans[box] = (first, last)
        if first < last and not isinstance(box, boxes.LineBox):
            self._frame(box, first, last)

    def pieces(self) -> Pieces:
        """What has been read."""
        units: list[Unit] = []
        tops: list[int] = []
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
                    breakable=number not in self.joined,
                    group=draft.group,
                )
            )
        return Pieces(tuple(units), tuple(tops), self.spans, self.repeated)

    def _add(self, box: Any, top: float, bottom: float) -> None:
        calls = (
            self.numbers[part.footnote]
            for part in box.descendants()
            if getattr(part, "footnote", None) is not None
        )
        self.drafts.append(_Draft(top, bottom, tuple(calls), taken_out=self.taken_out))
        self.taken_out = 0.0

    def _is_continuation(self, box: Any) -> bool:
        """Whether a box is the caption of a table's continuation."""
        if not isinstance(box, boxes.Box) or not isinstance(box, boxes.TableCaptionBox):
            return False
        return self._custom(box.style, "on") == "continuation"

    def _take_out(self, box: Any, wrapper: Any) -> None:
        """Keep a box of a table for the pages on which the table goes on."""
        wrapper.children = [child for child in wrapper.children if child is not box]
        self.repeated[wrapper] = box
        self.taken_out += box.margin_height()

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
        if style["break_inside"] in _AVOIDED:
            self.joined.update(range(first + 1, last))
        if box.children and isinstance(box.children[0], boxes.LineBox):
            self.joined.update(range(first + 1, min(first + style["orphans"], last)))
            self.joined.update(range(max(first, last - style["widows"]) + 1, last))
            if self._custom(style, "grid") == "line":
                for draft in self.drafts[first:last]:
                    draft.on_grid = abs(draft.bottom - draft.top - self.leading) < 0.01
        # What is higher than a page begins where it stands and is divided.
        height = self.drafts[last - 1].bottom - self.drafts[first].top
        if height <= self.height and self._custom(style, "may-move") == "true":
            self.drafts[first].group = last - first

    def _custom(self, style: Any, name: str) -> str:
        wish: str = self.context.composer.shaper.custom(style, name)
        return wish


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


def install() -> None:
    """Put the endless page into the engine; calling it again changes nothing."""
    weasyprint.layout.page.page_height = _page_height


def _page_height(box: Any, context: Any, containing_height: Any) -> None:
    engine_page_height(box, context, containing_height)
    if context.in_galley:
        box.type_area = box.height
        box.height = _ENDLESS
