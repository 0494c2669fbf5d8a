"""Where each page begins in the text, read off the galley.

The running text of a document is the article's text without its notes: heads, folios and the
heads that a table repeats are no part of it, nor is what `::before` adds, nor the numbers that
call notes, which a style may print otherwise than the e-book. The place of a unit
is told by counting what stands before it, anew from every id that is passed; a page begins
with its first unit that no earlier page has passed, so that a figure moved to the head of a
later page does not move the text.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.model.pages import PICTURE, counted
from publish.pages import Plan
from publish.pdf.copy import Place
from publish.pdf.weasy.galley import Section

_EXCERPT = 12


class Places:
    """Counts the running text of a document, section by section."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._anchor = ""
        self._offset = 0

    @property
    def end(self) -> Place:
        """The end of the text counted so far, where a page begins that holds no text."""
        return self._anchor, self._offset, ""

    def of_units(self, section: Section) -> list[Place]:
        """The place of every unit of a section."""
        spans = section.text.spans
        root = section.page.children[0]
        calls = {
            part for call in root.element.iter("sup") if _is_call(call) for part in call.iter()
        }
        found: dict[int, tuple[str, int, int]] = {}
        text = ""
        unit = 0
        for box in root.descendants():
            first, last = spans.get(box, (0, 0))
            unit = first if last == first + 1 else unit
            identifier, piece = _counted(box)
            piece = "" if box.element in calls else piece
            if identifier and identifier not in self._seen:
                self._seen.add(identifier)
                self._anchor, self._offset = identifier, 0
            if piece and unit not in found:
                found[unit] = (self._anchor, self._offset, len(text))
            text += piece
            self._offset += len(piece)
        places: list[Place] = []
        behind = (self._anchor, self._offset, len(text))
        for number in reversed(range(len(section.flow.units))):
            behind = found.get(number, behind)  # a unit without text begins where the next does
            anchor, offset, at = behind
            places.append((anchor, offset, text[at : at + _EXCERPT]))
        return places[::-1]


def page_places(plan: Plan, units: list[Place]) -> Iterator[Place | None]:
    """The place of every page of a section; None for one on which no text goes on."""
    passed = -1
    for page in plan.pages:
        ahead = [placed.unit for placed in page.units if placed.unit > passed]
        yield units[min(ahead)] if ahead else None
        passed = max([passed, *ahead])


def _is_call(element: Any) -> bool:
    return "call" in element.get("class", "").split()


def _counted(box: Any) -> tuple[str, str]:
    """(id, counted characters) of a box."""
    if "::" in box.element_tag or getattr(box, "is_furniture", False):
        return "", ""
    identifier = "" if box.element is None else box.element.get("id", "")
    if isinstance(box, boxes.TextBox):
        return identifier, counted(box.text)
    return identifier, PICTURE if isinstance(box, boxes.ReplacedBox) else ""
