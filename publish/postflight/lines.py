"""Signs, lines and paragraphs of a finished page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from publish.postflight.characters import (
    CLOSING,
    CONNECTORS,
    DASHES,
    ELLIPSES,
    HANGING,
    INTERPUNCTS,
    OPENING,
    PAUSES,
    is_han,
    is_square,
)
from publish.postflight.structure import TaggedBlock

CALL = re.compile(r"[\d*†‡§\[\],，\-–〔〕]+")
_CELL = DASHES | ELLIPSES | INTERPUNCTS | CONNECTORS
BODY, SMALL, DISPLAY = "body", "small", "display"


class Sign(Struct, frozen=True):
    """A cluster of a line: base glyph with its marks, or one glyph of several characters.

    Lengths are pt. `spaced` says whether a blank glyph stands before it, `raised` whether it is
    smaller and off the baseline or tagged as a label, `order` its place in the content.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    raised: bool
    spaced: bool
    order: int
    text_object: int

    @property
    def is_call(self) -> bool:
        """Whether it looks like a note call."""
        return self.raised and CALL.fullmatch(self.text) is not None


def _outside(low: float, high: float) -> float:
    """The distance of 0 from the range low … high."""
    return max(low, 0.0) + min(high, 0.0)


class Line(Struct, frozen=True):
    """A line: page and number on it from the top, baseline in pt from the page's top, the size of
    most of its signs. `alone` is false for cells of a table and whatever else shares its height.
    """

    page: int
    number: int
    y: float
    size: float
    signs: tuple[Sign, ...]
    block: TaggedBlock | None
    artifact: bool
    alone: bool

    @property
    def x(self) -> float:
        return self.signs[0].x

    @property
    def end(self) -> float:
        return self.signs[-1].end

    @property
    def text(self) -> str:
        """What a reader sees, blanks between Western words included."""
        return "".join(parts(self))

    def column(self, place: int) -> int:
        """The column (from 1) of sign `place` in the text."""
        found = parts(self)
        blank = found[place].startswith(" ")
        return sum(map(len, found[:place])) + blank + 1

    @property
    def end_blank(self) -> float:
        """The pt at the line's end that may stand outside the measure: the blank of its last mark,
        or the whole of a Western stop or hyphen, which hang in many programs.
        """
        sign = self.signs[-1]
        last = sign.text[-1:]
        if last in CLOSING or last in PAUSES:
            return sign.size / 2
        if last in INTERPUNCTS:
            return sign.size / 4
        return sign.end - sign.x if last in HANGING else 0.0

    @property
    def cell_end(self) -> float:
        """Where the last sign's cell ends: dashes and interpuncts may be narrower than theirs."""
        sign = self.signs[-1]
        if sign.text[-1:] not in _CELL or sign.text[-1:] in HANGING:
            return sign.end
        width = sign.size * (2 if len(sign.text) == 2 else 1)
        return max(sign.end, (sign.x + sign.end + width) / 2)

    def off_right(self, edge: float) -> float:
        """How far the line's end stands outside (+) or inside (−) an edge, in pt; nothing where
        the edge runs through its end blank. A dash may count with its own width or its cell's.
        """
        cell = self.cell_end
        if abs(self.end - edge) < abs(cell - edge):
            cell = self.end
        return _outside(cell - self.end_blank - edge, cell - edge)

    def off_left(self, edge: float) -> float:
        """How far the line's start stands to the right (+) or left (−) of an edge, in pt."""
        blank = self.size / 2 if self.signs[0].text[:1] in OPENING else 0.0
        return _outside(self.x - edge, self.x + blank - edge)

    @property
    def is_han(self) -> bool:
        """Whether at least a quarter of it is Han."""
        return is_mostly_han(self.signs)


def is_mostly_han(signs: Sequence[Sign]) -> bool:
    """Whether at least a quarter of the signs are Han."""
    return 4 * sum(is_square(sign.text) for sign in signs) >= len(signs)


def parts(line: Line) -> list[str]:
    """The text of each sign, with the blank before it where there is one between Western words."""
    found = [_readable(line.signs[0].text)]
    for before, sign in pairwise(line.signs):
        least = 0.08 if sign.spaced else 0.15
        wide = sign.x - before.end > least * sign.size
        blank = wide and _joins(before.text) and _joins(sign.text)
        found.append((" " if blank else "") + _readable(sign.text))
    return found


def _joins(text: str) -> bool:
    """Whether a wide gap beside it is a word space: Western letters, digits and marks."""
    return bool(text) and text[0] < "\u2e80" and text[0] not in DASHES | ELLIPSES | INTERPUNCTS


def _readable(text: str) -> str:
    return text.replace("\u00ad", "-")


class Paragraph(Struct, frozen=True):
    """Lines in order. `edges` are, for each line, left and right in pt of the block that it
    stands in, right being None where no edge is common to enough lines; `kind` is BODY, SMALL or
    DISPLAY.
    """

    lines: tuple[Line, ...]
    edges: tuple[tuple[float, float | None], ...]
    kind: str

    @property
    def is_han(self) -> bool:
        """Whether at least a quarter of it is Han."""
        return is_mostly_han([sign for line in self.lines for sign in line.signs])

    @property
    def is_indented(self) -> bool:
        """Whether the first line begins elsewhere than the others."""
        left, _ = self.edges[0]
        return abs(self.lines[0].off_left(left)) > 0.3 * self.lines[0].size


class SizeClasses(Struct, frozen=True):
    """The size of most Han text is the body's; less is small, more is display."""

    body: float

    def kind(self, size: float) -> str:
        if abs(size - self.body) <= 0.3:
            return BODY
        return SMALL if size < self.body else DISPLAY


def size_classes(lines: Iterable[Line]) -> SizeClasses:
    """The classes of a file."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += sum(is_han(sign.text) for sign in line.signs) * 1000 + 1
    return SizeClasses(counted.most_common(1)[0][0] if counted else 0.0)
