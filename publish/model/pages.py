"""Places of a finished layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page begins in the text.

    `folio` is its printed number. The page begins `offset` characters behind the beginning
    of the element whose id is `anchor` in the print document; blanks, notes and what the
    style sheet adds are not counted, a picture counts as one. `text` are the page's first
    characters, counted alike, by which the place can be checked; empty at the end of the
    text, where a page holds nothing but notes.
    """

    folio: int
    anchor: str
    offset: int
    text: str = ""


PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture where characters are counted."""


def counted(text: str) -> str:
    """The characters of a text that count for a place: those that every medium shows.

    White space falls away where lines end, a soft hyphen shows nowhere else.
    """
    return "".join(text.replace("\u00ad", "").split())
