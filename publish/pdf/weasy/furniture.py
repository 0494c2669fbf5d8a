"""Running heads and folios: artifacts, and the folios that only finished pages know.

Margin boxes are made when all pages are known, so a bibliographic line that says 頁1–30
needs no second layout: the named strings `folio-range`, `folio-range-en` and, on each page,
`folio` are set just before. Margin boxes are marked as artifacts in the PDF, which the engine
does not do.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import weasyprint.layout
from weasyprint.pdf.stream import Stream

FOLIO_NAMES = ("folio", "folio-range", "folio-range-en")
"""The named strings that say folios."""

_make_margin_boxes = weasyprint.layout.make_margin_boxes
_marked = Stream.marked


def folio_range(first: str, last: str) -> tuple[str, str]:
    """(`1–30`, `pp. 1–30`) or (`5`, `p. 5`)."""
    if first == last:
        return first, f"p. {first}"
    return f"{first}–{last}", f"pp. {first}–{last}"


def name_folios(context: Any, folios: tuple[str, ...]) -> None:
    """Set the named strings that say the folios, given as printed, one for each page."""
    plain, english = folio_range(folios[0], folios[-1])
    context.string_set["folio-range"][1][:1] = [plain]
    context.string_set["folio-range-en"][1][:1] = [english]
    for number, folio in enumerate(folios, 1):
        context.string_set["folio"][number][:1] = [folio]


def _margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """The margin boxes of a page, each box below them known as furniture."""
    for box in _make_margin_boxes(context, page, state):
        mark_furniture(box)
        yield box


def mark_furniture(box: Any) -> None:
    """Make a box and all that stands in it an artifact of the PDF, boxes set absolutely too."""
    box.is_furniture = True
    for child in box.all_children():
        # An absolutely positioned child is a stand-in for its box.
        mark_furniture(getattr(child, "_box", child))


def _marked_or_artifact(stream: Any, box: Any, tag: str) -> AbstractContextManager[None]:
    if getattr(box, "is_furniture", False):
        artifact: AbstractContextManager[None] = stream.artifact()
        return artifact
    marked: AbstractContextManager[None] = _marked(stream, box, tag)
    return marked


def install() -> None:
    """Put both seams into the engine; calling it again changes nothing."""
    weasyprint.layout.make_margin_boxes = _margin_boxes
    Stream.marked = _marked_or_artifact
