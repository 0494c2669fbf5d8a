"""Paragraphs that were divided in two, or two that were run on: 另段, 接排.

Their text is the same, so that nothing of it is inserted or deleted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from publish.html.units import Unit
from publish.proof.difference import Edit, edits, runs_of

_DIVISIBLE = frozenset({"paragraph", "quotation", "list", "verse", "abstract", "note", "cell"})


@dataclass(frozen=True, slots=True)
class Division:
    """A unit that is `first` and the one behind it in the other version, by indices.

    `edits` make the two, side by side, of the one; `at` is where the second begins in it, `size`
    how many tokens the first has.
    """

    whole: int
    first: int
    edits: tuple[Edit, ...]
    at: int
    size: int


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
            found = _division(wholes[whole], parts, whole, first, other)
            if found is not None:
                used.add(other)
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
                if first < behind or not {first, first + 1} <= votes.keys():
                    continue
                smaller = min(first, first + 1, key=lambda j: len(parts[j].tokens))
                found = _division(wholes[i], parts, i, first, smaller)
                if found is not None:
                    behind = first + 2
                    yield found
                    break


def _division(
    one: Unit, parts: Sequence[Unit], whole: int, first: int, other: int
) -> Division | None:
    """Whether a unit is two that follow each other: what came to it is then in it already."""
    two = parts[first], parts[first + 1]
    if one.kind not in _DIVISIBLE or {each.kind for each in two} != {one.kind}:
        return None
    size = len(two[0].tokens)
    found = edits(one.tokens, (*two[0].tokens, *two[1].tokens))
    if 2 * sum(each.behind - each.begin for each in found) > len(parts[other].tokens):
        return None
    found = tuple(part for each in found for part in _parted(each, size))
    gained = sum(
        each.behind - each.begin - (each.end - each.start)
        for each in found
        if is_in_first(each, size)
    )
    return Division(whole, first, found, size - gained, size)


def _parted(edit: Edit, size: int) -> tuple[Edit, ...]:
    """An edit of the end of the first unit and the beginning of the second: one in each."""
    if not edit.begin < size < edit.behind:
        return (edit,)
    first = Edit(edit.start, edit.end, edit.begin, size)
    return first, Edit(edit.end, edit.end, size, edit.behind)


def is_in_first(edit: Edit, size: int) -> bool:
    """Whether an edit stands in the first of two units, which has so many tokens."""
    return edit.begin < size or edit.begin == edit.behind == size
