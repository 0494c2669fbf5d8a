"""What an e-book says page by page, read from its files with lxml alone."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPS = "{http://www.idpf.org/2007/ops}"
# In print these stand in the head of the first page, or at the foot as notes.
_NOT_RUNNING = {"bibliographic", "apart", "notes"}


def article_tree(book: bytes) -> Any:
    """The XHTML of the article."""
    return _tree(book, "EPUB/text/")


def page_list(book: bytes) -> list[tuple[str, str]]:
    """(label, address) of every entry of the page list."""
    for nav in _tree(book, "EPUB/nav.xhtml").iter(f"{_XHTML}nav"):
        if nav.get(f"{_OPS}type") == "page-list":
            return [(link.text, link.get("href")) for link in nav.iter(f"{_XHTML}a")]
    return []


def page_texts(book: bytes) -> list[tuple[str, str]]:
    """(page number, running text up to the next mark) of every marked page."""
    pages: list[list[str]] = []

    def walk(element: Any) -> None:
        if _NOT_RUNNING & set(element.get("class", "").split()):
            return
        if element.get("role") == "doc-pagebreak":
            pages.append([element.get("aria-label")])
        if pages:
            pages[-1].append(element.text or "")
        for child in element:
            walk(child)
            if pages:
                pages[-1].append(child.tail or "")

    walk(next(article_tree(book).iter(f"{_XHTML}article")))
    return [(label, "".join(pieces)) for label, *pieces in pages]


def _tree(book: bytes, start: str) -> Any:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith(start)]
        return etree.fromstring(archive.read(name))
