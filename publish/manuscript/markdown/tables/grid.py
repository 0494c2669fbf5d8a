"""Grid tables, with cells that span rows and columns."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from publish.manuscript.markdown.rules.lines import belongs, line_start, line_text
from publish.manuscript.markdown.tables.columns import cells_of
from publish.manuscript.markdown.tables.pipe import alignment_of, split
from publish.manuscript.markdown.tables.typed import Piece, TypedTable

_BORDER = re.compile(r"\+(?:[-=:]+\+)+")
_HORIZONTAL = frozenset("-=:+")
_VERTICAL = frozenset("|+")


class _Line(Struct, frozen=True):
    """One line of the drawing: its text, its offset in the source, and its columns.

    `columns[c]` is the offset in `text` of the character in column c; a wide character
    has two columns.
    """

    text: str
    offset: int
    columns: tuple[int, ...]

    def at(self, column: int) -> str:
        return self.text[self.columns[column]]


def _line(text: str, offset: int) -> _Line:
    columns = [index for index, character in enumerate(text) for _ in range(cells_of(character))]
    return _Line(text, offset, tuple(columns))


class _Box(Struct, frozen=True):
    """A cell between four corners: rows and columns of the drawing."""

    top: int
    left: int
    bottom: int
    right: int


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A drawing of `+`, `-` and `|`; `=` below the head, colons say how a column stands."""
    if state.is_code_block(start) or not _BORDER.fullmatch(line_text(state, start).rstrip()):
        return False
    stop = start
    while belongs(state, stop, end) and line_text(state, stop)[0] in "+|":
        stop += 1
    if stop < start + 3:
        return False
    if silent:
        return True
    lines = [
        _line(line_text(state, line).rstrip(), line_start(state, line))
        for line in range(start, stop)
    ]
    token = state.push("table", "", 0)
    token.map = [start, stop]
    token.meta = {"table": _drawn(lines) or _counted(lines)}
    state.line = stop
    return True


def _drawn(lines: list[_Line]) -> TypedTable | None:
    """The table by its corners, or None when the drawing does not close."""
    width = len(lines[0].columns)
    if any(len(line.columns) != width for line in lines):
        return None
    boxes = list(_boxes(lines, width))
    tops = sorted({box.top for box in boxes} | {len(lines) - 1})
    lefts = sorted({box.left for box in boxes} | {width - 1})
    covered = sum((box.bottom - box.top) * (box.right - box.left) for box in boxes)
    if not boxes or covered != (len(lines) - 1) * (width - 1):
        return None
    rows: list[list[Piece]] = [[] for _ in tops[:-1]]
    for box in boxes:
        rows[tops.index(box.top)].append(
            Piece(
                tuple(_inner(line, box) for line in lines[box.top + 1 : box.bottom]),
                columns=lefts.index(box.right) - lefts.index(box.left),
                rows=tops.index(box.bottom) - tops.index(box.top),
                blocks=True,
            )
        )
    rule = _head_rule(lines)
    head = tops.index(rule) if rule in tops else 0
    marks = lines[rule if head else 0]
    return TypedTable(
        tuple(tuple(row) for row in rows[:head]),
        tuple(tuple(row) for row in rows[head:]),
        tuple(
            alignment_of(marks.text[marks.columns[left] + 1 : marks.columns[right]].strip("+"))
            for left, right in pairwise(lefts)
        ),
        tuple(right - left - 1 for left, right in pairwise(lefts)),
    )


def _inner(line: _Line, box: _Box) -> tuple[int, int]:
    """The offsets between a box's left and right edge in one line, outer blanks left out."""
    first, last = line.columns[box.left] + 1, line.columns[box.right]
    if line.text.startswith(" ", first, last):
        first += 1
    inner = line.text[first:last].rstrip()
    return line.offset + first, line.offset + first + len(inner)


def _head_rule(lines: list[_Line]) -> int:
    """The index of the line of `=` that is not the last line, or -1."""
    rules = (
        index
        for index, line in enumerate(lines[1:-1], 1)
        if "=" in line.text and _BORDER.fullmatch(line.text)
    )
    return next(rules, -1)


def _boxes(lines: list[_Line], width: int) -> Iterator[_Box]:
    """Each cell once, by its upper left corner, row by row."""
    for top, line in enumerate(lines[:-1]):
        for left in range(width - 1):
            if line.at(left) == "+":
                box = _box_from(lines, top, left, width)
                if box:
                    yield box


def _box_from(lines: list[_Line], top: int, left: int, width: int) -> _Box | None:
    """The smallest closed box whose upper left corner is this one."""
    for right in range(left + 1, width):
        if lines[top].at(right) not in _HORIZONTAL:
            return None
        if lines[top].at(right) != "+":
            continue
        for bottom in range(top + 1, len(lines)):
            line = lines[bottom]
            if line.at(left) not in _VERTICAL or line.at(right) not in _VERTICAL:
                break
            corners = line.at(left) == "+" and line.at(right) == "+"
            if corners and all(line.at(column) in _HORIZONTAL for column in range(left, right + 1)):
                return _Box(top, left, bottom, right)
    return None


def _counted(lines: list[_Line]) -> TypedTable:
    """The table by counting `|`, for a drawing whose lines do not stand under one another."""
    rows: list[list[list[tuple[int, int]]]] = [[]]
    head = 0
    for line in lines[1:]:
        if _BORDER.fullmatch(line.text):
            if "=" in line.text and not head:
                head = len(rows)
            rows.append([])
        else:
            cells = [(line.offset + a, line.offset + b) for a, b in split(line.text)]
            rows[-1].append(cells)
    typed = [_counted_row(row) for row in rows if row]
    head = 0 if head >= len(typed) else head
    marks = next((line.text for line in lines[1:] if "=" in line.text), "") if head else ""
    columns = (marks or lines[0].text).strip("+").split("+")
    return TypedTable(
        tuple(typed[:head]),
        tuple(typed[head:]),
        tuple(alignment_of(column) for column in columns),
        tuple(len(column) for column in columns),
    )


def _counted_row(lines: list[list[tuple[int, int]]]) -> tuple[Piece, ...]:
    count = max(len(cells) for cells in lines)
    return tuple(
        Piece(tuple(cells[index] for cells in lines if index < len(cells)), blocks=True)
        for index in range(count)
    )
