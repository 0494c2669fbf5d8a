"""Hyphens: which of the dictionary's places are used, and where typed hyphens let a line end.

The dictionary's places come with the runs, from outside. Addresses and code have none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from publish.compose.classes import (
    ADDRESS,
    BOX,
    CODE,
    DIGIT,
    HAN_LIKE,
    HANGUL,
    HYPHEN,
    LETTER,
    PREFIX,
    WEST_OPEN,
    WIDE,
)
from publish.compose.collect import Paragraph
from publish.compose.locales import LocalePack
from publish.compose.western_marks import DASHES

_WORD = re.compile(f"[{LETTER}{DIGIT}]+")
# What makes a word not the paragraph's last: marks and calls after it do not.
_WORD_AFTER = re.compile(f"[{HAN_LIKE}{HANGUL}{WIDE}{BOX}{CODE}{ADDRESS}{LETTER}{DIGIT}]")
_TYPED = re.compile(f"(?<={LETTER}{LETTER}){HYPHEN}(?={LETTER}{LETTER})")
# Behind the dash of so it was—or seemed, which stays at the end of the line.
_DASH = re.compile(f"(?<=[^{DASHES} ])[{DASHES}](?=[^ ])")
_AFTER_DASH = LETTER + DIGIT + PREFIX + WEST_OPEN
# A syllable as Wade–Giles, pinyin or the Cantonese and Taiwanese spellings have it.
_SYLLABLE = r"[b-df-hj-np-tv-z]{0,3}['’]?[aeiouwyü]{1,4}(?:ng|n|h|rh|r|k|t|m)?"
_GIVEN_NAME = re.compile(rf"(?<![A-Za-z]){_SYLLABLE}-(?={_SYLLABLE}(?![A-Za-z]))", re.IGNORECASE)
_SCOTTISH = re.compile(r"^Ma?c(?=[A-Z][a-z])")
_ENGLISH_EDGE = 3


@dataclass(frozen=True, slots=True)
class HyphenBreak:
    """A break with a shown hyphen: its gap, its penalty, the hyphen's width."""

    gap: int
    penalty: int
    width: int


def typed_hyphens(
    skeleton: str, classes: str, pack: LocalePack, names_whole: bool
) -> dict[int, int]:
    """Gap → penalty after hyphens that stand between two letters and two letters, and after
    Western dashes.

    In what looks like a romanised given name (Chih-tsao) the break costs more, or is none.
    """
    if HYPHEN not in classes:
        return {}
    found = {match.end(): pack.after_typed_hyphen for match in _TYPED.finditer(classes)}
    for match in _DASH.finditer(skeleton):
        if classes[match.start()] == HYPHEN and classes[match.end()] in _AFTER_DASH:
            found[match.end()] = pack.after_typed_hyphen
    for match in _GIVEN_NAME.finditer(skeleton) if found else ():
        gap = match.end()
        if gap in found and skeleton[match.start()].isupper() and skeleton[gap].islower():
            found[gap] = pack.given_name_hyphen
            if names_whole:
                del found[gap]
    return found


def hyphen_breaks(
    paragraph: Paragraph, classes: str, pack: LocalePack, shortest: int
) -> Iterator[HyphenBreak]:
    """The dictionary's places that the rules admit.

    Words of at least `shortest` letters; no acronym, no word with a digit, not the paragraph's last
    word; in English at least three letters on both lines.
    """
    places = {place.gap: place for place in paragraph.hyphens}
    if not places:
        return
    for match in _WORD.finditer(classes):
        start, end = match.span()
        word = paragraph.skeleton[start:end]
        if end - start < shortest or not _hyphenable(word, match.group()):
            continue
        if not _WORD_AFTER.search(classes, end):
            continue
        penalty = pack.hyphen_in_name if word[0].isupper() else pack.hyphen
        for gap in range(start + 1, end):
            if gap in places and _leaves_enough(places[gap].language, gap - start, end - gap):
                yield HyphenBreak(gap, penalty, places[gap].width)


def _hyphenable(word: str, classes: str) -> bool:
    """No word with a digit, no acronym; McDermott is none."""
    small = _SCOTTISH.sub("", word)[1:]
    return DIGIT not in classes and not any(letter.isupper() for letter in small)


def _leaves_enough(language: str, before: int, after: int) -> bool:
    if language.partition("-")[0] not in ("", "en"):
        return True
    return before >= _ENGLISH_EDGE and after >= _ENGLISH_EDGE
