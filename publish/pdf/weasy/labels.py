"""Notes that are numbered anew on each page: ①②③, known only when the pages are planned.

Calls and notes are set with the first of these labels. All of them are as wide, so that the
right one takes its place without moving anything.
"""

from typing import Any

from msgspec.structs import replace
from weasyprint.formatting_structure import boxes
from weasyprint.logger import LOGGER

from publish.html.renderer import NUMBER_BY_PAGE
from publish.pages import Plan
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.shaping import Shaper

# Unicode has circled numbers in three places; larger ones do not exist.
_CIRCLED = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)


def number_by_page(section: Section, plan: Plan, shaper: Shaper) -> None:
    """Give each note of a section, and its call, its number on its page."""
    calls = _calls(section)
    for page in plan.pages:
        begun = [fragment.note for fragment in page.fragments if not fragment.first]
        numbered = [
            note for note in begun if _first_text(section.area.children[note], NUMBER_BY_PAGE)
        ]
        if len(numbered) > len(_CIRCLED):
            LOGGER.error("More than %d notes on one page: no such label", len(_CIRCLED))
        for label, note in zip(_CIRCLED, numbered, strict=False):
            _relabel(_first_text(section.area.children[note], NUMBER_BY_PAGE), label, shaper)
            _relabel(calls.get(note), label, shaper)


def _calls(section: Section) -> dict[int, Any]:
    """The text of each note's call: what stands before the place where the note hangs."""
    found: dict[int, Any] = {}
    last = None
    for text in (section.page.children[0], section.area):
        for box in text.descendants():
            if isinstance(box, boxes.TextBox):
                last = box
            elif getattr(box, "footnote", None) is not None:
                found.setdefault(section.numbers[box.footnote], last)
    return found


def _first_text(box: Any, holding: str) -> Any | None:
    """The first text of a box, when it holds these characters."""
    for part in box.descendants():
        if isinstance(part, boxes.TextBox):
            return part if holding in part.text else None
    return None


def _relabel(text: Any, label: str, shaper: Shaper) -> None:
    if text is None:
        return
    composed = text.composed
    words = composed.shaped.text.replace(NUMBER_BY_PAGE, label)
    text.composed = replace(composed, shaped=shaper.shape(words, text.style))
    text.text = text.text.replace(NUMBER_BY_PAGE, label)
    element = text.element
    if title := element.get("title"):
        element.set("title", title.replace(NUMBER_BY_PAGE, label))
