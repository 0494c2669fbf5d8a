"""The notes at the foot of one page: how much of them it needs, and how much it takes.

A note begins on the page of its call. All notes of a page but the last stand there whole;
the last one may go on at the foot of the next page, with two lines at least on each side.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from publish.pages.flow import Fragment, Note

LEAST = 2
"""The lines at least on each side of a note's division."""

Queue = tuple[tuple[int, int], ...]
"""Notes to be set, each from one of its lines on."""


class Taken(NamedTuple):
    """What a page takes of its notes: the height of all that, and what is left.

    `torn` says that a division was needed that the rules forbid.
    """

    height: int
    rest: Queue
    torn: bool


class Foot:
    """The notes of a flow, measured once. `above` is the space and rule above the notes."""

    def __init__(self, notes: tuple[Note, ...], above: int) -> None:
        self.notes = notes
        self.above = above
        self._tops: list[list[int]] = []
        self._bottoms: list[list[int]] = []
        for note in notes:
            bottoms = list(accumulate(line.gap + line.height for line in note.lines))
            self._bottoms.append(bottoms)
            self._tops.append(
                [bottom - line.height for bottom, line in zip(bottoms, note.lines, strict=True)]
            )

    def needed(self, waiting: Queue, calls: Sequence[int]) -> int:
        """The least height of the notes of a page, where `waiting` go on and `calls` begin."""
        if not waiting and not calls:
            return 0
        queue = [*waiting, *((note, 0) for note in calls)]
        if not calls:
            # What goes on may go on again.
            return self.above + self._least(*queue[0], at_head=True)
        height = self.above
        for place, (note, first) in enumerate(queue[:-1]):
            height += self.height(note, first, len(self.notes[note].lines), not place)
        return height + self._least(*queue[-1], at_head=len(queue) == 1)

    def whole(self, waiting: Queue, calls: Sequence[int]) -> int:
        """The height of these notes if there were room for all of them."""
        if not waiting and not calls:
            return 0
        going_on = (self._bottoms[note][-1] - self._tops[note][first] for note, first in waiting)
        return self.above + sum(going_on) + sum(self._bottoms[note][-1] for note in calls)

    def take(self, waiting: Queue, calls: Sequence[int], room: int) -> Taken:
        """As much of the notes as there is room for, in order."""
        queue = (*waiting, *((note, 0) for note in calls))
        height = self.above if queue else 0
        torn = height > room
        at_head = True
        for place, (note, first) in enumerate(queue):
            last = self._fitting(note, first, room - height, at_head)
            if last > first:
                height += self.height(note, first, last, at_head)
                at_head = False
            if last < len(self._bottoms[note]):
                rest = ((note, last), *queue[place + 1 :])
                late = any(not line for _, line in rest[max(0, len(waiting) - place) :])
                return Taken(0 if at_head else height, rest, torn or late)
        return Taken(height, (), torn)

    def fragments(self, waiting: Queue, calls: Sequence[int], taken: Taken) -> tuple[Fragment, ...]:
        """The parts of notes that a page has taken."""
        queue = (*waiting, *((note, 0) for note in calls))
        left = dict(taken.rest)
        found = []
        for note, first in queue:
            last = left.get(note, len(self._bottoms[note]))
            if last > first:
                found.append(Fragment(note, first, last))
        return tuple(found)

    def force(self, waiting: Queue) -> Taken:
        """The next lines of the first note that no page holds together."""
        (note, first), *rest = waiting
        lines = self.notes[note].lines
        last = first + 1
        while last < len(lines) and not lines[last].breakable:
            last += 1
        left: Queue = ((note, last),) if last < len(lines) else ()
        height = self.above + self.height(note, first, last, at_head=True)
        return Taken(height, (*left, *rest), torn=True)

    def _fitting(self, note: int, first: int, room: int, at_head: bool) -> int:
        """The line behind the last one that fits and may be divided from the next."""
        lines = self.notes[note].lines
        count = len(lines)
        gap = 0 if at_head else lines[first].gap
        if self._bottoms[note][-1] - self._tops[note][first] + gap <= room:
            return count
        reach = room + self._tops[note][first] - gap
        last = min(count - LEAST, bisect_right(self._bottoms[note], reach))
        while last >= first + LEAST:
            if lines[last].breakable:
                return last
            last -= 1
        return first

    def _least(self, note: int, first: int, at_head: bool) -> int:
        """The height of the shortest allowed beginning of a note."""
        lines = self.notes[note].lines
        for last in range(first + LEAST, len(lines) - LEAST + 1):
            if lines[last].breakable:
                return self.height(note, first, last, at_head)
        return self.height(note, first, len(lines), at_head)

    def height(self, note: int, first: int, last: int, at_head: bool) -> int:
        """The height of lines `first` to `last` − 1, with the gap above them unless at the head."""
        height = self._bottoms[note][last - 1] - self._tops[note][first]
        return height if at_head else height + self.notes[note].lines[first].gap
