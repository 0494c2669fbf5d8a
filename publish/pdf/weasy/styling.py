"""Computed styles, one for all elements that are styled alike.

The engine shares a computed style between elements whose parents and declarations are the
same objects. Every id, language and `style` attribute is a declaration of its own, so that
the paragraphs of two notes never share; and every property of a style that is not shared is
computed anew. Here equal attributes give the same declaration, and an id none: anchors are
put on the boxes afterwards.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2
import weasyprint.css
from weasyprint import CSS

_STYLE_ATTRIBUTE = (1, 0, 0)
_HINT = (0, 0, 0)


def _style_attributes(tree: Any, hints: bool = False, base_url: str | None = None) -> Iterator[Any]:
    """(specificity, element, declarations, address) of the attributes `style` and `lang`."""
    for element in tree.iter():
        if style := element.get("style"):
            yield _STYLE_ATTRIBUTE, element, _declarations(style), base_url
        if language := element.get("lang"):
            yield _HINT, element, _declarations(f'-weasy-lang:"{language}"'), base_url


@lru_cache(maxsize=1024)
def _declarations(css: str) -> tuple[Any, ...]:
    return tuple(tinycss2.parse_blocks_contents(css))


def set_anchors(root_box: Any, notes: list[Any]) -> None:
    """Put the ids of elements on their boxes, where links and bookmarks look for them."""
    seen = set()
    for tree in (root_box, *notes):
        for box in tree.descendants():
            element = box.element
            # The first box of its tag is the element's own; those inside it are anonymous.
            if element is None or box.element_tag != element.tag:
                continue
            name = element.get("id")
            if name and name not in seen:
                seen.add(name)
                box.style = box.style.copy()
                box.style["anchor"] = name


@lru_cache(maxsize=1)
def base_sheet() -> Any:
    """The style sheet of the elements that our templates write."""
    return CSS(filename=str(Path(__file__).with_name("base.css")))


def install() -> None:
    """Put our reading of attributes into the engine; calling it again changes nothing."""
    weasyprint.css.find_style_attributes = _style_attributes
