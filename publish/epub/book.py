"""One article as an e-book: every file of it, and the package around them."""

from publish.diagnostics import Finding, finding
from publish.epub import dates
from publish.epub.cover import cover
from publish.epub.faces import EmbeddedFaces, embedded_faces
from publish.epub.identifiers import identifier
from publish.epub.metadata import statements
from publish.epub.notes import long_notes
from publish.epub.package import Guide, Member, Package, package_bytes
from publish.epub.pictures import pictures
from publish.html import Renderer, Setting
from publish.html.epub_document import (
    EpubDocument,
    Landmark,
    NamedList,
    epub_document,
    epub_renderer,
    ncx_bytes,
    nested,
    plain_label,
    template_bytes,
)
from publish.html.identifiers import ascii_id
from publish.model import Article, Span
from publish.model.pages import PageStart
from publish.postflight.epub.structure import lint

_XHTML = "application/xhtml+xml"

# Apple Books ignores embedded faces without it.
_DISPLAY_OPTIONS = """<?xml version="1.0" encoding="UTF-8"?>
<display_options>
<platform name="*"><option name="specified-fonts">true</option></platform>
</display_options>
"""


def make_epub(
    article: Article,
    setting: Setting,
    page_starts: tuple[PageStart, ...] = (),
    *,
    modified: str = "",
) -> tuple[bytes, tuple[Finding, ...]]:
    """One article as EPUB 3.3, and what was found on the way.

    `page_starts` say where its printed pages begin; without them the book has no page
    list. `modified` is the time of the last change in ISO 8601; without it SOURCE_DATE_EPOCH,
    else the latest date of the manuscript is taken, never the clock: the same article in
    the same setting gives the same bytes.
    """
    render = epub_renderer(article, setting)
    document = epub_document(render, page_starts)
    faces = embedded_faces(document.root, setting.style)
    front = cover(render)
    time = dates.modified(article, setting, modified)
    name = identifier(article, setting)
    text = f"text/{ascii_id(article.id)}.xhtml"
    article_id = f"article-{ascii_id(article.id)}"
    shown, scaled = pictures(article, document.root)
    members = (
        _style_sheet(setting, faces),
        *faces.members,
        Member("cover", "cover.png", "image/png", front.png, ("cover-image",)),
        _cover_page(render, front.alternative),
        _navigation(render, document, text),
        Member(article_id, text, _XHTML, document.xhtml, _properties(document)),
        *shown,
        _ncx(render, document, text, name),
        *_display_options(faces),
    )
    package = Package(
        language=article.language,
        statements=statements(document, setting, name, "cover"),
        members=members,
        spine=("cover-page", "nav", article_id),
        guide=(
            Guide("cover", render.label("cover"), "cover.xhtml"),
            Guide("toc", render.label("contents"), "nav.xhtml"),
            Guide("text", render.label("text"), text),
        ),
        modified=time or dates.UNDATED,
        direction="rtl" if render.is_vertical() else "ltr",
    )
    book = package_bytes(package)
    span = Span(article.file)
    undated = () if time else (finding("epub-undated", span, date=f"{dates.UNDATED:%Y-%m-%d}"),)
    notes = long_notes(article, render.numbering)
    lost = tuple(
        finding("epub-page-lost", span, page=start.folio, text=start.text)
        for start in document.lost_pages
    )
    return book, (*undated, *notes, *scaled, *lost, *front.findings, *lint(book, span))


def _style_sheet(setting: Setting, faces: EmbeddedFaces) -> Member:
    css = "\n".join(part for part in (faces.css, setting.style.epub_css) if part)
    return Member("style", "styles/journal.css", "text/css", css.encode())


def _cover_page(render: Renderer, alternative: str) -> Member:
    data = template_bytes(render, "epub_cover.html.j2", alternative=alternative)
    return Member("cover-page", "cover.xhtml", _XHTML, data)


def _navigation(render: Renderer, document: EpubDocument, text: str) -> Member:
    landmarks = [
        Landmark("cover", "cover.xhtml", render.label("cover")),
        Landmark("toc", "nav.xhtml", render.label("contents")),
        Landmark("bodymatter", text, render.label("text")),
    ]
    if document.notes:
        landmarks.append(Landmark("footnotes", f"{text}#{document.notes}", render.label("notes")))
    lists = tuple(
        NamedList(name, kind, render.label(name), nested(entries, text))
        for name, kind, entries in (
            ("figures", "loi", document.figures),
            ("tables", "lot", document.tables),
        )
        if entries
    )
    landmarks += [Landmark(found.type, f"nav.xhtml#{found.id}", found.label) for found in lists]
    data = template_bytes(
        render,
        "epub_nav.html.j2",
        contents=nested(document.contents, text),
        lists=lists,
        pages=document.pages,
        text=text,
        landmarks=tuple(landmarks),
    )
    return Member("nav", "nav.xhtml", _XHTML, data, ("nav",))


def _ncx(render: Renderer, document: EpubDocument, text: str, name: str) -> Member:
    data = ncx_bytes(
        render,
        contents=nested(document.contents, text),
        pages=document.pages,
        text=text,
        identifier=name,
        depth=max(entry.level for entry in document.contents),
        title=plain_label(document.contents[0].labels),
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
