"""A whole article as one XHTML document of an e-book, and what a book says about it."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from lxml import etree
from msgspec import Struct

from publish.html.document import (
    english_block,
    main_and_back,
    metadata_of,
    numbering_of,
)
from publish.html.epub_calls import bind_calls
from publish.html.epub_pages import PageMark, mark_pages
from publish.html.epub_titles import language_of, part_titles
from publish.html.opening import bibliographic_lines, opening
from publish.html.renderer import Renderer
from publish.html.setting import Setting
from publish.html.sources import take_sources
from publish.model import Article
from publish.model.identifiers import ascii_id
from publish.model.pages import PageStart
from publish.model.sources import Sources

XHTML = "http://www.w3.org/1999/xhtml"

# HTML §13.1.2: elements that have no end tag, and so no content.
_VOID = frozenset({"br", "hr", "img", "link", "meta", "col", "wbr"})
_NAVIGABLE = {"h2": 2, "h3": 3}


class Entry(Struct, frozen=True):
    """An entry of the table of contents.

    `level` is 1 for the article, 2 and 3 for its headings (Kobo shows no more); `target`
    is the id it leads to; `labels` are (language, text), one per language of the title.
    """

    level: int
    target: str
    labels: tuple[tuple[str, str], ...]


class EpubDocument(Struct, frozen=True):
    """An article or page for a book: finished XHTML bytes, and its contents in reading order.

    `root` is the tree that the bytes were made of; it is only read from now on. `notes`
    is the id of the section of notes, empty when there are none. `figures` and `tables`
    are those with a caption, `pages` the marks of the printed pages, `lost_pages` those
    that have no place in it. `sources` are the places of its elements in the manuscript.
    """

    article: Article
    xhtml: bytes
    root: Any
    contents: tuple[Entry, ...]
    notes: str
    figures: tuple[Entry, ...] = ()
    tables: tuple[Entry, ...] = ()
    pages: tuple[PageMark, ...] = ()
    lost_pages: tuple[PageStart, ...] = ()
    sources: Sources = ()


def epub_document(render: Renderer, page_starts: tuple[PageStart, ...] = ()) -> EpubDocument:
    """The article of an `epub_renderer` as one file, its notes collected at the end.

    The text is in the order of print, so that between the marks of two pages stands what
    the page has. Notes are in the file of their calls, since some readers pop up no others.
    """
    article, setting = render.article, render.setting
    words = opening(article, setting)
    main, back = main_and_back(article, setting)
    text = render.template(
        "epub_article.html.j2",
        metadata=metadata_of(article),
        opening=words,
        bibliography=bibliographic_lines(article, setting),
        parts=(*main, *back),
        english=english_block(article, setting),
    )
    notes = render.id("notes") if render.numbering.notes_apart() or words.notes else ""
    return book_document(render, text, Opened("article", f"{article.id}.", notes), page_starts)


class Opened(Struct, frozen=True):
    """What is known of a document before its tree is read.

    `name` is the id of the element that holds it, `printed` what the ids of its print begin
    with, `notes` the id of its section of notes, or empty.
    """

    name: str
    printed: str
    notes: str = ""


def book_document(
    render: Renderer, xhtml: str, opened: Opened, page_starts: tuple[PageStart, ...]
) -> EpubDocument:
    """XHTML from a template as a document of a book, its pages marked."""
    root = etree.fromstring(xhtml.encode())
    contents = _contents(root, render, opened.name)
    figures = _captioned(root, render, "figure")
    tables = _captioned(root, render, "table")
    _mend_addresses(root)
    pages, lost = mark_pages(root, render, opened.printed, page_starts)
    part_titles(root, render)
    bind_calls(root)
    sources = take_sources(root)
    data = serialised(root)
    return EpubDocument(
        render.article, data, root, contents, opened.notes, figures, tables, pages, lost, sources
    )


def epub_renderer(article: Article, setting: Setting) -> Renderer:
    """A renderer of the article for a book."""
    prefix = f"{ascii_id(article.id)}."
    return Renderer(article, setting, numbering_of(article, setting), "epub", prefix)


def serialised(root: Any) -> bytes:
    """The tree as XHTML that an HTML parser reads alike: only void elements are `<x/>`."""
    for element in root.iter(etree.Element):
        if not element.text and not len(element) and etree.QName(element).localname not in _VOID:
            element.text = ""
    doctype = "<!DOCTYPE html>"
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=doctype))


def _contents(root: Any, render: Renderer, name: str) -> tuple[Entry, ...]:
    """The title and the headings; every heading without an id gets one."""
    entries = [Entry(1, render.id(name), metadata_of(render.article).titles)]
    for heading in root.iter(*(f"{{{XHTML}}}{tag}" for tag in _NAVIGABLE)):
        level = _NAVIGABLE[etree.QName(heading).localname]
        section = heading.getparent()
        holder = section if section.get("id") and section[0] is heading else heading
        if not holder.get("id"):
            holder.set("id", render.id(f"heading-{len(entries)}"))
        text = "".join(_words(heading))
        entries.append(Entry(level, holder.get("id"), ((language_of(heading), text),)))
    return tuple(entries)


def _captioned(root: Any, render: Renderer, kind: str) -> tuple[Entry, ...]:
    """The figures or tables that have a number, with number and caption."""
    entries: list[Entry] = []
    for holder in root.iter(f"{{{XHTML}}}*"):
        caption = holder.find(f".//{{{XHTML}}}*[@class='caption-text']")
        if kind not in holder.get("class", "").split() or caption is None:
            continue
        if not holder.get("id"):
            holder.set("id", render.id(f"{kind}-{len(entries) + 1}"))
        text = "".join(_words(caption))
        entries.append(Entry(1, holder.get("id"), ((language_of(caption), text),)))
    return tuple(entries)


def _words(element: Any) -> Iterator[str]:
    """The text of a heading or caption without its calls."""
    if element.get("class", "").startswith("call"):
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _mend_addresses(root: Any) -> None:
    """Outside addresses with every character escaped that a URL may not have (RFC 3986 §2)."""
    for link in root.iter(f"{{{XHTML}}}a"):
        href = link.get("href", "")
        if href and not href.startswith("#"):
            whole = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", href)
            link.set("href", quote(whole, safe="%/:=&?~#+!$,;'@()*"))
