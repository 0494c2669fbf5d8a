"""A CSV file → a table as typed, with the place of every cell."""

import re

from publish.manuscript.markdown.tables.typed import Piece, TypedTable

_QUOTED = re.compile(r'[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|\n|\Z)')
_BARE = re.compile(r"[^,\n]*")


def typed_table(text: str, head_rows: int) -> tuple[str, TypedTable]:
    """The table in a CSV text (RFC 4180, commas, `\\n` line ends); empty lines are left out.

    Cells are Markdown. The text comes back with the doubled quotation marks of quoted cells
    as Markdown escapes them; it is as long as before, so that places stay.
    """
    rows: list[tuple[Piece, ...]] = []
    row: list[Piece] = []
    position = 0
    while position <= len(text):
        quoted = _QUOTED.match(text, position)
        cell = quoted or _BARE.match(text, position)
        assert cell is not None
        start, end = cell.span(1) if quoted else cell.span()
        if quoted:
            text = text[:start] + quoted[1].replace('""', '\\"') + text[end:]
        row.append(Piece(_lines(text, start, end)))
        position = cell.end()
        if not text.startswith(",", position):
            if len(row) > 1 or text[start:end].strip():
                rows.append(tuple(row))
            row = []
        position += 1
    return text, TypedTable(tuple(rows[:head_rows]), tuple(rows[head_rows:]), ())


def _lines(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    lines: list[tuple[int, int]] = []
    for part in text[start:end].split("\n"):
        indent = len(part) - len(part.lstrip())
        lines.append((start + indent, start + max(indent, len(part.rstrip()))))
        start += len(part) + 1
    return tuple(lines)
