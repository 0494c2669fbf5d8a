"""Where a line may break, and what a break costs.

A gap's cost is a penalty (0 is free) or NEVER. The costs of pairs of classes come first; what is
longer than a pair (units, addresses, hyphens) is laid over them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from publish.compose import classes as c
from publish.compose.addresses import address_breaks
from publish.compose.classify import Classified
from publish.compose.clusters import SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_SPACE
from publish.compose.collect import Paragraph
from publish.compose.hyphens import hyphen_breaks, typed_hyphens
from publish.compose.locales import LocalePack
from publish.compose.passes import Pass
from publish.compose.setting import Setting
from publish.compose.units import costly_gaps, counted_numbers, find_units, span_gaps, thin_spaces

NEVER: Final = 1 << 20
"""No break in this pass. Greater than every penalty."""

_BASIC_START = (
    c.CLOSE + c.WEST_CLOSE + c.CENTRED_OR_SEATED + c.INTERPUNCT + c.CONNECTOR + c.SOLIDUS
    + c.ITERATION + c.POSTFIX + c.WIDE_POSTFIX
)  # fmt: skip
_BASIC_END = c.OPEN + c.WEST_OPEN + c.PREFIX + c.WIDE_PREFIX
_GLUED = c.NO_BREAK_SPACE + c.NARROW_NO_BREAK_SPACE
_SINGLE_WESTERN = re.compile(
    f"[{c.LETTER}{c.DIGIT}](?<=[{c.IDEOGRAPHIC}].)(?! ?[{c.WESTERN}])", re.DOTALL
)
_CLOSING_MARKS = re.compile(f"[{c.CLOSE}{c.CENTRED_OR_SEATED}]{{3,}}")
_ELLIPSES = re.compile(f"{c.ELLIPSIS}{c.ELLIPSIS}+")


@dataclass(frozen=True, slots=True)
class Breaks:
    """For every gap its penalty or NEVER; the width of the hyphen that a break there shows; gaps
    inside an address.
    """

    penalties: Sequence[int]
    hyphens: dict[int, int]
    in_address: frozenset[int]


def find_breaks(
    paragraph: Paragraph,
    classified: Classified,
    addresses: Sequence[tuple[int, int]],
    setting: Setting,
    limits: Pass,
) -> Breaks:
    """The breaks of one pass. The measure decides only which addresses are longer than a line.

    Rules: clreq#prohibition_rules_for_line_start_end,
    clreq#prohibition_rules_for_unbreakable_marks; UAX 14 for Western text.
    """
    pack, classes = setting.pack, classified.classes
    penalties = list(map(pair_penalties(pack).__getitem__, classified.pairs))
    _after_spaces(penalties, classified, pack)
    _single_western(penalties, classes, pack)
    _ellipses(penalties, paragraph.clusters, classes)
    typed = typed_hyphens(classified.skeleton, classes, pack, setting.names_whole)
    for gap, cost in typed.items():
        penalties[gap] = cost
    hyphens = _controls(penalties, paragraph, classified, setting)
    _units(penalties, paragraph, classified, setting, limits.whole_units)
    in_address = _in_addresses(penalties, paragraph, addresses, setting)
    if limits.marks_may_start:
        for match in _CLOSING_MARKS.finditer(classes):
            for gap in range(match.start() + 2, match.end()):
                penalties[gap] = min(penalties[gap], pack.inside_unit)
    if setting.hyphenate:
        for place in hyphen_breaks(paragraph, classes, pack, limits.shortest_hyphenated):
            penalties[place.gap] = place.penalty
            hyphens[place.gap] = place.width
    return Breaks(penalties, hyphens, in_address)


@cache
def pair_penalties(pack: LocalePack) -> dict[str, int]:
    """Penalty or NEVER for a gap between two classes. The empty pair is NEVER."""
    table = {left + right: _pair(left, right, pack) for left in c.LETTERS for right in c.LETTERS}
    return table | {"": NEVER}


@cache
def not_at_line_start(pack: LocalePack) -> str:
    """Classes that may not begin a line at the pack's kinsoku level; note calls never may."""
    if pack.kinsoku == "none":
        return c.CALL
    forbidden = c.CALL + _BASIC_START
    if not pack.small_kana_may_start:
        forbidden += c.SMALL_KANA
    if pack.kinsoku == "strict":
        forbidden += c.DASH + c.ELLIPSIS
    return forbidden


@cache
def not_at_line_end(pack: LocalePack) -> str:
    """Classes that may not end a line at the pack's kinsoku level."""
    if pack.kinsoku == "none":
        return ""
    return _BASIC_END + (c.SOLIDUS if pack.kinsoku in ("gb", "strict") else "")


def _pair(left: str, right: str, pack: LocalePack) -> int:
    if left in _GLUED or right in _GLUED or c.FORCED in (left, right) or right == c.FIXED_SPACE:
        return NEVER
    if left in not_at_line_end(pack) or right in not_at_line_start(pack):
        return NEVER
    if right in (c.WEST_STOP, c.HYPHEN) or c.QUOTE in (left, right):
        return NEVER
    if left in c.WESTERN and right in c.WESTERN:
        return NEVER
    if left == c.CALL and right in c.FULL_WIDTH_MARKS and right != c.OPEN:
        return NEVER
    if left == right and left in (c.WIDE, c.DASH):
        return NEVER
    if right == c.DASH:
        return pack.dash_at_start
    if right == c.ELLIPSIS:
        return pack.ellipsis_at_start
    return pack.after_interpunct if left == c.INTERPUNCT else 0


def _after_spaces(penalties: list[int], classified: Classified, pack: LocalePack) -> None:
    """A line may break after a typed space, except where what is around it forbids it."""
    ends = not_at_line_end(pack) + _GLUED
    starts = not_at_line_start(pack) + _GLUED
    for space in classified.spaces:
        gap = space.index + 1
        if classified.pairs[gap] == "" and space.left and space.right:
            last = classified.classes[gap] != c.SPACE
            if last and space.left not in ends and space.right not in starts:
                penalties[gap] = _before_word(classified, gap, pack)


def _before_word(classified: Classified, gap: int, pack: LocalePack) -> int:
    """The cost of a break after a space, before what stands there: a word costs nothing, a mark
    does. French has a space before ; and !, and English between the dots of . . . ; .NET is a word.
    """
    mark, letter = classified.skeleton[gap], classified.classes[gap]
    behind = classified.classes[gap + 1 : gap + 2]
    if letter == c.HYPHEN:
        return 0 if behind in (c.LETTER, c.DIGIT) else pack.dash_at_start
    if letter != c.WEST_STOP:
        return 0
    if mark == "…":
        return pack.ellipsis_at_start
    return 0 if behind in (c.LETTER, c.DIGIT) else pack.inside_unit


def _single_western(penalties: list[int], classes: str, pack: LocalePack) -> None:
    for match in _SINGLE_WESTERN.finditer(classes):
        if penalties[match.start()] < NEVER:
            penalties[match.start()] += pack.before_single_western


def _ellipses(penalties: list[int], clusters: Sequence[str], classes: str) -> None:
    """…… …… may part between the pairs; a single … keeps to the one before."""
    for match in _ELLIPSES.finditer(classes):
        for gap in range(match.start() + 1, match.end()):
            if len(clusters[gap - 1]) == 1 or len(clusters[gap]) == 1:
                penalties[gap] = NEVER


def _in_addresses(
    penalties: list[int],
    paragraph: Paragraph,
    addresses: Sequence[tuple[int, int]],
    setting: Setting,
) -> frozenset[int]:
    inside: set[int] = set()
    for start, end in addresses:
        address = "".join(paragraph.skeleton[start:end])
        widths = paragraph.advances[start:end]
        emergency = setting.pack.inside_address_segment
        for place, cost in address_breaks(address, widths, setting.measure, emergency):
            penalties[start + place] = cost
            inside.add(start + place)
    return frozenset(inside)


def _controls(
    penalties: list[int], paragraph: Paragraph, classified: Classified, setting: Setting
) -> dict[int, int]:
    """Lay over the costs what invisible characters say; the widths of hyphens shown at them."""
    ends = not_at_line_end(setting.pack)
    starts = not_at_line_start(setting.pack) + c.SPACES
    widths: dict[int, int] = {}
    for gap, control, width in paragraph.controls:
        if gap == len(paragraph.clusters):
            continue
        left, right = classified.classes[gap - 1], classified.classes[gap]
        if control in (WORD_JOINER, "\ufeff"):
            penalties[gap] = NEVER
        elif left in ends or right in starts:
            continue
        elif control == ZERO_WIDTH_SPACE:
            penalties[gap] = 0
        elif control == SOFT_HYPHEN and left == right == c.LETTER and setting.hyphenate:
            penalties[gap] = setting.pack.hyphen
            widths[gap] = width
    return widths


def _units(
    penalties: list[int],
    paragraph: Paragraph,
    classified: Classified,
    setting: Setting,
    whole: bool,
) -> None:
    """Units do not break; a justified line, which might be loose else, may end with the dash of a
    span, at a cost. One that is very wide, and in pass 3 one that is wider than the measure, breaks
    at a cost where its clusters by themselves would allow it; a number not even then.
    """
    pack, skeleton = setting.pack, classified.skeleton
    advances, ems = paragraph.advances, paragraph.ems
    numbers = counted_numbers(skeleton, pack)
    for gap, cost in costly_gaps(skeleton, numbers, pack):
        if penalties[gap] < NEVER:
            penalties[gap] = max(penalties[gap], cost)
    for start, end in find_units(skeleton, classified.classes, numbers, pack):
        width = sum(advances[start:end])
        demoted = width * 1000 > pack.unit_width * ems[start]
        if demoted or (width > setting.measure and not whole):
            for gap in range(start + 1, end):
                if penalties[gap] < NEVER:
                    penalties[gap] = max(penalties[gap], pack.inside_unit)
        else:
            penalties[start + 1 : end] = [NEVER] * (end - start - 1)
    for gap in span_gaps(skeleton) if setting.justified else ():
        penalties[gap] = pack.inside_span
    for gap in thin_spaces(skeleton):
        penalties[gap] = NEVER
