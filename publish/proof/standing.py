"""Where units stood that are gone from their place: between which units of the new text."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where `units` stood, as texts. `rows` have the cells of the old rows, by their elements, that
    are in their row still, as old indices in order; `partners` the new units that they are.
    """

    units: tuple[Stood, ...]
    rows: Mapping[int, Sequence[int]]
    partners: Mapping[int, int]

    def text(self, i: int) -> Stood:
        """Where a text or a row stood that was moved, or that is gone."""
        return self.units[i]

    def cell(self, i: int, cell: Cell | None) -> Stood:
        """Where a cell stood in a row that is there still, wherever that is now."""
        row = self.rows.get(cell.row, ()) if cell else ()
        if not row:
            return self.units[i]
        at = bisect(row, i)
        if at < len(row):
            return Stood(self.partners[row[at]])
        last = self.partners[row[-1]]
        return Stood(last + 1, last)


def standing(old: Sequence[Unit], kept: Mapping[int, int], moved: Mapping[int, int]) -> Standing:
    """Where each of the old units stood, by those that have kept their place and those that were
    moved, each with the new one that it is.
    """
    before = accumulate(range(len(old)), lambda at, i: kept.get(i, at - 1) + 1, initial=0)
    partners = {**kept, **moved}
    rows: dict[int, list[int]] = defaultdict(list)
    for i in sorted(partners):
        if cell := old[i].cell:
            rows[cell.row].append(i)
    lasts = {cell.table: i for i in sorted(kept) if (cell := old[i].cell)}
    units = []
    for i, (unit, place) in enumerate(zip(old, before, strict=False)):
        last = lasts.get(unit.cell.table, i) if unit.cell else i
        units.append(Stood(place, kept[last] if last < i else -1))
    return Standing(tuple(units), rows, partners)


@dataclass(frozen=True, slots=True)
class Names:
    """What the rows and columns of older tables are called now that the tables have other numbers;
    `tables` are their names by their old elements.
    """

    tables: Mapping[int, str]

    @classmethod
    def of(
        cls, old: Sequence[Unit], new: Sequence[Unit], pairs: Iterable[tuple[int, int]]
    ) -> "Names":
        """The names, by the last pair of texts of each table."""
        cells = ((old[i].cell, new[j].cell) for i, j in pairs)
        return cls({cell.table: now.name for cell, now in cells if cell and now})

    def row(self, unit: Unit) -> str:
        """表1列3; the label of a text that is in no table."""
        return self._now(unit.label, unit.cell) if unit.cell else unit.label

    def column(self, unit: Unit) -> str:
        """表1欄2; empty for a text that is in no table."""
        return self._now(unit.cell.label, unit.cell) if unit.cell else ""

    def _now(self, label: str, cell: Cell) -> str:
        return self.tables.get(cell.table, cell.name) + label.removeprefix(cell.name)
