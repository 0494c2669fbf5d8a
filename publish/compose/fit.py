"""Total fit: the breaks of a whole paragraph that are best together (Knuth and Plass).

Works on the running sums of `tally.py`, in time linear in the paragraph's length: a break can
only follow breaks that are about one measure before it.
"""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass

from publish.compose.breaks import NEVER, Breaks
from publish.compose.justify import (
    IMPOSSIBLE,
    LOOSE,
    NORMAL,
    SCALE,
    SHORT_BADNESS,
    SHRUNK,
    TRACKING_BADNESS,
    WORD_BADNESS,
    Limits,
    quadratic,
    shrunk,
)
from publish.compose.locales import LocalePack
from publish.compose.setting import Setting
from publish.compose.tally import Tally

# The demerits of a line are a square; what else is added must be on the same scale.
_SQUARED = SCALE * SCALE
_LINE = 10 * SCALE
# A ragged line has badness 100 when so many em are missing.
_RAGGED = 3
# A last line of a single character, beside one that is merely short.
_SINGLE = 1000
_SET_SHORT = 1000 * SCALE
_SET_LONG = 10_000 * SCALE

Way = tuple[int, int, int, int, int]
"""A way to a break: (demerits, lines, −first break, break before, its state there). The least
tuple is the best way: fewer lines, then the later first break, decide between equals."""


Start = tuple[int, int, int, int, int, int, list[tuple[int, Way]]]
"""A break that a line may begin at: the gap; what the running sums are there (natural, with all
shrink taken off, play, tracked gaps, natural with all play and tracking); the best ways to it by
their state."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a paragraph that ends with a forced break or with the paragraph: from gap `lo`
    to gap `hi`. `indent` is its first line's; its last line begins at `last_start` at the latest,
    or else it is a single character.
    """

    lo: int
    hi: int
    indent: int
    last_start: int


def total_fit(
    tally: Tally,
    breaks: Breaks,
    passage: Passage,
    setting: Setting,
    limits: Limits,
    *,
    runts: bool = False,
    rescue: bool = False,
    lines: int | None = None,
) -> list[int] | None:
    """The gaps at which the passage's lines end, or None where no lines keep within the limits.

    `runts` admits a last line of a single character. `rescue` sets lines short or too long where
    nothing fits, so that there always is a result. `lines` asks for that many lines.
    Demerits: (10 + badness + penalty)², with what the rules add for neighbouring lines.
    """
    pack, measure = setting.pack, setting.measure
    lo, hi = passage.lo, passage.hi
    em, wanted, most = limits.em, limits.wanted, limits.most
    penalties, hyphens, in_address = breaks.penalties, breaks.hyphens, breaks.in_address
    elastic = tally.edges.elastic
    ends, shrink_end = tally.end, tally.shrink_sum.end
    play_end, tracks_end = tally.stretch.end, tally.tracks.end
    ragged = limits.ragged
    runt = setting.of(pack.runt)
    runt_demerits = pack.runt_demerits * _SQUARED
    gaps = [gap for gap in range(lo + 1, hi) if penalties[gap] < NEVER]
    gaps.append(hi)
    starts, shrink_start = tally.start, tally.shrink_sum.start
    play_start, tracks_start = tally.stretch.start, tally.tracks.start

    def start_at(gap: int, indent: int, ways: dict[int, Way]) -> Start:
        start, play, tracks = starts[gap] - indent, play_start[gap], tracks_start[gap]
        narrow, widest = start - shrink_start[gap], start + play + most * tracks
        return gap, start, narrow, play, tracks, widest, list(ways.items())

    ways: dict[int, dict[int, Way]] = {lo: {NORMAL: (0, 0, 0, lo, NORMAL)}}
    active = deque([start_at(lo, passage.indent, ways[lo])])
    # Ends that need no line brought to its measure, and those with a hyphen, which is wider.
    anywhere = frozenset((hi, *hyphens, *in_address))
    reach = measure + em  # a mark at line end may give up to one em
    clash = pack.shrunk_beside_loose * _SQUARED
    index = 0
    while index < len(gaps):
        b = gaps[index]
        index += 1
        play_to, tracks_to = play_end[b], tracks_end[b]
        widest = ends[b] + play_to + most * tracks_to
        if active and widest < measure + active[0][5] and not ragged and b not in anywhere:
            continue  # too near even for the earliest start
        is_last, shows_hyphen, address = b == hi, b in hyphens, b in in_address
        spare = measure - ends[b] - (hyphens[b] if shows_hyphen else 0)
        tight = ends[b] - shrink_end[b]
        while active and tight - active[0][2] > reach:
            latest = active.popleft()
        found: dict[int, Way] = {}
        cost = _LINE if is_last else _LINE + penalties[b] * SCALE
        plain = lines is None and not shows_hyphen
        for a, start, narrow, play_from, tracks_from, _, before in active:
            room = spare + start
            colour = NORMAL
            if room < 0:
                if tight - narrow > measure and b not in elastic:
                    continue
                badness, colour, _ = shrunk(tally, a, b, -room, limits)
                if badness == IMPOSSIBLE:
                    continue
            elif room == 0 or is_last:
                badness = 0
            elif ragged:
                if room * 2 > measure:
                    break
                badness = quadratic(TRACKING_BADNESS, room, _RAGGED * em)
            else:
                play = play_to - play_from
                rest = room - play
                if rest <= 0:
                    badness = quadratic(WORD_BADNESS, room, play)
                else:
                    count = tracks_to - tracks_from
                    if address and rest > limits.in_address * count:
                        badness = SHORT_BADNESS * room // em
                    elif rest > most * count:
                        break  # and from every later start it is shorter still
                    else:
                        span = wanted * count
                        share = rest * 1000 // span
                        badness = TRACKING_BADNESS * share * share // 1_000_000
                        if play:
                            badness += WORD_BADNESS
                        if rest > span:
                            colour = LOOSE
            demerits = cost + badness
            demerits *= demerits
            if is_last and a != lo:
                if a > passage.last_start and not runts:
                    break
                if a > passage.last_start:
                    demerits += runt_demerits * _SINGLE
                elif measure - room < runt:
                    demerits += runt_demerits
            if plain:
                for state, way in before:
                    total = way[0] + demerits
                    if state % _COLOURS + colour == LOOSE + SHRUNK:
                        total += clash
                    if colour not in found or total <= found[colour][0]:
                        new = (total, way[1] + 1, way[2] or -b, a, state)
                        if colour not in found or new < found[colour]:
                            found[colour] = new
            else:
                _extend(found, before, a, b, demerits, colour, shows_hyphen, pack, lines)
        if found:
            if lines is not None:
                found = _near_the_best(found)
            elif plain and len(found) > 1:
                # What comes costs a way no more than `clash` above any other from the same break.
                least = min(found.values())[0] + clash
                found = {state: way for state, way in found.items() if way[0] <= least}
            ways[b] = found
            active.append(start_at(b, 0, found))
        elif not active or is_last:
            if not rescue:
                return None
            latest = active[-1] if active else latest
            index = _rescue(gaps, index, tally, breaks, latest, measure, ways)
            active.clear()
            b = gaps[index - 1]
            active.append(start_at(b, 0, ways[b]))
    return _result(ways, lo, hi, lines)


# The state of a way: colour of its last line, hyphenated lines running, number of lines.
_COLOURS = 3
_RUNNING = 4 * _COLOURS


def _extend(
    found: dict[int, Way],
    before: list[tuple[int, Way]],
    a: int,
    b: int,
    demerits: int,
    colour: int,
    hyphenated: bool,
    pack: LocalePack,
    lines: int | None,
) -> None:
    """Add to the ways `found` to b those that come by the line from a, where they are better."""
    for state, way in before:
        total = way[0] + demerits
        if state % _COLOURS + colour == LOOSE + SHRUNK:
            total += pack.shrunk_beside_loose * _SQUARED
        after = colour
        if hyphenated:
            running = state % _RUNNING // _COLOURS + 1
            if running > pack.hyphens_running_limit:
                continue
            if running > 1:
                total += pack.hyphens_running * _SQUARED
            after += running * _COLOURS
        if lines is not None:
            after += (way[1] + 1) * _RUNNING
        new = (total, way[1] + 1, way[2] or -b, a, state)
        if after not in found or new < found[after]:
            found[after] = new


def _near_the_best(found: dict[int, Way]) -> dict[int, Way]:
    """The ways with at most one line more or fewer than the best. Other numbers of lines lead to
    no result, and to keep them would cost more with every line.
    """
    best = min(found.values())[1]
    return {state: way for state, way in found.items() if abs(way[1] - best) <= 1}


def _rescue(
    gaps: list[int],
    index: int,
    tally: Tally,
    breaks: Breaks,
    latest: Start,
    measure: int,
    ways: dict[int, dict[int, Way]],
) -> int:
    """Set a line from `latest` that is short, or else too long; the index after its end."""
    a, room = latest[0], measure + latest[1]
    first = bisect_right(gaps, a)
    end = first
    while (
        end + 1 < index and tally.end[gaps[end + 1]] + breaks.hyphens.get(gaps[end + 1], 0) <= room
    ):
        end += 1
    b = gaps[end]
    cost = _SET_SHORT if tally.end[b] <= room else _SET_LONG
    state, way = min(latest[6], key=lambda each: each[1])
    total = way[0] + cost * cost
    ways[b] = {NORMAL: (total, way[1] + 1, way[2] or -b, a, state)}
    return end + 1


def _result(
    ways: dict[int, dict[int, Way]], lo: int, hi: int, lines: int | None
) -> list[int] | None:
    last = [way for way in ways[hi].values() if lines is None or way[1] == lines]
    if not last:
        return None
    ends, way = [hi], min(last)
    while way[3] != lo:
        ends.append(way[3])
        way = ways[way[3]][way[4]]
    return ends[::-1]
