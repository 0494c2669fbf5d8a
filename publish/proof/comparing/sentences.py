"""Words that were put in or taken out, told as a writer would: whole sentences, whole clauses.

Where the words around an insertion are like its own, it can be told in several ways: in
「甲。乙。」 the words 「。乙」 are new, or 「乙。」. All are right, one can be read.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from publish.html.units import Token
from publish.proof.comparing.difference import Edit

_STOPS = frozenset("。！？；…")
_PAUSES = frozenset("，、：」』）》〉】〕”’—")
_OPENING = frozenset("「『（《〈【〔“‘")


def in_sentences(
    edits: Sequence[Edit], old: Sequence[Token], new: Sequence[Token]
) -> Iterator[Edit]:
    """The edits, each insertion and deletion where it begins behind a stop if it can, else behind
    another mark. Between edits at least one token stays that is the same.
    """
    start = begin = 0
    for number, edit in enumerate(edits):
        following = edits[number + 1] if number + 1 < len(edits) else None
        if edit.start == edit.end:
            space = edit.begin - begin, (following.begin if following else len(new)) - edit.behind
            by = _shift(new, edit.begin, edit.behind, *space)
        elif edit.begin == edit.behind:
            space = edit.start - start, (following.start if following else len(old)) - edit.end
            by = _shift(old, edit.start, edit.end, *space)
        else:
            by = 0
        found = replace(
            edit,
            start=edit.start + by,
            end=edit.end + by,
            begin=edit.begin + by,
            behind=edit.behind + by,
        )
        start, begin = found.end + 1, found.behind + 1
        yield found


def _shift(tokens: Sequence[Token], first: int, behind: int, before: int, after: int) -> int:
    """By how many tokens the words from `first` on are better told; `before` and `after` are those
    that are the same beside them.
    """
    least = most = 0
    while -least < before and tokens[first + least - 1] == tokens[behind + least - 1]:
        least -= 1
    while most < after and tokens[first + most] == tokens[behind + most]:
        most += 1
    return max(range(least, most + 1), key=lambda by: (_worth(tokens, first + by), -abs(by)))


def _worth(tokens: Sequence[Token], first: int) -> int:
    """How well words can begin there."""
    mark = tokens[first - 1].text if first else "。"
    return 3 if mark in _STOPS else 2 if mark in _PAUSES else 0 if mark in _OPENING else 1
