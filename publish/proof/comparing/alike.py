"""Which units of two versions are so much alike that one became the other."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence, Set
from itertools import pairwise

from publish.html.units import HEADINGS, Unit

CELL = "cell"
"""The form of the sign before a cell in a row of a table that is compared as one unit."""
_ALIKE = 0.5
"""Share of common runs of three tokens from which two units are one that was edited."""
_ALIKE_ROWS = 2 / 3
"""Share of common runs of tokens, each in its column, from which two rows in different places are
one that was moved and edited."""
_IN_PLACE = 0.2
"""Share by which a row in the same place may be less alike than one elsewhere."""
_OFTEN = 50
"""Units from which on a run that stands in all of them does not tell which belong together."""
_MOVABLE = 6
"""Tokens that a unit must have to be known again in another place."""
_KNOWN_AGAIN = HEADINGS | {
    "figure", "caption", "formula", "term", "row", "list", "reference", "authors", "affiliation",
    "contents", "board",
}  # fmt: skip
"""What is known again however short it is, if it is the same."""
_BODY = HEADINGS | {"paragraph", "quotation", "list", "verse", "code", "term"}
"""Kinds of text that may become one another."""


def partners(
    old: Sequence[Unit],
    new: Sequence[Unit],
    gaps: list[tuple[range, range]],
    taken: tuple[Set[int], Set[int]],
) -> dict[int, int]:
    """For old units without an equal in their place, the new one that is most like it.

    Those in the same gap come first; a unit has one partner. `taken` are the old and the new
    units that have theirs.
    """
    units_of_run: dict[Hashable, list[int]] = defaultdict(list)
    runs_of_new: dict[int, set[tuple[str, ...]]] = {}
    gap_of_new: dict[int, int] = {}
    for number, (_, news) in enumerate(gaps):
        for j in news:
            if j in taken[1]:
                continue
            runs_of_new[j], gap_of_new[j] = runs_of(new[j]), number
            for run in runs_of_new[j]:
                units_of_run[run].append(j)
    offers: list[tuple[bool, float, int, int]] = []
    for number, (olds, _) in enumerate(gaps):
        for i in olds:
            if i in taken[0]:
                continue
            own = runs_of(old[i])
            rare = (units_of_run[run] for run in own if run in units_of_run)
            votes = Counter(j for each in rare if len(each) < _OFTEN for j in each)
            for j, count in votes.items():
                # What stands in a column often is no reason to look for it, but is in common.
                shared = len(own & runs_of_new[j]) if old[i].kind == "row" else count
                share = 2 * shared / (len(own) + len(runs_of_new[j]))
                here = gap_of_new[j] == number
                if _is_same_part(old[i], new[j]) and _is_alike(old[i], new[j], share, here):
                    # A row that is much more alike than the one in its place is that one moved.
                    is_row = old[i].kind == "row"
                    weight = share + _IN_PLACE * here if is_row else share
                    offers.append((not here and not is_row, -weight, i, j))
    found: dict[int, int] = {}
    offered: set[int] = set()
    for _, _, i, j in sorted(offers):
        if i not in found and j not in offered:
            found[i] = j
            offered.add(j)
    return found


def _is_alike(old: Unit, new: Unit, share: float, here: bool) -> bool:
    """Whether two units that have so much in common are one, `here` in the same place."""
    if here:
        return share >= _ALIKE
    if old == new:
        return is_known_again(old)
    if old.kind == "row":
        return share >= _ALIKE_ROWS
    return share >= _ALIKE and min(len(old.tokens), len(new.tokens)) >= _MOVABLE


def runs_of(unit: Unit) -> set[tuple[str, ...]]:
    """The runs of three tokens of a unit, by which others are found that are like it; those of a
    row are those of its cells, each with the column.
    """
    texts = [token.text for token in unit.tokens]
    if unit.kind != "row":
        return set(_triples(texts))
    signs = [at for at, token in enumerate(unit.tokens) if token.form == CELL]
    return {
        (texts[sign], *run)
        for sign, behind in pairwise([*signs, len(texts)])
        for run in _triples(texts[sign + 1 : behind])
    }


def _triples(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All runs of three; fewer are one run."""
    return (tuple(texts[at : at + 3]) for at in range(max(1, len(texts) - 2)))


def _is_same_part(old: Unit, new: Unit) -> bool:
    """Whether one can have become the other: text of the body may change its form."""
    return old.kind == new.kind or {old.kind, new.kind} <= _BODY


def is_known_again(unit: Unit) -> bool:
    """Whether a unit can be told from others that are the same by chance."""
    return unit.kind in _KNOWN_AGAIN or len(unit.tokens) >= _MOVABLE
