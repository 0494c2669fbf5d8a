"""What the text of a book says to those who do not see it: languages, pictures, headings."""

from collections.abc import Iterator

from lxml import etree

from publish.diagnostics import Finding, finding
from publish.model import Span, base_language
from publish.postflight.epub.opened import DC, XHTML, OpenedBook
from publish.postflight.epub.pages import page_list

_DECORATIVE = frozenset({"presentation", "none"})
_REQUIRED = ("accessMode", "accessibilityFeature", "accessibilityHazard")


def languages(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Documents without a language, or in one that the package does not name."""
    stated = {base_language(each.text or "") for each in book.root.iter(f"{DC}language")}
    for name, tree in book.documents().items():
        language = tree.get("lang") or ""
        if base_language(language) not in stated:
            values = {"member": name, "language": language or "–"}
            yield finding("epub-language-unstated", span, **values)


def silent_pictures(book: OpenedBook) -> list[tuple[str, etree._Element]]:
    """(file, picture) of those that say nothing and are not marked as decoration."""
    return [
        (name, picture)
        for name, tree in book.documents().items()
        for picture in tree.iter(f"{XHTML}img")
        if not (picture.get("alt") or "").strip() and picture.get("role") not in _DECORATIVE
    ]


def alternatives(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Pictures without words."""
    for name, picture in silent_pictures(book):
        place = Span(span.file, picture.sourceline or 1)
        yield finding("epub-picture-silent", place, member=name, picture=picture.get("src", ""))


def headings(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Headings that leave a level out."""
    tags = {f"{XHTML}h{level}": level for level in range(1, 7)}
    for name, tree in book.documents().items():
        last = 1
        for heading in tree.iter(*tags):
            level = tags[heading.tag]
            if level > last + 1:
                place = Span(span.file, heading.sourceline or 1)
                words = "".join(heading.itertext()).strip()
                yield finding("epub-heading-jump", place, member=name, words=words)
            last = level


def claims(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """What the metadata says of the book's accessibility, where it is missing or untrue."""
    for name in _REQUIRED:
        if not book.metas(f"schema:{name}"):
            yield finding("epub-access-missing", span, name=f"schema:{name}")
    features = book.metas("schema:accessibilityFeature")
    untrue = {
        "alternativeText": bool(silent_pictures(book)),
        "pageNavigation": not page_list(book),
        "pageBreakMarkers": not page_list(book),
        "rubyAnnotations": not _has(book, "ruby"),
    }
    for feature in features:
        if untrue.get(feature):
            yield finding("epub-access-untrue", span, name=feature)


def _has(book: OpenedBook, tag: str) -> bool:
    trees = book.documents().values()
    return any(next(tree.iter(f"{XHTML}{tag}"), None) is not None for tree in trees)
