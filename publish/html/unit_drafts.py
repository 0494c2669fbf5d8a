"""A unit while its XHTML is read, and what surrounds it."""

from typing import Any

from msgspec import Struct, field

from publish.html.unit_tables import TableReading
from publish.html.units import Cell, Spot, Token, Unit, UnitKind


class Around(Struct, frozen=True):
    """What surrounds a text: its kind, its label, the table, the nearest id, the cell, and around
    a note the text that calls it.
    """

    kind: UnitKind = "paragraph"
    label: str = ""
    table: TableReading | None = None
    anchor: str = ""
    cell: Cell | None = None
    caller: int = -1


class Draft(Struct):
    """A unit while it is read, and the notes called in it."""

    around: Around
    tokens: list[Token] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    queries: list[tuple[str, int]] = field(default_factory=list)
    asides: list[Any] = field(default_factory=list)

    def add(self, token: Token, spot: Spot) -> None:
        """A token; blanks at the beginning and twofold ones count for nothing."""
        if token.text == " " and (not self.tokens or self.tokens[-1].text == " "):
            return
        self.tokens.append(token)
        self.spots.append(spot)

    def unit(self) -> Unit | None:
        """The finished unit; None where there is no text."""
        if self.tokens and self.tokens[-1].text == " ":
            del self.tokens[-1], self.spots[-1]
        if not self.tokens:
            return None
        around = self.around
        return Unit(
            around.kind,
            tuple(self.tokens),
            tuple(self.spots),
            around.label,
            tuple((place, min(at, len(self.tokens))) for place, at in self.queries),
            around.anchor,
            around.cell,
            around.caller,
        )
