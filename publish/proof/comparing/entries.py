"""Names and keywords in a line, of which some were moved: they are the same words, not new ones."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from publish.html.units import Token
from publish.proof.comparing.difference import Edit, edits, rising

ENUMERATED = frozenset({"authors", "keywords"})
"""Kinds of text whose lines are enumerations."""
_SEMICOLONS = frozenset({"；", ";", "：", ":"})
"""What stands between entries that have commas of their own, and behind what the line is called."""
_BETWEEN = _SEMICOLONS | {"、", "，", ",", "and"}
"""What stands between other entries."""


class Entry(Struct, frozen=True):
    """The tokens `start` to `end` of a line, one of its names or keywords."""

    start: int
    end: int
    words: tuple[Token, ...]


class Entries(Struct, frozen=True):
    """The entries of two lines that both have, old and new: those that stayed, and those that were
    moved, each in the order of the older one.
    """

    stayed: tuple[tuple[Entry, Entry], ...]
    moved: tuple[tuple[Entry, Entry], ...]


def entries(old: Sequence[Token], new: Sequence[Token]) -> Entries:
    """The entries that stand once in two lines; as few as possible of them are moved."""
    was, now = tuple(_entries(old)), tuple(_entries(new))
    counts = [Counter(each.words for each in line) for line in (was, now)]
    places = {each.words: each for each in now if counts[1][each.words] == 1}
    found = [
        (each, places[each.words])
        for each in was
        if counts[0][each.words] == 1 and each.words in places
    ]
    kept = set(rising([(one.start, other.start) for one, other in found]))
    split = [(one.start, other.start) in kept for one, other in found]
    stayed, moved = (
        tuple(pair for pair, is_kept in zip(found, split, strict=True) if is_kept == wanted)
        for wanted in (True, False)
    )
    return Entries(stayed, moved)


def _entries(tokens: Sequence[Token]) -> Iterator[Entry]:
    between = _SEMICOLONS if any(token.text in (";", "；") for token in tokens) else _BETWEEN
    edges = [at for at, token in enumerate(tokens) if token.text in between]
    for start, end in pairwise([-1, *edges, len(tokens)]):
        words = [at for at in range(start + 1, end) if tokens[at].text != " "]
        if words:
            yield Entry(words[0], words[-1] + 1, tuple(tokens[words[0] : words[-1] + 1]))


def enumerated_edits(old: Sequence[Token], new: Sequence[Token]) -> tuple[Edit, ...]:
    """The edits of a line, an entry that was moved being taken out and put in as a whole."""
    found = entries(old, new)
    if not found.moved:
        return edits(old, new)
    edited: list[Edit] = []
    start = begin = 0
    for one, other in (
        *found.stayed,
        (Entry(len(old), len(old), ()), Entry(len(new), len(new), ())),
    ):
        edited += _trimmed(old, new, Edit(start, one.start, begin, other.start))
        start, begin = one.end, other.end
    return tuple(edited)


def _trimmed(old: Sequence[Token], new: Sequence[Token], gap: Edit) -> Iterator[Edit]:
    """What lies between two entries that stayed as one edit, without what is the same at its
    ends.
    """
    start, end, begin, behind = gap.start, gap.end, gap.begin, gap.behind
    while start < end and begin < behind and old[start] == new[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < behind and old[end - 1] == new[behind - 1]:
        end, behind = end - 1, behind - 1
    if start < end or begin < behind:
        yield Edit(start, end, begin, behind)


def is_between(token: Token) -> bool:
    """Whether a token stands between entries."""
    return token.text in _BETWEEN or token.text == " "
