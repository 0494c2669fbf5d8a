"""Extended grapheme clusters, as far as Chinese, Western and emoji text needs them (UAX 29).

Three things more belong to a cluster here than in UAX 29, because no line ever breaks there:
the second —, … of a pair, the tone mark after bopomofo, and the invisible controls (zero-width
space, word joiner, soft hyphen), which say something about the place after the cluster.
"""

import re
import unicodedata
from typing import Final

ZERO_WIDTH_SPACE: Final = "\u200b"
WORD_JOINER: Final = "\u2060"
SOFT_HYPHEN: Final = "\u00ad"
CONTROLS: Final = ZERO_WIDTH_SPACE + WORD_JOINER + SOFT_HYPHEN + "\u200c\u200e\u200f\u061c\ufeff"
_JOINER: Final = "\u200d"
_PAIRED: Final = "—―─…⋯‥"
_TONES: Final = "ˊˇˋ˙"

# Characters that never join the one before. Only a text with another one is looked at slowly.
_JOINING = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02c6\u02c8\u02c9\u02cc-\u02d8\u02da-\u02ff"
    "\u0370-\u0482\u048a-\u0530\u1e00-\u200a\u2010-\u2028\u202f-\u205f\u2070-\u20cf"
    "\u2100-\u3029\u3030-\u3098\u309b-\ua4c6\uac00-\ud7a3\uf900-\ufaff\uff01-\uff9d\ufffc"
    "\U00020000-\U0003fffd]"
)
_PAIR = re.compile("|".join(mark * 2 for mark in _PAIRED))
_PAIR_OR_ONE = re.compile(f"{_PAIR.pattern}|[\\s\\S]")


def clusters(text: str) -> list[str]:
    """The text cut into clusters; joined they are the text again."""
    if _JOINING.search(text):
        return _joined(text)
    if _PAIR.search(text):
        return _PAIR_OR_ONE.findall(text)
    return list(text)


def base(cluster: str) -> str:
    """The character that gives the cluster its class: the first that is no control."""
    return next((each for each in cluster if each not in CONTROLS), cluster[0])


def _joined(text: str) -> list[str]:
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    """Whether the character belongs to the cluster before it."""
    if before == "\n":
        return False
    if character in CONTROLS or character == _JOINER or _extends(character):
        return True
    if before.strip(CONTROLS) == "":
        return True
    if character in _PAIRED:
        return before == character
    if character in _TONES:
        return unicodedata.name(before[-1], "").startswith("BOPOMOFO")
    if before[-1] == _JOINER:
        return unicodedata.category(character) == "So" == unicodedata.category(before[0])
    if "\U0001f1e6" <= character <= "\U0001f1ff":
        return len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
    return False


def _extends(character: str) -> bool:
    """Grapheme_Extend, SpacingMark and conjoining jamo: marks without a place of their own."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or "\u1160" <= character <= "\u11ff"
        or character in "\uff9e\uff9f"
    )
