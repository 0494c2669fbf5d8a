"""A structural check of a finished book, without Java: what a validator and a reader miss.

It runs on every book that is made, so that an editor without EPUBCheck is told, and it
sees what EPUBCheck does not: calls, notes and back-links that do not match.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.opened import OPF, OPS, XHTML, XML_LANG, OpenedBook, open_book

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")


def lint(book: bytes, span: Span) -> tuple[Finding, ...]:
    """What is wrong with the structure of an EPUB; `span` is the manuscript that it is of."""
    opened, found = open_book(book, span)
    return found if opened is None else structure(opened, span)


def structure(book: OpenedBook, span: Span) -> tuple[Finding, ...]:
    """What is wrong with the structure of a book that is open."""
    checks = (_manifest, _ids, _languages, _links, _remote, _scripts, _notes, _contents)
    return tuple(problem for check in checks for problem in check(book, span))


def _manifest(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Every file is listed once and every listed file is there; one contents, one cover."""
    package = book.trees[book.package]
    items = list(package.iter(f"{OPF}item"))
    listed = [book.resolve(book.package, item.get("href"))[0] for item in items]
    outside = {"mimetype", book.package, *(name for name in book.files if "META-INF/" in name)}
    for name in sorted((set(book.files) - outside) ^ set(listed)):
        yield finding("epub-manifest", span, member=name)
    ids = [item.get("id") for item in items]
    spine = [entry.get("idref") for entry in package.iter(f"{OPF}itemref")]
    for id in sorted({id for id in ids if ids.count(id) > 1} | (set(spine) - set(ids))):
        yield finding("epub-manifest", span, member=id)
    for wanted in ("nav", "cover-image"):
        holders = [item for item in items if wanted in item.get("properties", "").split()]
        if len(holders) != 1:
            yield finding("epub-manifest", span, member=wanted)


def _ids(book: OpenedBook, span: Span) -> Iterator[Finding]:
    for name, tree in book.trees.items():
        ids = [element.get("id") for element in tree.iter(etree.Element) if element.get("id")]
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            yield finding("epub-id-twice", span, member=name, name=id)


def _languages(book: OpenedBook, span: Span) -> Iterator[Finding]:
    for name, tree in book.documents().items():
        for element in tree.iter(etree.Element):
            lang, xml_lang = element.get("lang"), element.get(XML_LANG)
            if lang != xml_lang:
                values = f"{lang}, {xml_lang}"
                yield finding("epub-language-uneven", span, member=name, values=values)


def _addresses(book: OpenedBook) -> Iterator[tuple[str, str, bool]]:
    """(file, address, whether the reader has to load it) of every link in the book."""
    for name, tree in book.trees.items():
        for element in tree.iter(etree.Element):
            for key in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
                address = element.get(key)
                if address:
                    yield name, address, element.tag != f"{XHTML}a"
    for name, data in book.files.items():
        if name.endswith(".css"):
            for match in _CSS_ADDRESS.finditer(data.decode()):
                yield name, match[1] or match[2], True


def _links(book: OpenedBook, span: Span) -> Iterator[Finding]:
    ids = {
        name: {element.get("id") for element in tree.iter(etree.Element)}
        for name, tree in book.trees.items()
    }
    for name, address, _ in _addresses(book):
        if _REMOTE.match(address) or re.match(r"(?:mailto|data|urn):", address):
            continue
        file, fragment = book.resolve(name, address)
        if file not in book.files or (fragment and fragment not in ids.get(file, set())):
            yield finding("epub-link-broken", span, member=name, address=address)


def _remote(book: OpenedBook, span: Span) -> Iterator[Finding]:
    for name, address, loaded in _addresses(book):
        # A `link` in the package only names a licence.
        if loaded and _REMOTE.match(address) and name != book.package:
            yield finding("epub-remote", span, member=name, address=address)


def _scripts(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Scripts, which most reading systems refuse, also in pictures."""
    for name, tree in book.trees.items():
        for element in tree.iter(etree.Element):
            runs = etree.QName(element).localname == "script"
            if runs or any(etree.QName(key).localname.startswith("on") for key in element.attrib):
                yield finding("epub-script", Span(span.file, element.sourceline), member=name)


def _notes(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Each call leads to a note of its file whose back-link leads to that call."""
    for name, tree in book.trees.items():
        calls = {
            (element.get("id"), element.get("href", "")[1:])
            for element in _of_role(tree, "doc-noteref")
        }
        notes = {
            (link.get("href", "")[1:], note.get("id"))
            for note in _of_role(tree, "doc-footnote")
            for link in (*_of_role(note, "doc-backlink"), note)[:1]
        }
        for pair in sorted(calls ^ notes, key=str):
            yield finding("epub-notes-uneven", span, member=name, name=" → ".join(map(str, pair)))


def _of_role(tree: Any, role: str) -> Iterator[Any]:
    return (element for element in tree.iter(f"{XHTML}*") if element.get("role") == role)


def _contents(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """The contents lead through the book in reading order (EPUB 3.3 §7.3)."""
    spine = book.spine()
    orders = {(name, ""): (place, 0) for place, name in enumerate(spine)}
    orders |= {
        (name, element.get("id")): (place, order)
        for place, name in enumerate(spine)
        for order, element in enumerate(book.trees[name].iter(etree.Element))
        if element.get("id")
    }
    for name, tree in book.trees.items():
        for nav in tree.iter(f"{XHTML}nav"):
            if nav.get(f"{OPS}type") != "toc":
                continue
            last = (0, 0)
            for link in nav.iter(f"{XHTML}a"):
                target = book.resolve(name, link.get("href", ""))
                place = orders.get(target, last)
                if place < last:
                    address = link.get("href", "")
                    yield finding("epub-contents-order", span, address=address)
                last = place
