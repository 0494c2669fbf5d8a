"""Rows alike: hundreds of rows of plain words, of which the engine lays out one of a kind.

A list of four hundred changes is two thousand cells. The engine finds styles, makes boxes and
keeps a dozen lengths for each of them, though all rows look like the first. Where a row group
is of the class `alike`, the rows behind the first of each class are taken out of the tree; when
the galley is laid out they stand in it as one box each, their words in the places of the first
one's cells, and are planned, cut and tagged as any row.

What such a group promises: a row is styled by its class alone; all cells of a row have the same
frame, stand at its top and span nothing; between rows is no space. A cell with anything but words
in it makes its row one for the engine.
"""

import re
from collections.abc import Iterator
from typing import Any

import weasyprint.draw
import weasyprint.stacking
from msgspec import Struct
from weasyprint.draw.border import draw_border
from weasyprint.formatting_structure import boxes

from publish.pdf.weasy import drawing
from publish.pdf.weasy.lines import iter_line_boxes
from publish.pdf.weasy.pen import Pen
from publish.pdf.weasy.percentages import BARE, resolve_percentages

Rows = dict[Any, tuple[Any, ...]]
"""The elements of all rows by their group's element, as they were typed."""
_BLANKS = re.compile("[ \t\r\n]+")


def take_out(root: Any) -> Rows:
    """Leave of rows alike the first of each class in the tree; all that were there."""
    found: Rows = {}
    for group in root.iter("tbody"):
        if "alike" in group.get("class", "").split():
            found[group] = tuple(group)
            group[:] = _kept(found[group])
    return found


def put_back(rows: Rows) -> None:
    """Put the rows that were taken out back into their groups."""
    for group, every in rows.items():
        group[:] = every


def _kept(rows: tuple[Any, ...]) -> list[Any]:
    """The rows that the engine lays out: the first of every kind, and those of none."""
    kinds = [_kind(row) for row in rows]
    return [
        row
        for number, (row, kind) in enumerate(zip(rows, kinds, strict=True))
        if kind is None or kinds.index(kind) == number
    ]


def _kind(row: Any) -> tuple[str, int] | None:
    """The class of a row of plain words and the number of its cells; None for any other."""
    if any(cell.attrib or len(cell) for cell in row):
        return None
    return row.get("class", ""), len(row)


class _Line(boxes.LineBox):  # type: ignore[misc]
    """The place of a row's words in the drawing; `row` is the row."""

    row: "_Row"


class _Row(boxes.TableRowBox):  # type: ignore[misc]
    """A row whose cells are no boxes. Its only child is its place in the drawing; `frame` is a
    cell, by whose borders it is framed.
    """

    cells: tuple["_Cell", ...]
    frame: Any


class _Cell(Struct, frozen=True, eq=False):
    """The words of a cell: their lines, as boxes of a cell in the corner of the page, and how far
    the cell is from its row's left edge, in CSS px.
    """

    element: Any
    lines: tuple[Any, ...]
    left: float


class _Pattern:
    """A row that the engine has laid out, and the rows that are set like it."""

    def __init__(self, context: Any, row: Any, table: Any) -> None:
        self.context = context
        self.row = row
        self.cells = [self._corner(cell, table) for cell in row.children]
        self.lefts = [cell.position_x - row.position_x for cell in row.children]
        self.known: dict[tuple[int, str], tuple[Any, ...]] = {}

    def _corner(self, cell: Any, table: Any) -> Any:
        """A cell in the corner of the page; the engine has made it as high as its row."""
        found = cell.copy()
        resolve_percentages(found, table)
        found.__dict__.update(BARE, width=cell.width, height=0.0)
        found.position_x = found.position_y = found.margin_left = found.margin_top = 0.0
        return found

    def row_of(self, element: Any, top: float) -> _Row:
        """The row of an element, set like this one, with its upper edge at a height."""
        lines = [self._lines(column, cell.text or "") for column, cell in enumerate(element)]
        row = _Row.__new__(_Row)
        row.__dict__.update(self.row.__dict__)
        row.element, row.position_y = element, top
        row.height = max(
            cell.border_height() + sum(line.height for line in own)
            for cell, own in zip(self.cells, lines, strict=True)
        )
        row.cells = tuple(map(_Cell, element, lines, self.lefts))
        row.frame = self.cells[0]
        place = _Line.__new__(_Line)
        place.__dict__.update(row.__dict__, children=(), baseline=0.0, row=row)
        row.children = [place]
        return row

    def _lines(self, column: int, typed: str) -> tuple[Any, ...]:
        """The lines of a text in a column, made once."""
        words = _BLANKS.sub(" ", typed).strip(" ")
        key = (column, words)
        if key not in self.known:
            self.known[key] = tuple(self._set(self.cells[column], words)) if words else ()
        return self.known[key]

    def _set(self, cell: Any, words: str) -> Iterator[Any]:
        text = boxes.TextBox.anonymous_from(cell, words)
        paragraph = boxes.LineBox.anonymous_from(cell, [text])
        top, below = cell.content_box_y(), float("-inf")
        lines = iter_line_boxes(self.context, paragraph, top, below, None, cell, [], [], None, None)
        return (line for line, _ in lines)


def set_rows(context: Any, page: Any) -> None:
    """Put the rows that were taken out into a galley; what is below them moves down."""
    if context.rows_alike:
        context.create_block_formatting_context()
        _grow(context, page.children[0])
        context.finish_block_formatting_context()


def _grow(context: Any, box: Any) -> float:
    """Put the rows into the groups in a box; how much higher it is then, in CSS px."""
    higher = 0.0
    for child in box.children:
        if higher:
            child.translate(dy=higher)
        if child.element in context.rows_alike and isinstance(child, boxes.TableRowGroupBox):
            higher += _fill(context, child, box)
        elif isinstance(child, (boxes.BlockLevelBox, boxes.TableBox)):
            higher += _grow(context, child)
    if higher:
        box.height += higher
    return higher


def _fill(context: Any, group: Any, table: Any) -> float:
    """Put all rows into a group; how much higher it is then."""
    laid_out = {row.element: row for row in group.children}
    patterns = {_kind(row.element): _Pattern(context, row, table) for row in group.children}
    top = group.position_y
    rows = []
    for element in context.rows_alike[group.element]:
        row = laid_out.get(element)
        if row is None:
            row = patterns[_kind(element)].row_of(element, top)
        else:
            row.translate(dy=top - row.position_y)
        rows.append(row)
        top += row.height
    higher = top - group.position_y - group.height
    group.children = rows
    group.height += higher
    return float(higher)


def draw_inline_level(stream: Any, page: Any, box: Any, *arguments: Any, **named: Any) -> None:
    """Draw a line, or the row whose place it is."""
    if type(box) is _Line:
        _draw(stream, page, box.row)
    else:
        drawing.draw_inline_level(stream, page, box, *arguments, **named)


def _draw(stream: Any, page: Any, row: _Row) -> None:
    frame = row.frame.copy()
    frame.position_x, frame.position_y = row.position_x, row.position_y
    frame.width += row.width - frame.border_width()
    frame.height += row.height - frame.border_height()
    draw_border(stream, frame)
    for cell in row.cells:
        left = row.position_x + cell.left
        for line in cell.lines:
            if drawing.is_plain(line):
                _draw_line(stream, cell, line, left, row.position_y)
            else:
                moved = line.deepcopy()
                moved.translate(left, row.position_y)
                for part in moved.descendants():
                    part.element = cell.element
                drawing.draw_inline_level(stream, page, moved)


class _Text(Struct, frozen=True, eq=False):
    """A text that is drawn, by the element to which it belongs."""

    element: Any


def _draw_line(stream: Any, cell: _Cell, line: Any, left: float, top: float) -> None:
    """Draw a line of plain text so far from where its boxes stand, as any composed text."""
    for text in line.descendants():
        if isinstance(text, boxes.TextBox):
            with stream.marked(_Text(cell.element), "Span"):
                stream.set_color(text.style["color"])
                stream.begin_text()
                baseline = text.position_y + text.baseline
                stream.set_text_matrix(1, 0, 0, -1, text.position_x + left, baseline + top)
                stream.stream.extend(_shown(stream, text))
                stream.end_text()


def _shown(stream: Any, text: Any) -> list[bytes]:
    """The operators that show a text, drawn once: each names its font."""
    shown: list[bytes] | None = getattr(text, "shown", None)
    if shown is None:
        begin, stream._current_font = len(stream.stream), None
        Pen(stream, text.composed).draw()
        shown = text.shown = stream.stream[begin:]
        del stream.stream[begin:]
    return shown


def _dispatch(box: Any, *arguments: Any) -> Any:
    """A box as it is painted; a row is painted like a block of one line."""
    if type(box) is _Row:
        arguments[-1][box] = {}
        return box
    return drawing.dispatch(box, *arguments)


def install() -> None:
    """Put both into the engine, behind our drawing; calling it again changes nothing."""
    weasyprint.draw.draw_inline_level = draw_inline_level
    weasyprint.stacking._dispatch = _dispatch
