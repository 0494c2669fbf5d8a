"""How one line is brought to its measure, and how bad that looks.

Room is what a line lacks of the measure; negative, it is too long. Badness and penalties are
counted in hundredths, so that all of them are integers. Rule: clreq#line_adjustment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import add, sub
from typing import Final, NamedTuple

from publish.compose.locales import Milli
from publish.compose.setting import Setting
from publish.compose.tally import Tally

SCALE: Final = 100
IMPOSSIBLE: Final = 1 << 40
"""Badness of a line that cannot be set so."""

NORMAL, LOOSE, SHRUNK = 0, 1, 2
_TIER_BADNESS: Final = (10, 20, 40, 80)
_BLANKS: Final = 2  # from this tier on, marks lose of their blanks
WORD_BADNESS: Final = 10 * SCALE
TRACKING_BADNESS: Final = 100 * SCALE
SHORT_BADNESS: Final = 100 * SCALE
"""Of a line that ends in an address and stays short, for every em that it lacks."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What tracking is wanted and admitted at a gap, and the em, in the lengths' unit; whether
    lines are left ragged.
    """

    em: int
    wanted: int
    most: int
    in_address: int
    ragged: bool

    @staticmethod
    def of(setting: Setting, tracking: Milli) -> "Limits":
        """The limits of a pass that admits so much tracking."""
        pack = setting.pack
        in_address = min(tracking, pack.tracking_limit)
        return Limits(
            setting.em,
            max(1, setting.of(pack.tracking_wanted)),
            setting.of(tracking),
            setting.of(in_address),
            not setting.justified,
        )


class Judgement(NamedTuple):
    """How a line is set: its badness, its colour, what the mark at its end gives up."""

    badness: int
    colour: int
    give: int = 0


def quadratic(weight: int, used: int, range_: int) -> int:
    """Weight · (used / range)², the share reckoned in thousandths so that numbers stay small."""
    share = used * 1000 // range_
    return weight * share * share // 1_000_000


def stretched(room: int, play: int, gaps: int, limits: Limits) -> Judgement:
    """A line that is too short by `room`, with `play` in its spaces and `gaps` for tracking."""
    if room == 0:
        return Judgement(0, NORMAL)
    rest = room - play
    if rest <= 0:
        return Judgement(quadratic(WORD_BADNESS, room, play), NORMAL)
    if rest > limits.most * gaps:
        return Judgement(IMPOSSIBLE, LOOSE)
    wanted = limits.wanted * gaps
    spaces = WORD_BADNESS if play else 0
    badness = spaces + quadratic(TRACKING_BADNESS, rest, wanted)
    return Judgement(badness, LOOSE if rest > wanted else NORMAL)


def shrunk(tally: Tally, a: int, b: int, lack: int, limits: Limits) -> Judgement:
    """The line from a to b, too long by `lack`: with the whole mark at its end, or without its
    blank, whichever is better; the whole mark where they are equal. A ragged line gives up nothing
    else than that blank.
    """
    if limits.ragged:
        gives = [give for give in tally.edges.elastic.get(b, ()) if give >= lack]
        return Judgement(0, NORMAL, gives[0]) if gives else Judgement(IMPOSSIBLE, NORMAL)
    best = _tiers_used(tally, a, b, lack)
    for give in tally.edges.elastic.get(b, ()):
        if give < lack:
            other = _tiers_used(tally, a, b, lack - give)
        else:
            play, gaps = tally.stretch.between(a, b), tally.tracks.between(a, b)
            other = stretched(give - lack, play, gaps, limits)
        if other.badness < best.badness:
            best = Judgement(other.badness, other.colour, give)
    return best


def _tiers_used(tally: Tally, a: int, b: int, lack: int) -> Judgement:
    if lack > tally.shrink_sum.between(a, b):
        return Judgement(IMPOSSIBLE, SHRUNK)
    badness, colour, last = 0, NORMAL, tally.content_end(b)
    for number, tier in enumerate(tally.shrink):
        most = tier.between(a, last) if tier.places else 0
        if most:
            used = lack if lack < most else most
            badness += quadratic(_TIER_BADNESS[number] * SCALE, used, most)
            colour = SHRUNK if number else colour
            lack -= used
            if not lack:
                break
    return Judgement(badness, colour)


class Adjustment(NamedTuple):
    """What is added to every gap inside a line (negative: taken away), and how.

    `given` is what the mark at the line's end gives up; `taken` what marks lose of their blanks at
    every gap, if they do; `tracking` what every tracked gap has, without the remainder. `fits` is
    false where the line stays as it is, short or too long.
    """

    added: Sequence[int]
    given: int = 0
    taken: Sequence[int] = ()
    tracking: int = 0
    fits: bool = True


def adjust(tally: Tally, a: int, b: int, room: int, limits: Limits, most: int) -> Adjustment:
    """How the line from a to b gains `room`, with `most` tracking, or loses it."""
    if room >= 0:
        return Adjustment(()) if limits.ragged else _spread(tally, a, b, room, most)
    verdict = shrunk(tally, a, b, -room, limits)
    lack = -room - verdict.give
    if limits.ragged:
        return Adjustment((), verdict.give, fits=lack <= 0)
    if lack < 0:
        return _spread(tally, a, b, -lack, most)._replace(given=verdict.give)
    return _tightened(tally, a, b, lack, verdict.give)


def _spread(tally: Tally, a: int, b: int, room: int, most: int) -> Adjustment:
    inside = slice(a + 1, tally.content_end(b))
    if room == 0:
        return Adjustment(())
    rest = room - tally.stretch.between(a, b)
    if rest <= 0:
        return Adjustment(shares(room, tally.stretch.gaps[inside]))
    count = tally.tracks.between(a, b)
    if rest > most * count:
        return Adjustment((), fits=False)
    tracked = tally.tracks.gaps[inside]
    added = map(add, tally.stretch.gaps[inside], shares(rest, tracked))
    return Adjustment(list(added), tracking=rest // count)


def _tightened(tally: Tally, a: int, b: int, lack: int, given: int) -> Adjustment:
    """The tiers used in their order, each up before the next; what then still stands out, does."""
    last = tally.content_end(b)
    added = [0] * (last - a - 1)
    taken: list[int] = []
    for number, tier in enumerate(tally.shrink):
        used = min(lack, tier.between(a, last))
        if used > 0:
            lack -= used
            parts = shares(used, tier.inside(a, last))
            added = list(map(sub, added, parts))
            if number >= _BLANKS:
                taken = list(map(add, taken, parts)) if taken else parts
    return Adjustment(added, given, taken, fits=lack == 0)


def shares(amount: int, ranges: Sequence[int]) -> list[int]:
    """The amount shared out in proportion to the ranges; what rounding leaves over goes, a unit
    each, to the first that can take it.
    """
    total = sum(ranges)
    if amount > total and max(ranges) == 1:
        # Gaps counted, not measured: equal shares without a limit.
        each, over = divmod(amount, total)
        parts = [each * one for one in ranges]
    else:
        parts = [amount * each // total for each in ranges]
        over = amount - sum(parts)
    for k, each in enumerate(ranges):
        if over == 0:
            break
        if each:
            parts[k] += 1
            over -= 1
    return parts
