"""One article as PDF."""

import re
from dataclasses import dataclass

from publish.diagnostics import Finding, finding
from publish.html import PrintDocument, Setting
from publish.model import Article, Span
from publish.model.pages import Folios, PageStart
from publish.pdf.faults import line_findings, off_grid
from publish.pdf.weasy import Layout, lay_out
from publish.postflight.pages import bad_pages


@dataclass(frozen=True, slots=True)
class ArticlePages:
    """The finished pages of an article.

    `folios` are the printed page numbers; `places` say on which of them each id of the
    document stands; `lines` counts the lines of all pages, `fallbacks` the paragraphs left
    to the engine's own lines, by reason. `page_starts` say where in the text each page
    begins, one for each folio.
    """

    pdf: bytes
    folios: tuple[int, ...]
    places: tuple[tuple[str, int], ...]
    lines: int
    fallbacks: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    page_starts: tuple[PageStart, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleLayout:
    """An article laid out, whose pages wait for their folios. Of use once."""

    layout: Layout
    article: Article
    setting: Setting

    @property
    def count(self) -> int:
        """The number of pages."""
        return self.layout.count

    def pages(self, folios: Folios, *, draw: bool = True) -> ArticlePages:
        """The pages with these folios; what the engine says and bad pages become findings.

        Without `draw` everything is known but the PDF, which is left empty.
        """
        article, setting = self.article, self.setting
        pages = self.layout.pages(folios, draw=draw)
        findings = (
            *(_message(message, article, setting) for message in dict.fromkeys(pages.messages)),
            *line_findings(pages, article),
            *off_grid(setting.style),
            *bad_pages(pages.facts, article.file),
        )
        places = tuple((name, pages.folios[page]) for name, page, _, _ in pages.anchors)
        starts = tuple(
            PageStart(folio, *start)
            for folio, start in zip(pages.folios, pages.page_starts, strict=True)
        )
        return ArticlePages(
            pages.pdf, pages.folios, places, pages.lines, pages.fallbacks, findings, starts
        )


def lay_out_article(document: PrintDocument, setting: Setting, *, is_recto: bool) -> ArticleLayout:
    """An article on pages, the first of which stands on the side that `is_recto` says."""
    article, style = document.article, setting.style
    layout = lay_out(
        document.html, style.print_css, style.faces, article.resources, is_recto=is_recto
    )
    return ArticleLayout(layout, article, setting)


def set_article(
    document: PrintDocument, setting: Setting, first_folio: int, *, draw: bool = True
) -> ArticlePages:
    """The pages of an article from a folio on, laid out and given their folios in one go."""
    layout = lay_out_article(document, setting, is_recto=bool(first_folio % 2))
    return layout.pages(Folios(first_folio), draw=draw)


def _message(message: str, article: Article, setting: Setting) -> Finding:
    """What the engine says, as a finding: of the style sheet where it is one."""
    ignored = re.fullmatch(r"Ignored `(.+)` at [0-9:]+, (.+?)\.?", message)
    if ignored is not None:
        sheet = Span(f"styles/{setting.style.name}/print.css")
        return finding("style-css", sheet, declaration=f"{ignored[1].strip()} ({ignored[2]})")
    return finding("engine-message", Span(article.file), message=message.rstrip("."))
