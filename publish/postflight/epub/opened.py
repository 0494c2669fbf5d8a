"""An e-book opened: its files, those of XML as trees, and where everything is."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.model import Span

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_CONTAINER = "META-INF/container.xml"
_XML_SUFFIXES = (".xhtml", ".opf", ".ncx", ".xml", ".svg")
_FILE_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_MOST_BYTES = 2_000_000_000
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError),
    EOFError,
)
"""What `zipfile` raises of an archive that is spoilt, locked or packed in another way."""


class OpenedBook(Struct, frozen=True):
    """Files by their name in the archive; `trees` are those of XML, `package` the OPF's name."""

    files: dict[str, bytes]
    trees: dict[str, Any]
    package: str

    def resolve(self, base: str, address: str) -> tuple[str, str]:
        """The (file, fragment) that an address in the file `base` means."""
        path, _, fragment = address.partition("#")
        folder = posixpath.dirname(base)
        file = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else base
        return file, unquote(fragment)

    @property
    def root(self) -> Any:
        """The package document's element."""
        return self.trees[self.package]

    def items(self) -> Iterator[tuple[str, Any]]:
        """(file, manifest item) of everything in the manifest."""
        for item in self.root.iter(f"{OPF}item"):
            yield self.resolve(self.package, item.get("href", ""))[0], item

    def documents(self) -> dict[str, Any]:
        """The XHTML files with their trees, in the order of the manifest."""
        return {
            name: self.trees[name]
            for name, item in self.items()
            if item.get("media-type") == "application/xhtml+xml" and name in self.trees
        }

    def spine(self) -> tuple[str, ...]:
        """The XHTML files in reading order."""
        names = {item.get("id"): name for name, item in self.items()}
        documents = self.documents()
        order = (names.get(entry.get("idref"), "") for entry in self.root.iter(f"{OPF}itemref"))
        return tuple(name for name in order if name in documents)

    def navigation(self) -> tuple[str, Any] | None:
        """The file of the contents and its tree, where there is one."""
        for name, item in self.items():
            if "nav" in item.get("properties", "").split() and name in self.trees:
                return name, self.trees[name]
        return None

    def metas(self, property: str) -> tuple[str, ...]:
        """The texts of the metadata of a property."""
        return tuple(
            meta.text or ""
            for meta in self.root.iter(f"{OPF}meta")
            if meta.get("property") == property
        )


def open_book(book: bytes, span: Span) -> tuple[OpenedBook | None, tuple[Finding, ...]]:
    """The book, or None with what keeps it from being read."""
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST_BYTES:
                raise zipfile.BadZipFile("more than 2 GB")
            found = [finding("epub-archive", span, member=name) for name in _misplaced(archive)]
            files = {name: archive.read(name) for name in archive.namelist()}
    except _BROKEN as reason:
        return None, (finding("epub-unreadable", span, reason=str(reason)),)
    trees: dict[str, Any] = {}
    for name, data in files.items():
        if name.endswith(_XML_SUFFIXES):
            _parse(name, data, span, trees, found)
        elif name.endswith(".css"):
            found += _undecoded(name, data, span)
    if found:
        return None, tuple(found)
    container = trees.get(_CONTAINER)
    roots = [] if container is None else list(container.iter("{*}rootfile"))
    package = roots[0].get("full-path", "") if roots else ""
    if package not in trees:
        return None, (finding("epub-unreadable", span, reason=_CONTAINER),)
    opened = OpenedBook(files, trees, package)
    for name, item in opened.items():
        is_document = item.get("media-type") == "application/xhtml+xml"
        if is_document and name in files and name not in trees:
            _parse(name, files[name], span, trees, found)
    return (None if found else opened), tuple(found)


def _undecoded(name: str, data: bytes, span: Span) -> Iterator[Finding]:
    """A style sheet that is no UTF-8 (EPUB 3.3 §6.3)."""
    try:
        data.decode()
    except UnicodeDecodeError as reason:
        yield finding("epub-unreadable", span, reason=f"{name}: {reason}")


def _parse(name: str, data: bytes, span: Span, trees: dict[str, Any], found: list[Finding]) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        trees[name] = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        found.append(finding("epub-malformed", span, member=name, reason=reason.msg))


def _misplaced(archive: zipfile.ZipFile) -> Iterator[str]:
    """Members against EPUB 3.3 §4.2: mimetype first, plain and stored; names in ASCII."""
    members = archive.infolist()
    first = members[0] if members else zipfile.ZipInfo("")
    stored = first.compress_type == zipfile.ZIP_STORED and not first.extra
    mimetype = first.filename == "mimetype" and archive.read(first) == b"application/epub+zip"
    if not (stored and mimetype):
        yield "mimetype"
    for name in archive.namelist():
        if _FILE_NAME.fullmatch(name) is None or archive.namelist().count(name) > 1:
            yield name
