"""Wide tables turned on their side, and the foot of a page that a turned table leaves free.

Both are known only when the text is laid out: whether a table is wider than the type area, and
how high the notes are that it calls. What is found is written to the elements (a class, a
size), by which the style sheet turns the table when the text is laid out anew. No element is
added or taken away, so that they are counted as before.
"""

from typing import Any

from weasyprint.formatting_structure import boxes

from publish.pdf.weasy.galley import Section, above_notes
from publish.pdf.weasy.shaping import UNITS, Shaper
from publish.pdf.weasy.turned_parts import is_table, is_turning

_BEYOND = 0.5 / 0.75
"""CSS px that a table may be wider than the type area, as the finding about it allows."""
_SLACK = 0.5
"""Pt that a turned table leaves free, so that its notes fit below it."""
_MOST = 0.5
"""The share of a page that its notes may take; longer ones go on overleaf."""


def turn_tables(sections: tuple[Section, ...], shaper: Shaper) -> bool:
    """Turn the tables that are too wide, and make room for the notes of turned ones.

    Whether anything has changed, so that the text must be laid out anew.
    """
    found = [_turn(section, parts, shaper) for section in sections for parts in _tables(section)]
    return any(found)


def _tables(section: Section) -> list[list[Any]]:
    """The blocks of tables that can be turned: one for each table, or for each of its pages."""
    found: dict[Any, list[Any]] = {}
    for box in section.text.spans:
        if is_table(box) and any(is_turning(child) for child in box.element):
            found.setdefault(box.element, []).append(box)
    return [*found.values()]


def _turn(section: Section, parts: list[Any], shaper: Shaper) -> bool:
    box = parts[0]
    element = box.element
    turned = "turned" in element.get("class").split()
    if not turned:
        if shaper.custom(box.style, "wide") != "turn" or _beyond(box, section.page) <= _BEYOND:
            return False
        element.set("class", f"{element.get('class')} turned")
    foot = max(_foot(section, part) for part in parts)
    if not foot or element.get("style"):
        return not turned
    points = (section.page.type_area - foot) * 0.75 - _SLACK
    turn = f"translateY({points:.3f}pt) rotate(-90deg)"
    element.set("style", f"height: {points:.3f}pt")
    inside = next(child for child in element if is_turning(child))
    inside.set("style", f"width: {points:.3f}pt; transform: {turn}")
    return True


def _beyond(box: Any, page: Any) -> float:
    """How far the rows in a box reach beyond the type area."""
    edge = page.content_box_x() + page.width
    rows = (part for part in box.descendants() if isinstance(part, boxes.TableRowBox))
    return float(max((row.position_x + row.width - edge for row in rows), default=0.0))


def _foot(section: Section, box: Any) -> float:
    """The height in CSS px of the notes that are called in a box, with the rule above them."""
    first, last = section.text.spans[box]
    flow = section.flow
    called = [note for unit in flow.units[first:last] for note in unit.calls]
    for note in called:  # and what is called in them
        called += [inner for line in flow.notes[note].lines for inner in line.calls]
    lines = [line for note in called for line in flow.notes[note].lines]
    if not lines:
        return 0.0
    height = sum(line.gap + line.height for line in lines) / UNITS + above_notes(section.area)
    return float(min(height, section.page.type_area * _MOST))
