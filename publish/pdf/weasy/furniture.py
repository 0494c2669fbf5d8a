"""Running heads and folios: artifacts, and the folios that only finished pages know.

WeasyPrint makes margin boxes after all pages, so a bibliographic line that says 頁1–30
needs no second layout: the named strings `folio-range` and `folio-range-en` are set just
before. Margin boxes are marked as artifacts in the PDF, which the engine does not do.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import weasyprint.layout
from weasyprint.pdf.stream import Stream

_make_margin_boxes = weasyprint.layout.make_margin_boxes
_marked = Stream.marked


def folio_range(first: int, last: int) -> tuple[str, str]:
    """(`1–30`, `pp. 1–30`) or (`5`, `p. 5`)."""
    if first == last:
        return str(first), f"p. {first}"
    return f"{first}–{last}", f"pp. {first}–{last}"


def _margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """The margin boxes of a page, each box below them known as furniture."""
    if context.current_page == 1:
        folios = [entry[3][1]["page"][-1] for entry in context.page_maker[1:]]
        total = state[1]["pages"][0]
        plain, english = folio_range(folios[0], folios[min(total, len(folios)) - 1])
        context.string_set["folio-range"][1] = [plain]
        context.string_set["folio-range-en"][1] = [english]
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
