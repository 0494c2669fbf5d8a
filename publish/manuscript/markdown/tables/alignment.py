"""Columns of numbers stand on their decimal point."""

import re
from collections.abc import Sequence

from publish.model.blocks import Alignment

# A number as statistical tables have it: 1,234.5 −0.12*** (0.045) [.03] 12.3% <.001 NT$5.
_NUMBER = re.compile(
    r"[<>≤≥=＜＞≦≧]?\s*[(\[（［]?\s*[<>=]?\s*[+\-−–±]?\s*(?:NT\$|US\$|[$€£¥])?"
    r"(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"\s*[%％‰]?\s*[)\]）］]?\s*(?:[*＊∗†‡+]{0,3}|[a-z])\s*[)\]）］]?"
)
_SHARE = 1 / 2
"""So many of a column's filled cells are numbers; the others are 是, –, n.s. and the like."""


def is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text.strip()))


def has_decimals(texts: Sequence[str]) -> bool:
    """Whether these cells of a column are numbers, and one of them has a decimal point."""
    filled = [text.strip() for text in texts if text.strip()]
    numbers = [match for match in map(_NUMBER.fullmatch, filled) if match]
    if not numbers or len(numbers) < _SHARE * len(filled):
        return False
    return any("." in number["digits"] for number in numbers)


def column_alignments(
    typed: Sequence[Alignment | None], columns: Sequence[Sequence[str]]
) -> tuple[Alignment, ...]:
    """The alignment of each column of a table's body.

    Colons decide; a right-aligned column, or one about which no colon says anything,
    is decimal when it holds numbers with decimals.
    """
    found: list[Alignment] = []
    for index, texts in enumerate(columns):
        said = typed[index] if index < len(typed) else None
        if said in (None, Alignment.END) and has_decimals(texts):
            found.append(Alignment.DECIMAL)
        else:
            found.append(said or Alignment.START)
    return tuple(found)


def cell_alignment(
    column: Alignment, said: Alignment | None, text: str, *, header: bool
) -> Alignment:
    """A cell's own: in a decimal column only numbers stand on the point.

    A head cell or a word there stands at the end when the colons say so, else centred.
    """
    if column is not Alignment.DECIMAL:
        return column
    if not header and is_number(text):
        return Alignment.DECIMAL
    return said or Alignment.CENTER
