"""From places in a piece of Markdown to places in the file it was cut from."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from publish.model import Located, Span

# Blanks that Markdown takes for text, and Python's `strip` does not.
_WIDE_BLANKS = "\u00a0\u2001\u2003\u3000"
_BLANK_LINE = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def legible(source: Located) -> Located:
    """The source as the Markdown parser may see it, character for character as long.

    A line of nothing but ideographic or no-break spaces separates paragraphs as an empty
    one does; NUL and lone carriage returns are no characters of a manuscript.
    """
    text = source.text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r", " ")
    text = _BLANK_LINE.sub(lambda match: " " * len(match[0]), text)
    return Located(text, source.file, source.places)


@lru_cache(maxsize=256)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))


def _row_of(text: str, offset: int) -> tuple[int, int]:
    """The line (from 0) in which an offset stands, and where that line begins."""
    starts = _line_starts(text)
    row = bisect_right(starts, offset) - 1
    return row, starts[row]


def span_at(source: Located, start: int, end: int) -> Span:
    """`source.span(start, end)`, without counting the lines of a long text each time."""
    line, column = _place(source, start)
    end_line, end_column = _place(source, max(start, end))
    return Span(source.file, line, column, end_line, end_column)


def _place(source: Located, offset: int) -> tuple[int, int]:
    row, line_start = _row_of(source.text, offset)
    line, column = source.places[min(row, len(source.places) - 1)]
    return line, column + offset - line_start


def cut(source: Located, start: int, end: int) -> Located:
    """`source.text[start:end]`, with the place of each of its lines."""
    text = source.text[start:end]
    first, line_start = _row_of(source.text, start)
    places = list(source.places[first : first + text.count("\n") + 1])
    if places:
        line, column = places[0]
        places[0] = (line, column + start - line_start)
    return Located(text, source.file, tuple(places) or source.places[-1:])


def trimmed(source: Located) -> Located:
    """The text without blanks at its two ends."""
    text = source.text
    start = len(text) - len(text.lstrip())
    return cut(source, start, max(start, len(text.rstrip())))


def content_of_lines(
    source: Located, lines: Sequence[str], first_row: int, content: str
) -> Located:
    """A paragraph's content, as the block parser gives it, found again in its lines.

    The parser takes quotation marks and indentation off the beginnings of lines, and the
    marks of a heading off both ends; what is left of a line stands in it unchanged.
    Ideographic blanks at its beginning are kept, so that they can be found.
    """
    texts: list[str] = []
    places: list[tuple[int, int]] = []
    for row, typed in enumerate(content.split("\n"), first_row):
        text = typed.lstrip(" \t")
        whole = lines[row] if row < len(lines) else ""
        offset = len(whole) - len(text) if whole.endswith(text) else whole.rfind(text)
        while offset > 0 and whole[offset - 1] in _WIDE_BLANKS:
            offset -= 1
            text = whole[offset] + text
        line, column = source.places[min(row, len(source.places) - 1)]
        texts.append(text)
        places.append((line, column + max(0, offset)))
    return Located("\n".join(texts), source.file, tuple(places))


def span_of_rows(source: Located, lines: Sequence[str], first: int, end: int) -> Span:
    """From the first printed character of row `first` to the last one before row `end`."""
    last = max(first, end - 1)
    while last > first and not lines[last].strip():
        last -= 1
    line, column = source.places[min(first, len(source.places) - 1)]
    end_line, end_column = source.places[min(last, len(source.places) - 1)]
    opening = lines[first]
    indent = len(opening) - len(opening.lstrip())
    return Span(
        source.file, line, column + indent, end_line, end_column + len(lines[last].rstrip())
    )


def joined(first: Span, last: Span) -> Span:
    """The span from the beginning of one to the end of another."""
    return Span(first.file, first.line, first.column, last.end_line, last.end_column)
