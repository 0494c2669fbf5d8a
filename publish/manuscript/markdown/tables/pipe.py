"""Pipe tables. Rows above the line of dashes are head rows; there may be several."""

import re
from itertools import pairwise

from markdown_it.rules_block import StateBlock

from publish.manuscript.markdown.rules.lines import belongs, line_start, line_text
from publish.manuscript.markdown.tables.typed import Piece, TypedTable
from publish.model.blocks import Alignment

_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_HEAD_ROWS = 8


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table whose cells are parted by `|`; its line of dashes has one too."""
    if state.is_code_block(start):
        return False
    dashes = _line_of_dashes(state, start, end)
    if dashes is None:
        return False
    if silent:
        return True
    stop = dashes + 1
    while belongs(state, stop, end) and len(_boundaries(line_text(state, stop))) > 0:
        stop += 1
    token = state.push("table", "", 0)
    token.map = [start, stop]
    token.meta = {
        "table": TypedTable(
            tuple(_row(state, line) for line in range(start, dashes)),
            tuple(_row(state, line) for line in range(dashes + 1, stop)),
            tuple(alignment_of(cell) for cell in re.split(r"[|+]", _inside(state, dashes))),
        )
    }
    state.line = stop
    return True


def alignment_of(dashes: str) -> Alignment | None:
    """`:--` start, `--:` end, `:-:` centre, `--` nothing said."""
    dashes = dashes.strip()
    if dashes.startswith(":"):
        return Alignment.CENTER if dashes.endswith(":") else Alignment.START
    return Alignment.END if dashes.endswith(":") else None


def _line_of_dashes(state: StateBlock, start: int, end: int) -> int | None:
    for line in range(start, min(end, start + _HEAD_ROWS + 1)):
        text = line_text(state, line)
        if not belongs(state, line, end) or "|" not in text:
            return None
        if _DASHES.fullmatch(text):
            return line
    return None


def _inside(state: StateBlock, line: int) -> str:
    return line_text(state, line).strip().removeprefix("|").removesuffix("|")


def _row(state: StateBlock, line: int) -> tuple[Piece, ...]:
    start = line_start(state, line)
    return tuple(
        Piece(((start + first, start + last),)) for first, last in split(line_text(state, line))
    )


def split(text: str) -> list[tuple[int, int]]:
    """The offsets of the cells of a row, blanks and outer marks left out."""
    text = text.rstrip()
    marks = _boundaries(text)
    edges = marks if text.startswith("|") else [-1, *marks]
    if not marks or marks[-1] != len(text) - 1:
        edges = [*edges, len(text)]
    cells: list[tuple[int, int]] = []
    for before, after in pairwise(edges):
        cell = text[before + 1 : after]
        first = before + 1 + len(cell) - len(cell.lstrip())
        cells.append((first, max(first, before + 1 + len(cell.rstrip()))))
    return cells


def _boundaries(text: str) -> list[int]:
    r"""The offsets of `|`, but for `\|` and those between two backticks."""
    found: list[int] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 1
        elif character == "`":
            run = len(text) - position - len(text[position:].lstrip("`"))
            closing = text.find("`" * run, position + run)
            position = closing + run - 1 if closing >= 0 else position + run - 1
        elif character == "|":
            found.append(position)
        position += 1
    return found
