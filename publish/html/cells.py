"""The cells of a table as XHTML."""

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from publish.html.columns import SetCell, SetRows, set_rows
from publish.model.blocks import Alignment, Paragraph, Table

if TYPE_CHECKING:
    from publish.html.renderer import Renderer


SCREEN = 13.0
"""The narrowest screen that keeps short cells whole, in em of a table's text: a telephone's with
letters of twice the usual size.
"""


class Cells(Struct, frozen=True):
    """Writes cells as they stand in their columns; templates call it `cells`."""

    render: "Renderer"

    def rows(self, table: Table) -> SetRows:
        """The cells of a table, each as it stands in its column."""
        style = self.render.setting.style
        measure = style.number("page.measure") * style.points("body.size")
        in_print = measure / style.points("small.size")
        return set_rows(
            table,
            in_print if self.render.medium == "print" else SCREEN,
            style.number("tables.digit-width"),
            lambda key: self.render.numbering.note(key).label,
        )

    def attributes(self, placed: SetCell, scope: str) -> Markup:
        """Spans, scope and alignment of a cell."""
        cell, attributes = placed.cell, self.render.source(placed.cell)
        if cell.columns > 1:
            attributes += Markup(' colspan="{}"').format(cell.columns)
        if cell.rows > 1:
            attributes += Markup(' rowspan="{}"').format(cell.rows)
        if cell.header:
            attributes += Markup(' scope="{}"').format(scope)
        names = f"{placed.alignment.value} unbroken" if placed.whole else placed.alignment.value
        return attributes + Markup(' class="{}"').format(names)

    def content(self, placed: SetCell, language: str) -> Markup:
        """What stands in a cell: inlines for a single paragraph, else blocks.

        A number of a decimal column has the room of its missing digits beside it.
        """
        children = placed.cell.children
        if len(children) == 1 and isinstance(children[0], Paragraph):
            inside = self.render.inlines(children[0].children, language)
        else:
            inside = self.render.blocks(children, language)
        if placed.alignment is not Alignment.DECIMAL:
            return inside
        return Markup('<span style="padding:0 {:.3f}em 0 {:.3f}em">{}</span>').format(
            placed.behind, placed.before, inside
        )
