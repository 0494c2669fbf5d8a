"""Places of a text found again in another document that has the same text: print in an e-book.

Both are made by the same templates; only notes stand elsewhere. So units are paired by their
characters, and a place in a unit is found by counting those.
"""

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from msgspec import Struct

from publish.html.units import Spot, Unit, UnitKind, part_of
from publish.model.pages import counted


class Passages(Struct, frozen=True):
    """Finds tokens of `ours` in `theirs`; `partners` pairs units of both by index."""

    ours: tuple[Unit, ...]
    theirs: tuple[Unit, ...]
    partners: dict[int, int]

    def of(self, number: int, begin: int, behind: int) -> tuple[Spot, ...]:
        """The stretches of their text that are tokens `begin` to `behind` of our unit."""
        if number not in self.partners:
            return ()
        offsets = _offsets(self.ours[number])
        first, last = offsets[begin], offsets[behind]
        unit = self.theirs[self.partners[number]]
        found: list[Spot] = []
        at = 0
        for token, spot in zip(unit.tokens, unit.spots, strict=True):
            size = len(counted(token.text))
            low, high = max(first - at, 0), min(last - at, size)
            at += size
            if low >= high:
                continue
            whole = spot.end - spot.start != size  # a sign: all that its element holds
            piece = spot if whole else Spot(spot.element, spot.start + low, spot.start + high)
            previous = found[-1] if found else None
            if previous and (previous.element, previous.end) == (piece.element, piece.start):
                found[-1] = Spot(piece.element, previous.start, piece.end)
            else:
                found.append(piece)
        return tuple(found)

    def before(self, number: int, token: int) -> Spot | None:
        """The place before one of our tokens, as wide as nothing; None where it has none."""
        unit = self.ours[number] if 0 <= number < len(self.ours) else None
        if unit is None:
            return None
        following = self.of(number, token, len(unit.tokens))
        if following:
            return Spot(following[0].element, following[0].start, following[0].start)
        preceding = self.of(number, 0, token)
        if preceding:
            return Spot(preceding[-1].element, preceding[-1].end, preceding[-1].end)
        return None

    def beside(self, number: int, kind: UnitKind = "paragraph") -> Spot | None:
        """The place where a unit of a kind stood that is gone: before the next one that has a
        place, a note before a note.
        """
        for following in range(number, len(self.ours)):
            if part_of(self.ours[following].kind) != part_of(kind):
                break
            if (found := self.before(following, 0)) is not None:
                return found
        for preceding in reversed(range(min(number, len(self.ours)))):
            whole = len(self.ours[preceding].tokens)
            if (found := self.before(preceding, whole)) is not None:
                return found
        return None


def passages(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Passages:
    """The units of two documents paired by their characters, notes among themselves."""
    partners: dict[int, int] = {}
    for notes in (False, True):
        own = [n for n, unit in enumerate(ours) if (unit.kind == "note") == notes]
        other = [n for n, unit in enumerate(theirs) if (unit.kind == "note") == notes]
        matcher = SequenceMatcher(
            None,
            [_characters(ours[n]) for n in own],
            [_characters(theirs[n]) for n in other],
            autojunk=False,
        )
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                partners[own[block.a + step]] = other[block.b + step]
    _add_moved(ours, theirs, partners)
    return Passages(tuple(ours), tuple(theirs), partners)


def _add_moved(ours: Sequence[Unit], theirs: Sequence[Unit], partners: dict[int, int]) -> None:
    """Pair units in another order, such as notes below a table, with the first of their text."""
    taken = set(partners.values())
    left: dict[str, list[int]] = {}
    for number, unit in enumerate(theirs):
        if number not in taken:
            left.setdefault(_characters(unit), []).append(number)
    for number, unit in enumerate(ours):
        if number not in partners and (found := left.get(_characters(unit))):
            partners[number] = found.pop(0)


def _characters(unit: Unit) -> str:
    return "".join(counted(token.text) for token in unit.tokens)


def _offsets(unit: Unit) -> list[int]:
    """How many characters precede each token, and how many there are."""
    return list(accumulate((len(counted(token.text)) for token in unit.tokens), initial=0))


def text_index(text: str, count: int) -> int:
    """The index in a text behind so many counted characters."""
    places = [index for index, character in enumerate(text) if counted(character)]
    return places[count] if count < len(places) else len(text)


def node_of(sizes: Sequence[int], place: int) -> tuple[int, int]:
    """(which, how far into it) of stretches of text so long, for a place before a character;
    behind the last one where none follows.
    """
    ends = list(accumulate(sizes))
    which = bisect_right(ends, place)
    if which == len(sizes):
        which = max((n for n, size in enumerate(sizes) if size), default=0)
        return which, sizes[which] if sizes else 0
    return which, place - (ends[which] - sizes[which])
