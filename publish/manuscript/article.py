"""article.yaml → Article."""

from collections.abc import Callable

from msgspec.structs import replace

from publish.diagnostics import Finding, in_order
from publish.files.folder import Folder
from publish.files.nodes import Scalar
from publish.manuscript.article_fields import (
    ArticleFields,
    DateFields,
    IdentifierFields,
    QueryFields,
    ReviewedFields,
    RightsFields,
)
from publish.manuscript.article_texts import TextReader, Value
from publish.manuscript.fields import Reader
from publish.manuscript.names import default_id
from publish.manuscript.notes import settle_notes
from publish.manuscript.people import (
    affiliations,
    people,
    person,
)
from publish.manuscript.read import Opened, Reading, open_file
from publish.manuscript.style import style_choice
from publish.manuscript.typed import typed_places
from publish.model import (
    Affiliation,
    Article,
    Contributor,
    Dates,
    Funding,
    Identifiers,
    Located,
    Multilingual,
    Note,
    Query,
    Related,
    ReviewedWork,
    Rights,
)
from publish.model.article import CitedWork
from publish.model.blocks import Blocks
from publish.model.inlines import Inlines

# What an article without a usable type counts as: the type that needs fewest fields, so that
# one mistake does not make five findings.
_UNKNOWN_TYPE = "document"


def read_article(
    folder: Folder, file: str, *, known_classes: frozenset[str] = frozenset()
) -> Reading[Article]:
    """The article that `file` (relative to the root) describes, body and pictures read.

    `known_classes` are the class names that the style has for text. A wrong field is a
    finding and counts as not given; the value is None only when the file itself cannot be
    read. Which fields an article needs is asked by `publish.checks`.
    """
    opened = open_file(folder, file)
    if opened.fields is None:
        return Reading(None, in_order(opened.findings))
    reader = Reader(opened.language)
    fields = ArticleFields.model_validate(opened.fields, context=reader)
    texts = TextReader(folder, known_classes, reader)
    article = _article(file, fields, opened, texts)
    findings = folder.with_lines((*opened.findings, *reader.findings))
    return Reading(article, in_order(findings))


def _article(file: str, fields: ArticleFields, opened: Opened, texts: TextReader) -> Article:
    reader = texts.reader
    known = affiliations(fields.affiliations, reader)
    title = _each(fields.title, texts.inlines)
    subtitle = _each(fields.subtitle, texts.inlines)
    abstract = _each(fields.abstract, texts.blocks)
    body_source = _body_source(file, fields, opened, texts)
    body = texts.blocks(body_source) if body_source else ()
    mapped = tuple(
        Note(key.text, texts.blocks(text.source), text.span) for key, text in fields.notes
    )
    article = Article(
        id=fields.id or default_id(texts.folder, file),
        file=file,
        type=fields.type or _UNKNOWN_TYPE,
        language=reader.language,
        title=title,
        body=body,
        subtitle=subtitle,
        short_title=fields.short_title,
        section=fields.section,
        authors=people(fields.authors, known, reader),
        contributors=_contributors(fields, known, reader),
        abstract=abstract,
        keywords=fields.keywords,
        dates=_dates(fields.dates),
        identifiers=_identifiers(fields.identifiers),
        rights=_rights(fields.rights),
        funding=tuple(
            Funding(funding.funder, funding.award, _each(funding.statement, texts.inlines))
            for funding in fields.funding
        ),
        acknowledgements=_each(fields.acknowledgements, texts.blocks),
        related=tuple(
            Related(related.kind, related.doi, related.url, related.text)
            for related in fields.related
        ),
        bibliography=tuple(
            CitedWork(texts.inlines(work.text.source), work.id, work.doi, work.url, work.span)
            for work in fields.bibliography
        ),
        reviewed=tuple(_reviewed(work, texts) for work in fields.reviewed),
        queries=tuple(_query(query) for query in fields.queries),
        first_page=fields.pages.first if fields.pages else 0,
        style=style_choice(fields.style),
        places=typed_places(opened.fields) if opened.fields else (),
        span=fields.span,
    )
    notes, found = settle_notes(_streams(article), texts.notes, mapped)
    if fields.body is not None and body_source is None:  # where the calls may be
        found = tuple(each for each in found if each.id != "note-uncalled")
    reader.findings += found
    return replace(article, notes=notes, resources=texts.resources)


def _streams(article: Article) -> tuple[Blocks | Inlines, ...]:
    """The texts of an article in printed order, as notes are numbered."""
    return (
        *(text for _, text in article.title),
        *(text for _, text in article.subtitle),
        *(text for work in article.reviewed for _, text in work.title),
        *(text for _, text in article.abstract),
        article.body,
        *(text for funding in article.funding for _, text in funding.statement),
        *(text for _, text in article.acknowledgements),
        *(work.text for work in article.bibliography),
    )


def _each(given: Multilingual[Scalar], parse: Callable[[Located], Value]) -> Multilingual[Value]:
    return Multilingual(tuple((tag, parse(text.source)) for tag, text in given))


def _body_source(
    file: str, fields: ArticleFields, opened: Opened, texts: TextReader
) -> Located | None:
    """The body's Markdown, from the file itself, from a block scalar or from another file."""
    body = fields.body
    if opened.body is not None:
        if body is not None:
            texts.reader.say(body, "body-twice")
        return opened.body
    if body is None:
        return None
    if body.block:
        return body.source
    path = texts.folder.join(file, body.text)
    text = texts.folder.read_text(path, body.span, line=body.line)
    if isinstance(text, Finding):
        texts.reader.findings.append(replace(text, field=body.path))
        return None
    return Located.whole_file(path, text)


def _contributors(
    fields: ArticleFields, known: dict[str, Affiliation], reader: Reader
) -> tuple[Contributor, ...]:
    found = ((given, person(given, known, reader)) for given in fields.contributors)
    return tuple(
        Contributor(given.role, someone, given.label) for given, someone in found if someone
    )


def _dates(fields: DateFields | None) -> Dates:
    if fields is None:
        return Dates()
    return Dates(fields.received, fields.revised, fields.accepted, fields.online, fields.published)


def _identifiers(fields: IdentifierFields | None) -> Identifiers:
    return Identifiers(fields.doi, fields.url, fields.local) if fields else Identifiers()


def _rights(fields: RightsFields | None) -> Rights:
    if fields is None:
        return Rights()
    return Rights(fields.license, fields.copyright_holder, fields.copyright_year, fields.statement)


def _reviewed(fields: ReviewedFields, texts: TextReader) -> ReviewedWork:
    return ReviewedWork(
        title=_each(fields.title, texts.inlines),
        authors=people(fields.authors, {}, texts.reader),
        publisher=fields.publisher,
        place=fields.place,
        year=fields.year,
        pages=fields.pages,
        isbn=fields.isbn,
        price=fields.price,
        span=fields.span,
    )


def _query(fields: QueryFields) -> Query:
    return Query(
        fields.id, fields.at, fields.to, fields.text, fields.answer, fields.status, fields.span
    )
