"""Line numbers of a proof, from the lines that were composed.

Lines of text are counted down each page, or through the article: title, text, headings,
quotations, lists, captions, whatever stands in the type area. Rows of tables are counted in
their table (表1列3) and lines of notes in their note (註5行2). Running heads have a name and no
number; folios have none.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.html.units import Text, UnitKind
from publish.model.pages import PICTURE
from publish.model.places import PlacedLine, PlacedPage, Turn


class NumberedLine(Struct, frozen=True):
    """A line with what it is called. Lines side by side are one, so are those of a row.

    `page` is the index of its page, `top` and `bottom` the edges of all that it comprises in
    pt, `baseline` that of its first line. `number` counts it; `label` is what it is called
    in lists: 12, 表1列3, 註5行2. `is_first` says that a page, or a note or table on it,
    begins with it.
    """

    page: int
    label: str
    number: int
    top: float
    bottom: float
    baseline: float
    is_first: bool
    lines: tuple[PlacedLine, ...]

    @property
    def turn(self) -> Turn | None:
        """By which its lengths come to stand on the page, where it is in a table on its side."""
        return self.lines[0].turn


def numbered_lines(
    pages: tuple[PlacedPage, ...], text: Text, note_line: str, *, through: bool = False
) -> tuple[NumberedLine, ...]:
    """The lines of all pages; `note_line` is the form of 註5行2, with `{note}`
    for 註5 and `{line}` in it.

    `through` counts on over the pages.
    """
    found: list[NumberedLine] = []
    in_notes: Counter[int] = Counter()
    names: dict[int, str] = {}
    count = 0
    for index, page in enumerate(pages):
        count = count if through else 0
        begun: set[tuple[int, int]] = set()
        for group in _groups(page, text.rows.keys()):
            note = group[0].note
            row = text.rows.get(group[0].row)
            if note >= 0:
                in_notes[note] += 1
                number = in_notes[note]
                name = _printed_number(group, text) or names.get(note) or text.notes.get(note, "")
                names[note] = name
                label = note_line.format(note=name, line=number)
            elif row is not None:
                number, label = row.number, row.label
            else:
                count += 1
                number, label = count, str(count)
            series = (note, row.table if row else -1)
            found.append(_numbered(index, label, number, series not in begun, group))
            begun.add(series)
    return tuple(found)


def head_lines(pages: tuple[PlacedPage, ...], name: str) -> tuple[NumberedLine, ...]:
    """The running heads, each on the first page that has it; `name` is what a head is called."""
    found: list[NumberedLine] = []
    seen: set[int] = set()
    for index, page in enumerate(pages):
        for line in page.heads:
            elements = {text.element for text in line.texts}
            if elements - seen:
                found.append(_numbered(index, name, 0, True, [line]))
                seen |= elements
    return tuple(found)


def picture_lines(
    pages: tuple[PlacedPage, ...],
    text: Text,
    lines: Sequence[NumberedLine],
    called: Callable[[UnitKind], str],
) -> tuple[NumberedLine, ...]:
    """The pictures that stand as blocks, called as their captions call them: 圖2.

    A formula is called as the line of its number, one of `lines`; what has neither caption nor
    number has only the name of its kind, as which it is `called`.
    """
    units = {
        spot.element: unit
        for unit in text.units
        for token, spot in zip(unit.tokens, unit.spots, strict=True)
        if token.text == PICTURE
    }
    found = []
    for index, page in enumerate(pages):
        for line in page.lines:
            if line.kind == "picture":
                unit = units.get(line.element)
                beside = (each for each in lines if each.page == index and _overlap(each, line))
                label = unit.label if unit else ""
                label = label or next((each.label for each in beside), "")
                label = label or called(unit.kind if unit else "figure")
                found.append(_numbered(index, label, 0, True, [line]))
    return tuple(found)


def _overlap(one: NumberedLine, other: PlacedLine) -> bool:
    """Whether a line stands beside a picture, and not above or below it."""
    middle = (one.top + one.bottom) / 2
    return one.turn == other.turn and other.top < middle < other.bottom


def _printed_number(group: list[PlacedLine], text: Text) -> str:
    """註② of a note that is numbered by page; empty for others, and below its first line."""
    element = text.by_page.get(group[0].note, -1)
    shown = "".join(each.text for each in group[0].texts if each.element == element)
    return text.labels.note.format(note=shown) if shown else ""


def _numbered(
    page: int, label: str, number: int, is_first: bool, group: list[PlacedLine]
) -> NumberedLine:
    top, bottom = min(line.top for line in group), max(line.bottom for line in group)
    return NumberedLine(page, label, number, top, bottom, group[0].baseline, is_first, tuple(group))


def _groups(page: PlacedPage, known: Container[int]) -> Iterator[list[PlacedLine]]:
    """The lines of a page, those that count as one together, from the head to the foot.

    `known` are the rows of tables; what is a row to the engine alone counts by its lines.
    """
    lines = [
        line if line.row in known else replace(line, row=-1)
        for line in page.lines
        if line.kind != "picture"
    ]
    rows = {line.row: line.top for line in reversed(lines) if line.row >= 0}
    for line in lines:
        if line.row >= 0:
            rows[line.row] = min(rows[line.row], line.top)
    # A cell that spans rows may stand beside the lower ones, and belongs to the first.
    text = [line for line in lines if line.note < 0]
    text.sort(key=lambda line: (rows.get(line.row, line.top), line.row, line.top))
    group: list[PlacedLine] = []
    for line in (*text, *(line for line in lines if line.note >= 0)):
        if group and not _is_with(group[0], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_with(first: PlacedLine, line: PlacedLine) -> bool:
    """Whether a line counts as one with another: the same row, or side by side."""
    if (first.note, first.row, first.turn) != (line.note, line.row, line.turn):
        return False
    if first.row >= 0:
        return True
    shared = min(first.bottom, line.bottom) - max(first.top, line.top)
    return shared > min(first.bottom - first.top, line.bottom - line.top) / 2
