"""Where units stood that are gone from their place: between which units of the new text."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from publish.html.units import Cell, Unit


class Stood(Struct, frozen=True):
    """The new unit before which an old one stood, and the one behind which it stood where that is
    nearer, −1 elsewhere: the last of a row or of a table, whose next unit is none of it.
    """

    before: int
    behind: int = -1


class Standing(Struct, frozen=True):
    """Where `units` stood, as texts. `rows` have the cells of the old rows, by their elements, that
    are in their row still, as old indices in order, and `tables` those of tables that were moved;
    `partners` are the new units that they are. `inside` is where those stood that are gone from
    between two that were moved together.
    """

    units: tuple[Stood, ...]
    rows: Mapping[int, Sequence[int]]
    tables: Mapping[int, Sequence[int]]
    partners: Mapping[int, int]
    inside: Mapping[int, Stood]

    def moved(self, i: int) -> Stood:
        """Where a text or a row stood that was moved."""
        return self.units[i]

    def gone(self, i: int, cell: Cell | None) -> Stood:
        """Where a text stood that is gone: in what it was part of, wherever that is now."""
        if cell and (row := self.rows.get(cell.row)):
            return self._among(row, i)
        if i in self.inside:
            return self.inside[i]
        table = self.tables.get(cell.table) if cell else None
        return self._among(table, i) if table else self.units[i]

    def _among(self, cells: Sequence[int], i: int) -> Stood:
        at = bisect(cells, i)
        if at < len(cells):
            return Stood(self.partners[cells[at]])
        last = self.partners[cells[-1]]
        return Stood(last + 1, last)


def standing(old: Sequence[Unit], kept: Mapping[int, int], moved: Mapping[int, int]) -> Standing:
    """Where each of the old units stood, by those that have kept their place and those that were
    moved, each with the new one that it is.
    """
    before = accumulate(range(len(old)), lambda at, i: kept.get(i, at - 1) + 1, initial=0)
    partners = {**kept, **moved}
    rows: dict[int, list[int]] = defaultdict(list)
    tables: dict[int, list[int]] = defaultdict(list)
    for i in sorted(partners):
        if cell := old[i].cell:
            rows[cell.row].append(i)
            tables[cell.table].append(i)
    lasts = {cell.table: i for i in sorted(kept) if (cell := old[i].cell)}
    units = []
    for i, (unit, place) in enumerate(zip(old, before, strict=False)):
        last = lasts.get(unit.cell.table, i) if unit.cell else i
        units.append(Stood(place, kept[last] if last < i else -1))
    gone_along = {table: cells for table, cells in tables.items() if table not in lasts}
    return Standing(tuple(units), rows, gone_along, partners, dict(_inside(partners, moved)))


def _inside(partners: Mapping[int, int], moved: Mapping[int, int]) -> Iterator[tuple[int, Stood]]:
    """Where the units stood between two that were moved and still follow each other."""
    order = {new: number for number, new in enumerate(sorted(partners.values()))}
    for one, other in pairwise(sorted(partners)):
        if one in moved and other in moved:
            first, second = partners[one], partners[other]
            if order[second] == order[first] + 1:
                yield from ((i, Stood(first + 1)) for i in range(one + 1, other))
