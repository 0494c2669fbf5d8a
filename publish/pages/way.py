"""Where a page begins and how it ends: the steps that a plan compares."""

from typing import NamedTuple

from publish.pages.foot import Queue


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


class Moves(NamedTuple):
    """The figures of a page that do not stand where they come, by their first units.

    `head` stands at the head of the page, above text before it; `foot` at its foot, below
    text behind it; `off` is put off to the next page though it has room.
    """

    head: int = -1
    foot: int = -1
    off: int = -1

    def shifted(self, by: int) -> "Moves":
        """The same in a flow that has so many units more before them."""
        return Moves(*(first + by if first >= 0 else first for first in self))


IN_PLACE = Moves()


class End(NamedTuple):
    """Where the next page begins, and what that means for this one.

    `body` is the number of units in its column, `short` that of the lines it could hold more.
    `torn` says that a break or a division was needed that the rules forbid, `forced` that what
    stands there is too large for any page. `figures` are the demerits of where its figures
    stand, `moves` the figures that have moved.
    """

    next: Start
    body: int
    short: int
    torn: bool = False
    forced: bool = False
    figures: int = 0
    moves: Moves = IN_PLACE
