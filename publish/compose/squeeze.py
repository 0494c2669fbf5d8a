"""Cells of full-width marks, and the blanks that neighbouring marks take from one another.

The cell of a mark is the rule's, not the font's; a glyph of another advance is put where the mark
belongs in its cell. All that marks lose, they lose at gaps: at a line edge it comes back.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from publish.compose import classes as c
from publish.compose.classify import Classified
from publish.compose.collect import Paragraph
from publish.compose.locales import LocalePack, Milli, Sides

_MEETING = c.BRACKETS + c.CENTRED_OR_SEATED + c.INTERPUNCT + c.IDEOGRAPHIC_SPACE
_SQUARE = frozenset(c.BRACKETS + c.CENTRED_OR_SEATED)
_NOTHING = (0, 0)
_LONG_DASHES = {"⸺": 2, "⸻": 3}
_DASH_LIKE = c.DASH + c.ELLIPSIS
_VARIABLE = re.compile(f"[{re.escape(c.FULL_WIDTH_MARKS + c.SPACES + c.IDEOGRAPHIC_SPACE)}]")


@dataclass(frozen=True, slots=True)
class Cells:
    """Per cluster the width of its cell and where its glyph begins in it, in the lengths' unit."""

    widths: list[int]
    glyphs: list[int]


@dataclass(frozen=True, slots=True)
class Squeeze:
    """What clusters lose at gaps, in the lengths' unit.

    `trims`: gap → (end of the cluster before, start of the cluster after). `shrink` and
    `mark_shrink` likewise are what they may lose besides when a line is too long (tiers s4, s5).
    """

    trims: Mapping[int, tuple[int, int]]
    shrink: Mapping[int, tuple[int, int]]
    mark_shrink: Mapping[int, tuple[int, int]]

    def gaps(self) -> list[int]:
        """All gaps at which something is or may be lost, ascending."""
        return sorted({*self.trims, *self.shrink, *self.mark_shrink})

    def most_at_end(self, gap: int) -> int:
        """What the cluster before the gap may lose besides at its end, in both tiers."""
        return self.shrink.get(gap, _NOTHING)[0] + self.mark_shrink.get(gap, _NOTHING)[0]


def set_cells(paragraph: Paragraph, classes: str, pack: LocalePack) -> Cells:
    """The cells of all clusters: the rule's for marks, the face's for everything else."""
    widths = list(paragraph.advances)
    glyphs = [0] * len(widths)
    seat = _seats(pack)
    for match in _VARIABLE.finditer(classes):
        k, letter = match.start(), match.group()
        cell = 0 if letter in c.SPACES else _cell(paragraph, classes, k, pack)
        if cell != widths[k]:
            glyphs[k] = 0 if cell == 0 else (cell - widths[k]) * seat.get(letter, 1) // 2
            widths[k] = cell
    return Cells(widths, glyphs)


def _cell(paragraph: Paragraph, classes: str, k: int, pack: LocalePack) -> int:
    letter, em = classes[k], paragraph.ems[k]
    if letter in _SQUARE:
        return em
    if letter in _DASH_LIKE:
        text = paragraph.clusters[k]
        return em * _LONG_DASHES.get(text, sum(each == text[0] for each in text))
    if letter == c.INTERPUNCT:
        return em * pack.interpunct // 1000
    if letter == c.SOLIDUS:
        # A ／ drawn over a whole cell would stand upon its neighbours in half of one.
        return max(em * pack.solidus // 1000, paragraph.advances[k])
    if paragraph.skeleton[k] in "–~":
        own = paragraph.advances[k]
        digits = c.DIGIT in (classes[k - 1 : k], classes[k + 1 : k + 2])
        return own if digits else max(em * pack.dash_between_han // 1000, own)
    return em


@cache
def _seats(pack: LocalePack) -> dict[str, int]:
    """Where a glyph stands in a wider cell: 0 at the start, 1 in the middle, 2 at the end."""
    seats = {c.OPEN: 2, c.CLOSE: 0}
    for letters, start, end in pack.blanks:
        if start == 0 and end:
            seats |= dict.fromkeys(letters, 0)
    return seats


def squeeze(paragraph: Paragraph, classified: Classified, pack: LocalePack) -> Squeeze:
    """What neighbouring marks take from one another, and what may be taken besides.

    A one-sided blank goes where it meets another mark; of two that meet, one goes; marks in the
    middle of their cell lose nothing. Rule: clreq#punctuation_width_adjustment.
    """
    ems = paragraph.ems
    trims = _lengths(classified.joints, ems, trim_table(pack))
    # A side that was trimmed has nothing left; the other side still may.
    free = [
        (gap, _untrimmed(pair, *trims[gap]) if gap in trims else pair)
        for gap, pair in classified.joints
    ]
    marks = _lengths(free, ems, _side_table(pack.mark_shrink)) if pack.mark_shrink else {}
    if pack.last_shrink:
        alone = [(gap, pair) for gap, pair in classified.joints if gap not in trims]
        for gap, (end, start) in _lengths(alone, ems, _side_table(pack.last_shrink)).items():
            before, after = marks.get(gap, _NOTHING)
            marks[gap] = before + end, after + start
    return Squeeze(trims, _lengths(free, ems, _side_table(pack.blank_shrink)), marks)


def _untrimmed(pair: str, end: int, start: int) -> str:
    return (" " if end else pair[0]) + (" " if start else pair[1])


def _lengths(
    joints: Sequence[tuple[int, str]],
    ems: Sequence[int],
    table: dict[str, tuple[Milli, Milli]],
) -> dict[int, tuple[int, int]]:
    found = [(gap, table[pair]) for gap, pair in joints if pair in table]
    return {
        gap: (end * ems[gap - 1] // 1000, start * ems[gap] // 1000) for gap, (end, start) in found
    }


@cache
def trim_table(pack: LocalePack) -> dict[str, tuple[Milli, Milli]]:
    """Pair of classes → what the first loses at its end and the second at its start."""
    if pack.adjacent_full:
        return {}
    starts, ends = _one_sided(pack.blanks)
    table: dict[str, tuple[Milli, Milli]] = {}
    for left in c.LETTERS:
        for right in c.LETTERS:
            end = ends.get(left, 0) if right in _MEETING else 0
            start = starts.get(right, 0) if left in _MEETING else 0
            if right in (c.CALL, c.WEST_CLOSE):
                end = ends.get(left, 0)
            if left == c.WEST_OPEN:
                start = starts.get(right, 0)
            if end or start:
                table[left + right] = (0, start) if start else (end, 0)
    return table


def _one_sided(blanks: Sides) -> tuple[dict[str, Milli], dict[str, Milli]]:
    """The blanks of marks that have one on one side only: those at the start, those at the end."""
    starts = {each: start for letters, start, end in blanks for each in letters if not end}
    ends = {each: end for letters, start, end in blanks for each in letters if not start}
    return starts, ends


@cache
def _side_table(sides: Sides) -> dict[str, tuple[Milli, Milli]]:
    starts = {each: start for letters, start, _ in sides for each in letters if start}
    ends = {each: end for letters, _, end in sides for each in letters if end}
    return {
        left + right: (ends.get(left, 0), starts.get(right, 0))
        for left in c.LETTERS + " "
        for right in c.LETTERS + " "
        if left in ends or right in starts
    }
