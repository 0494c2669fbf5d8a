"""The only door to ebooklib: members and statements in, the bytes of an EPUB out.

ebooklib writes the manifest, the spine and the container. Content documents, contents
and metadata are ours, since its own lose attributes, languages and identifiers.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from ebooklib import epub
from msgspec import Struct

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

FOLDER = "EPUB"
"""The folder of the package document in the archive."""
IDENTIFIER = "identifier"
"""The id of the `dc:identifier` that is the book's unique one."""


class Member(Struct, frozen=True):
    """A file of the book.

    `path` is relative to the package document, or to the archive when the file is not in
    the manifest; `properties` are those of its manifest item.
    """

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    manifest: bool = True


class Statement(Struct, frozen=True):
    """A metadata element: `dc:title`, `meta` or `link`, its text and attributes in order."""

    element: str
    text: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


class Guide(Struct, frozen=True):
    """An entry of the EPUB 2 guide, by which Kindle finds cover, contents and text."""

    type: str
    title: str
    address: str


class Package(Struct, frozen=True):
    """A whole book. `spine` are ids of members in reading order; `modified` is in UTC.

    `direction` is that in which pages are turned: `ltr`, or `rtl` for vertical lines.
    """

    language: str
    statements: tuple[Statement, ...]
    members: tuple[Member, ...]
    spine: tuple[str, ...]
    guide: tuple[Guide, ...]
    modified: datetime
    direction: str = "ltr"


def package_bytes(package: Package) -> bytes:
    """The book as a zip archive; the bytes depend on nothing but the package.

    A member `ncx` must be among the members, since ebooklib's spine names it.
    """
    book = epub.EpubBook()
    # Drops ebooklib's generator and its random identifier.
    book.metadata.clear()
    book.IDENTIFIER_ID = IDENTIFIER
    book.FOLDER_NAME = FOLDER
    book.set_direction(package.direction)
    for statement in package.statements:
        _state(book, statement)
    for member in package.members:
        book.add_item(_item(member))
    book.spine = list(package.spine)
    book.guide = [
        {"type": entry.type, "title": entry.title, "href": entry.address} for entry in package.guide
    ]
    target = io.BytesIO()
    options = {"mtime": package.modified, "compresslevel": 9}
    _Writer(target, book, options, package.language).write()
    return target.getvalue()


def _state(book: Any, statement: Statement) -> None:
    prefix, colon, name = statement.element.rpartition(":")
    attributes = {
        _XML_LANG if key == "xml:lang" else key: value for key, value in statement.attributes
    }
    namespace = prefix.upper() if colon else None
    book.add_metadata(namespace, name, statement.text or None, attributes)


def _item(member: Member) -> Any:
    item = epub.EpubItem(
        member.id, member.path, member.media_type, member.data, manifest=member.manifest
    )
    # Not an attribute of EpubItem, but its writer honours it.
    item.properties = list(member.properties)
    return item


class _FixedZip(zipfile.ZipFile):
    """An archive whose members all bear one time."""

    def __init__(self, file: io.BytesIO, time: datetime) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        # The zip format counts years from 1980.
        self._time = (max(time.year, 1980), *time.timetuple()[1:6])

    def writestr(
        self,
        zinfo_or_arcname: Any,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        member = zipfile.ZipInfo(zinfo_or_arcname, self._time)
        member.external_attr = 0o644 << 16
        member.create_system = 3
        kind = self.compression if compress_type is None else compress_type
        super().writestr(member, data, kind, self.compresslevel)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer with a fixed archive and a package in a language."""

    def __init__(self, target: io.BytesIO, book: Any, options: dict[str, Any], language: str):
        super().__init__(target, book, options)
        self.language = language

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self.language)
        _gather_refinements(root.find("metadata"))
        super()._write_opf_file(root)

    def write(self) -> None:
        self.out = _FixedZip(self.file_name, self.options["mtime"])
        self.out.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        self._write_container()
        self._write_opf()
        self._write_items()
        self.out.close()


def _gather_refinements(metadata: Any) -> None:
    """Put every refinement behind what it refines; ebooklib groups by element name."""
    by_target: dict[str, list[Any]] = {}
    for element in list(metadata):
        if element.get("refines"):
            by_target.setdefault(element.get("refines"), []).append(element)
            metadata.remove(element)

    def place(element: Any) -> None:
        metadata.append(element)
        for refinement in by_target.pop(f"#{element.get('id')}", []):
            place(refinement)

    for element in list(metadata):
        metadata.remove(element)
        place(element)
