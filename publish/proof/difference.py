"""What must be done to one list of tokens, or of units, to make another of it.

Token by token, by Han character and Latin word; what is the same is never part of an edit.
`difflib` carries it, fed so that its work grows as n log n: first with overlapping runs of
tokens, of which nearly all occur once, and then with the few tokens between those.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from publish.html.units import HEADINGS, Token, Unit

_RUN = 6
"""Tokens in a run: so many in the same order hardly occur twice in an article."""
_SHORT = 200
"""Tokens up to which plain comparison is as fast."""
_ALIKE = 0.5
"""Share of common runs of three tokens from which two units are one that was edited."""
_MOVABLE = 6
"""Tokens that a unit must have to be known again in another place."""
_KNOWN_AGAIN = HEADINGS | {"figure", "formula", "term"}
"""What is known again however short it is, if it is the same."""
_SHORT_UNIT = 30
"""Tokens up to which a unit in the place of another is that one rewritten."""
_BODY = HEADINGS | {"paragraph", "quotation", "list", "verse", "code", "term"}
"""Kinds of text that may become one another."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens `start` to `end` of the old text become tokens `begin` to `behind` of the new."""

    start: int
    end: int
    begin: int
    behind: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """How units of two versions belong together.

    `same` are (old, new) indices of units that correspond in order, `moved` those that stand
    elsewhere. Every other old unit was deleted, every other new one inserted.
    """

    same: tuple[tuple[int, int], ...]
    moved: tuple[tuple[int, int], ...]


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
    same: list[tuple[int, int]] = []
    gaps: list[tuple[range, range]] = []
    for (i1, j1), (i2, j2) in pairwise([(0, 0), *_landmarks(old, a, b), (len(a), len(b))]):
        for tag, x1, x2, y1, y2 in _matcher(a[i1:i2], b[j1:j2]).get_opcodes():
            olds, news = range(i1 + x1, i1 + x2), range(j1 + y1, j1 + y2)
            if tag == "equal":
                same += zip(olds, news, strict=True)
            else:
                gaps.append((olds, news))
    partners = _partners(old, new, gaps)
    moved: list[tuple[int, int]] = []
    for olds, news in gaps:
        inside = [(i, partners[i]) for i in olds if partners.get(i, -1) in news]
        kept = rising(inside, _weights(old, inside))
        same += kept
        moved += [pair for pair in inside if pair not in kept]
    apart = {number: gap for gap, (_, news) in enumerate(gaps) for number in news}
    own = {number: gap for gap, (olds, _) in enumerate(gaps) for number in olds}
    moved += [(i, j) for i, j in partners.items() if own[i] != apart[j]]
    return Pairs(tuple(sorted(same)), tuple(sorted(moved)))


def _landmarks(old: Sequence[Unit], a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """Units that either version has once, as much of them as stands in the same order.

    What stands often, an empty cell or a folio, must not decide what belongs together.
    """
    once_in_a, once_in_b = _once(a), _once(b)
    found = [(i, once_in_b[number]) for number, i in once_in_a.items() if number in once_in_b]
    return rising(found, _weights(old, found))


def _weights(old: Sequence[Unit], found: Iterable[tuple[int, int]]) -> list[int]:
    """How much of the text each pair of units is."""
    return [len(old[i].tokens) for i, _ in found]


def _once(numbers: list[int]) -> dict[int, int]:
    """The place of every number that stands once, in order."""
    counts = Counter(numbers)
    return {number: place for place, number in enumerate(numbers) if counts[number] == 1}


def _partners(
    old: Sequence[Unit], new: Sequence[Unit], gaps: list[tuple[range, range]]
) -> dict[int, int]:
    """For old units without an equal in their place, the new one that is most like it.

    Those in the same gap come first; a unit has one partner.
    """
    runs_of_new: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: dict[int, int] = {}
    gap_of_new: dict[int, int] = {}
    for number, (_, news) in enumerate(gaps):
        for j in news:
            own = runs_of(new[j])
            sizes[j], gap_of_new[j] = len(own), number
            for run in own:
                runs_of_new[run].append(j)
    offers: list[tuple[bool, float, int, int]] = []
    for number, (olds, _) in enumerate(gaps):
        for i in olds:
            own = runs_of(old[i])
            votes = Counter(
                j for run in own if len(runs_of_new.get(run, ())) < 50 for j in runs_of_new[run]
            )
            for j, count in votes.items():
                share = 2 * count / (len(own) + sizes[j])
                here = gap_of_new[j] == number
                long = min(len(old[i].tokens), len(new[j].tokens)) >= _MOVABLE
                known = long or (old[i].kind in _KNOWN_AGAIN and old[i] == new[j])
                if share >= _ALIKE and (here or known) and _is_same_part(old[i], new[j]):
                    offers.append((not here, -share, i, j))
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(offers):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def runs_of(unit: Unit) -> set[tuple[str, ...]]:
    """The runs of three tokens of a unit, by which others are found that are like it."""
    texts = [token.text for token in unit.tokens]
    return {tuple(texts[at : at + 3]) for at in range(max(1, len(texts) - 2))}


def _is_same_part(old: Unit, new: Unit) -> bool:
    """Whether one can have become the other: text of the body may change its form."""
    return old.kind == new.kind or {old.kind, new.kind} <= _BODY


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
    it is when the others are moved.

    Pairs without `weights` weigh the same. `best` is a Fenwick tree over the new indices, of the
    heaviest chain that ends with each.
    """
    ranks = {new: rank for rank, new in enumerate(sorted(new for _, new in found), 1)}
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
