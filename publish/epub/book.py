"""One article as an e-book."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from publish.diagnostics import Finding, finding
from publish.epub import dates
from publish.epub.binding import CONTENTS, Binding, Book, Chapter, book_findings, bound, sources_of
from publish.epub.cover import CoverSetter, cover, set_here
from publish.epub.division import divided, divisions
from publish.epub.faces import embedded_faces
from publish.epub.identifiers import identifier
from publish.epub.metadata import statements
from publish.epub.notes import long_notes
from publish.epub.package import Statement
from publish.epub.pictures import pictures
from publish.epub.profile import profile_of
from publish.html import Setting
from publish.html.epub_contents import Landmark, lines_of, plain_label
from publish.html.epub_document import (
    EpubDocument,
    epub_document,
    epub_renderer,
    serialised,
)
from publish.model import Article, Span
from publish.model.identifiers import ascii_id
from publish.model.pages import PageStart


class Additions(Struct, frozen=True):
    """What makes a book a proof.

    `mark` puts its marks into the tree of a document by name, `css` styles them, and `name` tells
    the book apart from the finished one, in its title and identifier.
    """

    mark: Callable[[str, Any], None]
    css: str
    name: str


def make_epub(
    article: Article,
    setting: Setting,
    page_starts: tuple[PageStart, ...] = (),
    *,
    modified: str = "",
    profile: str = "",
    set_cover: CoverSetter = set_here,
    additions: Additions | None = None,
) -> Book:
    """One article as EPUB 3.3, and what was found on the way.

    `page_starts` say where its printed pages begin; without them the book has no page
    list. `modified` is the time of the last change in ISO 8601; without it SOURCE_DATE_EPOCH,
    else the latest date of the manuscript is taken, never the clock: the same article in
    the same setting gives the same bytes. `profile` names a platform whose guide is kept,
    `set_cover` sets the page of its cover. With `additions` it is a proof.
    """
    render = epub_renderer(article, setting)
    document = epub_document(render, page_starts)
    if additions is not None:
        document = marked(document, article.id, additions)
    chapter = article_chapter(article, document)
    chapters = divided(chapter, profile_of(profile).document)
    front = cover(render, set_cover)
    time = dates.modified((article,), setting, modified)
    name = identifier(article, setting, additions.name if additions else "")
    shown, scaled = pictures(article, document.root, profile_of(profile).pixels)
    notes = [f"{each.file}#{each.document.notes}" for each in chapters if each.document.notes]
    binding = Binding(
        render=render,
        identifier=name,
        title=plain_label(document.contents[0].labels),
        statements=named(statements(document, setting, name, "cover"), additions),
        chapters=chapters,
        spine=(CONTENTS, *(each.id for each in chapters)),
        contents=tuple(
            line for each in chapters for line in lines_of(each.document.contents, each.file)
        ),
        text=chapter.file,
        cover=front,
        css=setting.style.epub_css + (additions.css if additions else ""),
        faces=embedded_faces((document.root,), setting.style),
        pictures=shown,
        modified=time or dates.UNDATED,
        landmarks=tuple(Landmark("footnotes", place, render.label("notes")) for place in notes[:1]),
        profile=profile,
    )
    book = bound(binding)
    span = Span(article.file)
    undated = () if time else (undated_book(span),)
    noted = long_notes(article, render.numbering)
    lost = (*lost_pages(document, span), *divisions(chapters, span, profile))
    found = (*undated, *noted, *scaled, *lost, *book_findings(binding, book, span))
    return Book(book, found, sources_of(binding))


def marked(document: EpubDocument, name: str, additions: Additions) -> EpubDocument:
    """A document of that name with the marks of a proof."""
    additions.mark(name, document.root)
    # Its marks are elements of their own, which moves the numbers of all others.
    return replace(document, xhtml=serialised(document.root), sources=())


def named(said: tuple[Statement, ...], additions: Additions | None) -> tuple[Statement, ...]:
    """What the package says of a book, whose title names the proof that it is."""
    if additions is None:
        return said
    first = next(n for n, each in enumerate(said) if each.element == "dc:title")
    title = replace(said[first], text=f"{said[first].text}　{additions.name}")
    return (*said[:first], title, *said[first + 1 :])


def article_chapter(article: Article, document: EpubDocument) -> Chapter:
    """An article in its file; id and name depend on nothing but the article's own id."""
    name = ascii_id(article.id)
    return Chapter(f"article-{name}", f"text/{name}.xhtml", document)


def undated_book(span: Span) -> Finding:
    """That nothing says when a book was last changed."""
    return finding("epub-undated", span, date=f"{dates.UNDATED:%Y-%m-%d}")


def lost_pages(document: EpubDocument, span: Span) -> tuple[Finding, ...]:
    """The printed pages that have no place in a document."""
    return tuple(
        finding("epub-page-lost", span, page=start.label, text=start.text)
        for start in document.lost_pages
    )
