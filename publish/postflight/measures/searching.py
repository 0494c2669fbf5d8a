"""Blanks that a reader finds between Han and Western text."""

import re
from collections.abc import Sequence

from publish.postflight.lines import Sign
from publish.postflight.measures.reading import Bad, Measured, Reading, at
from publish.postflight.measures.selection import (
    DELIBERATE,
    is_border,
    measured_lines,
    neighbours,
)


def reader_blanks(reading: Reading) -> Measured:
    """Blanks that PDFium finds between Han and Western text, where a search would stumble."""
    borders_shown = 0
    bad: list[Bad] = []
    for line in measured_lines(reading):
        read = reading.texts[line.page - 1]
        for place, first, second, gap in neighbours(line):
            if not is_border(first, second) or gap > DELIBERATE:
                continue
            borders_shown += 1
            before = _spaced_out(line.signs[max(0, place - 3) : place])
            after = _spaced_out(line.signs[place : place + 3])
            if re.search(f"{before} {after}", read) and not re.search(before + after, read):
                words = f"{first.text} {second.text}"
                bad.append(at(reading, "pdf-blank-read", line, place, text=words))
    figures = (("blanks-read", len(bad)), ("blanks-sought", borders_shown))
    return Measured(figures, tuple(bad))


def _spaced_out(signs: Sequence[Sign]) -> str:
    """A pattern for the signs as a reader gives them, with or without blanks between."""
    return r"\s*".join(re.escape(sign.text) for sign in signs if sign.text != "\u00ad")
