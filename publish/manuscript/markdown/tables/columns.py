"""Columns of a typed table as they look: a Han character is as wide as two letters.

Pandoc draws and reads its tables by that width.
"""

import unicodedata


def cells_of(character: str) -> int:
    """How many columns a character takes on a screen: 0, 1 or 2."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width_of(text: str) -> int:
    return sum(cells_of(character) for character in text)


def offset_at(text: str, column: int) -> int:
    """The offset of the first character that begins at `column` (from 0) or behind it."""
    reached = 0
    for offset, character in enumerate(text):
        if reached >= column:
            return offset
        reached += cells_of(character)
    return len(text)
