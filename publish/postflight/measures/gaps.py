"""Space inside lines: between Han and Western text, between Han, around marks."""

from statistics import median

from publish.postflight import characters as c
from publish.postflight.lines import Line, Sign
from publish.postflight.measures.reading import Bad, Measured, Reading, at, em, share
from publish.postflight.measures.selection import (
    DELIBERATE,
    is_border,
    measured_lines,
    neighbours,
)
from publish.postflight.regions import TAIWAN, Region

LOOSE = 0.10
WANTED = 0.05
"""Tracking in em: the limit, and what is wanted."""
OVERLAP = -0.015
NARROWED = 0.02
MOVED = 0.06
PAIR_TOLERANCE = 0.06
"""Em by which a pair of marks may differ from the rule, the line's tracking taken off."""
GAP_LEAST, GAP_MOST = 0.12, 0.505
"""Em that a gap may be, 0.125 and 0.5 being still right as files round them."""
FEWEST_GAPS = 4
"""Han–Han gaps that a line must have to have a tracking."""


def borders(reading: Reading) -> Measured:
    """Gaps between Han and Western text, in em."""
    found: list[tuple[float, Line, int]] = []
    for line in measured_lines(reading):
        for place, first, second, gap in neighbours(line):
            if is_border(first, second) and gap < DELIBERATE:
                found.append((gap, line, place))
    gaps = [gap for gap, _, _ in found]
    bad = [
        at(reading, "pdf-border-gap", line, place, amount=em(gap))
        for gap, line, place in found
        if not GAP_LEAST <= gap <= GAP_MOST
    ]
    return Measured(
        (
            ("borders", len(gaps)),
            ("gap-least", round(min(gaps, default=0.0), 3)),
            ("gap-median", round(median(gaps), 3) if gaps else 0.0),
            ("gap-most", round(max(gaps, default=0.0), 3)),
            ("gaps-outside", len(bad)),
        ),
        tuple(bad),
    )


def tracking(reading: Reading) -> Measured:
    """Space between Han characters, in em; a line's tracking is the median of its gaps."""
    gaps: list[float] = []
    loose: list[Bad] = []
    overlaps: list[Bad] = []
    for line in measured_lines(reading):
        gaps += _han_gaps(line)
        amount = _tracking_of(line)
        if amount > LOOSE + 0.002:
            loose.append(at(reading, "pdf-line-loose", line, 0, amount=em(amount)))
        overlaps += [
            at(reading, "pdf-han-overlap", line, place, amount=em(-gap))
            for place, first, second, gap in neighbours(line)
            if c.is_square(first.text) and c.is_square(second.text) and gap < OVERLAP
        ]
    return Measured(
        (
            ("han-gaps", len(gaps)),
            ("tracking-most", round(max(gaps, default=0.0), 3)),
            ("tracking-over-05", share([gap > WANTED + 0.002 for gap in gaps])),
            ("tracking-over-10", share([gap > LOOSE + 0.002 for gap in gaps])),
            ("lines-loose", len(loose)),
            ("overlaps", len(overlaps)),
        ),
        (*loose, *overlaps),
    )


def _han_gaps(line: Line) -> list[float]:
    return [
        gap
        for _, first, second, gap in neighbours(line)
        if c.is_han(first.text) and c.is_han(second.text) and gap < DELIBERATE
    ]


def _tracking_of(line: Line) -> float:
    """The median of the gaps between Han, in em; 0 where they are few."""
    gaps = _han_gaps(line)
    return median(gaps) if len(gaps) >= FEWEST_GAPS else 0.0


def _spread_of(line: Line) -> float:
    """The median of the gaps at which nothing but tracking is: beside Han, where no mark has its
    blank. Lines of many marks have hardly two Han characters together.
    """
    gaps = [
        gap
        for _, first, second, gap in neighbours(line)
        if (c.is_square(first.text) or first.text in c.OPENING)
        and (c.is_square(second.text) or second.text in c.CLOSING)
        and gap < DELIBERATE
    ]
    return median(gaps) if gaps else 0.0


def pairs(reading: Reading) -> Measured:
    """Widths of brackets beside other marks: 1.5 em where one has its blank on that side."""
    found = 0
    bad: list[Bad] = []
    for line in measured_lines(reading):
        tracked = _spread_of(line)
        for place, first, second, _ in neighbours(line):
            expected = pair_width(first.text, second.text, reading.region)
            if expected is None:
                continue
            found += 1
            width = (second.x - first.x) / second.size + 1 - tracked
            least = expected - PAIR_TOLERANCE - _squeezable(first.text, second.text, reading.region)
            if not least < width < expected + PAIR_TOLERANCE:
                bad.append(
                    at(
                        reading,
                        "pdf-bracket-pair",
                        line,
                        place,
                        pair=first.text + second.text,
                        amount=f"{width:.2f}",
                        expected=f"{expected:g}",
                    )
                )
    return Measured((("pairs", found), ("pairs-wrong", len(bad))), tuple(bad))


def _squeezable(first: str, second: str, region: Region) -> float:
    """Em that a full line may take of such a pair besides."""
    if second in c.OPENING and first in region.seated:
        return 0.5
    if second in c.OPENING and first in c.CLOSING:
        return 0.25  # the blank that is left
    if {first, second} & c.INTERPUNCTS:
        return 0.125
    return region.gives * bool({first, second} & (c.CENTRED - region.seated))


def pair_width(first: str, second: str, region: Region = TAIWAN) -> float | None:
    """Em of two neighbouring full-width marks of which one is a bracket; None for other pairs."""
    marks = c.FULL_WIDTH_MARKS | {"‧", "・"}
    if len(first) != 1 or len(second) != 1 or first not in marks or second not in marks:
        return None
    if not {first, second} & (c.OPENING | c.CLOSING):
        return None
    closes = first in c.CLOSING or first in region.seated
    return 1.5 if closes or second in c.OPENING else 2.0


def centred_marks(reading: Reading) -> Measured:
    """Marks of the middle of the cell inside a line, narrowed or moved off its middle. Those that
    the region seats at the left of their cell are none.
    """
    found = 0
    centred = c.CENTRED - reading.region.seated
    most_narrowed = NARROWED + reading.region.gives
    narrowed: list[Bad] = []
    moved: list[Bad] = []
    for line in measured_lines(reading):
        signs = line.signs
        for place in range(1, len(signs) - 1):
            mark = signs[place]
            if mark.text not in centred:
                continue
            found += 1
            before, after = signs[place - 1], signs[place + 1]
            left = _blank(before, mark) if before.text not in c.CLOSING else None
            right = _blank(mark, after) if after.text not in c.OPENING else None
            least = min((each for each in (left, right) if each is not None), default=0.0)
            if least < -most_narrowed:
                values = {"character": mark.text, "amount": em(-least)}
                narrowed.append(at(reading, "pdf-mark-narrowed", line, place, **values))
            elif left is not None and right is not None and not after.raised:
                # Behind ？ Japanese has a blank of a whole cell.
                level = c.is_square(before.text) and c.is_square(after.text) and right < DELIBERATE
                if level and abs(left - right) > MOVED:
                    values = {"character": mark.text, "amount": em((left - right) / 2)}
                    moved.append(at(reading, "pdf-mark-moved", line, place, **values))
    return Measured(
        (
            ("centred-marks", found),
            ("marks-narrowed", len(narrowed)),
            ("marks-moved", len(moved)),
        ),
        (*narrowed, *moved),
    )


def _blank(first: Sign, second: Sign) -> float:
    size = max(first.size, second.size)
    # A mark's cell is 1 em, whatever its font says.
    end = first.x + size if first.text in c.CENTRED else first.end
    return (second.x - end) / size
