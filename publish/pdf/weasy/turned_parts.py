"""Turned tables that are higher than the measure, divided between rows over several pages.

On paper such a table stands on its side: its rows follow one another from the left edge of
the type area to the right. Before it is turned its box is as wide as the page is high, and
may be higher than the measure. It is planned as a text on pages of that height, with its head
and its caption repeated as those of an upright table, and each part is turned by itself.
"""

from typing import Any

from weasyprint.formatting_structure import boxes

from publish.pages import Flow, Sheet, plan
from publish.pdf.weasy.cutting import Cutter
from publish.pdf.weasy.reading import Reader
from publish.pdf.weasy.shaping import UNITS


def divide_turned(context: Any, page: Any, leading: float) -> None:
    """Put a block for each part in the place of a turned table; the text below moves down."""
    root = page.children[0]
    turned = [box for box in root.descendants() if is_table(box) and _turning(box) is not None]
    if turned:
        _divide(context, root, {*turned}, page.width, leading)


def is_table(box: Any) -> bool:
    """Whether a box is the block of a table, with what belongs to it."""
    return isinstance(box, boxes.BlockBox) and "table" in box.element.get("class", "").split()


def is_turning(element: Any) -> bool:
    """Whether this is what the style sheet turns round, inside a table's block."""
    return bool(element.get("class") == "turning")


def _turning(box: Any) -> Any | None:
    """The box in a table's block that is turned, None where the table is upright."""
    return next(
        (child for child in box.children if is_turning(child.element) and child.style["transform"]),
        None,
    )


def _divide(context: Any, box: Any, turned: set[Any], measure: float, leading: float) -> float:
    """Divide the turned tables in a box; how much higher it is then."""
    higher = 0.0
    children = []
    for child in box.children:
        if higher:
            child.translate(dy=higher)
        parts = [child]
        if child in turned:
            parts = _parts(context, child, measure, leading)
            for number, part in enumerate(parts):
                part.translate(dy=number * child.margin_height())
            higher += (len(parts) - 1) * child.margin_height()
        elif isinstance(child, boxes.BlockBox) and not is_table(child):
            higher += _divide(context, child, turned, measure, leading)
        children += parts
    box.children = children
    if higher:
        box.height += higher
    return higher


def _parts(context: Any, block: Any, measure: float, leading: float) -> list[Any]:
    """The block of a turned table for each of its pages."""
    turning = _turning(block)
    assert turning is not None
    reader = Reader(context, measure, leading, {})
    reader.in_moving = True
    reader.read(turning)
    pieces = reader.pieces()
    sheet = Sheet(round(measure * UNITS), round(leading * UNITS))
    pages = plan(Flow(pieces.units), sheet).pages
    head = round(turning.content_box_y() * UNITS)
    cutter = Cutter(pieces)
    found = []
    for page in pages:
        places = {placed.unit: head + placed.y for placed in page.units}
        part: Any = cutter.cut(turning, places, 0.0)
        part.position_y = turning.position_y
        found.append(block.copy_with_children([part]))
    return found
