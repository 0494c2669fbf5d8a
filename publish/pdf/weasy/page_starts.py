"""Where each page begins in the text, read off the finished boxes.

The running text of all pages, one after the other, is the article's text without its notes:
heads, folios and the heads that a table repeats are no part of it, nor is what `::before`
adds. So the place of a page is told by counting what stands on the pages before it, anew
from every id that is passed.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.model.pages import PICTURE, counted

_EXCERPT = 12


def page_starts(document: Any) -> tuple[tuple[str, int, str], ...]:
    """For every page (id, characters behind its beginning, first characters of the page).

    Counted as in `publish.model.pages.PageStart`. To be called when the repeated heads of
    tables have been marked.
    """
    starts: list[tuple[str, int, str]] = []
    seen: set[str] = set()
    anchor, offset = "", 0
    for page in document.pages:
        text, place = "", None
        for identifier, piece in _pieces(page._page_box.children[0]):
            if identifier and identifier not in seen:
                seen.add(identifier)
                anchor, offset = identifier, 0
            if piece and place is None:
                place = (anchor, offset)
            text += piece
            offset += len(piece)
        starts.append((*(place or (anchor, offset)), text[:_EXCERPT]))
    return tuple(starts)


def _pieces(body: Any) -> Iterator[tuple[str, str]]:
    """(id, counted characters) of the boxes of a page's running text, in order."""
    for box in (body, *body.descendants()):
        if "::" in box.element_tag or getattr(box, "is_furniture", False):
            continue
        element = box.element
        identifier = "" if element is None else element.get("id", "")
        if isinstance(box, boxes.TextBox):
            yield identifier, counted(box.text)
        elif isinstance(box, boxes.ReplacedBox):
            yield identifier, PICTURE
        else:
            yield identifier, ""
