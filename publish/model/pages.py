"""Places of a finished layout."""

from typing import Literal

from msgspec import Struct

Numerals = Literal["arabic", "roman"]


class Folios(Struct, frozen=True):
    """The numbers of pages that follow each other, from `first` on; an odd one is a recto.

    `numerals` are `arabic` (1, 2) or `roman` in lower case (i, ii), for front matter.
    """

    first: int = 1
    numerals: Numerals = "arabic"

    def printed(self, number: int) -> str:
        """A page's number as it is printed."""
        return roman(number) if self.numerals == "roman" else str(number)


FROM_ONE = Folios()

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """A positive number in roman numerals of lower case: 4 is iv."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


class PageStart(Struct, frozen=True):
    """Where a printed page begins in the text.

    `folio` is its number, printed in `numerals`. The page begins `offset` characters behind
    the beginning of the element whose id is `anchor` in the print document; blanks, notes and
    what the style sheet adds are not counted, a picture counts as one. `text` are the page's
    first characters, counted alike, by which the place can be checked; empty at the end of the
    text, where a page holds nothing but notes.
    """

    folio: int
    anchor: str
    offset: int
    text: str = ""
    numerals: Numerals = "arabic"

    @property
    def label(self) -> str:
        """The folio as it is printed: 46, iv."""
        return Folios(self.folio, self.numerals).printed(self.folio)


PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture where characters are counted."""


def counted(text: str) -> str:
    """The characters of a text that count for a place: those that every medium shows.

    White space falls away where lines end, a soft hyphen shows nowhere else.
    """
    return "".join(text.replace("\u00ad", "").split())
