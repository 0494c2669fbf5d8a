"""What marks give up at a line's start and at its end."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from publish.compose.classes import FIXED_SPACE, FORCED, IDEOGRAPHIC_SPACE, OPEN, SPACE
from publish.compose.locales import LocalePack, Milli

_BLANKS = SPACE + FIXED_SPACE + IDEOGRAPHIC_SPACE
_TRAILING = re.compile(f"[{_BLANKS}{FORCED}](?:(?<=[{_BLANKS}])[{_BLANKS}]*{FORCED}?)?")
"""Blanks, with the forced break behind them, or that alone."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What a line loses when it begins or ends at a gap; lengths in the clusters' unit.

    `content_end`: for gaps after spaces, the gap before the spaces. `start` and `always` are lost
    at every line that starts or ends there; `elastic` are the amounts that may be lost besides,
    each all or nothing, the least first.
    """

    content_end: Mapping[int, int]
    start: Mapping[int, int]
    always: Mapping[int, int]
    elastic: Mapping[int, tuple[int, ...]]


def line_edges(
    classes: str, ems: Sequence[int], kerns: Sequence[tuple[int, int]], pack: LocalePack
) -> Edges:
    """The edges of all lines that could be. A kern (gap, amount) with what would follow is gone at
    a line's end, so that no letter stands out by it.

    Rule: clreq#punctuation_width_adjustment, hanging: clreq#hanging_punctuation_marks_at_line_end.
    """
    content_end: dict[int, int] = {}
    for match in _TRAILING.finditer(classes):
        for gap in range(match.start() + 1, match.end() + 1):
            content_end[gap] = match.start()
    start = {} if pack.line_start_full else _starts(classes, ems, pack)
    always: dict[int, int] = dict(kerns)
    elastic: dict[int, tuple[int, ...]] = {}
    marks, always_table, elastic_table = _end_tables(pack)
    for match in marks.finditer(classes):
        k, letter = match.start(), match.group()
        if letter in always_table:
            always[k + 1] = ems[k] * always_table[letter] // 1000
        if letter in elastic_table:
            elastic[k + 1] = tuple([ems[k] * amount // 1000 for amount in elastic_table[letter]])
    for gap, last in content_end.items():
        if last in always:
            always[gap] = always[last]
        if last in elastic:
            elastic[gap] = elastic[last]
    return Edges(content_end, start, always, elastic)


def _starts(classes: str, ems: Sequence[int], pack: LocalePack) -> dict[int, int]:
    blank = next(start for letters, start, _ in pack.blanks if OPEN in letters)
    return {k: ems[k] * blank // 1000 for k, letter in enumerate(classes) if letter == OPEN}


@cache
def _end_tables(
    pack: LocalePack,
) -> tuple[re.Pattern[str], dict[str, Milli], dict[str, tuple[Milli, ...]]]:
    """The classes that give up something; class → what always goes at line end; class → what may
    go, as choices.
    """
    always = {each: amount for letters, amount in pack.line_end_always for each in letters}
    elastic: dict[str, tuple[Milli, ...]] = {
        each: (amount,) for letters, amount in pack.line_end_elastic for each in letters
    }
    for each in pack.hanging:
        rest = 1000 - always.get(each, 0)
        elastic[each] = (*elastic.get(each, ()), rest)
    marks = "".join([*always, *elastic])
    return re.compile(f"[{marks}]" if marks else "(?!)"), always, elastic
