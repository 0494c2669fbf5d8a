"""Paragraphs that were divided, or some that were run on: 另段, 接排.

Their text is the same, so that nothing of it is inserted or deleted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate, pairwise

from msgspec import Struct

from publish.html.units import Unit
from publish.proof.comparing.alike import runs_of
from publish.proof.comparing.difference import Edit, edits

_DIVISIBLE = frozenset({"paragraph", "quotation", "list", "verse", "abstract", "note", "cell"})


class Division(Struct, frozen=True):
    """A unit that is several behind one another in the other version, from `first` on, by indices.

    `edits` make these, side by side, of the one; `ends` are one past the last token of each, and
    `cuts` where all but the first begin in the one.
    """

    whole: int
    first: int
    edits: tuple[Edit, ...]
    ends: tuple[int, ...]
    cuts: tuple[int, ...]

    @property
    def parts(self) -> range:
        """The units that it is."""
        return range(self.first, self.first + len(self.ends))

    def place(self, edit: Edit) -> tuple[int, Edit]:
        """In which part an edit stands, counted from 0, and what it does to that part."""
        part = _part_of(edit, self.ends)
        begin = self.ends[part - 1] if part else 0
        return part, Edit(edit.start, edit.end, edit.begin - begin, edit.behind - begin)


def divisions(
    wholes: Sequence[Unit],
    parts: Sequence[Unit],
    pairs: Iterable[tuple[int, int]],
    paired: tuple[Set[int], Set[int]],
) -> Iterator[Division]:
    """The units that were divided; `pairs` are (whole, part) that belong together so far, in order,
    `paired` all wholes and all parts that have a partner.
    """
    pairs = tuple(pairs)
    used: set[int] = set()
    for whole, part in pairs:
        for first in (part - 1, part):
            other = first if first != part else first + 1
            if other in paired[1] or other in used or not 0 <= other < len(parts):
                continue
            found = _division(wholes[whole], parts, whole, range(first, first + 2), other)
            if found is not None:
                around = range(len(parts))
                found = _extended(wholes[whole], parts, found, around, (paired[1], used))
                used |= {*found.parts}
                yield found
                break
    yield from _both_edited(wholes, parts, pairs, (paired[0], paired[1] | used))


def _both_edited(
    wholes: Sequence[Unit],
    parts: Sequence[Unit],
    pairs: Sequence[tuple[int, int]],
    paired: tuple[Set[int], Set[int]],
) -> Iterator[Division]:
    """The units without a partner that were divided: halves that were edited are not like a whole.

    Each is tried where most of its runs are, among what stands between the same pairs.
    """
    for (i1, j1), (i2, j2) in pairwise([(-1, -1), *pairs, (len(wholes), len(parts))]):
        free = [i for i in range(i1 + 1, i2) if i not in paired[0]]
        parts_of_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for j in range(j1 + 1, j2) if free else ():
            for run in runs_of(parts[j]) if j not in paired[1] else ():
                parts_of_run[run].append(j)
        behind = j1 + 1
        for i in free:
            votes = Counter(j for run in runs_of(wholes[i]) for j in parts_of_run.get(run, ()))
            most = max(votes, key=lambda j: (votes[j], -j), default=-1)
            for first in (most - 1, most):
                # A part of one or two characters has no run of the whole.
                if first < behind or first + 1 >= j2 or {first, first + 1} & paired[1]:
                    continue
                smaller = min(first, first + 1, key=lambda j: len(parts[j].tokens))
                found = _division(wholes[i], parts, i, range(first, first + 2), smaller)
                if found is not None:
                    around = range(behind, j2)
                    found = _extended(wholes[i], parts, found, around, (paired[1],))
                    behind = found.parts.stop
                    yield found
                    break


def _extended(
    one: Unit,
    parts: Sequence[Unit],
    found: Division,
    around: range,
    taken: tuple[Set[int], ...],
) -> Division:
    """A division with the units `around` it that are of the same whole, and not `taken`."""

    def more(other: int, several: range) -> Division | None:
        is_free = other in around and not any(other in each for each in taken)
        return _division(one, parts, found.whole, several, other) if is_free else None

    while longer := more(found.first - 1, range(found.first - 1, found.parts.stop)):
        found = longer
    while longer := more(found.parts.stop, range(found.first, found.parts.stop + 1)):
        found = longer
    return found


def _division(
    one: Unit, parts: Sequence[Unit], whole: int, several: range, other: int
) -> Division | None:
    """Whether a unit is several that follow each other: what came to it is then in it already."""
    units = [parts[each] for each in several]
    if one.kind not in _DIVISIBLE or {each.kind for each in units} != {one.kind}:
        return None
    if len({(each.cell.row, each.cell.column) if each.cell else () for each in units}) > 1:
        return None
    ends = tuple(accumulate(len(each.tokens) for each in units))
    found = edits(one.tokens, [token for each in units for token in each.tokens])
    if 2 * sum(each.behind - each.begin for each in found) > len(parts[other].tokens):
        return None
    found = tuple(part for each in found for part in _parted(each, ends))
    gained = [0] * len(ends)
    for each in found:
        gained[_part_of(each, ends)] += each.behind - each.begin - (each.end - each.start)
    cuts = tuple(end - more for end, more in zip(ends[:-1], accumulate(gained[:-1]), strict=True))
    return Division(whole, several.start, found, ends, cuts)


def _parted(edit: Edit, ends: tuple[int, ...]) -> Iterator[Edit]:
    """An edit of the end of a unit and the beginning of the next: one in each."""
    for end in ends:
        if edit.begin < end < edit.behind:
            yield Edit(edit.start, edit.end, edit.begin, end)
            edit = Edit(edit.end, edit.end, end, edit.behind)
    yield edit


def _part_of(edit: Edit, ends: tuple[int, ...]) -> int:
    """In which of units that end there an edit stands; what is gone between two, in the first."""
    return next(
        number
        for number, end in enumerate(ends)
        if edit.begin < end or edit.begin == edit.behind == end
    )
