"""What tables and their rows and columns are called in the new text, whatever they were before."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from publish.html.units import Cell, Unit


class TableNames(Struct, frozen=True):
    """What the rows and columns of older tables are called now that the tables have other numbers;
    `tables` are their names by their old elements.
    """

    tables: Mapping[int, str]

    @classmethod
    def of(
        cls, old: Sequence[Unit], new: Sequence[Unit], pairs: Iterable[tuple[int, int]]
    ) -> "TableNames":
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
