"""The notes at the foot of one page: how much of them it needs, and how much it takes.

A note begins on the page of its call. All notes of a page but the last stand there whole;
the last one may go on at the foot of the next page, with two lines at least on each side.
Notes that are called in a note stand below it: what it calls before it is divided stands there
whole, but for the last of them; where both go on, that one comes first.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
        self._calling = {
            number for number, note in enumerate(notes) if any(line.calls for line in note.lines)
        }

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
            height += self._whole(note, first, at_head=not place)
        return height + self._least(*queue[-1], at_head=len(queue) == 1)

    def whole(self, waiting: Queue, calls: Sequence[int]) -> int:
        """The height of these notes if there were room for all of them."""
        if not waiting and not calls:
            return 0
        going_on = sum(
            self._whole(note, first, at_head=not place)
            for place, (note, first) in enumerate(waiting)
        )
        if not self._calling:
            return self.above + going_on + sum(self._bottoms[note][-1] for note in calls)
        return self.above + going_on + sum(self._whole(note, 0, at_head=False) for note in calls)

    def take(self, waiting: Queue, calls: Sequence[int], room: int) -> Taken:
        """As much of the notes as there is room for, in order."""
        queue = (*waiting, *((note, 0) for note in calls))
        height = self.above if queue else 0
        torn = height > room
        at_head = True
        for place, (note, first) in enumerate(queue):
            last = self._fitting(note, first, room - height, at_head)
            left: list[tuple[int, int]] = []
            if last > first:
                height += self.height(note, first, last, at_head)
                at_head = False
                for inner in self._inner(note, first, last):
                    end = self._fitting(inner, 0, room - height, at_head=False)
                    height += self.height(inner, 0, end, at_head=False) if end else 0
                    left += [(inner, end)] if end < len(self._bottoms[inner]) else []
            if last < len(self._bottoms[note]):
                left.append((note, last))
            if left:
                rest = (*left, *queue[place + 1 :])
                known = {number for number, _ in waiting}
                late = any(not line and number not in known for number, line in rest)
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
                for inner in self._inner(note, first, last):
                    end = left.get(inner, len(self._bottoms[inner]))
                    found += [Fragment(inner, 0, end)] if end else []
        return tuple(found)

    def force(self, waiting: Queue) -> Taken:
        """The next lines of the first note that no page holds together."""
        (note, first), *rest = waiting
        lines = self.notes[note].lines
        last = first + 1
        while last < len(lines) and not lines[last].breakable:
            last += 1
        left: Queue = ((note, last),) if last < len(lines) else ()
        late = tuple((inner, 0) for inner in self._inner(note, first, last))
        height = self.above + self.height(note, first, last, at_head=True)
        return Taken(height, (*late, *left, *rest), torn=True)

    def lines_left(self, note: int, first: int = 0) -> int:
        """How many lines of a note stand from one on, with those of the notes called in them."""
        count = len(self._bottoms[note])
        inner = self._inner(note, first, count)
        return count - first + sum(len(self._bottoms[each]) for each in inner)

    def height(self, note: int, first: int, last: int, at_head: bool) -> int:
        """The height of lines `first` to `last` − 1, with the gap above them unless at the head."""
        height = self._bottoms[note][last - 1] - self._tops[note][first]
        return height if at_head else height + self.notes[note].lines[first].gap

    def _inner(self, note: int, first: int, last: int) -> Iterator[int]:
        """The notes called in lines of a note, each followed by those called in it."""
        if note in self._calling:
            for line in self.notes[note].lines[first:last]:
                for inner in line.calls:
                    yield inner
                    yield from self._inner(inner, 0, len(self._bottoms[inner]))

    def _whole(self, note: int, first: int, at_head: bool) -> int:
        """The height of a note from a line on, with the notes called there."""
        count = len(self._bottoms[note])
        inner = sum(self._bottoms[each][-1] for each in self._inner(note, first, count))
        return self.height(note, first, count, at_head) + inner

    def _begun(self, note: int, first: int, last: int) -> int:
        """The least height of what is called in lines of a note: all but the last is whole."""
        if note not in self._calling:
            return 0
        *whole, begun = [*self._inner(note, first, last)] or [-1]
        height = sum(self._bottoms[each][-1] for each in whole)
        return height if begun < 0 else height + self._least_alone(begun, 0, at_head=False)

    def _fitting(self, note: int, first: int, room: int, at_head: bool) -> int:
        """The line behind the last one that fits and may be divided from the next."""
        lines = self.notes[note].lines
        count = len(lines)
        gap = 0 if at_head else lines[first].gap
        whole = self._bottoms[note][-1] - self._tops[note][first] + gap
        if whole <= room and whole + self._begun(note, first, count) <= room:
            return count
        reach = room + self._tops[note][first] - gap
        last = min(count - LEAST, bisect_right(self._bottoms[note], reach))
        while last >= first + LEAST:
            if lines[last].breakable and (
                note not in self._calling
                or self.height(note, first, last, at_head) + self._begun(note, first, last) <= room
            ):
                return last
            last -= 1
        return first

    def _least(self, note: int, first: int, at_head: bool) -> int:
        """The height of the shortest allowed beginning of a note, with what is called in it."""
        last = self._least_end(note, first)
        return self.height(note, first, last, at_head) + self._begun(note, first, last)

    def _least_alone(self, note: int, first: int, at_head: bool) -> int:
        return self.height(note, first, self._least_end(note, first), at_head)

    def _least_end(self, note: int, first: int) -> int:
        """The line behind the shortest allowed beginning of a note."""
        lines = self.notes[note].lines
        for last in range(first + LEAST, len(lines) - LEAST + 1):
            if lines[last].breakable:
                return last
        return len(lines)
