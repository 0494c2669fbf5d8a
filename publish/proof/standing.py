"""Where units stood that are gone from their place: between which units of the new text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from publish.html.units import Cell, Unit


@dataclass(frozen=True, slots=True)
class Stood:
    """The new unit before which an old one stood, and the one behind which it stood where that is
    nearer, −1 elsewhere: the last of a row or of a table, whose next unit is none of it.
    """

    before: int
    behind: int = -1


def standing(old: Sequence[Unit], kept: Mapping[int, int]) -> tuple[Stood, ...]:
    """Where each of the old units stood; `kept` are those that are there still, with the new ones
    that they are.
    """
    before = list(accumulate(range(len(old)), lambda at, i: kept.get(i, at - 1) + 1, initial=0))
    lasts: dict[int, int] = {}
    """The last cell that is there still, of every row and table by their elements."""
    for i in sorted(kept):
        if cell := old[i].cell:
            lasts |= {cell.row: i, cell.table: i}
    return tuple(
        Stood(place, _behind(i, unit.cell, lasts, kept))
        for i, (unit, place) in enumerate(zip(old, before, strict=False))
    )


def _behind(i: int, cell: Cell | None, lasts: Mapping[int, int], kept: Mapping[int, int]) -> int:
    """The last of a row, or of a table whose row is gone, if an old unit stood behind it."""
    if cell is None:
        return -1
    last = lasts.get(cell.row, lasts.get(cell.table, i))
    return kept[last] if last < i else -1
