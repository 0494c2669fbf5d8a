"""Pages of an issue as documents of its e-book."""

from msgspec.structs import replace

from publish.html.document import numbering_of
from publish.html.epub_document import EpubDocument, Opened, book_document
from publish.html.issue.document import IssueDocument, Words, issue_renderer, nominal_article
from publish.html.labels import label
from publish.html.numbering import Numbering
from publish.html.renderer import Renderer
from publish.html.setting import Setting
from publish.model import Article
from publish.model.pages import PageStart


def book_page(
    document: IssueDocument,
    setting: Setting,
    page_starts: tuple[PageStart, ...],
    page: Article | None = None,
) -> EpubDocument:
    """A document of the medium `epub` with its printed pages marked.

    `page` is what a page of Markdown was read from. Other pages have no contents of their own,
    and where they are set for print alone (colophon, divider) all marks stand at their head.
    """
    words = Words(document.kind, document.language, document.title)
    article = page or nominal_article(words)
    render = Renderer(article, setting, Numbering({}, {}, {}), "epub", document.prefix)
    if document.blind:
        name = f"{document.printed}page"
        page_starts = tuple(replace(s, anchor=name, offset=0, text="") for s in page_starts)
    has_notes = page is not None and bool(numbering_of(page, setting).notes_apart())
    opened = Opened("page", document.printed, render.id("notes") if has_notes else "")
    found = book_document(render, document.html, opened, page_starts)
    return found if page else replace(found, contents=found.contents[:1])


def contents_renderer(setting: Setting) -> Renderer:
    """A renderer for contents and cover of an issue's e-book, in the journal's language."""
    language = setting.language
    title = label("contents", language, setting.journal)
    return issue_renderer(Words("contents", language, title, medium="epub"), setting)
