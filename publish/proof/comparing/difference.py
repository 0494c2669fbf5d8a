"""What must be done to one list of tokens, or of units, to make another of it.

Token by token, by Han character and Latin word; what is the same is never part of an edit.
`difflib` carries it, fed so that its work grows as n log n: first with overlapping runs of
tokens, of which nearly all occur once, and then with the few tokens between those.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence, Set
from difflib import SequenceMatcher
from itertools import pairwise

from msgspec import Struct

from publish.html.units import Token, Unit
from publish.proof.comparing.alike import is_known_again, partners

_RUN = 6
"""Tokens in a run: so many in the same order hardly occur twice in an article."""
_SHORT = 200
"""Tokens up to which plain comparison is as fast."""
_FLOATING = frozenset({"figure", "caption", "under", "row"})
"""What figures and tables are made of."""
_SHORT_UNIT = 30
"""Tokens up to which a unit in the place of another is that one rewritten."""


class Edit(Struct, frozen=True):
    """Tokens `start` to `end` of the old text become tokens `begin` to `behind` of the new."""

    start: int
    end: int
    begin: int
    behind: int


class Pairs(Struct, frozen=True):
    """How units of two versions belong together.

    `same` are (old, new) indices of units that correspond in order, `moved` those that stand
    elsewhere, `across` cells that stand in another column of their row. Every other old unit was
    deleted, every other new one inserted.
    """

    same: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]
    across: tuple[tuple[int, int], ...] = ()

    @property
    def all(self) -> tuple[tuple[int, int], ...]:
        """All pairs; those that correspond in order come last."""
        return (*self.across, *self.moved, *self.same)


def edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """The edits that make the new tokens of the old ones, in order."""
    numbers: dict[Hashable, int] = {}
    a = [numbers.setdefault(token, len(numbers)) for token in old]
    b = [numbers.setdefault(token, len(numbers)) for token in new]
    found: list[Edit] = []
    for i1, i2, j1, j2 in _gaps(a, b):
        for tag, x1, x2, y1, y2 in _matcher(a[i1:i2], b[j1:j2]).get_opcodes():
            if tag != "equal":
                found.append(Edit(i1 + x1, i1 + x2, j1 + y1, j1 + y2))
    return tuple(found)


def _matcher(a: Sequence[Hashable], b: Sequence[Hashable]) -> SequenceMatcher[Hashable]:
    return SequenceMatcher(None, a, b, autojunk=False)


def _gaps(a: list[int], b: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches between runs that both have, which alone need a close look."""
    if min(len(a), len(b)) < _SHORT:
        yield 0, len(a), 0, len(b)
        return
    i = j = 0
    for block in _matcher(_runs(a, _RUN), _runs(b, _RUN)).get_matching_blocks():
        # Runs overlap, so that one may begin in what the one before it has covered.
        covered = max(i - block.a, j - block.b, 0)
        length = block.size + _RUN - 1 if block.size else 0
        if covered < length:
            yield i, block.a + covered, j, block.b + covered
            i, j = block.a + length, block.b + length
    yield i, len(a), j, len(b)


def _runs(tokens: Sequence[Hashable], length: int) -> list[tuple[Hashable, ...]]:
    return [tuple(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]


def pairs(old: Sequence[Unit], new: Sequence[Unit]) -> Pairs:
    """Which units of two versions belong together because they are the same or alike."""
    numbers: dict[Unit, int] = {}
    a = [numbers.setdefault(unit, len(numbers)) for unit in old]
    b = [numbers.setdefault(unit, len(numbers)) for unit in new]
    landmarks, moved = _landmarks(old, a, b)
    same: list[tuple[int, int]] = []
    gaps: list[tuple[range, range]] = []
    for (i1, j1), (i2, j2) in pairwise([(0, 0), *landmarks, (len(a), len(b))]):
        for tag, x1, x2, y1, y2 in _matcher(a[i1:i2], b[j1:j2]).get_opcodes():
            olds, news = range(i1 + x1, i1 + x2), range(j1 + y1, j1 + y2)
            if tag == "equal":
                same += zip(olds, news, strict=True)
            else:
                gaps.append((olds, news))
    found = partners(old, new, gaps, ({i for i, _ in moved}, {j for _, j in moved}))
    for olds, news in gaps:
        inside = [(i, found[i]) for i in olds if found.get(i, -1) in news]
        kept = rising(inside, _weights(old, inside))
        same += kept
        moved += set(inside) - set(kept)
    apart = {number: gap for gap, (_, news) in enumerate(gaps) for number in news}
    own = {number: gap for gap, (olds, _) in enumerate(gaps) for number in olds}
    moved += [(i, j) for i, j in found.items() if own[i] != apart[j]]
    moved += _beside(a, b, moved, ({i for i, _ in same}, {j for _, j in same}))
    return Pairs(tuple(sorted(same)), tuple(sorted(moved)))


def _beside(
    a: list[int], b: list[int], moved: Iterable[tuple[int, int]], stayed: tuple[set[int], set[int]]
) -> Iterator[tuple[int, int]]:
    """What stands beside something that was moved and is the same was moved with it, however short
    it is, unless it has a partner.
    """
    moved = tuple(moved)
    with_old = stayed[0].union(i for i, _ in moved)
    with_new = stayed[1].union(j for _, j in moved)
    for pair in moved:
        for step in (1, -1):
            i, j = pair[0] + step, pair[1] + step
            while 0 <= i < len(a) and 0 <= j < len(b) and a[i] == b[j]:
                if i in with_old or j in with_new:
                    break
                with_old.add(i)
                with_new.add(j)
                yield i, j
                i, j = i + step, j + step


def _landmarks(
    old: Sequence[Unit], a: list[int], b: list[int]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Units that either version has once, as many of them as stand in the same order, and those
    of the others that are known again in another place.

    What stands often, an empty cell or a folio, must not decide what belongs together.
    """
    once_in_a, once_in_b = _once(a), _once(b)
    found = [(i, once_in_b[number]) for number, i in once_in_a.items() if number in once_in_b]
    stayed = rising(found, _weights(old, found))
    left = sorted(set(found) - set(stayed))
    return stayed, [(i, j) for i, j in left if is_known_again(old[i])]


def _weights(old: Sequence[Unit], found: Collection[tuple[int, int]]) -> list[int]:
    """What each pair of units weighs, so that as few texts as possible are moved, then as few rows
    of tables and parts of figures, which are moved about in the text more than it is; of as many,
    those that are the least text.
    """
    sizes = [len(old[i].tokens) for i, _ in found]
    light = sum(sizes) + 1
    heavy = light * (len(sizes) + 1)
    weights = (light if old[i].kind in _FLOATING else heavy for i, _ in found)
    return [weight + size for weight, size in zip(weights, sizes, strict=True)]


def _once(numbers: list[int]) -> dict[int, int]:
    """The place of every number that stands once, in order."""
    counts = Counter(numbers)
    return {number: place for place, number in enumerate(numbers) if counts[number] == 1}


def rewritten(
    old: Sequence[Unit],
    new: Sequence[Unit],
    same: Iterable[tuple[int, int]],
    paired: tuple[Set[int], Set[int]],
) -> list[tuple[int, int]]:
    """Units that are left between those that correspond, paired one by one where their kinds agree.

    Short ones (a cell, a name) have nothing in common when they change. `paired` are the old and
    the new units that have a partner.
    """
    found: list[tuple[int, int]] = []
    for (i1, j1), (i2, j2) in pairwise([(-1, -1), *same, (len(old), len(new))]):
        left = [i for i in range(i1 + 1, i2) if i not in paired[0]]
        right = [j for j in range(j1 + 1, j2) if j not in paired[1]]
        if [old[i].kind for i in left] == [new[j].kind for j in right]:
            found += [
                (i, j)
                for i, j in zip(left, right, strict=True)
                if min(len(old[i].tokens), len(new[j].tokens)) < _SHORT_UNIT or len(left) == 1
            ]
    return found


def rising(
    found: Sequence[tuple[int, int]], weights: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """The heaviest part of pairs, sorted by old index, whose new indices rise: what stays where
    it is when the others are moved. Of one old index the new ones fall, so that one is taken.

    Pairs without `weights` weigh the same. `best` is a Fenwick tree over the new indices, of the
    heaviest chain that ends with each.
    """
    ranks = {new: rank for rank, new in enumerate(sorted({new for _, new in found}), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    for number, (_, new) in enumerate(found):
        at, heaviest = ranks[new] - 1, (0, -1)
        while at:
            heaviest = max(heaviest, best[at])
            at -= at & -at
        before.append(heaviest[1])
        at = ranks[new]
        weight = heaviest[0] + (weights[number] if weights else 1)
        while at < len(best):
            best[at] = max(best[at], (weight, number))
            at += at & -at
    chain: list[tuple[int, int]] = []
    number = max(best)[1]
    while number >= 0:
        chain.append(found[number])
        number = before[number]
    return chain[::-1]
