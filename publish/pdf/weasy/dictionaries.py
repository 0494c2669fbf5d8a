"""Where the dictionaries of languages allow a hyphen."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyphen


@cache
def hyphen_places(text: str, language: str) -> tuple[int, ...]:
    """Where the dictionary of a language allows a hyphen, as indices into the text."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    return tuple(
        start + place for start, word in _words_of(text) for place in dictionary.positions(word)
    )


def _words_of(text: str) -> Iterator[tuple[int, str]]:
    """(start, word) of every run of letters."""
    start = None
    for index, character in enumerate(text + " "):
        if character.isalpha() and ord(character) < 0x2E80:
            start = index if start is None else start
        elif start is not None:
            yield start, text[start:index]
            start = None


# Taiwan's journals write American English where they do not say which.
_USUAL = {"en": "en-US"}


@cache
def _dictionary(language: str) -> Any:
    found = pyphen.language_fallback(_USUAL.get(language, language).replace("-", "_"))
    return pyphen.Pyphen(lang=found) if found else None
