"""Galley: the text laid out once on pages of endless height, read as units.

The engine breaks pages greedily and moves a note that does not fit to a later page. Here
it lays out each stretch of text between two forced breaks as one endless page, and all its
notes one below the other. The heights read from those boxes are what `publish.pages` plans
with, and `cutting` makes the pages from the same boxes.
"""

from collections.abc import Iterator
from typing import Any

import weasyprint.layout.page
from msgspec import Struct
from msgspec.structs import replace
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext, initialize_page_maker
from weasyprint.layout.block import block_level_layout
from weasyprint.layout.page import make_all_pages

from publish.pages import Flow, Note, NoteLine
from publish.pdf.weasy.alike import Rows, set_rows
from publish.pdf.weasy.percentages import resolve_percentages
from publish.pdf.weasy.reading import Pieces, Reader
from publish.pdf.weasy.turned_parts import divide_turned

_ENDLESS = 1e7
engine_page_height = weasyprint.layout.page.page_height


class GalleyContext(LayoutContext):  # type: ignore[misc]
    """A layout that leaves its notes for later.

    The engine lays out all notes of a page again for each line that calls one, and takes
    lines off the page for them.
    """

    in_galley = False
    rows_alike: Rows = {}  # noqa: RUF012

    def layout_footnote(self, footnote: Any) -> bool:
        """Take the note from those to come; it pushes no line off the page."""
        self.footnotes.remove(footnote)
        return False

    def unlayout_footnote(self, footnote: Any) -> None:
        """A block that is laid out again calls its notes again."""
        if footnote not in self.footnotes:
            self.footnotes.append(footnote)


class Section(Struct, frozen=True, eq=False):
    """A stretch of text between two forced page breaks, and its notes.

    `number` is that of its endless `page`, from 1; `side` is the side on which it must begin
    (`any`, `recto` and so on), `name` the name of its pages. `area` holds the boxes of the
    notes, in the order of `flow.notes`; `numbers` are their indices by the boxes that the
    calls name. `leading` is the step of the grid in CSS px.
    """

    number: int
    page: Any
    side: str
    name: str
    flow: Flow
    text: Pieces
    area: Any
    notes: tuple[Pieces, ...]
    numbers: dict[Any, int]
    leading: float


def galley(context: Any, root_box: Any, html: Any) -> tuple[Section, ...]:
    """The sections of a document, each laid out once."""
    initialize_page_maker(context, root_box)
    context.in_galley = True
    pages = list(make_all_pages(context, root_box, html, []))
    context.in_galley = False
    leading = context.composer.shaper.strut(root_box.children[0].style)[0]
    sections = []
    for number, page in enumerate(pages):
        if page.page_type.blank:
            continue
        following = context.page_maker[number][1]
        sections.append(_section(context, number + 1, page, following, leading))
    return tuple(sections)


def _section(
    context: Any, number: int, page: Any, following: dict[str, Any], leading: float
) -> Section:
    called = dict.fromkeys(_called(page.children[0]))
    # Thanks, affiliations and dates stand at the foot before note 1, wherever it is called.
    in_order = sorted(called, key=lambda note: not _is_unnumbered(note))
    numbers = {note: index for index, note in enumerate(in_order)}
    set_rows(context, page)
    divide_turned(context, page, leading)
    text = _read(context, page, leading, numbers)
    area = _note_area(context, page, tuple(numbers))
    notes = []
    for box in area.children:
        reader = Reader(context, page.type_area, leading, numbers)
        reader.read(box)
        notes.append(reader.pieces())
    return Section(
        number=number,
        page=page,
        side=following["break"],
        name=following["page"] or "",
        flow=Flow(text.units, _notes(notes)),
        text=text,
        area=area,
        notes=tuple(notes),
        numbers=numbers,
        leading=leading,
    )


def _called(box: Any) -> Iterator[Any]:
    """The notes that are called in a box, each followed by those that are called in it."""
    for part in box.descendants():
        note = getattr(part, "footnote", None)
        if note is not None:
            yield note
            yield from _called(note)


def _is_unnumbered(note: Any) -> bool:
    return "unnumbered" in note.element.get("class", "").split()


def _read(context: Any, page: Any, leading: float, numbers: dict[Any, int]) -> Pieces:
    reader = Reader(context, page.type_area, leading, numbers)
    reader.read(page.children[0])
    return reader.pieces()


def read_again(context: Any, section: Section) -> Section:
    """The section after its boxes have changed."""
    text = _read(context, section.page, section.leading, section.numbers)
    return replace(section, text=text, flow=Flow(text.units, section.flow.notes))


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


def above_notes(area: Any) -> float:
    """The space above the notes of a page, the rule in it, and below them, in CSS px."""
    above = area.margin_top + area.border_top_width + area.padding_top
    return float(above + area.padding_bottom + area.border_bottom_width + area.margin_bottom)


def _notes(notes: list[Pieces]) -> tuple[Note, ...]:
    found = []
    bottom: int | None = None
    for pieces in notes:
        lines = []
        for unit, top in zip(pieces.units, pieces.tops, strict=True):
            gap = 0 if bottom is None else max(0, top - bottom)
            lines.append(NoteLine(unit.height, gap, unit.breakable, unit.calls))
            bottom = top + unit.height
        found.append(Note(tuple(lines)))
    return tuple(found)


def install() -> None:
    """Put the endless page into the engine; calling it again changes nothing."""
    weasyprint.layout.page.page_height = _page_height


def _page_height(box: Any, context: Any, containing_height: Any) -> None:
    engine_page_height(box, context, containing_height)
    if context.in_galley:
        box.type_area = box.height
        box.height = _ENDLESS
