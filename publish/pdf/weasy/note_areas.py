"""The notes at the foot of a page: the rule above them, the words beside it where they go on."""

from typing import Any

from weasyprint.formatting_structure import build
from weasyprint.layout.block import block_level_layout

from publish.pages import Page
from publish.pdf.weasy.cutting import Cutter
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.shaping import UNITS, custom
from publish.styles.measures import in_points


def cut_notes(
    section: Section, page: Page, box: Any, notes: list[Cutter], dx: float, head: int
) -> Any | None:
    """The notes of a page with the rule above them, None where it has none.

    `box` is the page, `notes` cut the galley's notes; these move by `dx` CSS px, and the type area
    begins `head` units of layout below the edge of the paper.
    """
    if not page.fragments:
        return None
    parts = []
    for fragment in page.fragments:
        pieces = section.notes[fragment.note]
        tops = pieces.tops
        shift = head + fragment.y - tops[fragment.first]
        places = {line: tops[line] + shift for line in range(fragment.first, fragment.last)}
        parts.append(notes[fragment.note].cut(section.area.children[fragment.note], places, dx))
    area = section.area.copy_with_children(parts)
    area.page = box
    area.position_x = section.area.position_x + dx
    area.height = box.content_box_y() + box.height - (head + page.fragments[0].y) / UNITS
    area.height -= area.padding_bottom + area.border_bottom_width + area.margin_bottom
    first = page.fragments[0]
    _shorten_rule(area, "continued-rule-length" if first.first else "rule-length")
    area.position_y = box.content_box_y() + box.height - area.margin_height()
    return area


def continued_label(context: Any, area: Any) -> list[Any]:
    """The words 續前頁註 beside the rule above notes that go on, where the style has them."""
    words = context.get_running_element_for(area.page, "continued-notes")
    if not words:
        return []
    label = words[0].deepcopy()
    label.style = label.style.copy()
    label.style["position"] = "static"
    label = build.create_anonymous_boxes(label)
    label.position_x, label.position_y = area.position_x, 0
    context.create_block_formatting_context()
    label = block_level_layout(context, label, float("-inf"), None, area.page)[0]
    context.finish_block_formatting_context()
    label.translate(dy=area.border_box_y() - label.margin_height() / 2)
    for part in label.descendants():
        part.is_furniture = True
    return [label]


def _shorten_rule(area: Any, name: str) -> None:
    """Give the rule above the notes the length that the style sheet names.

    CSS has no border shorter than its box (`border-clip` was never adopted), but the notes
    have their places already, so their area can be made as wide as the rule.
    """
    length = custom(area.style, name)
    if length not in ("", "none"):
        area.width = in_points(length, "0pt") / 0.75
