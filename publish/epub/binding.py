"""Documents bound into a book: contents, cover, faces and pictures around them."""

from datetime import datetime
from itertools import accumulate

from msgspec import Struct

from publish.diagnostics import Finding
from publish.epub.cover import Cover
from publish.epub.faces import EmbeddedFaces
from publish.epub.package import FOLDER, Guide, Member, Package, Statement, package_bytes
from publish.epub.profile import fitted, furniture_lines, profile_findings, profile_of
from publish.html import Renderer
from publish.html.epub_contents import (
    Landmark,
    Line,
    NamedList,
    lines_of,
    ncx_bytes,
    nested,
    template_bytes,
)
from publish.html.epub_document import EpubDocument
from publish.html.epub_pages import PageMark
from publish.model import Span
from publish.model.sources import Sources
from publish.postflight.epub.structure import lint

XHTML_TYPE = "application/xhtml+xml"
CONTENTS = "nav"
"""The id of the contents among those of the spine."""
_CONTENTS_FILE = "nav.xhtml"
_STYLE_SHEET = "styles/journal.css"

# Apple Books ignores embedded faces without it.
_DISPLAY_OPTIONS = """<?xml version="1.0" encoding="UTF-8"?>
<display_options>
<platform name="*"><option name="specified-fonts">true</option></platform>
</display_options>
"""


class Chapter(Struct, frozen=True):
    """A document of a book: the id of its manifest item, its file, what is in it."""

    id: str
    file: str
    document: EpubDocument


class Book(Struct, frozen=True):
    """A finished book and what was found on the way.

    `sources` are the places of the elements of its documents in the manuscript, by their names
    in the archive.
    """

    data: bytes
    findings: tuple[Finding, ...]
    sources: tuple[tuple[str, Sources], ...]


class Binding(Struct, frozen=True):
    """Everything of which a book is made.

    `render` has the language of contents and cover and their words. `spine` are ids of
    chapters in reading order, with CONTENTS where these stand; `contents_pages` are the
    printed pages whose place they take. `text` is the file in which the text begins,
    `landmarks` are those beside cover, contents, text and lists. `profile` names the platform
    for whose guide some of this is changed.
    """

    render: Renderer
    identifier: str
    title: str
    statements: tuple[Statement, ...]
    chapters: tuple[Chapter, ...]
    spine: tuple[str, ...]
    contents: tuple[Line, ...]
    text: str
    cover: Cover
    css: str
    faces: EmbeddedFaces
    pictures: tuple[Member, ...]
    modified: datetime
    landmarks: tuple[Landmark, ...] = ()
    contents_pages: tuple[PageMark, ...] = ()
    profile: str = ""


def book_findings(binding: Binding, book: bytes, span: Span) -> tuple[Finding, ...]:
    """What is wrong with the finished book; `span` is the manuscript that it is of."""
    found = profile_findings(book, span, binding.profile, binding.statements)
    return (*binding.cover.findings, *lint(book, span), *found)


def _contents(binding: Binding) -> tuple[Line, ...]:
    """All lines of the contents in reading order, with those that a platform wants."""
    lines = (*furniture_lines(binding.render, profile_of(binding.profile)), *binding.contents)
    places = {each.id: each.file for each in binding.chapters} | {CONTENTS: _CONTENTS_FILE}
    order = ["cover.xhtml", *(places[id] for id in binding.spine)]
    return tuple(sorted(lines, key=lambda line: order.index(line.address.partition("#")[0])))


class _Page(Struct, frozen=True):
    """An entry of the page list, and where it leads."""

    mark: PageMark
    address: str


def sources_of(binding: Binding) -> tuple[tuple[str, Sources], ...]:
    """Of which places of the manuscript the elements of a book are made, as `Book` has them.

    Its style sheet has lines for elements: those at which the sheets of the style begin.
    """
    documents = tuple(
        (f"{FOLDER}/{each.file}", each.document.sources)
        for each in binding.chapters
        if each.document.sources
    )
    before = binding.faces.css.count("\n") + 1 if binding.faces.css else 0
    files = binding.render.setting.style.epub_files
    begins = accumulate((lines for _, lines in files), initial=before + 1)
    sheets = tuple((line, Span(path)) for line, (path, _) in zip(begins, files, strict=False))
    return (*documents, (f"{FOLDER}/{_STYLE_SHEET}", sheets))


def bound(binding: Binding) -> bytes:
    """The book; the same binding gives the same bytes."""
    render = binding.render
    css = "\n".join(part for part in (binding.faces.css, binding.css) if part)
    members = (
        Member("style", _STYLE_SHEET, "text/css", css.encode()),
        *binding.faces.members,
        Member("cover", "cover.png", "image/png", binding.cover.png, ("cover-image",)),
        _cover_page(binding),
        _navigation(binding),
        *(
            Member(each.id, each.file, XHTML_TYPE, each.document.xhtml, _properties(each.document))
            for each in binding.chapters
        ),
        *binding.pictures,
        _ncx(binding),
        *_display_options(binding.faces),
    )
    package = Package(
        language=render.article.language,
        statements=fitted(binding.statements, profile_of(binding.profile)),
        members=members,
        spine=("cover-page", *binding.spine),
        guide=(
            Guide("cover", render.label("cover"), "cover.xhtml"),
            Guide("toc", render.label("contents"), _CONTENTS_FILE),
            Guide("text", render.label("text"), binding.text),
        ),
        modified=binding.modified,
        direction="rtl" if render.is_vertical() else "ltr",
    )
    return package_bytes(package)


def _cover_page(binding: Binding) -> Member:
    words = binding.cover.alternative
    data = template_bytes(binding.render, "epub_cover.html.j2", alternative=words)
    return Member("cover-page", "cover.xhtml", XHTML_TYPE, data)


def _pages(binding: Binding) -> tuple[_Page, ...]:
    """All printed pages in reading order."""
    marks = {each.id: (each.file, each.document.pages) for each in binding.chapters}
    marks[CONTENTS] = (_CONTENTS_FILE, binding.contents_pages)
    return tuple(
        _Page(mark, f"{file}#{mark.target}")
        for file, found in (marks[id] for id in binding.spine)
        for mark in found
    )


def _lists(binding: Binding) -> tuple[NamedList, ...]:
    """The lists of figures and tables that have entries."""
    found = []
    for name, kind in (("figures", "loi"), ("tables", "lot")):
        lines = tuple(
            line
            for each in binding.chapters
            for line in lines_of(getattr(each.document, name), each.file)
        )
        if lines:
            found.append(NamedList(name, kind, binding.render.label(name), nested(lines)))
    return tuple(found)


def _navigation(binding: Binding) -> Member:
    render, lists = binding.render, _lists(binding)
    landmarks = (
        Landmark("cover", "cover.xhtml", render.label("cover")),
        Landmark("toc", _CONTENTS_FILE, render.label("contents")),
        Landmark("bodymatter", binding.text, render.label("text")),
        *binding.landmarks,
        *(Landmark(found.type, f"{_CONTENTS_FILE}#{found.id}", found.label) for found in lists),
    )
    data = template_bytes(
        render,
        "epub_nav.html.j2",
        contents=nested(_contents(binding)),
        contents_pages=binding.contents_pages,
        lists=lists,
        pages=_pages(binding),
        landmarks=landmarks,
    )
    return Member(CONTENTS, _CONTENTS_FILE, XHTML_TYPE, data, ("nav",))


def _ncx(binding: Binding) -> Member:
    pages = _pages(binding)
    data = ncx_bytes(
        binding.render,
        contents=nested(_contents(binding)),
        pages=pages,
        last_page=max((page.mark.number for page in pages if not page.mark.is_front), default=0),
        identifier=binding.identifier,
        depth=max(line.level for line in binding.contents),
        title=binding.title,
    )
    return Member("ncx", "toc.ncx", "application/x-dtbncx+xml", data)


def _properties(document: EpubDocument) -> tuple[str, ...]:
    """The manifest properties that follow from what the XHTML holds (EPUB 3.3 §D.6)."""
    namespaces = {
        "mathml": "http://www.w3.org/1998/Math/MathML",
        "svg": "http://www.w3.org/2000/svg",
    }
    return tuple(
        name
        for name, namespace in namespaces.items()
        if next(document.root.iter(f"{{{namespace}}}*"), None) is not None
    )


def _display_options(faces: EmbeddedFaces) -> tuple[Member, ...]:
    if not faces.members:
        return ()
    path = "META-INF/com.apple.ibooks.display-options.xml"
    data = _DISPLAY_OPTIONS.encode()
    return (Member("display-options", path, "application/xml", data, manifest=False),)
