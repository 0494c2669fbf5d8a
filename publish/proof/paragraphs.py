"""Paragraphs that were divided in two, or two that were run on: 另段, 接排.

Their text is the same, so that nothing of it is inserted or deleted.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from publish.html.units import Unit
from publish.proof.difference import Edit, edits

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
    paired: Container[int],
) -> Iterator[Division]:
    """The units that were divided; `pairs` are (whole, part) that belong together so far, `paired`
    all parts that have a partner.
    """
    used: set[int] = set()
    for whole, part in pairs:
        for first in (part - 1, part):
            other = first if first != part else first + 1
            if other in paired or other in used or not 0 <= other < len(parts):
                continue
            found = _division(wholes[whole], parts, whole, first, other)
            if found is not None:
                used.add(other)
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
    if any(each.begin < size < each.behind for each in found):
        return None
    gained = sum(
        each.behind - each.begin - (each.end - each.start)
        for each in found
        if is_in_first(each, size)
    )
    return Division(whole, first, found, size - gained, size)


def is_in_first(edit: Edit, size: int) -> bool:
    """Whether an edit stands in the first of two units, which has so many tokens."""
    return edit.begin < size or edit.begin == edit.behind == size
