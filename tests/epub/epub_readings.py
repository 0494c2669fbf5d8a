"""Reading a finished book back: its files, trees, texts; and the text that the model has."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from publish.html import Numbering, sections
from publish.html.sections import Part, Section
from publish.model import Article
from publish.model import blocks as b
from publish.model import inlines as i
from publish.model.blocks import Block, Blocks
from publish.model.inlines import Inlines

H = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(book: bytes, ending: str) -> Any:
    """The only file whose name ends so, parsed."""
    (found,) = [data for name, data in files(book).items() if name.endswith(ending)]
    return etree.fromstring(found)


def text_file(book: bytes) -> Any:
    """The article's XHTML, parsed."""
    (found,) = [data for name, data in files(book).items() if name.startswith("EPUB/text/")]
    return etree.fromstring(found)


def nav(book: bytes, kind: str) -> Any:
    """The list of an `epub:type` in the contents."""
    navs = tree(book, "nav.xhtml").iter(f"{H}nav")
    (found,) = [each for each in navs if each.get(f"{EPUB}type") == kind]
    return found


def rewritten(book: bytes, changed: Mapping[str, bytes | None], prefix: bytes = b"") -> bytes:
    """The book with some files replaced, added, or (None) taken out."""
    members = {**files(book), **changed}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            if data is not None:
                archive.writestr(name, data)
    return prefix + target.getvalue()


# What the book says, a line per block, without what the program adds.

_ADDED = {"call", "caption-number", "under-label", "list-label", "formula-number", "note-number"}
_LINES = {"p", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th", "pre"}
_SPANS = {"caption-text", "unit"}


def said(element: Any) -> str:
    """The text of an element without calls, computed numbers, labels and back-links."""
    parts = [element.text or ""]
    for child in element:
        classes = set(child.get("class", "").split())
        if not (classes & _ADDED or child.get("role") == "doc-backlink"):
            parts.append(said(child))
        parts.append(child.tail or "")
    return "".join(parts)


def lines_of(part: Any) -> list[str]:
    """The text of every innermost block, in order, blanks at its ends left out."""
    found = []
    for element in part.iter(f"{H}*"):
        name = element.tag.removeprefix(H)
        is_line = name in _LINES or (
            name == "span" and _SPANS & set(element.get("class", "").split())
        )
        if is_line and not any(
            child.tag.removeprefix(H) in _LINES for child in element.iter() if child is not element
        ):
            found.append(said(element).strip())
    return [line for line in found if line]


def book_lines(root: Any) -> list[str]:
    """The lines of the body and of the numbered notes, credits and reviewed works left out."""
    (text,) = root.iterfind(f".//{H}div[@class='text']")
    for path in (f"{H}p[@class='credit']", f"{H}div[@class='reviewed']"):
        for element in text.findall(path):
            text.remove(element)
    notes = root.iterfind(f".//{H}div[@class='note']")
    return lines_of(text) + [line for note in notes for line in lines_of(note)]


# What the manuscript says, by a walk of its own.


def words(inlines: Inlines, numbering: Numbering) -> str:
    parts = []
    for inline in inlines:
        match inline:
            case i.Text(text) | i.Code(text):
                parts.append(text)
            case i.Reference(target, _, children):
                parts.append(words(children, numbering) or numbering.reference(target) or target)
            case i.Edit():
                parts.append(words(inline.inserted, numbering))
            case i.NoteCall() | i.Picture() | i.LineBreak() | i.QueryMark():
                pass
            case _:
                parts.append(words(inline.children, numbering))
    return "".join(parts)


def model_lines(article: Article, numbering: Numbering) -> list[str]:
    """Body in printed order, then the notes."""
    found = list(_parts(sections(article.body, "after-references"), numbering))
    for note in article.notes:
        found += _blocks(note.children, numbering)
    return [line for line in found if line]


def _parts(parts: tuple[Part, ...], numbering: Numbering) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Section):
            number = part.heading.number
            blank = " " if number and number.isascii() else ""
            if number.startswith("附錄"):  # a number without a mark of its own
                blank = "\u3000"
            yield number + blank + words(part.heading.children, numbering)
            yield from _parts(part.children, numbering)
        else:
            yield from _block(part, numbering)


def _blocks(blocks: Blocks, numbering: Numbering) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, numbering)


def _block(block: Block, numbering: Numbering) -> Iterator[str]:
    def say(inlines: Inlines, before: str = "") -> Iterator[str]:
        if inlines:
            yield before + words(inlines, numbering)

    match block:
        case b.Paragraph():
            yield from say(block.children)
        case b.Quotation() | b.Division():
            yield from _blocks(block.children, numbering)
        case b.ListBlock():
            for item in block.items:
                yield from _blocks(item.children, numbering)
        case b.DefinitionList():
            for definition in block.items:
                yield from say(definition.term)
                for description in definition.descriptions:
                    yield from _blocks(description, numbering)
        case b.CodeBlock():
            yield block.text.strip()
        case b.Verse():
            for stanza in block.stanzas:
                yield "".join(words(line, numbering) for line in stanza)
        case b.Figure():
            yield from (*say(block.caption), *say(block.source), *say(block.note))
        case b.Table():
            yield from (*say(block.caption), *say(block.unit, "單位："))
            for row in block.head + block.body:
                for cell in row.cells:
                    yield from _blocks(cell.children, numbering)
            yield from (*say(block.source), *say(block.note))
        case _:
            pass
