"""One article as PDF."""

import re
from dataclasses import dataclass

from publish.diagnostics import Finding, finding
from publish.html import PrintDocument, Setting
from publish.model import Article, Span
from publish.pdf.weasy import set_pages
from publish.postflight.pages import bad_pages


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """The finished pages of an article.

    `folios` are the printed page numbers; `places` say on which of them each id of the
    document stands; `lines` counts the lines of all pages, `fallbacks` the paragraphs left
    to the engine's own lines, by reason.
    """

    pdf: bytes
    folios: tuple[int, ...]
    places: tuple[tuple[str, int], ...]
    lines: int
    fallbacks: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


def set_article(document: PrintDocument, setting: Setting, first_folio: int) -> ArticlePages:
    """Set an article from a folio on; what the engine says and bad pages become findings."""
    article, style = document.article, setting.style
    pages = set_pages(document.html, style.print_css, style.faces, article.resources, first_folio)
    findings = tuple(
        _message(message, article, setting) for message in dict.fromkeys(pages.messages)
    )
    findings += bad_pages(pages.facts, article.file)
    places = tuple((name, pages.folios[page]) for name, page, _, _ in pages.anchors)
    return ArticlePages(pages.pdf, pages.folios, places, pages.lines, pages.fallbacks, findings)


def _message(message: str, article: Article, setting: Setting) -> Finding:
    """What the engine says, as a finding: of the style sheet where it is one."""
    ignored = re.fullmatch(r"Ignored `(.+)` at [0-9:]+, (.+?)\.?", message)
    if ignored is not None:
        sheet = Span(f"styles/{setting.style.name}/print.css")
        return finding("style-css", sheet, declaration=f"{ignored[1].strip()} ({ignored[2]})")
    return finding("engine-message", Span(article.file), message=message.rstrip("."))
