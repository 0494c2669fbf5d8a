"""The cover picture: a small page set like any other, and made into pixels.

PNG, RGB, 1600 × 2400 px: what Apple, Google, Kobo and Kindle all take.
"""

import io
from dataclasses import dataclass

import pypdfium2

from publish.diagnostics import Finding, finding
from publish.html import Setting
from publish.html.dates import date_text, issue_number
from publish.html.document import metadata_of
from publish.html.numbering import number
from publish.html.people import display_name, joined
from publish.html.renderer import Renderer
from publish.model import Article, Span, base_language
from publish.model.inlines import plain_text
from publish.pdf.weasy import set_pages
from publish.styles.style import fill_variables

WIDTH, HEIGHT = 1600, 2400
_PIXELS_PER_POINT = 4

_CSS = """
@page { size: 400pt 600pt; margin: 44pt 40pt 40pt; }
body { margin: 0; font-family: var(--fonts-song); font-size: 12pt; line-height: 18pt; }
p, h1 { margin: 0; font-weight: normal; }
em { font-style: normal; }
.head { border-top: 3pt solid black; padding-top: 18pt; height: 150pt; }
.journal.first { font-family: var(--fonts-song-bold); font-size: 32pt; line-height: 42pt; }
.journal.other { font-size: 12pt; line-height: 18pt; margin-top: 2pt; }
.number { font-size: 12pt; line-height: 18pt; margin-top: 10pt; }
.work { height: 300pt; border-top: 0.5pt solid black; padding-top: 24pt; }
.section { font-family: var(--fonts-hei); font-size: 12pt; margin-bottom: 12pt; }
h1 { font-family: var(--fonts-song-bold); font-size: 26pt; line-height: 38pt; }
.subtitle { font-family: var(--fonts-song-bold); font-size: 16pt; line-height: 25pt; margin-top: 6pt; }
.other-title { font-size: 13pt; line-height: 19pt; margin-top: 14pt; }
.authors.first { font-family: var(--fonts-kai); font-size: 17pt; line-height: 26pt; margin-top: 26pt; }
.authors.other { font-size: 12pt; line-height: 18pt; }
.foot { position: absolute; bottom: 0; left: 0; right: 0; border-top: 0.5pt solid black; padding-top: 12pt; }
.publisher { font-size: 11pt; }
"""


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture as PNG, and what it shows in words."""

    png: bytes
    alternative: str
    findings: tuple[Finding, ...]


def cover(article: Article, setting: Setting) -> Cover:
    """The cover of an article: journal and number, title and authors in both languages."""
    render = Renderer(article, setting, number(article, setting.journal), "print")
    journal, issue, own = setting.journal, setting.issue, article.language
    calendar = (journal.calendar, journal.numerals) if journal else ("ce", "arabic")
    names = sorted(journal.title, key=lambda entry: base_language(entry[0]) != base_language(own)) if journal else []
    parts = [issue_number(issue, own), date_text(issue.date, own, *calendar)] if issue else []
    titles = metadata_of(article).titles
    subtitle = article.subtitle.get(own)
    authors = _authors(article, setting, tuple(tag for tag, _ in titles))
    page = render.environment.get_template("epub_cover_picture.html.j2").render(
        journal_names=names,
        number="\u2003".join(part for part in parts if part),
        section=article.section.best(own) or "",
        titles=titles,
        subtitle=plain_text(subtitle) if subtitle else "",
        authors=authors,
        publisher=(journal.publisher.name.best(own) or "") if journal else "",
    )
    variables = {name.replace(".", "-"): value for name, value in setting.style.options}
    pages = set_pages(page, fill_variables(_CSS, variables), setting.style.faces)
    findings = tuple(
        finding("engine-message", Span(article.file), message=message)
        for message in dict.fromkeys(pages.messages)
    )
    words = (*(name for _, name in names[:1]), titles[0][1], *(text for _, text in authors[:1]))
    return Cover(_first_page(pages.pdf), "，".join(words), findings)


def _authors(
    article: Article, setting: Setting, languages: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The authors in one line per language of the title that has names for them."""
    return tuple(
        (tag, joined([display_name(one, tag, setting.style) for one in article.authors], tag))
        for order, tag in enumerate(languages)
        if article.authors and (order == 0 or any(one.name.get(tag) for one in article.authors))
    )


def _first_page(pdf: bytes) -> bytes:
    """The first page of a PDF of 400 × 600 pt as a PNG of the cover's size."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=_PIXELS_PER_POINT, grayscale=True).to_pil()
        # Stores ask for RGB, grey as the picture is.
        coloured = picture.convert("RGB")
    finally:
        document.close()
    target = io.BytesIO()
    coloured.save(target, "PNG", compress_level=9)
    return target.getvalue()
