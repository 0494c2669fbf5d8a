"""What an editor should see of the composed lines: which line of which page, and how much.

A fault goes with its line's box, so that only lines that are on paper count, and each at its
place: a paragraph may be composed more often than it is printed.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.compose import Composition, Line, Paragraph
from publish.compose.classes import BOX_MARK, CALL_MARK
from publish.pdf.copy import LineFault
from publish.pdf.weasy.shaping import UNITS

_BEYOND = 12

Fault = tuple[str, str, str, int]
"""(id, the line's text, how the text goes on, amount in Pango units)."""


def faults_of(paragraph: Paragraph, composition: Composition, line: Line) -> tuple[Fault, ...]:
    """The faults of one line; its text is told without calls and pictures."""
    if not composition.findings:
        return ()
    begin, end = paragraph.offsets[line.start], paragraph.offsets[line.end]
    found = [each for each in composition.findings if begin <= each.offset < end]
    if not found:
        return ()
    text = _words(paragraph, line.start, line.end).strip()
    beyond = _words(paragraph, line.end, line.end + _BEYOND)
    return tuple((each.id, text, beyond, each.amount) for each in found)


def _words(paragraph: Paragraph, first: int, last: int) -> str:
    return "".join(
        cluster
        for cluster, mark in zip(
            paragraph.clusters[first:last], paragraph.skeleton[first:last], strict=True
        )
        if mark not in (CALL_MARK, BOX_MARK, "\N{OBJECT REPLACEMENT CHARACTER}")
    )


def line_faults(pages: Iterable[Any]) -> tuple[LineFault, ...]:
    """The faults of finished pages in the order of the lines, a repeated one once.

    Heads and feet of pages are no lines of the text.
    """
    found: dict[tuple[str, str], LineFault] = {}
    for number, page in enumerate(pages):
        lines = [
            (round(box.position_y + box.baseline), box)
            for child in page._page_box.children
            if not isinstance(child, boxes.MarginBox)
            for box in _lines(child)
        ]
        places = {y: line for line, y in enumerate(sorted({y for y, _ in lines}), 1)}
        for y, box in lines:
            for id, text, beyond, amount in getattr(box, "faults", ()):
                size = box.style["font_size"] * UNITS
                fault = LineFault(id, number, places[y], text, beyond, amount / size)
                found.setdefault((id, text), fault)
    return tuple(found.values())


def _lines(box: Any) -> Iterator[Any]:
    """The lines below a box, without those of boxes inside a line."""
    if isinstance(box, boxes.LineBox):
        yield box
    elif isinstance(box, boxes.ParentBox):
        for child in box.all_children():
            yield from _lines(child)
