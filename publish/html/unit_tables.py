"""The rows and cells of a table while its XHTML is read: where a cell stands in its columns."""

from typing import Any

from msgspec import Struct, field

from publish.html.units import Cell, Labels, Row


class TableReading(Struct):
    """A table whose rows are being counted; `label` is what it is called: 表1."""

    element: int
    label: str
    rows: int = 0
    row: int = -1
    """The element of the row that is being read."""
    column: int = 0
    """The next column of that row that may be free."""
    below: dict[int, int] = field(default_factory=dict)
    """In how many rows to come each column is taken by a cell that began above them."""
    taken: frozenset[int] = frozenset()
    """The columns of the row that is being read into which cells from above it reach."""

    def begin_row(self, element: int, labels: Labels) -> Row:
        """The row that begins with an element."""
        self.rows, self.row, self.column = self.rows + 1, element, 0
        self.taken = frozenset(self.below)
        self.below = {column: left - 1 for column, left in self.below.items() if left > 1}
        label = labels.row.format(table=self.label, row=self.rows)
        return Row(self.element, self.rows, label)

    def place(self, element: Any, labels: Labels) -> Cell:
        """Where the next cell of the row stands, counted as the browsers count (HTML 4.9.12)."""
        while self.column in self.taken:
            self.column += 1
        first, columns = self.column, int(element.get("colspan", "1"))
        self.column += columns
        if (rows := int(element.get("rowspan", "1"))) > 1:
            self.below |= dict.fromkeys(range(first, self.column), rows - 1)
        label = labels.column.format(table=self.label, column=first + 1)
        return Cell(self.element, self.row, first, label, self.label, columns, rows)
