"""A whole issue as an e-book: what stands around its articles, and these in their sections."""

from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from publish.diagnostics import Finding
from publish.epub import dates
from publish.epub.binding import CONTENTS, Binding, Book, Chapter, book_findings, bound, sources_of
from publish.epub.book import (
    Additions,
    article_chapter,
    lost_pages,
    marked,
    named,
    undated_book,
)
from publish.epub.cover import CoverSetter, issue_cover, set_here
from publish.epub.division import divided, divisions
from publish.epub.faces import embedded_faces
from publish.epub.identifiers import issue_identifier
from publish.epub.issue_metadata import issue_statements
from publish.epub.notes import long_notes
from publish.epub.package import Member
from publish.epub.pictures import pictures
from publish.epub.profile import profile_of
from publish.html import Setting
from publish.html.epub_contents import Landmark, Line, lines_of
from publish.html.epub_document import epub_document, epub_renderer
from publish.html.epub_pages import PageMark, page_mark
from publish.html.issue import (
    ContentsEntry,
    IssueDocument,
    board,
    book_page,
    colophon,
    contents_renderer,
    divider,
    issue_title,
    text_page,
)
from publish.model import Article, Multilingual, Span
from publish.model.identifiers import ascii_id
from publish.model.pages import PageStart

_DEEPEST = 3
"""Kobo shows no deeper contents."""


class Matter(Struct, frozen=True):
    """What stands in an issue, as its sequence names it: `kind` is article, board, toc, page,
    divider or colophon.

    `setting` is its own. An article or page of Markdown has its `article`, a board its
    `language`, a divider the `number` of its section. `page_starts` say where its printed pages
    begin; there are none where these have no folios, or where nothing was set. A proof knows it
    by its `name`.
    """

    kind: str
    setting: Setting
    article: Article | None = None
    section: Multilingual[str] = Multilingual()
    language: str = ""
    number: int = 0
    page_starts: tuple[PageStart, ...] = ()
    name: str = ""


def make_issue_epub(
    setting: Setting,
    matters: tuple[Matter, ...],
    *,
    front: bytes | None = None,
    modified: str = "",
    profile: str = "",
    set_cover: CoverSetter = set_here,
    additions: Additions | None = None,
) -> Book:
    """The issue of a setting as EPUB 3.3, and what was found on the way.

    `matters` are its documents in printed order. The contents take the place of the printed
    ones, or stand at the front. `front` is a
    cover that a designer made, as PDF of one page. `modified`, `profile`, `set_cover` and
    `additions` are as in `make_epub`.
    """
    assert setting.issue is not None
    span = Span(setting.issue.file)
    render = contents_renderer(setting)
    made = tuple(_chapters(matters, additions))
    most = profile_of(profile)
    parts = {chapter.id: divided(chapter, most.document) for _, chapter in made}
    chapters = tuple(part for _, chapter in made for part in parts[chapter.id])
    articles = tuple(
        (each.article, chapter)
        for each, chapter in made
        if each.kind == "article" and each.article is not None
    )
    cover = issue_cover(setting, _cover_entries(matters), front, set_cover)
    name = issue_identifier(setting.issue, setting, additions.name if additions else "")
    shown, scaled = _pictures(made, most.pixels)
    works = tuple(article for article, _ in articles)
    time = dates.modified(works, setting, modified)
    spine, contents_pages = _spine(matters, made, parts)
    colophons = [chapter for each, chapter in made if each.kind == "colophon"]
    binding = Binding(
        render=render,
        identifier=name,
        title=issue_title(setting, render.article.language),
        statements=named(issue_statements(setting, chapters, works, name, "cover"), additions),
        chapters=chapters,
        spine=spine,
        contents=_contents(made, parts),
        text=_text(made),
        cover=cover,
        css=setting.style.epub_css + (additions.css if additions else ""),
        faces=embedded_faces(tuple(each.document.root for each in chapters), setting.style),
        pictures=shown,
        modified=time or dates.UNDATED,
        landmarks=tuple(
            Landmark("colophon", each.file, render.label("colophon")) for each in colophons[:1]
        ),
        contents_pages=contents_pages,
        profile=profile,
    )
    book = bound(binding)
    findings = [] if time else [undated_book(span)]
    for each, chapter in made:
        own_span = Span(each.article.file) if each.article else span
        findings += lost_pages(chapter.document, own_span)
        findings += divisions(parts[chapter.id], own_span, profile)
    for article, _ in articles:
        own = next(each.setting for each in matters if each.article is article)
        findings += long_notes(article, epub_renderer(article, own).numbering)
    found = (*findings, *scaled, *book_findings(binding, book, span))
    return Book(book, found, sources_of(binding))


def _chapters(
    matters: tuple[Matter, ...], additions: Additions | None
) -> Iterator[tuple[Matter, Chapter]]:
    """The parts of an issue that have something to show, each with its document."""
    taken: set[str] = set()
    for matter in matters:
        chapter = _chapter(matter, additions)
        if chapter is None:
            continue
        if chapter.id in taken:  # the divider of a section called like another
            name = f"{chapter.id}.{matter.number}"
            chapter = replace(chapter, id=name, file=f"pages/{name}.xhtml")
        taken.add(chapter.id)
        yield matter, chapter


def _chapter(matter: Matter, additions: Additions | None) -> Chapter | None:
    """The document of a part of the issue; None where there is nothing to show."""
    chapter = _made(matter)
    if chapter is None or additions is None:
        return chapter
    return replace(chapter, document=marked(chapter.document, matter.name, additions))


def _made(matter: Matter) -> Chapter | None:
    article, setting = matter.article, matter.setting
    if matter.kind == "article" and article is not None:
        document = epub_document(epub_renderer(article, setting), matter.page_starts)
        return article_chapter(article, document)
    page = _page(matter)
    if page is None:
        return None
    # A divider is known by its section's title, which stays when another is put before it.
    own = page.prefix.removesuffix(".")
    name = f"issue-divider-{ascii_id(page.title)}" if matter.kind == "divider" else own
    return Chapter(
        name, f"pages/{name}.xhtml", book_page(page, setting, matter.page_starts, article)
    )


def _page(matter: Matter) -> IssueDocument | None:
    match matter.kind:
        case "board":
            return board(matter.setting, matter.language, "epub")
        case "page":
            return text_page(matter.setting, matter.article, "epub") if matter.article else None
        case "divider":
            return divider(matter.setting, matter.section, matter.number, "epub")
        case "colophon":
            return colophon(matter.setting, "epub")
        case _:
            return None


def _cover_entries(matters: tuple[Matter, ...]) -> tuple[ContentsEntry, ...]:
    return tuple(
        ContentsEntry(each.section, each.article, "")
        for each in matters
        if each.kind == "article" and each.article is not None
    )


def _pictures(
    made: tuple[tuple[Matter, Chapter], ...], most: int
) -> tuple[tuple[Member, ...], tuple[Finding, ...]]:
    """The pictures of all documents, each once, in the order in which they are shown."""
    members: dict[str, Member] = {}
    findings: list[Finding] = []
    for each, chapter in made:
        if each.article is not None:
            shown, scaled = pictures(each.article, chapter.document.root, most)
            members |= {member.id: member for member in shown}
            findings += scaled
    return tuple(members.values()), tuple(findings)


def _spine(
    matters: tuple[Matter, ...],
    made: tuple[tuple[Matter, Chapter], ...],
    parts: dict[str, tuple[Chapter, ...]],
) -> tuple[tuple[str, ...], tuple[PageMark, ...]]:
    """The ids of the documents in order, and the marks of the pages that contents stand for.

    These are the printed contents that stand together first; others are not in the book.
    """
    chapters = {id(each): chapter for each, chapter in made}
    at = next((n for n, each in enumerate(matters) if each.kind == "toc"), 0)
    tocs = tuple(takewhile(lambda each: each.kind == "toc", matters[at:]))
    before, behind = (
        tuple(
            file.id
            for each in side
            if id(each) in chapters
            for file in parts[chapters[id(each)].id]
        )
        for side in (matters[:at], matters[at:])
    )
    marks = tuple(
        replace(page_mark(contents_renderer(each.setting), start), target=f"page-{start.label}")
        for each in tocs
        for start in each.page_starts
    )
    return (*before, CONTENTS, *behind), marks


def _text(made: tuple[tuple[Matter, Chapter], ...]) -> str:
    """The file in which the text begins: the first article of a section, else the first at all."""
    files = [chapter.file for each, chapter in made if each.section]
    return files[0] if files else made[0][1].file


def _contents(
    made: tuple[tuple[Matter, Chapter], ...], parts: dict[str, tuple[Chapter, ...]]
) -> tuple[Line, ...]:
    """Sections, the articles below them, and their headings; all else beside the sections."""
    lines: list[Line] = []
    section: Multilingual[str] = Multilingual()
    for each, chapter in made:
        if each.section != section:
            section = each.section
            if section:
                lines.append(Line(1, chapter.file, _labels(section, each.setting)))
        if each.kind != "divider":
            for part in parts[chapter.id]:
                own = lines_of(part.document.contents, part.file, 1 if section else 0)
                lines += [line for line in own if line.level <= _DEEPEST]
    return tuple(lines)


def _labels(section: Multilingual[str], setting: Setting) -> tuple[tuple[str, str], ...]:
    """The title of a section, in the journal's language first."""
    own = section.tag_for(setting.journal.language) if setting.journal else None
    return tuple(sorted(section, key=lambda entry: entry[0] != own))
