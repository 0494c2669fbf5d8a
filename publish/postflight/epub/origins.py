"""From a file of a book back to the manuscript, by the build record beside the book."""

import json
import re
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree
from msgspec import Struct, field

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.model.identifiers import ascii_id
from publish.model.sources import sources_from
from publish.postflight.epub.elements import element_at, element_by_pointer
from publish.postflight.epub.judges import Said
from publish.postflight.epub.opened import XHTML, OpenedBook


class Origins(Struct, frozen=True):
    """What the record of the build says; nothing where there is none, as of others' books.

    `whole` is the manuscript's file of the whole book, `files` those of its documents by their
    names without suffix, parts of a divided one by that of the whole. `elements` are the places of
    the elements of a document, by its name in the archive, and of the lines of the style sheet;
    there are none where the book is no longer the one that was built.
    """

    whole: str = ""
    files: dict[str, str] = field(default_factory=dict)
    elements: dict[str, dict[int, Span]] = field(default_factory=dict)


def origins(book: Path, data: bytes) -> Origins:
    """What is recorded of a book with these bytes."""
    try:
        record = json.loads(book.with_suffix(".build.json").read_text("utf-8"))
        return _origins(record, book, data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Origins()


def _origins(record: dict[str, Any], book: Path, data: bytes) -> Origins:
    articles = record.get("articles", {book.stem: record})
    files = {ascii_id(name): str(each["file"]) for name, each in articles.items()}
    elements = {}
    if record["outputs"].get(book.name) == sha256(data).hexdigest():
        sources = record.get("sources", {}).items()
        elements = {member: dict(sources_from(each)) for member, each in sources}
    return Origins(str(record["file"]), files, elements)


def at_manuscript(said: Said, name: str, book: OpenedBook | None, known: Origins) -> Finding:
    """A judge's word at the manuscript that it is about; the place in the book stays in words.

    `name` is the book's. What is said of an element or of a picture stands where it was typed,
    what is said of a document or of the package at the file that it was made of.
    """
    values = {"judge": said.judge, "words": said.words}
    span = _place(said, name, book, known) or _file(said, known)
    if span is None:
        return finding(said.id, Span(name, said.line, said.column), member=said.member, **values)
    member = said.member if said.pointer else f"{said.member}:{said.line}"
    return finding(said.id, span, member=member, **values)


def _file(said: Said, known: Origins) -> Span | None:
    # A document that was divided for a platform goes on in NAME.part2, NAME.part3.
    stem = re.sub(r"\.part\d+$", "", PurePosixPath(said.member).stem)
    file = known.files.get(stem) or known.whole
    return Span(file) if file else None


def _place(said: Said, name: str, book: OpenedBook | None, known: Origins) -> Span | None:
    if book is None or not known.elements:
        return None
    member = _member(said.member.removeprefix(f"{name}/"), book)
    if member in known.elements and member.endswith(".css"):
        return _line(said, known.elements[member])
    if member in known.elements:
        root = book.trees[member]
        if said.pointer:
            number = element_by_pointer(root, said.pointer)
        else:
            number = element_at(book.files[member], said.line, said.column)
        return _nearest(root, number, known.elements[member])
    for document, places in known.elements.items():
        elements = book.trees[document].iter(etree.Element) if document in book.trees else ()
        for number, element in enumerate(elements):
            address = element.get("src", "") if element.tag == f"{XHTML}img" else ""
            if address and book.resolve(document, address)[0] == member:
                return _nearest(book.trees[document], number, places)
    return None


def _line(said: Said, places: dict[int, Span]) -> Span | None:
    """The line of a sheet of the style; `places` are where the sheets begin in the whole."""
    begins = max((line for line in places if line <= said.line), default=0)
    return Span(places[begins].file, said.line - begins + 1, said.column) if begins else None


def _member(name: str, book: OpenedBook) -> str:
    """The name in the archive of what a judge names from there, or from the package document."""
    return name if name in book.files else book.resolve(book.package, name)[0]


def _nearest(root: Any, number: int, places: dict[int, Span]) -> Span | None:
    """The place of an element, or of the nearest around it that has one."""
    elements = list(root.iter(etree.Element))
    numbers = {element: each for each, element in enumerate(elements)}
    element = elements[number]
    while element is not None:
        if numbers[element] in places:
            return places[numbers[element]]
        element = element.getparent()
    return None
