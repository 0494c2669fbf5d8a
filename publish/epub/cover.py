"""The cover picture: a small page set like any other, and made into pixels.

PNG, RGB, 1600 × 2400 px: what Apple, Google, Kobo and Kindle all take.
"""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

import pypdfium2
from msgspec import Struct
from PIL import Image

from publish.diagnostics import Finding, finding
from publish.html import Setting
from publish.html.dates import date_text, issue_number
from publish.html.document import metadata_of
from publish.html.issue import ContentsEntry, cover_words, front_cover
from publish.html.issue.covers import cover_face
from publish.html.people import display_name, joined
from publish.html.renderer import Renderer
from publish.model import Article, Issue, Journal, Multilingual, Span, base_language
from publish.model.inlines import plain_text
from publish.pdf import engine_findings
from publish.pdf.copy import Copy, SetPages
from publish.styles.measures import fill_variables

WIDTH, HEIGHT = 1600, 2400
CoverSetter: TypeAlias = Callable[[Copy], SetPages]
"""Who sets the page of a cover."""


def set_here(copy: Copy) -> SetPages:
    """The page set by this process, which loads the engine for it."""
    from publish.pdf.weasy import set_pages

    return set_pages(copy)


_CSS = """
@page {
  size: 400pt 600pt;
  margin: 44pt 40pt 112pt;
  @bottom-left {
    content: element(foot);
    width: 100%;
    vertical-align: bottom;
    padding-bottom: 40pt;
  }
}
html { --locale: var(--lines-locale); }
body { margin: 0; font-family: var(--fonts-song); font-size: 12pt; line-height: 18pt; }
p, h1 { margin: 0; font-weight: normal; text-align: left; }
em { font-style: normal; }
h1, .subtitle, .other-title, .journal { --lines: balanced; }
h1, .subtitle, .journal.first { font-family: var(--fonts-song-bold); }
.head { border-top: 3pt solid black; padding-top: 18pt; min-height: 140pt; }
.journal.first { font-size: 32pt; line-height: 42pt; }
.journal.other { margin-top: 2pt; }
.number { margin-top: 10pt; }
.work { border-top: 0.5pt solid black; padding-top: 22pt; }
.section { font-family: var(--fonts-hei); margin-bottom: 10pt; }
h1 { font-size: 26pt; line-height: 36pt; }
.subtitle { font-size: 16pt; line-height: 24pt; margin-top: 4pt; }
.other-title { font-size: 13pt; line-height: 18pt; margin-top: 12pt; }
.authors.first {
  font-family: var(--fonts-kai);
  font-size: 17pt;
  line-height: 25pt;
  margin-top: 20pt;
}
.foot { position: running(foot); border-top: 0.5pt solid black; padding-top: 12pt; }
.publisher { font-size: 11pt; }
"""
_SMALLER = """
.head { min-height: 0; padding-bottom: 18pt; }
.journal.first { font-size: 24pt; line-height: 32pt; }
h1 { font-size: 19pt; line-height: 26pt; }
.subtitle { font-size: 13pt; line-height: 19pt; }
.other-title, .authors.other { font-size: 10pt; line-height: 14pt; }
.authors.first { font-size: 13pt; line-height: 19pt; }
"""
_SIZES = (_CSS, _CSS + _SMALLER)
"""Tried in turn until all stands on one page; what the last one leaves over is not shown."""


class Cover(Struct, frozen=True):
    """The picture as PNG, and what it shows in words."""

    png: bytes
    alternative: str
    findings: tuple[Finding, ...]


def cover(render: Renderer, set_cover: CoverSetter = set_here) -> Cover:
    """The cover of an article: journal and number, title and authors in both languages."""
    article, setting = render.article, render.setting
    journal, issue, own = setting.journal, setting.issue, article.language
    titles = metadata_of(article).titles
    authors = _authors(article, setting, tuple(tag for tag, _ in titles))
    names = _own_first(journal.title, own) if journal else ()
    subtitle = article.subtitle.get(own)
    page = render.template(
        "epub_cover_picture.html.j2",
        journal_names=names,
        number=_number(journal, issue, own),
        section=article.section.best(own) or "",
        titles=titles,
        subtitle=plain_text(subtitle) if subtitle else "",
        authors=authors,
        publisher=(journal.publisher.name.best(own) or "") if journal else "",
    )
    variables = {name.replace(".", "-"): value for name, value in setting.style.options}
    for css in _SIZES:
        pages = set_cover(Copy(page, fill_variables(css, variables), setting.style.faces))
        if len(pages.folios) == 1:
            break
    findings = tuple(
        finding("engine-message", Span(article.file), message=message)
        for message in dict.fromkeys(pages.messages)
    )
    words = (*(name for _, name in names[:1]), titles[0][1], *(text for _, text in authors[:1]))
    return Cover(_first_page(pages.pdf), "，".join(words), findings)


def issue_cover(
    setting: Setting,
    entries: tuple[ContentsEntry, ...],
    designed: bytes | None = None,
    set_cover: CoverSetter = set_here,
) -> Cover:
    """The front cover of an issue, 1600 px wide and as high as its trim.

    `designed` is a designer's, as PDF of one page; else it is as the style prints it.
    """
    if designed is not None:
        return Cover(_first_page(designed, grey=False), cover_words(setting, "front"), ())
    document = front_cover(setting, entries)
    css = setting.style.issue_css
    pages = set_cover(Copy(document.html, css, setting.style.faces, document.resources))
    face = cover_face(setting, entries)
    words = (*(title for _, title in face.titles[:1]), *(line for _, line in face.lines[:1]))
    alternative = "，".join(part for part in words if part) or document.title
    span = Span(setting.issue.file if setting.issue else "")
    found = engine_findings(pages.messages, span.file, setting.style)
    return Cover(_first_page(pages.pdf, grey=False), alternative, found)


def _own_first(names: Multilingual[str], language: str) -> tuple[tuple[str, str], ...]:
    own = base_language(language)
    return tuple(sorted(names, key=lambda entry: base_language(entry[0]) != own))


def _number(journal: Journal | None, issue: Issue | None, language: str) -> str:
    """第75期　2021年7月, the parts separated by U+2003."""
    if issue is None:
        return ""
    calendar = (journal.calendar, journal.numerals) if journal else ("ce", "arabic")
    date = date_text(issue.date, language, *calendar) if issue.date else ""
    return "\u2003".join(part for part in (issue_number(issue, language), date) if part)


def _authors(
    article: Article, setting: Setting, languages: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The authors in one line per language of the title that has names for them."""
    return tuple(
        (tag, joined([display_name(one, tag, setting.style) for one in article.authors], tag))
        for order, tag in enumerate(languages)
        if article.authors and (order == 0 or any(one.name.get(tag) for one in article.authors))
    )


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a cover picture in pixels."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        return picture.size


@lru_cache(maxsize=8)
def _first_page(pdf: bytes, *, grey: bool = True) -> bytes:
    """The first page of a PDF as a PNG as wide as a cover is.

    The last ones are kept: to pack one takes as long as setting a page of text, and who watches
    an article while writing changes its cover the least.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width(), grayscale=grey).to_pil()
        # Stores ask for RGB, grey as a picture may be.
        coloured = picture.convert("RGB")
    finally:
        document.close()
    target = io.BytesIO()
    coloured.save(target, "PNG", compress_level=6)
    return target.getvalue()
