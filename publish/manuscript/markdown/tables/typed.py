"""A table as it was typed, before its cells are read."""

from msgspec import Struct

from publish.manuscript.markdown.positions import span_at
from publish.model import Located
from publish.model.blocks import Alignment


class Piece(Struct, frozen=True):
    """What stands in one place of a table: offsets (start, end) of its lines in the source."""

    lines: tuple[tuple[int, int], ...]
    columns: int = 1
    rows: int = 1
    blocks: bool = False
    """Whether it may hold paragraphs, lists and so on (a grid table's cell)."""


class TypedTable(Struct, frozen=True):
    """Rows of pieces. `alignments` has None where no colon says anything; `widths` are the
    dashes per column, or empty where they mean nothing.
    """

    head: tuple[tuple[Piece, ...], ...]
    body: tuple[tuple[Piece, ...], ...]
    alignments: tuple[Alignment | None, ...]
    widths: tuple[int, ...] = ()


def text_of(piece: Piece, source: Located) -> Located:
    """The piece's text with the place of each of its lines, empty lines at the ends left out."""
    lines = list(piece.lines)
    while lines and not source.text[slice(*lines[-1])].strip():
        lines.pop()
    while lines and not source.text[slice(*lines[0])].strip():
        lines.pop(0)
    if not lines:
        start = piece.lines[0][0] if piece.lines else 0
        span = span_at(source, start, start)
        return Located("", source.file, ((span.line, span.column),))
    margin = min(
        (_indent(source.text[slice(*line)]) for line in lines if source.text[slice(*line)].strip()),
        default=0,
    )
    texts: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in lines:
        shift = min(margin, _indent(source.text[start:end]))
        span = span_at(source, start + shift, start + shift)
        texts.append(source.text[start + shift : end].rstrip())
        places.append((span.line, span.column))
    return Located("\n".join(texts), source.file, tuple(places))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
