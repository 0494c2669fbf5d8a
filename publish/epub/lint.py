"""A structural check of a finished book, without Java: what a validator and a reader miss.

It runs on every book that is made, so that an editor without EPUBCheck is told, and it
sees what EPUBCheck does not: calls, notes and back-links that do not match.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from publish.diagnostics import Finding, finding
from publish.model import Span

_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OPS = "{http://www.idpf.org/2007/ops}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = "META-INF/container.xml"
_XML_SUFFIXES = (".xhtml", ".opf", ".ncx", ".xml", ".svg")
_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")
_FILE_NAME = re.compile(r"[A-Za-z0-9._/-]+")


@dataclass(frozen=True, slots=True)
class _Book:
    """An opened book: its files by name, the parsed ones as trees, where the package is."""

    files: dict[str, bytes]
    trees: dict[str, Any]
    package: str

    def resolve(self, base: str, address: str) -> tuple[str, str]:
        """The (file, fragment) that an address in the file `base` means."""
        path, _, fragment = address.partition("#")
        folder = posixpath.dirname(base)
        file = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else base
        return file, unquote(fragment)


def lint(book: bytes, span: Span) -> tuple[Finding, ...]:
    """What is wrong with the structure of an EPUB; `span` is the manuscript that it is of."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        found = [finding("epub-archive", span, member=name) for name in _misplaced(archive)]
        files = {name: archive.read(name) for name in archive.namelist()}
    trees: dict[str, Any] = {}
    for name, data in files.items():
        if name.endswith(_XML_SUFFIXES):
            try:
                trees[name] = etree.fromstring(data)
            except etree.XMLSyntaxError as reason:
                found.append(finding("epub-malformed", span, member=name, reason=reason.msg))
    if found:
        return tuple(found)
    root_file = next(trees[_CONTAINER].iter("{*}rootfile")).get("full-path")
    opened = _Book(files, trees, root_file)
    checks = (_manifest, _ids, _languages, _links, _remote, _notes, _contents)
    return tuple(problem for check in checks for problem in check(opened, span))


def _misplaced(archive: zipfile.ZipFile) -> Iterator[str]:
    """Members against EPUB 3.3 §4.2: mimetype first, plain and stored; names in ASCII."""
    first = archive.infolist()[0]
    stored = first.compress_type == zipfile.ZIP_STORED and not first.extra
    mimetype = first.filename == "mimetype" and archive.read(first) == b"application/epub+zip"
    if not (stored and mimetype):
        yield "mimetype"
    for name in archive.namelist():
        if _FILE_NAME.fullmatch(name) is None or archive.namelist().count(name) > 1:
            yield name


def _manifest(book: _Book, span: Span) -> Iterator[Finding]:
    """Every file is listed once and every listed file is there; one contents, one cover."""
    package = book.trees[book.package]
    items = list(package.iter(f"{_OPF}item"))
    listed = [book.resolve(book.package, item.get("href"))[0] for item in items]
    outside = {"mimetype", book.package, *(name for name in book.files if "META-INF/" in name)}
    for name in sorted((set(book.files) - outside) ^ set(listed)):
        yield finding("epub-manifest", span, member=name)
    ids = [item.get("id") for item in items]
    spine = [entry.get("idref") for entry in package.iter(f"{_OPF}itemref")]
    for id in sorted({id for id in ids if ids.count(id) > 1} | (set(spine) - set(ids))):
        yield finding("epub-manifest", span, member=id)
    for wanted in ("nav", "cover-image"):
        holders = [item for item in items if wanted in item.get("properties", "").split()]
        if len(holders) != 1:
            yield finding("epub-manifest", span, member=wanted)


def _ids(book: _Book, span: Span) -> Iterator[Finding]:
    for name, tree in book.trees.items():
        ids = [element.get("id") for element in tree.iter(etree.Element) if element.get("id")]
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            yield finding("epub-id-twice", span, member=name, name=id)


def _languages(book: _Book, span: Span) -> Iterator[Finding]:
    for name, tree in book.trees.items():
        if not name.endswith(".xhtml"):
            continue
        for element in tree.iter(etree.Element):
            lang, xml_lang = element.get("lang"), element.get(_XML_LANG)
            if lang != xml_lang:
                values = f"{lang}, {xml_lang}"
                yield finding("epub-language-uneven", span, member=name, values=values)


def _addresses(book: _Book) -> Iterator[tuple[str, str, bool]]:
    """(file, address, whether the reader has to load it) of every link in the book."""
    for name, tree in book.trees.items():
        for element in tree.iter(etree.Element):
            for key in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
                address = element.get(key)
                if address:
                    yield name, address, element.tag != f"{_XHTML}a"
    for name, data in book.files.items():
        if name.endswith(".css"):
            for match in _CSS_ADDRESS.finditer(data.decode()):
                yield name, match[1] or match[2], True


def _links(book: _Book, span: Span) -> Iterator[Finding]:
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


def _remote(book: _Book, span: Span) -> Iterator[Finding]:
    for name, address, loaded in _addresses(book):
        # A `link` in the package only names a licence.
        if loaded and _REMOTE.match(address) and name != book.package:
            yield finding("epub-remote", span, member=name, address=address)


def _notes(book: _Book, span: Span) -> Iterator[Finding]:
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
    return (element for element in tree.iter(f"{_XHTML}*") if element.get("role") == role)


def _contents(book: _Book, span: Span) -> Iterator[Finding]:
    """The contents lead through the book in reading order (EPUB 3.3 §7.3)."""
    package = book.trees[book.package]
    files = {
        item.get("id"): book.resolve(book.package, item.get("href"))[0]
        for item in package.iter(f"{_OPF}item")
    }
    spine = [files[entry.get("idref")] for entry in package.iter(f"{_OPF}itemref")]
    orders = {
        (name, element.get("id", "")): (spine.index(name), order)
        for name in spine
        for order, element in enumerate(book.trees[name].iter(etree.Element))
    }
    for name, tree in book.trees.items():
        for nav in tree.iter(f"{_XHTML}nav"):
            if nav.get(f"{_OPS}type") != "toc":
                continue
            last = (0, 0)
            for link in nav.iter(f"{_XHTML}a"):
                target = book.resolve(name, link.get("href", ""))
                place = orders.get(target, last)
                if place < last:
                    address = link.get("href", "")
                    yield finding("epub-contents-order", span, address=address)
                last = place
