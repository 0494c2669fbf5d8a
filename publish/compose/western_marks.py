"""Dashes and ellipses of Western text: of its faces, with the blanks that were typed beside them.

A single — or … among Western words is theirs, whatever the language around: “the state … is”. Two
of them, or one beside a Han character or a full-width mark, are the Chinese marks.
"""

import re
import unicodedata
from collections.abc import Iterator

DASHES = "—―"
_ALONE = re.compile("(?<![—―─…⋯‥])[—―…](?![—―─…⋯‥])")
_OPENING = "“‘«‹([{「『（〔［｛《〈【"
_CLOSING = "”’»›)]}」』）〕］｝》〉】"
# How far a word is looked for: beyond a date, a page and some brackets it says nothing any more.
_REACH = 30


def western_marks(text: str) -> Iterator[int]:
    """The places of single dashes and ellipses whose neighbours are Western words.

    The nearest letter on either side decides, through blanks, digits and Western marks. A bracket
    that opens right before the mark, or closes right behind it, hides what is outside: in
    「… and so on」 the mark is of the English words.
    """
    for match in _ALONE.finditer(text):
        place = match.start()
        before = _is_western(text[max(0, place - _REACH) : place][::-1], _OPENING)
        behind = _is_western(text[place + 1 : place + 1 + _REACH], _CLOSING)
        if before is not False and behind is not False and (before or behind):
            yield place


def _is_western(side: str, hiding: str) -> bool | None:
    """Whether the first letter of this text is Western; None where there is none, or it is hidden.

    A full-width mark says no like a Han character.
    """
    if side.lstrip()[:1] in hiding:
        return None
    for each in side:
        if unicodedata.east_asian_width(each) in "WF":
            return False
        if unicodedata.category(each)[0] == "L":
            return True
    return None
