"""Which lines, signs and breaks are looked at."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from publish.postflight import characters as c
from publish.postflight.lines import DISPLAY, Line, Paragraph, Sign, parts
from publish.postflight.measures.reading import Reading
from publish.postflight.units import in_address

DELIBERATE = 0.7
"""Em beyond which a gap between two signs was put there by hand: 摘　要, 圖1　書葉."""

FULL_CELL = 0.95
"""Em from which a sign that may be proportional fills a cell."""


class Break(Struct, frozen=True):
    """Two lines of a paragraph; `number` counts from 0. An address may go on over the break."""

    paragraph: Paragraph
    number: int
    before: Line
    after: Line
    in_address: bool


def breaks(reading: Reading) -> Iterator[Break]:
    """All breaks between lines run on."""
    for paragraph in reading.paragraphs:
        inside = False
        for number, (before, after) in enumerate(pairwise(paragraph.lines)):
            inside = in_address(bare(before), bare(after), tail_in_address=inside)
            yield Break(paragraph, number, before, after, inside)


def bare(line: Line) -> str:
    """The line's text without its calls, for rules that look at text."""
    signs = line.signs
    kept = [place for place in range(len(signs)) if not signs[place].is_call]
    if len(kept) == len(signs):
        return line.text
    found = parts(line)
    return "".join(found[place] for place in kept).lstrip()


def all_signs(reading: Reading, page: int) -> Iterator[tuple[Line, int, Sign]]:
    for line in reading.lines[page - 1]:
        for place, sign in enumerate(line.signs):
            yield line, place, sign


def measured_lines(reading: Reading) -> Iterator[Line]:
    """Horizontal Chinese lines of running text: neither display, nor in a table, nor artifacts."""
    for paragraph in reading.paragraphs:
        if paragraph.kind == DISPLAY:
            continue
        for line in paragraph.lines:
            if line.alone and not line.artifact and line.is_han:
                yield line


def neighbours(line: Line) -> Iterator[tuple[int, Sign, Sign, float]]:
    """(place of the second, first, second, gap between them in em) for level signs of one size."""
    for place, (first, second) in enumerate(pairwise(line.signs), 1):
        if not first.raised and not second.raised and abs(first.size - second.size) < 0.2:
            yield place, first, second, (second.x - first.end) / second.size


def is_border(first: Sign, second: Sign) -> bool:
    """Whether Han and Western text meet between two signs."""
    return (c.is_square(first.text) and _is_western(second)) or (
        _is_western(first) and c.is_square(second.text)
    )


def _is_western(sign: Sign) -> bool:
    """Whether a sign is proportional: ①, Ⅷ and ½ of a Chinese face fill a cell as Han does."""
    if not c.is_western(sign.text):
        return False
    return not c.is_ambiguous(sign.text) or sign.end - sign.x < FULL_CELL * sign.size
