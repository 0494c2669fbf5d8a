"""One article as PDF."""

import re

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.html import PrintDocument, Setting
from publish.model import Article, Span
from publish.model.pages import Folios, Numerals, PageStart
from publish.pdf.copy import Copy, SetPages
from publish.pdf.faults import line_findings, lost_characters, off_grid
from publish.postflight.pages import bad_pages
from publish.styles import Style


class ArticlePages(Struct, frozen=True):
    """The finished pages of an article.

    `folios` are the printed page numbers; `lines` counts the lines of all pages, `fallbacks` the
    paragraphs left to the engine's own lines, by reason. `page_starts` say where in the text
    each page begins, one for each folio.
    """

    pdf: bytes
    folios: tuple[int, ...]
    lines: int
    fallbacks: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    page_starts: tuple[PageStart, ...] = ()


def article_copy(html: str, article: Article, style: Style) -> Copy:
    """What a compositor needs of an article that is written as this XHTML."""
    return Copy(html, style.print_css, style.faces, article.resources)


def article_pages(
    pages: SetPages, article: Article, setting: Setting, numerals: Numerals = "arabic"
) -> ArticlePages:
    """Finished pages as those of an article: what the engine says and bad pages are findings."""
    findings = (
        *engine_findings(pages.messages, article.file, setting.style),
        *lost_characters(pages, article),
        *line_findings(pages, article),
        *off_grid(setting.style),
        *bad_pages(pages.facts, article.file),
    )
    starts = page_starts(pages, numerals)
    return ArticlePages(
        pages.pdf,
        pages.folios,
        pages.lines,
        pages.fallbacks,
        findings,
        starts,
    )


def page_starts(pages: SetPages, numerals: Numerals) -> tuple[PageStart, ...]:
    """Where each page begins, with its folio in the numerals of its zone."""
    return tuple(
        PageStart(folio, *start, numerals)
        for folio, start in zip(pages.folios, pages.page_starts, strict=True)
    )


def set_article(
    document: PrintDocument, setting: Setting, first_folio: int, *, draw: bool = True
) -> ArticlePages:
    """The pages of an article from a folio on, set at once by this process."""
    from publish.pdf.weasy import set_pages

    copy = article_copy(document.html, document.article, setting.style)
    return article_pages(set_pages(copy, Folios(first_folio), draw=draw), document.article, setting)


_PLACE = re.compile(
    r"(?:Ignored `(?P<ignored>.+)`|(?P<other>.+)) at (?P<line>\d+):\d+(?P<rest>.*)", re.DOTALL
)
_SELECTOR = re.compile(r"(?P<other>Invalid or unsupported selector), '(?P<selector>.+)'", re.DOTALL)


def engine_findings(messages: tuple[str, ...], file: str, style: Style) -> tuple[Finding, ...]:
    """What the engine said in setting a document of that file, each thing once."""
    return tuple(_message(message, file, style) for message in dict.fromkeys(messages))


def _message(message: str, file: str, style: Style) -> Finding:
    """What the engine says, as a finding: of the style sheet's line where it is about one."""
    message = message.rstrip(".")
    if said := _PLACE.fullmatch(message):
        line, declaration = int(said["line"]), (said["ignored"] or said["other"]).strip()
        if reason := said["rest"].strip(",: "):
            declaration = f"{declaration} ({reason})"
    elif said := _SELECTOR.fullmatch(message):
        selector = said["selector"].strip()
        before = style.issue_css.partition(selector)[0]
        line, declaration = before.count("\n") + 1, f"{selector} ({said['other']})"
    else:
        return finding("engine-message", Span(file), message=message)
    path, line, source = style.print_place(line)
    return finding("style-css", Span(path, line, 1, line, 1), line=source, declaration=declaration)
