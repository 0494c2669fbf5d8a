"""A table as typed → `Table`: cells read, joined and aligned."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.manuscript.markdown.gathering import Gathering, span_of
from publish.manuscript.markdown.inlines import read_inlines
from publish.manuscript.markdown.tables.alignment import cell_alignment, column_alignments
from publish.manuscript.markdown.tables.joins import ABOVE, LEFT, join
from publish.manuscript.markdown.tables.typed import Piece, TypedTable, text_of
from publish.model import Located, Span
from publish.model.blocks import Alignment, Blocks, Cell, Paragraph, Row, inlines_of, walk
from publish.model.inlines import plain_text

ReadBlocks = Callable[[Located, Gathering], Blocks]


class Rows(Struct, frozen=True):
    """The rows of a table, read."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[int, ...]


class _Slot(Struct, frozen=True):
    """One place of the table: the text of a cell, or a mark that joins."""

    text: Located
    mark: str = ""
    blocks: bool = False


def build_rows(
    typed: TypedTable, source: Located, span: Span, gathering: Gathering, read: ReadBlocks
) -> Rows:
    """The rows of a table. `read` reads the blocks of a grid table's cell.

    Findings: rows of unequal length, marks that join nothing.
    """
    count = _column_count(typed)
    _report_ragged(typed, source, gathering)
    head = _slots(typed.head, source, count)
    body = _slots(typed.body, source, count)
    if all(not slot.text.text for row in head for slot in row):
        head = []
    head_cells = _cells(head, gathering, read)
    body_cells = _cells(body, gathering, read)
    columns = [
        [_plain(cell) for row in body_cells for at, cell in row if at == column]
        for column in range(count)
    ]
    alignments = column_alignments(typed.alignments, columns)
    said = [*typed.alignments, *[None] * count]
    return Rows(
        _rows(head_cells, alignments, said, span, header=True),
        _rows(body_cells, alignments, said, span, header=False),
        typed.widths,
    )


def _rows(
    rows: Sequence[Sequence[tuple[int, Cell]]],
    alignments: Sequence[Alignment],
    said: Sequence[Alignment | None],
    span: Span,
    *,
    header: bool,
) -> tuple[Row, ...]:
    """The rows with every cell aligned; `span` is for a row whose cells all are joined away."""

    def aligned(column: int, cell: Cell) -> Cell:
        own = cell_alignment(alignments[column], said[column], _plain(cell), header=header)
        return replace(cell, header=header, alignment=own)

    return tuple(
        Row(tuple(aligned(*placed) for placed in row), row[0][1].span if row else span)
        for row in rows
    )


def _widths(typed: TypedTable) -> list[int]:
    """How many columns each row fills, those that a cell above fills counted."""
    rows = typed.head + typed.body
    filled = [0] * len(rows)
    for index, row in enumerate(rows):
        for piece in row:
            for below in range(index, min(index + piece.rows, len(rows))):
                filled[below] += piece.columns
    return filled


def _column_count(typed: TypedTable) -> int:
    return max([*_widths(typed), len(typed.alignments)])


def _report_ragged(typed: TypedTable, source: Located, gathering: Gathering) -> None:
    """The line of dashes says how many columns there are; in a CSV file, the first row."""
    widths = _widths(typed)
    wanted = len(typed.alignments) or next(iter(widths), 0)
    for number, (row, has) in enumerate(zip(typed.head + typed.body, widths, strict=True), 1):
        if has != wanted:
            place = span_of(text_of(row[-1], source))
            gathering.find("table-ragged", place, row=number, has=has, wants=wanted)


def _slots(rows: Sequence[Sequence[Piece]], source: Located, count: int) -> list[list[_Slot]]:
    """Every place of every row. A drawn span is written out with the marks of joined cells."""
    slots: list[list[_Slot | None]] = [[None] * count for _ in rows]
    for index, row in enumerate(rows):
        for piece in row:
            if None not in slots[index]:
                break
            _fill(slots, index, slots[index].index(None), piece, text_of(piece, source))
        end = _end_of(text_of(row[-1], source))
        slots[index] = [slot or _Slot(end) for slot in slots[index]]
    return [[slot for slot in row if slot] for row in slots]


def _fill(
    slots: list[list[_Slot | None]], row: int, column: int, piece: Piece, text: Located
) -> None:
    """Put a piece into all places that it spans."""
    slots[row][column] = _Slot(text, _typed_mark(text), piece.blocks)
    for down in range(piece.rows):
        for right in range(piece.columns):
            inside = row + down < len(slots) and column + right < len(slots[row])
            if (down or right) and inside:
                mark = LEFT if right else ABOVE
                slots[row + down][column + right] = _Slot(_end_of(text), mark)


def _typed_mark(text: Located) -> str:
    return text.text if text.text in (LEFT, ABOVE) else ""


def _end_of(text: Located) -> Located:
    span = span_of(text)
    return Located("", text.file, ((span.end_line, span.end_column),))


def _cells(
    slots: Sequence[Sequence[_Slot]], gathering: Gathering, read: ReadBlocks
) -> list[list[tuple[int, Cell]]]:
    """The cells of each row with the column where they begin."""
    joined = join([[slot.mark for slot in row] for row in slots])
    for row, column in joined.wrong:
        slot = slots[row][column]
        gathering.find("table-join", span_of(slot.text), mark=slot.mark)
    rows: list[list[tuple[int, Cell]]] = [[] for _ in slots]
    for place in joined.places:
        slot = slots[place.row][place.column]
        children = _children(slot, gathering, read)
        cell = Cell(children, span_of(slot.text), columns=place.columns, rows=place.rows)
        rows[place.row].append((place.column, cell))
    return rows


def _children(slot: _Slot, gathering: Gathering, read: ReadBlocks) -> Blocks:
    """A cell of several lines in a grid table holds blocks, any other one paragraph."""
    if not slot.text.text.strip():
        return ()
    if slot.blocks and "\n" in slot.text.text:
        return read(slot.text, gathering)
    children = read_inlines(slot.text, gathering)
    return (Paragraph(children, span_of(slot.text)),) if children else ()


def _plain(cell: Cell) -> str:
    return " ".join(
        plain_text(inlines) for block in walk(cell.children) for inlines in inlines_of(block)
    )
