"""All page breaks of a text at once: the way through the pages with the least demerits.

Every way to end a page leads to a place where the next one begins; the best way to each
place is kept, as a line breaker keeps the best way to each break (Knuth and Plass, 1981).
"""

from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import accumulate, takewhile

from msgspec import Struct, field

from publish.pages.ends import Ends, Lines, ends, page
from publish.pages.flow import Flow, Page, Sheet, Unit
from publish.pages.foot import Foot
from publish.pages.way import End, Start

LAST_PAGE = 5
"""The lines at least on the last page of a text."""
_FOLLOWED = 8
"""How many ways to end a page are followed, the best ones. With four, a tenth of random texts
had a better plan that was not found.
"""
_STRETCH = 20
_PRUNED = 60
"""Ways that are worse by more than one that has come further are not followed."""


class Plan(Struct, frozen=True):
    """The pages of a text, and the demerits of their breaks together. `ends` are the ways to
    end pages that were looked at, by where the pages begin; two plans may differ in them.
    """

    pages: tuple[Page, ...]
    demerits: int
    ends: Mapping[Start, Ends] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and (self.pages, self.demerits) == (
            other.pages,
            other.demerits,
        )

    def __hash__(self) -> int:
        return hash((self.pages, self.demerits))


class _Way(Struct):
    """The best way to a place: its demerits, its last page and the way before that page."""

    demerits: int
    short: int = 0
    start: Start = Start()
    end: End | None = None
    before: "_Way | None" = None


def plan(
    flow: Flow,
    sheet: Sheet,
    first: Sheet | None = None,
    first_is_recto: bool = True,
    like: tuple[Flow, Plan] | None = None,
) -> Plan:
    """The pages of a flow. `first` is the type area of its first page where it is another.

    The same for the same arguments; every unit and every line of a note stands on one page,
    in order. `like` is a flow that differs in one place, with the same notes, and its plan for
    the same sheets: what is known of pages without that place saves time and changes nothing.
    """
    foot = Foot(flow.notes, sheet.above_notes)
    start = Start()
    ways: dict[tuple[Start, bool], _Way] = {(start, first_is_recto): _Way(0)}
    heap: list[tuple[int, Start, bool]] = [(0, start, first_is_recto)]
    known = _Known(flow, like)
    shared: dict[tuple[int, int], Lines] = {}
    progress = _Progress(flow, foot)
    best: dict[int, int] = {}
    goal: _Way | None = None
    while heap:
        done, start, recto = heappop(heap)
        way = ways[start, recto]
        if _is_end(flow, start):
            if goal is None or way.demerits < goal.demerits:
                goal = way
            continue
        ahead = range(done // _STRETCH + 1, done // _STRETCH + 4)
        if any(way.demerits > best.get(stretch, way.demerits) + _PRUNED for stretch in ahead):
            continue
        found = known.at(start)
        if found is None:
            area = sheet if way.before is not None else first or sheet
            found = known.found[start] = ends(flow, area, foot, start, shared)
        ranked = sorted(
            ((demerits(flow, end, start), number) for number, end in enumerate(found.ways))
        )
        for cost, number in ranked[:_FOLLOWED]:
            end = found.ways[number]
            facing = recto and way.before is not None and not _is_end(flow, end.next)
            uneven = abs(way.short - end.short) if facing else 0
            total = way.demerits + cost + 4 * uneven
            place = (end.next, not recto)
            other = ways.get(place)
            if other is not None and other.demerits <= total:
                continue
            done = progress.at(end.next)
            if other is None:
                heappush(heap, (done, end.next, not recto))
            stretch = done // _STRETCH
            best[stretch] = min(total, best.get(stretch, total))
            ways[place] = _Way(total, end.short, start, end, way)
    assert goal is not None
    chosen: list[_Way] = []
    while goal.before is not None:
        chosen.append(goal)
        goal = goal.before
    pages = tuple(
        page(flow, sheet if number else first or sheet, foot, way.start, way.end)
        for number, way in enumerate(reversed(chosen))
        if way.end is not None
    )
    return Plan(pages, chosen[0].demerits if chosen else 0, known.found)


def demerits_if_turned(planned: Plan, first_is_recto: bool) -> int:
    """The demerits of a plan if its first page stood on the other side of the leaf than this."""
    there, here = (_uneven(planned, side) for side in (not first_is_recto, first_is_recto))
    return planned.demerits + 4 * (there - here)


def _uneven(planned: Plan, first_is_recto: bool) -> int:
    """How many lines facing pages differ by, together; the last page may be as short as it is."""
    pages = planned.pages[:-1]
    rectos = range(2 if first_is_recto else 1, len(pages), 2)
    return sum(abs(pages[recto - 1].short - pages[recto].short) for recto in rectos)


class _Known:
    """The ways to end pages that are known, those of a flow like this one among them."""

    def __init__(self, flow: Flow, like: tuple[Flow, Plan] | None) -> None:
        self.found: dict[Start, Ends] = {}
        self._other: Mapping[Start, Ends] = {}
        if like is None:
            return
        other, planned = like
        self._other = planned.ends
        self._more = len(flow.units) - len(other.units)
        shorter = min(len(flow.units), len(other.units))
        self._same = _equal(zip(flow.units, other.units, strict=False))
        behind = _equal(zip(reversed(flow.units), reversed(other.units), strict=False))
        self._same_behind = len(flow.units) - min(behind, shorter - self._same)

    def at(self, start: Start) -> Ends | None:
        """The ways to end the page that begins at a place, if they are known."""
        known = self.found.get(start)
        if known is not None or not self._other:
            return known
        before = self._other.get(start)
        if before is not None and before.reach <= self._same:
            known = before
        elif min((start.unit, *start.deferred)) >= self._same_behind:
            place = start.shifted(-self._more)
            # The first page, here or there, may have another type area.
            behind = self._other.get(place) if place.unit and start.unit else None
            known = None if behind is None else behind.shifted(self._more)
        if known is not None:
            self.found[start] = known
        return known


def _equal(pairs: Iterable[tuple[Unit, Unit]]) -> int:
    """How many of the pairs in front are of equal units."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def demerits(flow: Flow, end: End, start: Start) -> int:
    """What is wrong with a page."""
    following = end.next
    cost = end.figures + (5000 if end.torn else 0)
    last = _is_end(flow, following)
    if last:
        lines = end.body
        cost += 150 + 10 * (LAST_PAGE - lines) if start.unit and lines < LAST_PAGE else 0
    else:
        short = end.short
        cost += (0, 3, 20)[short] if short < 3 else 100 * (short - 1)
        if following.unit < len(flow.units):
            cost += flow.units[following.unit].penalty
    cost += 15 * len(following.waiting) + 8 * len(following.deferred)
    if following.waiting and end.body < 4:
        cost += 15 * (4 - end.body)
    if not last:
        cost += _emptiness(flow, end, start)
    return cost


def _emptiness(flow: Flow, end: End, start: Start) -> int:
    """The demerits of a page with one line of text over its notes, or with none."""
    if end.body > 1:
        return 0
    if not end.body:
        return 150
    return 100 if end.next.waiting or _is_single_line(flow, end, start) else 0


def _is_single_line(flow: Flow, end: End, start: Start) -> bool:
    """Whether one line is all the text of a page, above notes that fill the rest."""
    return end.body == 1 and not start.deferred and flow.units[start.unit].on_grid


def _is_end(flow: Flow, start: Start) -> bool:
    return start.unit == len(flow.units) and not start.deferred and not start.waiting


class _Progress:
    """How much has been set at a place; every page adds to it, so ways come in order."""

    def __init__(self, flow: Flow, foot: Foot) -> None:
        self.flow = flow
        self.foot = foot
        weights = [1 + self._lines(unit.calls) for unit in flow.units]
        self.before = [0, *accumulate(weights)]

    def at(self, start: Start) -> int:
        """The units and lines of notes that stand before a page."""
        done = self.before[start.unit]
        for first in start.deferred:
            done -= self.before[first + self.flow.units[first].group] - self.before[first]
        return done - sum(self.foot.lines_left(note, line) for note, line in start.waiting)

    def _lines(self, calls: tuple[int, ...]) -> int:
        return sum(map(self.foot.lines_left, calls))
