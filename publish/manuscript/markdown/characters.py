"""Which characters stand in a square and need no blank beside them."""

import re

# Han, kana and bopomofo, with the signs between them. Hangul is left out, since Korean separates
# its words.
HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u30ff"
    "\u3105-\u312f\u31a0-\u31ff\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd"
)
# Full-width marks, and the dash, which no script surrounds with blanks.
MARKS = "\u2014\u2015\u2e3a\u2e3b\u3001-\u3004\u3008-\u3020\u3030\u303d\ufe30-\ufe4f\uff01-\uff60"
OPENING = "「『（〔［｛《〈【〖"
CLOSING = "」』）〕］｝》〉】〗，、。．；：！？"
"""Closing brackets and pauses."""

_WIDE = re.compile(f"[{HAN}{MARKS}]")
_HAN = re.compile(f"[{HAN}]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def is_han(character: str) -> bool:
    """Whether it is Han, kana or bopomofo."""
    return bool(_HAN.match(character))


def is_wide(character: str) -> bool:
    """Whether it is Han, kana, bopomofo or a full-width mark."""
    return bool(_WIDE.match(character))


def is_selector(character: str) -> bool:
    """Whether it is a variation selector, a part of the character before it."""
    return bool(_SELECTORS.match(character))


def has_han(text: str) -> bool:
    """Whether any of it is Han, kana or bopomofo."""
    return bool(_HAN.search(text))
