"""The page list: the marks of the text, all of them, once, in order; and the print's own."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pikepdf
from lxml import etree

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.opened import OPS, XHTML, OpenedBook

_FOLIO = re.compile("[0-9]+|[ivxlcdm]+")

Place = tuple[str, str]
"""A file and an id in it."""


def page_marks(book: OpenedBook) -> list[tuple[Place, str]]:
    """(place, label) of every page break in the text, in reading order."""
    return [
        ((name, element.get("id", "")), element.get("aria-label") or element.get("title") or "")
        for name in book.spine()
        for element in book.trees[name].iter(etree.Element)
        if element.get("role") == "doc-pagebreak" or element.get(f"{OPS}type") == "pagebreak"
    ]


def page_list(book: OpenedBook) -> list[tuple[Place, str]]:
    """(place, label) of every entry of the page list."""
    found = book.navigation()
    if found is None:
        return []
    name, tree = found
    return [
        (book.resolve(name, link.get("href", "")), "".join(link.itertext()).strip())
        for nav in tree.iter(f"{XHTML}nav")
        if nav.get(f"{OPS}type") == "page-list"
        for link in nav.iter(f"{XHTML}a")
    ]


def pages(book: OpenedBook, span: Span, print_file: Path) -> Iterator[Finding]:
    """Where page list and marks differ, and where they differ from the PDF beside the book."""
    marks, listed = page_marks(book), page_list(book)
    if not listed and not marks:
        return
    for found, wanted in zip_longest(listed, marks):
        if found != wanted:
            label = (found or wanted or (("", ""), ""))[1]
            yield finding("epub-page-list", span, label=label)
            return
    if not print_file.is_file():
        return
    try:
        with pikepdf.open(print_file) as pdf:
            printed = [page.label for page in pdf.pages if not _is_blank(page)]
    except (OSError, pikepdf.PdfError):  # what is wrong with a PDF is told when it is inspected
        return
    labels = [label for _, label in listed]
    # A cover has a name in the PDF, and no folio.
    printed = [folio for folio in printed if folio in labels or _FOLIO.fullmatch(folio)]
    for label, folio in zip_longest(labels, printed):
        if label != folio:
            values = {"pdf": print_file.name, "label": label or "–", "folio": folio or "–"}
            yield finding("epub-pages-print", span, **values)
            return


def _is_blank(page: pikepdf.Page) -> bool:
    """Whether a page has nothing on it, as between articles that begin on a recto."""
    contents = page.get("/Contents")
    return contents is None or (
        isinstance(contents, pikepdf.Stream) and not contents.read_bytes().strip()
    )
