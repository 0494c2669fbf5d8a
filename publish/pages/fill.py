"""A page under way: what stands in its column, at its foot, and what is put off to the next."""

from publish.pages.column import Column, Mark
from publish.pages.flow import Flow, Fragment, Page, Placed, Sheet, Unit
from publish.pages.foot import Foot, Taken
from publish.pages.way import IN_PLACE, End, Moves, Start

_SLIVER = 2
"""So few lines between a figure and the head or the foot of a page are lost there."""
_SLIVERS, _MOVED, _EARLY = 10, 5, 30
"""The demerits of such lines, of a figure away from its place, and of one that stands a page
or more before the text that mentions it: it is rather put off, by three pages at most.
"""
_HOLE = 10
"""The demerits of each line that lacks above a figure at the foot, where it shows most."""
_PASSED = 4
"""So many lines that a moved figure has passed are another demerit: the nearer edge is better."""


class Filling:
    """A page under way: its column, and the next unit of the flow.

    `is_possible` is False once a figure cannot stand where `moves` wants it.
    """

    def __init__(
        self, flow: Flow, sheet: Sheet, foot: Foot, start: Start, moves: Moves = IN_PLACE
    ) -> None:
        self.flow = flow
        self.sheet = sheet
        self.foot = foot
        self.start = start
        self.moves = moves
        self.unit = start.unit
        self.column = Column(flow, sheet.leading)
        self.at_foot = Column(flow, sheet.leading)
        """The figure at the foot of the page, above its notes."""
        self.deferred: list[int] = []
        self.met: list[int] = []
        """The figures for which there was a choice, in order."""
        self.standing: list[tuple[int, int]] = []
        """Those that stand in the column, and how many units stand above each."""
        self.is_possible = True
        self.forced_note = False
        self.has_text = False
        """Whether anything but figures stands on the page."""
        self.needed: dict[tuple[int, ...], int] = {}
        for first in start.deferred:
            self.met.append(first)
            if first == moves.foot:
                self._sink(first)
            else:
                self._set_figure(first)
        if moves.head >= 0:
            self._lift(moves.head)

    def step(self) -> bool:
        """Set the next unit, or put off the figure that begins with it; False at the foot."""
        if self.unit == len(self.flow.units) or not self.is_possible:
            return False
        group = self.flow.units[self.unit].group
        if group:
            return self._step_figure(group)
        if self._stays_behind(self.unit):
            return False
        mark = self.column.mark()
        self.column.add(self.unit)
        if not self._fits():
            self.column.reset(mark)
            return False
        self.unit += 1
        self.has_text = True
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

    def is_settled(self) -> bool:
        """Whether the places of all figures that moved are passed, and more text comes."""
        if self.moves == IN_PLACE:
            return True
        sunk_at_the_end = self.moves.foot >= 0 and self.unit == len(self.flow.units)
        return self.is_possible and self.unit > max(self.moves) and not sunk_at_the_end

    def most(self) -> int:
        """The height of the page ended here with all its notes; the whole one at the end."""
        if self.unit == len(self.flow.units):
            return self.sheet.height
        return self._bottom() + self.foot.whole(self.start.waiting, self._calls())

    def end(self, torn: bool) -> End:
        """The page ended here."""
        room = self.sheet.height - self._bottom()
        taken = self._taken()
        short = max(0, room - taken.height) // self.sheet.leading
        following = Start(self.unit, tuple(self.deferred), taken.rest)
        is_torn = taken.torn or (torn and not self.may_end())
        figures = self._demerits() + (_HOLE * short if len(self.at_foot) else 0)
        return End(following, len(self.column), short, is_torn, False, figures, self.moves)

    def page(self, short: int) -> Page:
        """The finished page."""
        fragments = []
        bottom = self.sheet.height
        taken = self._taken()
        parts = self.foot.fragments(self.start.waiting, self._calls(), taken)
        for fragment in reversed(parts):
            lines = (fragment.note, fragment.first, fragment.last)
            fragments.append(Fragment(*lines, y=bottom - self.foot.height(*lines, at_head=True)))
            bottom -= self.foot.height(*lines, at_head=fragment is parts[0])
        down = self.sheet.height - taken.height - self.at_foot.bottom
        sunk = (Placed(each.unit, each.y + down) for each in self.at_foot.placed())
        return Page((*self.column.placed(), *sunk), tuple(reversed(fragments)), short)

    def _step_figure(self, group: int) -> bool:
        first = self.unit
        if first != self.moves.head:
            self.met.append(first)
            if first == self.moves.foot:
                self._sink(first)
            elif not self._pass_figure(first, group):
                self.met.pop()
                return False
        self.unit += group
        return self.is_possible

    def _pass_figure(self, first: int, group: int) -> bool:
        """Set a figure where it comes, or put it off; False where a page must end before it."""
        if self._set_figure(first):
            return True
        # A heading goes with its figure, and what stands below one begins no page without it.
        goes_along = len(self.column) and not self.flow.units[first].breakable
        if goes_along or (not self.has_text and self._is_bound(first + group)):
            self.deferred.pop()
            return False
        return True

    def _set_figure(self, first: int) -> bool:
        """Set a figure below what is there; it is put off where it has no room."""
        if first != self.moves.off and not self.deferred and not len(self.at_foot):
            mark = self.column.mark()
            self.column.add_group(first)
            if self._has_room(mark):
                self.standing.append((first, mark[0]))
                return True
            self.column.reset(mark)
        self.deferred.append(first)
        return False

    def _sink(self, first: int) -> None:
        """Set a figure at the foot of the page."""
        self.is_possible = not self.deferred and not self._is_tied(first)
        if self.is_possible:
            self.at_foot.add_group(first)
            self.is_possible = self._fits()

    def _lift(self, first: int) -> None:
        """Set a figure at the head of the page, above text that comes before it."""
        self.is_possible = not self.met and not self._is_tied(first)
        if self.is_possible:
            self.column.add_group(first)
            self.standing.append((first, 0))
            self.is_possible = self._fits()

    def _is_tied(self, first: int) -> bool:
        """Whether a figure belongs to what stands above it, or what stands below to it."""
        units = self.flow.units
        return not units[first].breakable or self._is_bound(first + units[first].group)

    def _group(self, first: int) -> tuple[Unit, ...]:
        units = self.flow.units
        return units[first : first + units[first].group]

    def _is_bound(self, number: int) -> bool:
        """Whether a unit may not begin a page."""
        return number < len(self.flow.units) and not self.flow.units[number].breakable

    def _stays_behind(self, number: int) -> bool:
        """Whether a unit may not stand with the figures that have left their places before it.

        A figure stands above or below lines of running text alone, never above a heading or
        a title. What calls a note does not stand before a figure with a note, which is
        numbered before it: neither above one at the foot nor on the page before.
        """
        unit = self.flow.units[number]
        passing = [self.moves.foot] if len(self.at_foot) else []
        passing += [self.moves.head] if self.moves.head > number else []
        later = (*self.deferred, *passing) if unit.calls else ()
        return bool(passing and not unit.on_grid) or any(
            each.calls for first in later for each in self._group(first)
        )

    def _has_room(self, mark: Mark) -> bool:
        """Whether a figure just set fits; at the head of a page even without its note."""
        if not mark[0] and not self.start.waiting:
            return self.column.bottom <= self.sheet.height
        return self._fits()

    def _fits(self) -> bool:
        bottom = self._bottom()
        calls = self._calls()
        if not calls and not self.start.waiting:
            return bottom <= self.sheet.height
        known = tuple(calls)
        needed = self.needed.get(known)
        if needed is None:
            needed = self.needed[known] = self.foot.needed(self.start.waiting, calls)
        return bottom + needed <= self.sheet.height

    def _bottom(self) -> int:
        """The height of all that stands on the page, its notes left out."""
        if not len(self.at_foot):
            return self.column.bottom
        gap = self.flow.units[self.moves.foot].gap if len(self.column) else 0
        return self.column.bottom + gap + self.at_foot.bottom

    def _calls(self) -> list[int]:
        return sorted((*self.column.calls, *self.at_foot.calls))

    def _taken(self) -> Taken:
        if self.forced_note:
            return self.foot.force(self.start.waiting)
        room = max(0, self.sheet.height - self._bottom())
        return self.foot.take(self.start.waiting, self._calls(), room)

    def _demerits(self) -> int:
        """The demerits of where the figures stand."""
        standing = [first for first, _ in self.standing]
        standing += [self.moves.foot] if len(self.at_foot) else []
        units = self.flow.units
        early = sum(self.unit <= first + units[first].mention for first in standing)
        passed = []
        if self.moves.head >= 0:
            passed.append(self.moves.head - self.start.unit)
        if self.moves.foot >= 0:
            behind = max(self.start.unit, self.moves.foot + units[self.moves.foot].group)
            passed.append(self.unit - behind)
        moved = sum(_MOVED + lines // _PASSED for lines in passed)
        return _EARLY * early + moved + _SLIVERS * self._slivers()

    def _slivers(self) -> int:
        """How often one or two lines alone stand between a figure and another, or the edge of
        the page.
        """
        units = self.flow.units
        strips = []
        behind = 0
        for first, at in self.standing:
            strips.append(at - behind)
            behind = at + units[first].group
        if len(self.at_foot) or (self.standing and self.unit < len(units)):
            strips.append(len(self.column) - behind)
        return sum(0 < lines <= _SLIVER for lines in strips)
