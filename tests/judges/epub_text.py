"""What an e-book says page by page, read from its files with lxml alone."""

import zipfile
from collections.abc import Iterator
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
    """(page number, running text up to the next mark) of every marked page of an article."""
    return _page_texts([article_tree(book)])


def issue_page_texts(book: bytes) -> list[tuple[str, str]]:
    """The same of all documents of an issue in reading order, its cover and contents left out."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        (package,) = [name for name in archive.namelist() if name.endswith(".opf")]
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iter("{*}item")}
        spine = [files[item.get("idref")] for item in root.iter("{*}itemref")]
        return _page_texts(
            [
                etree.fromstring(archive.read(f"EPUB/{file}"))
                for file in spine
                if file not in ("cover.xhtml", "nav.xhtml")
            ]
        )


def _page_texts(roots: list[Any]) -> list[tuple[str, str]]:
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

    for root in roots:
        walk(root.find(f"{_XHTML}body")[0])
    return [(label, "".join(pieces)) for label, *pieces in pages]


def _tree(book: bytes, start: str) -> Any:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith(start)]
        return etree.fromstring(archive.read(name))


def paragraphs(book: bytes) -> list[str]:
    """The running text by paragraphs: those of `p`, terms, code; list labels left out."""
    article = next(article_tree(book).iter(f"{_XHTML}article"))
    return list(_paragraphs(article, _NOT_RUNNING | {"caption-text"}))


def notes(book: bytes) -> list[str]:
    """The text of every numbered note, in order, without its number and its way back."""
    return [
        "".join(_said(note))
        for note in article_tree(book).iter(f"{_XHTML}div")
        if note.get("class") == "note"
    ]


def _paragraphs(element: Any, without: set[str]) -> Iterator[str]:
    if without & set(element.get("class", "").split()):
        return
    if element.tag in {f"{_XHTML}{name}" for name in ("p", "dt", "pre")}:
        yield "".join(_said(element))
        return
    for child in element:
        yield from _paragraphs(child, without)


def _said(element: Any) -> Iterator[str]:
    classes = set(element.get("class", "").split())
    if classes & {"list-label", "note-number"} or element.get("role") == "doc-backlink":
        return
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""
