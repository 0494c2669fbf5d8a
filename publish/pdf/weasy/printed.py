"""What is printed on a page, in order: the one walk over the boxes of finished pages."""

from collections.abc import Iterator
from typing import Any, Literal

from weasyprint.formatting_structure import boxes

PrintedKind = Literal["text", "heading", "caption", "row", "picture", "turned"]
PlainKind = Literal["text", "caption"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def printed(box: Any, plain: PlainKind = "text") -> Iterator[tuple[PrintedKind, Any, Any]]:
    """The lines, rows of tables and pictures inside a box, without furniture.

    Each with its kind and the box around it. What a table repeats on its next page is
    furniture. A row is not entered, nor a table on its side, which is `turned`.
    """
    plain = "caption" if box.element_tag in ("caption", "figcaption") else plain
    for child in box.children if isinstance(box, boxes.ParentBox) else ():
        child = getattr(child, "_box", child)  # of what is set absolutely a stand-in is there
        if not isinstance(child, boxes.Box) or getattr(child, "is_furniture", False):
            continue
        if child.style["transform"]:
            yield "turned", child, box
        elif isinstance(child, boxes.LineBox):
            if child.height:  # the engine's line of nothing before a note's paragraphs has none
                yield "heading" if child.element_tag in _HEADINGS else plain, child, box
        elif isinstance(child, boxes.TableRowBox):
            yield "row", child, box
        elif isinstance(child, boxes.ReplacedBox):
            yield "picture", child, box
        else:
            yield from printed(child, plain)


def note_area(page: Any) -> Any | None:
    """The notes at the foot of a page."""
    return next((box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)), None)


def line_count(page: Any) -> int:
    """The lines of a page, without those of its heads."""
    parts = (part for part in page.children if not isinstance(part, boxes.MarginBox))
    return sum(
        type(box).__name__ == "LineBox"
        for part in parts
        for box in (part.descendants() if isinstance(part, boxes.ParentBox) else ())
    )
