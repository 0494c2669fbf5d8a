"""Pandoc's simple and multi-line tables: columns stand over and under runs of dashes."""

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from publish.manuscript.markdown.tables.columns import offset_at, width_of
from publish.manuscript.markdown.tables.typed import Piece, TypedTable
from publish.model.blocks import Alignment

_RUNS = re.compile(r"[ \t]*-+(?:[ ]+-+)+[ \t]*")
_FULL = re.compile(r"[ \t]*-{3,}[ \t]*")


class _Columns(Struct, frozen=True):
    """Where columns begin and how many dashes each has; both as they look."""

    starts: tuple[int, ...]
    widths: tuple[int, ...]


def _typed(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _columns(dashes: str) -> _Columns:
    runs = list(re.finditer(r"-+", dashes))
    return _Columns(
        tuple(run.start() for run in runs), tuple(run.end() - run.start() for run in runs)
    )


def _is_runs(state: StateBlock, line: int, end: int) -> bool:
    if line >= end or state.sCount[line] - state.blkIndent > 3:
        return False
    text = _typed(state, line)
    return bool(_RUNS.fullmatch(text)) and "--" in text


def _is_full(state: StateBlock, line: int, end: int) -> bool:
    return line < end and bool(_FULL.fullmatch(_typed(state, line)))


def simple_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line of head cells over runs of dashes, or rows between two lines of runs."""
    if state.isEmpty(start) or state.sCount[start] < state.blkIndent:
        return False
    headless = _is_runs(state, start, end)
    dashes = start if headless else start + 1
    if not _is_runs(state, dashes, end):
        return False
    stop = dashes + 1
    while stop < end and not state.isEmpty(stop) and not _is_runs(state, stop, end):
        stop += 1
    closed = _is_runs(state, stop, end)
    if stop == dashes + 1 or (headless and not closed):
        return False
    if silent:
        return True
    columns = _columns(_typed(state, dashes))
    head = () if headless else (_row(state, [start], columns),)
    body = tuple(_row(state, [line], columns) for line in range(dashes + 1, stop))
    alignments = _alignments(state, [dashes + 1] if headless else [start], columns)
    last = stop + 1 if closed else stop
    _push(state, start, last, TypedTable(head, body, alignments))
    return True


def multiline_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Rows of several lines, parted by empty lines, between two lines of dashes."""
    if state.sCount[start] < state.blkIndent or state.sCount[start] - state.blkIndent > 3:
        return False
    if _is_runs(state, start, end):
        dashes = start
    elif _is_full(state, start, end):
        dashes = start + 1
        while dashes < end and not state.isEmpty(dashes) and not _is_runs(state, dashes, end):
            dashes += 1
    else:
        return False
    if not _is_runs(state, dashes, end):
        return False
    closing = _closing_line(state, dashes + 1, end)
    if closing is None:
        return False
    parted = any(state.isEmpty(line) for line in range(dashes, closing))
    if dashes == start and not parted:
        return False  # a simple table without a head
    if silent:
        return True
    columns = _columns(_typed(state, dashes))
    head_lines = list(range(start + 1, dashes))
    rows = _rows(state, dashes + 1, closing)
    head = (_row(state, head_lines, columns),) if head_lines else ()
    body = tuple(_row(state, lines, columns) for lines in rows)
    alignments = _alignments(state, head_lines or rows[0], columns)
    _push(state, start, closing + 1, TypedTable(head, body, alignments, columns.widths))
    return True


def _closing_line(state: StateBlock, line: int, end: int) -> int | None:
    """The line of dashes that ends a multi-line table; an empty line or the end follows it."""
    first = line
    while line < end:
        if not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            return None
        if _is_full(state, line, end) or _is_runs(state, line, end):
            followed = line + 1 < end and not state.isEmpty(line + 1)
            rows = any(not state.isEmpty(row) for row in range(first, line))
            return line if rows and not followed else None
        line += 1
    return None


def _rows(state: StateBlock, start: int, end: int) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    for line in range(start, end):
        if not state.isEmpty(line):
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _row(state: StateBlock, lines: Sequence[int], columns: _Columns) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    edges = [*columns.starts[1:], None]
    for index, edge in enumerate(edges):
        column = columns.starts[index] if index else 0
        parts: list[tuple[int, int]] = []
        for line in lines:
            text, offset = _typed(state, line), state.bMarks[line]
            first = offset_at(text, column)
            last = len(text) if edge is None else offset_at(text, edge)
            part = text[first:last]
            first += len(part) - len(part.lstrip())
            parts.append((offset + first, offset + max(first, first + len(part.strip()))))
        pieces.append(Piece(tuple(parts)))
    return tuple(pieces)


def _alignments(
    state: StateBlock, lines: Sequence[int], columns: _Columns
) -> tuple[Alignment | None, ...]:
    """How the head (or the first row) stands to the dashes: the longest line decides."""
    found: list[Alignment | None] = []
    for start, width in zip(columns.starts, columns.widths, strict=True):
        parts = []
        for line in lines:
            text = _typed(state, line)
            parts.append(text[offset_at(text, start) : offset_at(text, start + width)])
        part = max(parts, key=lambda part: width_of(part.strip()))
        left = part.startswith(" ")
        right = width_of(part.rstrip()) < width
        found.append(
            {
                (True, True): Alignment.CENTER,
                (True, False): Alignment.END,
                (False, True): Alignment.START,
                (False, False): None,
            }[left, right]
            if part.strip()
            else None
        )
    return tuple(found)


def _push(state: StateBlock, start: int, stop: int, table: TypedTable) -> None:
    token = state.push("table", "", 0)
    token.map = [start, stop]
    token.meta = {"table": table}
    state.line = stop
