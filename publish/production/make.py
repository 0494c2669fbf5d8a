"""The files of one article: PDF, EPUB and build record.

The e-book library is loaded when there is a book to make, and not before.
"""

import xml.etree.ElementTree as ElementTree
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from publish.compositors import Placed
from publish.diagnostics import Finding, finding, in_order
from publish.diagnostics.recorded import finding_entry
from publish.html import PrintDocument, TemplateFailedError, print_document
from publish.html.document import metadata_of
from publish.issue.binding import offprint_pdf
from publish.keeping.outputs import Output, digest
from publish.keeping.record import BookSources, LastBuild, record_output
from publish.model import Span
from publish.pdf import ArticlePages, SetPages, article_pages
from publish.pdf.merging import Description, Part
from publish.prepare import Prepared
from publish.request import Request

if TYPE_CHECKING:
    from publish.epub import Book, CoverSetter
    from publish.model.pages import PageStart


class Made(Struct, frozen=True):
    """An article's finished files, and what the record says of them."""

    outputs: tuple[Output, ...]
    folios: tuple[int, int]
    facts: dict[str, Any]
    findings: tuple[Finding, ...]
    sources: BookSources = ()


def printed(prepared: Prepared) -> PrintDocument:
    """The article as the document to be set. Raises TemplateFailedError."""
    document = print_document(prepared.article, prepared.setting)
    _check_markup(document.html, prepared)
    return document


def make(
    prepared: Prepared,
    request: Request,
    formats: tuple[str, ...],
    placed: Placed | None,
    set_cover: "CoverSetter",
    cover: SetPages | None = None,
) -> Made:
    """The finished files of an article in these formats, from its pages where there are any.

    `set_cover` sets the cover of its e-book, `cover` is the page of its cover, where it has one
    as an offprint.

    Without files, and with an error, where a template of the style fails.
    """
    try:
        return _make(prepared, request, formats, placed, set_cover, cover)
    except TemplateFailedError as failed:
        return Made((), (0, 0), {}, (failed.finding,))


def _make(
    prepared: Prepared,
    request: Request,
    formats: tuple[str, ...],
    placed: Placed | None,
    set_cover: "CoverSetter",
    cover: SetPages | None,
) -> Made:
    article = prepared.article
    pages = None
    if placed is not None and placed.pages is not None:
        numerals = placed.folios.numerals
        pages = article_pages(placed.pages, article, prepared.setting, numerals)
    outputs: list[Output] = []
    sources: BookSources = ()
    findings = list(pages.findings) if pages else []
    if pages and "pdf" in formats:
        outputs.append(Output(f"{article.id}.pdf", _offprint(prepared, pages, placed, cover)))
    if "epub" in formats:
        starts = pages.page_starts if pages and request.pages else ()
        book = _book(prepared, starts, request.profile, set_cover)
        findings += book.findings
        outputs.append(Output(f"{article.id}.epub", book.data))
        sources = book.sources
    folios = (pages.folios[0], pages.folios[-1]) if pages else (0, 0)
    facts = {
        "pages": {
            "first": folios[0],
            "last": folios[1],
            "count": len(pages.folios) if pages else 0,
        },
        "notes": len(article.notes),
        "lines": pages.lines if pages else 0,
        "fallbacks": dict(pages.fallbacks) if pages else {},
        "open-queries": sum(found.id == "query-open" for found in prepared.findings),
    }
    return Made(tuple(outputs), folios, facts, tuple(findings), sources)


def _offprint(
    prepared: Prepared, pages: ArticlePages, placed: Placed | None, cover: SetPages | None
) -> bytes:
    """The pages of an article, behind its cover where it has one."""
    if cover is None or placed is None:
        return pages.pdf
    metadata = metadata_of(prepared.article)
    what = Description(
        metadata.titles[0][1], metadata.language, metadata.authors, metadata.keywords
    )
    article = Part(pages.pdf, placed.folios, name=prepared.article.id)
    return offprint_pdf(article, cover, prepared.setting, what)


def _book(
    prepared: Prepared,
    starts: tuple["PageStart", ...],
    profile: str,
    set_cover: "CoverSetter",
) -> "Book":
    """The article as EPUB. Raises TemplateFailedError."""
    from lxml.etree import XMLSyntaxError

    from publish.epub import make_epub

    try:
        article, setting = prepared.article, prepared.setting
        return make_epub(article, setting, starts, profile=profile, set_cover=set_cover)
    except XMLSyntaxError as reason:
        if not prepared.setting.style.template_folders:
            raise
        raise TemplateFailedError(_bad_markup(prepared, reason.msg)) from reason


def _check_markup(xhtml: str, prepared: Prepared) -> None:
    """Whether the style's own templates, where it has some, wrote well-formed XHTML."""
    if not prepared.setting.style.template_folders:
        return
    try:
        ElementTree.fromstring(xhtml)
    except ElementTree.ParseError as reason:
        line, column = reason.position
        near = xhtml.split("\n")[line - 1][max(0, column - 60) : column + 20].strip()
        words = f"{str(reason).partition(':')[0]} ({near})"
        raise TemplateFailedError(_bad_markup(prepared, words)) from reason


def _bad_markup(prepared: Prepared, reason: str) -> Finding:
    span = Span(f"styles/{prepared.setting.style.name}/templates")
    return finding("style-markup", span, reason=reason)


def record_of(prepared: Prepared, made: Made, key: str, last: LastBuild) -> Output:
    """The record's file; outputs of other formats that stay right are kept from the last build."""
    facts = {
        "file": prepared.article.file,
        "style": prepared.setting.style.name,
        "key": key,
        "inputs": {name: digest(data) for name, data in prepared.inputs},
        **last.continued(key, made.outputs, made.sources),
        **made.facts,
    }
    findings = in_order((*prepared.findings, *made.findings))
    return record_output(prepared.article.id, facts, findings)


def beyond(recorded: tuple[Finding, ...], read: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The recorded findings that came from setting and not from what was `read`.

    A record has no source lines.
    """
    checked = [finding_entry(found) for found in read]
    return tuple(found for found in recorded if finding_entry(found) not in checked)
