"""Full lines: how far they are off the edges of their blocks."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from publish.postflight.lines import DISPLAY, Line
from publish.postflight.measures.reading import Measured, Reading, at, share
from publish.postflight.measures.selection import breaks
from publish.postflight.regions import Region


class FullLine(Struct, frozen=True):
    """A line that should reach both edges of its block: how far off it is in pt."""

    line: Line
    left: float
    right: float
    left_edge: float
    right_edge: float
    han: bool
    in_address: bool

    @property
    def off(self) -> float:
        """How far it is off at the worse edge."""
        return max(abs(self.left), abs(self.right))

    @property
    def excused(self) -> bool:
        """Whether it may stay short: it ends inside an address, and does not stand out."""
        return self.in_address and self.right <= 0


def full_lines(reading: Reading) -> Iterator[FullLine]:
    """All lines but the last of their paragraphs, in blocks whose right edge is known.

    A Western paragraph of which no line reaches that edge is ragged, as keywords are below an
    abstract, and has none.
    """
    for _, lines in groupby(_candidates(reading), key=lambda each: each[0]):
        found = [line for _, line in lines]
        if found[0].han or any(each.right > -reading.limits.flush for each in found):
            yield from found


def _candidates(reading: Reading) -> Iterator[tuple[int, FullLine]]:
    """The lines that end inside a paragraph, each with what tells its paragraph from others."""
    for each in breaks(reading):
        line, paragraph = each.before, each.paragraph
        left, right = paragraph.edges[each.number]
        if right is None or paragraph.kind == DISPLAY or not line.alone or line.artifact:
            continue
        off_left = line.off_left(left) if each.number else 0.0
        off_right = line.off_right(right)
        if reading.region.seated:
            off_left, off_right = _of_half_cells(line, off_left, off_right, reading.region)
        full = FullLine(
            line=line,
            left=off_left,
            right=off_right,
            left_edge=left,
            right_edge=right,
            han=paragraph.is_han,
            in_address=each.in_address,
        )
        yield id(paragraph), full


def _of_half_cells(line: Line, left: float, right: float, region: Region) -> tuple[float, float]:
    """What is off without the empty half of a “ that begins the line and of a ！ that ends it."""
    half = line.size / 2
    if line.signs[0].text in ("“", "‘") and 0 < left <= half:
        left = 0.0
    if line.signs[-1].text in region.seated and 0 < right <= half + 0.01:
        right = 0.0
    return left, right


def flush(reading: Reading) -> Measured:
    """Full lines whose both edges stand on their block's; those short by an address apart."""
    found = list(full_lines(reading))
    limit = reading.limits.flush
    han = [each for each in found if each.han and not each.excused]
    western = [each for each in found if not each.han and not each.excused]
    bad = [
        at(
            reading,
            "pdf-address-short" if each.excused else "pdf-line-not-flush",
            each.line,
            0 if abs(each.left) > abs(each.right) else len(each.line.signs) - 1,
            amount=f"{each.left if abs(each.left) > abs(each.right) else each.right:+.2f}",
        )
        for each in found
        if each.off > limit
    ]
    short = sum(each.off > limit for each in found if each.excused)
    return Measured(
        (
            ("lines-full", len(han)),
            ("flush-share", share(each.off <= limit for each in han)),
            ("not-flush", sum(each.off > limit for each in han)),
            ("flush-worst", round(max((each.off for each in han), default=0.0), 2)),
            ("lines-full-western", len(western)),
            ("not-flush-western", sum(each.off > limit for each in western)),
            ("address-short", short),
            ("measures", _measures_of(found)),
        ),
        tuple(bad),
    )


def _measures_of(found: list[FullLine]) -> str:
    """The commonest widths of blocks in em of their own size."""
    widths = Counter(
        (round(each.line.size, 1), round((each.right_edge - each.left_edge) / each.line.size, 1))
        for each in found
    )
    shown = [f"{width:g} ({size:g} pt)" for (size, width), _ in widths.most_common(3)]
    return ", ".join(shown) or "–"
