"""What kind of character each one is, as far as measuring a page needs it.

The composer has tables of its own. These are written from the same rules and not shared with it:
a judge that looks up the judged's tables finds none of their faults.
Source: clreq#categories_and_usages_of_punctuation_marks.
"""

import unicodedata
from typing import Final

OPENING: Final = frozenset("「『（〔［｛《〈【〖〘〝｟")
CLOSING: Final = frozenset("」』）〕］｝》〉】〗〙〟〞｠")
PAUSES: Final = frozenset("、，。．；：")
EXCLAMATIONS: Final = frozenset("！？‼⁇⁈⁉")
CENTRED: Final = PAUSES | EXCLAMATIONS
INTERPUNCTS: Final = frozenset("·‧・•")
DASHES: Final = frozenset("—―─⸺⸻")
ELLIPSES: Final = frozenset("…⋯‥")
CONNECTORS: Final = frozenset("～〜－–~")
SOLIDUS: Final = "／"
ITERATIONS: Final = frozenset("々〻ゝゞヽヾ")
SMALL_KANA: Final = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー")
TONES: Final = frozenset("ˊˇˋ˙")
POSTFIXES: Final = frozenset("%‰％°℃℉′″")
PREFIXES: Final = frozenset("$€£¥￥＄№±+−")
WESTERN_STOPS: Final = frozenset(",.;:!?")
HANGING: Final = frozenset(",.;:-‐–’”\u00ad")
WESTERN_OPENING: Final = frozenset("([{“‘«‹")
WESTERN_CLOSING: Final = frozenset(")]}”’»›")
FULL_WIDTH_MARKS: Final = OPENING | CLOSING | CENTRED

_HAN = (
    (0x2E80, 0x2FDF),
    (0x3007, 0x3007),
    (0x3021, 0x3029),
    (0x31C0, 0x31EF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
_RADICALS = ((0x2E80, 0x2FDF),)
_KANA_BOPOMOFO = ((0x3041, 0x30FF), (0x3105, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF))


def _within(text: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    point = ord(text[0])
    return any(first <= point <= last for first, last in ranges)


def is_han(text: str) -> bool:
    """Whether a cluster begins with a Han character."""
    return bool(text) and _within(text, _HAN)


def is_radical(text: str) -> bool:
    """Whether a cluster is a radical (⼀, ⻄): not the character that looks like it."""
    return bool(text) and _within(text, _RADICALS)


def is_square(text: str) -> bool:
    """Han, kana or bopomofo: what has the Han side of a Han–Western gap."""
    if not text or text[0] in TONES or text[0] in INTERPUNCTS:
        return False
    return is_han(text) or text[0] in ITERATIONS or _within(text, _KANA_BOPOMOFO)


def is_western(text: str) -> bool:
    """A proportional letter or digit."""
    if not text or is_square(text):
        return False
    first = text[0]
    if first in "ˊˇˋ˙ー" or unicodedata.east_asian_width(first) in "WF":
        return False
    return unicodedata.category(first)[0] in "LMN"


def is_ambiguous(text: str) -> bool:
    """Whether a cluster is a number or a letter that Chinese faces set in a cell, Western ones not:
    ①, Ⅷ, ½, α.
    """
    return bool(text) and unicodedata.east_asian_width(text[0]) == "A"


def is_digit(text: str) -> bool:
    """An ASCII digit."""
    return bool(text) and text[0] in "0123456789"
