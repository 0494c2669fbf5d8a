"""How the cells of a table are set: numbers on their decimal point, short words on one line."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from msgspec import Struct

from publish.model.blocks import Alignment, Cell, Paragraph, Table, inlines_of
from publish.model.inlines import (
    Inlines,
    NoteCall,
    Subscript,
    Superscript,
    children_of,
    plain_text,
)

# Widths in em of the marks in numbers; digits have the width that the style names.
_MARKS = {
    **dict.fromkeys(".,", 0.25),
    **dict.fromkeys("()", 0.346),
    **dict.fromkeys("[]", 0.36),
    **dict.fromkeys("*", 0.5),
    **dict.fromkeys("-\u2010", 0.31),
    **dict.fromkeys("–", 0.5),
    **dict.fromkeys("†‡", 0.448),
    **dict.fromkeys(" \u00a0", 0.26),
    "%": 0.9,
}
_RAISED = 0.64
"""The size of superscripts, subscripts and calls."""
_CELL_ROOM = 1.0
"""What a cell keeps free beside its text, in em of the table's text."""
_LONGEST = 10
_NUMBER = re.compile(r"[^0-9.]*[0-9,]*")


class SetCell(Struct, frozen=True):
    """A cell and how it stands.

    `before` and `behind` are the room in em that stands in for the digits which a number
    lacks beside the longest of its column, so that their decimal points stand below each
    other. A `whole` cell is not broken into lines.
    """

    cell: Cell
    alignment: Alignment
    before: float = 0.0
    behind: float = 0.0
    whole: bool = False


class SetRows(Struct, frozen=True):
    """The cells of a table by row."""

    head: tuple[tuple[SetCell, ...], ...]
    body: tuple[tuple[SetCell, ...], ...]


def set_rows(
    table: Table, measure: float, digit: float, note_number: Callable[[str], str]
) -> SetRows:
    """The rows of a table that is `measure` wide, in em of its text; `digit` is a digit's em."""
    places = tuple(_places(table))
    sides = {
        place: _sides(place.cell, digit, note_number)
        for place in places
        if place.cell.alignment is Alignment.DECIMAL and place.cell.columns == 1
    }
    widest: dict[int, tuple[float, float]] = {}
    for place, (before, behind) in sides.items():
        known = widest.get(place.column, (0.0, 0.0))
        widest[place.column] = (max(known[0], before), max(known[1], behind))
    longest = _longest_whole(places, measure)

    def as_set(place: "_Place") -> SetCell:
        cell, whole = place.cell, _is_line(place.cell) and _width(place.cell) <= longest
        if place in sides:
            before, behind = (
                wide - own for wide, own in zip(widest[place.column], sides[place], strict=True)
            )
            return SetCell(cell, Alignment.DECIMAL, before, behind, whole)
        numbers = cell.alignment in (Alignment.END, Alignment.DECIMAL)
        over_points = any(
            column in widest for column in range(place.column, place.column + cell.columns)
        )
        centred = numbers and (over_points or cell.columns > 1)
        return SetCell(cell, Alignment.CENTER if centred else cell.alignment, whole=whole)

    rows: list[list[SetCell]] = [[] for _ in table.head + table.body]
    for place in places:
        rows[place.row].append(as_set(place))
    found = tuple(map(tuple, rows))
    return SetRows(found[: len(table.head)], found[len(table.head) :])


class _Place(Struct, frozen=True, eq=False):
    """A cell with its row and its first column, from 0."""

    cell: Cell
    row: int
    column: int


def _places(table: Table) -> Iterator[_Place]:
    """Every cell where it stands, joined cells of rows above counted."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(table.head + table.body):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            yield _Place(cell, number, column)
            taken |= {
                (number + below, column + beside)
                for below in range(cell.rows)
                for beside in range(cell.columns)
            }


def _longest_whole(places: tuple[_Place, ...], measure: float) -> int:
    """How long a text may be, in em, so that all columns can hold such a text unbroken."""
    columns: dict[int, float] = {}
    for place in places:
        if place.cell.columns == 1:
            columns[place.column] = max(columns.get(place.column, 0.0), _width(place.cell))
    room = measure - _CELL_ROOM * len(columns)
    for length in range(_LONGEST, 1, -1):
        if sum(min(float(length), width) for width in columns.values()) <= room:
            return length
    return 0


def _is_line(cell: Cell) -> bool:
    return len(cell.children) == 1 and isinstance(cell.children[0], Paragraph)


def _width(cell: Cell) -> float:
    """About how wide the text of a cell is, in em."""
    return sum(
        _character_width(character, 0.56)
        for block in cell.children
        for line in inlines_of(block)
        for character in plain_text(line)
    )


def _character_width(character: str, digit: float) -> float:
    if character in _MARKS:
        return _MARKS[character]
    return digit if ord(character) < 0x2E80 else 1.0


def _sides(cell: Cell, digit: float, note_number: Callable[[str], str]) -> tuple[float, float]:
    """The widths of a number before and from its decimal point on, in em."""
    lines = [line for block in cell.children for line in inlines_of(block)]
    glyphs = [glyph for line in lines for glyph in _glyphs(line, 1.0, note_number)]
    match = _NUMBER.match("".join(character for character, _ in glyphs))
    assert match is not None
    reach = [*accumulate((_character_width(c, digit) * size for c, size in glyphs), initial=0.0)]
    return reach[match.end()], reach[-1] - reach[match.end()]


def _glyphs(
    inlines: Inlines, size: float, note_number: Callable[[str], str]
) -> Iterator[tuple[str, float]]:
    """The characters of a text, each with its size beside that of the table."""
    for inline in inlines:
        if isinstance(inline, NoteCall):
            yield from ((digit, size * _RAISED) for digit in note_number(inline.key))
        elif isinstance(inline, (Superscript, Subscript)):
            yield from _glyphs(inline.children, size * _RAISED, note_number)
        elif children := children_of(inline):
            yield from _glyphs(children, size, note_number)
        else:
            yield from ((character, size) for character in plain_text((inline,)))
