"""Every way to end the page that begins at a place of the flow, and the page so ended."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from publish.pages.column import Column, Mark
from publish.pages.flow import Flow, Fragment, Page, Sheet
from publish.pages.foot import Foot, Queue, Taken

_WINDOW = 5
"""Pages that are more lines short, all their notes on them, are looked at only where there is
no other."""


class Start(NamedTuple):
    """Where a page begins: the next unit, figures put off to it, and notes that go on.

    A tuple, since a plan compares ten thousands of them.
    """

    unit: int = 0
    deferred: tuple[int, ...] = ()
    waiting: Queue = ()

    def shifted(self, by: int) -> "Start":
        """The same place in a flow that has so many units more before it."""
        return Start(self.unit + by, tuple(first + by for first in self.deferred), self.waiting)


class End(NamedTuple):
    """Where the next page begins, and what that means for this one.

    `body` is the number of its units, `short` that of the lines it could hold more. `torn`
    says that a break or a division was needed that the rules forbid, `forced` that what
    stands there is too large for any page.
    """

    next: Start
    body: int
    short: int
    torn: bool = False
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Ends:
    """The ways to end a page, of which there is always one. They depend on no unit from
    `reach` on.
    """

    ways: tuple[End, ...]
    reach: int

    def shifted(self, by: int) -> "Ends":
        """The same in a flow that has so many units more before them."""
        ways = tuple(way._replace(next=way.next.shifted(by)) for way in self.ways)
        return Ends(ways, self.reach + by)


class Lines:
    """The units of a flow from one on, below each other up to the next figure.

    Pages that begin with the same unit, after different notes, share them.
    """

    def __init__(self, flow: Flow, first: int, leading: int) -> None:
        self.first = first
        self.bottoms = [0]
        """The lower edge of so many units."""
        self.counts = [0]
        """The notes that they call."""
        self._column = Column(flow, leading)

    @property
    def calls(self) -> list[int]:
        """The notes called in all of them, in order."""
        return self._column.calls

    def fill(self, height: int) -> bool:
        """Go on until the units are higher than a page; False where a figure is among them."""
        units = self._column.units
        number = self.first + len(self.bottoms) - 1
        while self.bottoms[-1] <= height and number < len(units):
            if units[number].group:
                return False
            self._column.add(number)
            self.bottoms.append(self._column.bottom)
            self.counts.append(len(self._column.calls))
            number += 1
        return True


def ends(
    flow: Flow, sheet: Sheet, foot: Foot, start: Start, shared: dict[tuple[int, int], Lines]
) -> Ends:
    """The ways to end the page that begins at `start`; `shared` are known lines.

    Where no allowed one is, forbidden breaks are taken; where not even one unit fits, it
    stands alone and out of the type area.
    """
    if not start.deferred:
        key = (start.unit, sheet.leading)
        lines = shared.get(key)
        if lines is None:
            lines = shared[key] = Lines(flow, *key)
        if lines.fill(sheet.height):
            plain = _ends_of_lines(flow, sheet, foot, start, lines)
            if plain.ways:
                return plain
    for torn, nearly_full in ((False, True), (False, False), (True, False)):
        filling = _Filling(flow, sheet, foot, start)
        found = tuple(_ends(filling, torn, nearly_full))
        if found:
            return Ends(found, filling.reach())
    filling = _Filling(flow, sheet, foot, start)
    filling.force()
    forced = filling.end(torn=True)._replace(torn=True, forced=True)
    return Ends((forced,), filling.reach())


def page(flow: Flow, sheet: Sheet, foot: Foot, start: Start, end: End) -> Page:
    """The page from `start` to `end`, which is one of its `ends`."""
    filling = _Filling(flow, sheet, foot, start)
    if end.forced:
        filling.force()
    while len(filling.column) < end.body or filling.unit < end.next.unit:
        filling.step()
    return filling.page(end.short)


def _ends_of_lines(flow: Flow, sheet: Sheet, foot: Foot, start: Start, lines: Lines) -> Ends:
    """The allowed ways to end a page without figures that is nearly full."""
    height, waiting, units = sheet.height, start.waiting, flow.units
    enough = height - _WINDOW * sheet.leading
    ways = []
    known, needed, whole = -1, 0, 0
    calls: list[int] = []
    # What all notes together cannot fill up is not looked at.
    least = bisect_left(lines.bottoms, enough - foot.whole(waiting, lines.calls))
    for body in range(least, len(lines.bottoms)):
        bottom, count = lines.bottoms[body], lines.counts[body]
        if count != known:
            known, calls = count, lines.calls[:count]
            needed, whole = foot.needed(waiting, calls), foot.whole(waiting, calls)
        if body and bottom + needed > height:
            break
        number = start.unit + body
        if number < len(units) and not (units[number].breakable and bottom + whole >= enough):
            continue
        taken = Taken(whole, (), torn=False)
        if bottom + whole > height:
            taken = foot.take(waiting, calls, max(0, height - bottom))
        following = Start(number, (), taken.rest)
        if following != start and not taken.torn:
            short = max(0, height - bottom - taken.height) // sheet.leading
            ways.append(End(following, body, short))
    return Ends(tuple(ways), start.unit + len(lines.bottoms) + 1)


def _ends(filling: "_Filling", torn: bool, nearly_full: bool) -> Iterator[End]:
    sheet, start = filling.sheet, filling.start
    enough = sheet.height - _WINDOW * sheet.leading if nearly_full else 0
    while True:
        if (torn or filling.may_end()) and filling.most() >= enough:
            end = filling.end(torn)
            if end.next != start and (torn or not end.torn):
                yield end
        if not filling.step():
            return


class _Filling:
    """A page under way: its column, and the next unit of the flow."""

    def __init__(self, flow: Flow, sheet: Sheet, foot: Foot, start: Start) -> None:
        self.flow = flow
        self.sheet = sheet
        self.foot = foot
        self.start = start
        self.unit = start.unit
        self.column = Column(flow, sheet.leading)
        self.deferred: list[int] = []
        self.forced_note = False
        self.has_text = False
        """Whether anything but figures stands on the page."""
        self.needed: dict[tuple[int, ...], int] = {}
        for first in start.deferred:
            mark = self.column.mark()
            if not self.deferred:
                self.column.add_group(first)
            if self.deferred or not self._has_room(mark):
                self.column.reset(mark)
                self.deferred.append(first)

    def step(self) -> bool:
        """Set the next unit, or put off the figure that begins with it; False at the foot."""
        if self.unit == len(self.flow.units):
            return False
        group = self.flow.units[self.unit].group
        mark = self.column.mark()
        if not group:
            if self.flow.units[self.unit].calls and self._keeps_notes_waiting():
                return False
            self.column.add(self.unit)
            if not self._fits():
                self.column.reset(mark)
                return False
            self.unit += 1
            self.has_text = True
            return True
        if not self.deferred:
            self.column.add_group(self.unit)
        if self.deferred or not self._has_room(mark):
            self.column.reset(mark)
            if len(self.column) and not self.flow.units[self.unit].breakable:
                return False  # a heading goes with its figure
            if not self.has_text and self._is_bound(self.unit + group):
                return False  # what stands below a figure does not begin a page without it
            self.deferred.append(self.unit)
        self.unit += group
        return True

    def force(self) -> None:
        """Set the next unit, figure or part of a note, which is too large for any page."""
        if self.deferred:
            self.column.add_group(self.deferred.pop(0))
            return
        if self.unit == len(self.flow.units):
            self.forced_note = True
            return
        group = self.flow.units[self.unit].group
        if group:
            self.column.add_group(self.unit)
        else:
            self.column.add(self.unit)
        self.unit += group or 1

    def reach(self) -> int:
        """The unit behind all that have been looked at."""
        units = self.flow.units
        tried = units[self.unit].group if self.unit < len(units) else 0
        return self.unit + max(tried, 1) + 1  # one more for the gap behind a figure

    def may_end(self) -> bool:
        """Whether the text may be broken here."""
        return self.unit == len(self.flow.units) or self.flow.units[self.unit].breakable

    def most(self) -> int:
        """The height of the page ended here with all its notes; the whole one at the end."""
        if self.unit == len(self.flow.units):
            return self.sheet.height
        return self.column.bottom + self.foot.whole(self.start.waiting, self.column.calls)

    def end(self, torn: bool) -> End:
        """The page ended here."""
        room = self.sheet.height - self.column.bottom
        taken = self._taken()
        short = max(0, room - taken.height) // self.sheet.leading
        following = Start(self.unit, tuple(self.deferred), taken.rest)
        forbidden = not self.may_end()
        return End(following, len(self.column), short, taken.torn or (torn and forbidden))

    def page(self, short: int) -> Page:
        """The finished page."""
        fragments = []
        bottom = self.sheet.height
        calls = sorted(self.column.calls)
        taken = self.foot.fragments(self.start.waiting, calls, self._taken())
        for fragment in reversed(taken):
            lines = (fragment.note, fragment.first, fragment.last)
            fragments.append(Fragment(*lines, y=bottom - self.foot.height(*lines, at_head=True)))
            bottom -= self.foot.height(*lines, at_head=fragment is taken[0])
        return Page(self.column.placed(), tuple(reversed(fragments)), short)

    def _is_bound(self, number: int) -> bool:
        """Whether a unit may not begin a page."""
        return number < len(self.flow.units) and not self.flow.units[number].breakable

    def _keeps_notes_waiting(self) -> bool:
        """Whether a figure that was put off calls notes; they come before those of later text."""
        units = self.flow.units
        return any(
            unit.calls
            for first in self.deferred
            for unit in units[first : first + units[first].group]
        )

    def _has_room(self, mark: Mark) -> bool:
        """Whether a figure just set fits; at the head of a page even without its note."""
        if not mark[0] and not self.start.waiting:
            return self.column.bottom <= self.sheet.height
        return self._fits()

    def _fits(self) -> bool:
        if not self.column.calls and not self.start.waiting:
            return self.column.bottom <= self.sheet.height
        calls = tuple(self.column.calls)
        needed = self.needed.get(calls)
        if needed is None:
            needed = self.foot.needed(self.start.waiting, sorted(calls))
            self.needed[calls] = needed
        return self.column.bottom + needed <= self.sheet.height

    def _taken(self) -> Taken:
        if self.forced_note:
            return self.foot.force(self.start.waiting)
        room = max(0, self.sheet.height - self.column.bottom)
        return self.foot.take(self.start.waiting, sorted(self.column.calls), room)
