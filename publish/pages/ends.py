"""Every way to end the page that begins at a place of the flow, and the page so ended."""

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from publish.pages.column import Column
from publish.pages.fill import Filling
from publish.pages.flow import Flow, Page, Sheet
from publish.pages.foot import Foot, Taken
from publish.pages.way import End, Moves, Start

_WINDOW = 5
"""Pages that are more lines short, all their notes on them, are looked at only where there is
no other."""


class Ends(Struct, frozen=True):
    """The ways to end a page, of which there is always one. They depend on no unit from
    `reach` on.
    """

    ways: tuple[End, ...]
    reach: int

    def shifted(self, by: int) -> "Ends":
        """The same in a flow that has so many units more before them."""
        ways = tuple(
            way._replace(next=way.next.shifted(by), moves=way.moves.shifted(by))
            for way in self.ways
        )
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
        filling = Filling(flow, sheet, foot, start)
        found = list(_ends(filling, torn, nearly_full))
        reach = filling.reach()
        for moves in () if torn else _moves(flow, start, filling.met):
            filling = Filling(flow, sheet, foot, start, moves)
            found += _ends(filling, torn, nearly_full)
            reach = max(reach, filling.reach())
        if found:
            return Ends(tuple(found), reach)
    filling = Filling(flow, sheet, foot, start)
    filling.force()
    forced = filling.end(torn=True)._replace(torn=True, forced=True)
    return Ends((forced,), filling.reach())


def _moves(flow: Flow, start: Start, met: list[int]) -> Iterator[Moves]:
    """The ways in which the figures that a page meets may stand where they do not come."""
    units = flow.units
    free = [first for first in met if units[first].free]
    lifted = [-1, *(first for first in met[:1] if first in free and not start.deferred)]
    for head in lifted:
        for foot in (-1, *free):
            if (head, foot) != (-1, -1) and head != foot:
                yield Moves(head, foot)
    yield from (Moves(off=first) for first in free if units[first].mention)


def page(flow: Flow, sheet: Sheet, foot: Foot, start: Start, end: End) -> Page:
    """The page from `start` to `end`, which is one of its `ends`."""
    filling = Filling(flow, sheet, foot, start, end.moves)
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


def _ends(filling: Filling, torn: bool, nearly_full: bool) -> Iterator[End]:
    sheet, start = filling.sheet, filling.start
    enough = sheet.height - _WINDOW * sheet.leading if nearly_full else 0
    while True:
        allowed = filling.is_settled() and (torn or filling.may_end())
        if allowed and filling.most() >= enough:
            end = filling.end(torn)
            if end.next != start and (torn or not end.torn):
                yield end
        if not filling.step():
            return
