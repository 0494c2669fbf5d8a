"""article.yaml → Article."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Annotated, ClassVar, TypeVar

from publish.diagnostics import Finding, in_order
from publish.files.folder import Folder
from publish.files.nodes import Scalar, canonical_key, has_value, walk
from publish.manuscript.fields import Fields, ListOf, Reader, asked, told
from publish.manuscript.markdown import BodyOptions, Parsed, parse_blocks, parse_inlines
from publish.manuscript.notes import settle_notes
from publish.manuscript.people import (
    AffiliationFields,
    ContributorFields,
    PersonFields,
    affiliations,
    people,
    person,
)
from publish.manuscript.pictures import read_picture, with_paths
from publish.manuscript.read import Opened, Reading, open_file
from publish.manuscript.style import StyleFields, style_choice
from publish.manuscript.values import (
    Day,
    Doi,
    FilePath,
    Identifier,
    Isbn,
    Language,
    License,
    Markdown,
    Markdowns,
    NamedTexts,
    PageNumber,
    Text,
    Texts,
    Url,
    WordLists,
    one_of,
)
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
    Resource,
    ReviewedWork,
    Rights,
    Span,
)
from publish.model.article import CitedWork, Place
from publish.model.blocks import Blocks
from publish.model.inlines import Inlines

ARTICLE_TYPES = (
    "research-article",
    "commentary",
    "review-essay",
    "book-review",
    "editorial",
    "translation",
    "document",
    "call-for-papers",
    "erratum",
)


# What an article without a usable type counts as: the type that needs fewest fields, so that
# one mistake does not make five findings.
_UNKNOWN_TYPE = "document"


class DateFields(Fields):
    """日期 Dates, YYYY[-MM[-DD]]."""

    received: Day = told("收稿日期", "Received")
    revised: Day = told("修訂日期", "Revised")
    accepted: Day = told("接受日期", "Accepted")
    online: Day = told("線上出版日期", "Published online")
    published: Day = told("出版日期", "Published")


class IdentifierFields(Fields):
    """識別碼 Identifiers."""

    doi: Doi = told("DOI", "DOI")
    url: Url = told("網址", "Address")
    local: Text = told("本刊編號", "The journal's own number")


class RightsFields(Fields):
    """權利 Rights."""

    license: License = told("授權條款", "Licence", more="SPDX：CC-BY-4.0，或網址 or an address")
    copyright_holder: Texts = told("著作權人", "Copyright holder", default=Multilingual())
    copyright_year: Text = told("著作權年", "Copyright year")
    statement: Texts = told("權利聲明", "Statement", default=Multilingual())
    also: ClassVar[dict[str, str]] = {"licence": "license"}


class FundingFields(Fields):
    """補助 Funding."""

    funder: Texts = told("補助機構", "Funder", default=Multilingual())
    award: Text = told("計畫編號", "Award number")
    statement: Markdowns = told("說明", "Statement", default=Multilingual())
    short: ClassVar[str] = "statement"


class RelatedFields(Fields):
    """相關著作 A related publication."""

    kind: Identifier = asked("關係", "Kind", more="corrected-article, companion …")
    doi: Doi = told("DOI", "DOI")
    url: Url = told("網址", "Address")
    text: Text = told("文字", "Text")
    also: ClassVar[dict[str, str]] = {"type": "kind"}


class WorkFields(Fields):
    """參考文獻的一筆 A work of the bibliography."""

    text: Markdown = asked("文字", "Text as printed")
    id: Identifier = told("代號", "Id")
    doi: Doi = told("DOI", "DOI")
    url: Url = told("網址", "Address")
    short: ClassVar[str] = "text"


class PageFields(Fields):
    """頁碼 Pages."""

    first: PageNumber = asked("首頁頁碼", "First page")


class ReviewedFields(Fields):
    """所評之書 A work under review."""

    title: Markdowns = asked("書名", "Title")
    authors: ListOf[PersonFields] = told("作者", "Authors", default=())
    publisher: Texts = told("出版者", "Publisher", default=Multilingual())
    place: Texts = told("出版地", "Place", default=Multilingual())
    year: Text = told("出版年", "Year")
    pages: Text = told("頁數", "Pages")
    isbn: Isbn = told("ISBN", "ISBN")
    price: Text = told("定價", "Price")


class QueryFields(Fields):
    """詢問 A query to author or editor."""

    id: Identifier = told("代號", "Id")
    at: Text = told("位置", "Place")
    to: Text = told("對象", "Addressee")
    text: Text = asked("問題", "Question")
    answer: Text = told("回覆", "Answer")
    status: Text = told("狀態", "Status")


class ArticleFields(Fields):
    """一篇稿件 An article."""

    id: Identifier = told("代號", "Id", more="輸出檔名；預設為資料夾名稱。Names the outputs.")
    type: Annotated[str, one_of(*ARTICLE_TYPES)] = told("類型", "Type of article")
    section: Texts = told("欄目", "Section", default=Multilingual())
    lang: Language = told("語言", "Language", more="BCP 47：zh-Hant-TW, en …")
    title: Markdowns = told("題名", "Title", default=Multilingual())
    subtitle: Markdowns = told("副題", "Subtitle", default=Multilingual())
    short_title: Texts = told(
        "短題", "Short title", default=Multilingual(), more="頁眉用。For running heads."
    )
    authors: ListOf[PersonFields] = told("作者", "Authors", default=())
    affiliations: ListOf[AffiliationFields] = told("服務機構", "Affiliations", default=())
    contributors: ListOf[ContributorFields] = told("其他工作者", "Contributors", default=())
    abstract: Markdowns = told("摘要", "Abstract", default=Multilingual())
    keywords: WordLists = told("關鍵詞", "Keywords", default=Multilingual())
    dates: DateFields | None = told("日期", "Dates", default=None)
    identifiers: IdentifierFields | None = told("識別碼", "Identifiers", default=None)
    rights: RightsFields | None = told("權利", "Rights", default=None)
    funding: ListOf[FundingFields] = told("補助", "Funding", default=())
    acknowledgements: Markdowns = told("謝辭", "Acknowledgements", default=Multilingual())
    related: ListOf[RelatedFields] = told("相關著作", "Related publications", default=())
    bibliography: ListOf[WorkFields] = told("參考文獻", "Bibliography", default=())
    notes: NamedTexts = told("註腳", "Notes", default=(), more="代號: Markdown。key: Markdown.")
    body: FilePath | None = told(
        "正文", "Body", default=None, more="Markdown 檔的路徑，或用 | 直接寫。A path, or text by |."
    )
    pages: PageFields | None = told("頁碼", "Pages", default=None)
    reviewed: ListOf[ReviewedFields] = told("所評之書", "Works under review", default=())
    queries: ListOf[QueryFields] = told("詢問", "Queries", default=())
    style: StyleFields | None = told("版面樣式", "Style", default=None)


FIELD_PATHS = (
    *ArticleFields.field_keys(),
    *(f"dates.{key}" for key in DateFields.field_keys()),
    *(f"identifiers.{key}" for key in IdentifierFields.field_keys()),
    *(f"rights.{key}" for key in RightsFields.field_keys()),
)
"""The fields that a journal may require."""


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
    texts = _Texts(folder, known_classes, reader)
    article = _article(file, fields, opened, texts)
    findings = folder.with_lines((*opened.findings, *reader.findings))
    return Reading(article, in_order(findings))


Value = TypeVar("Value", Blocks, Inlines)


@dataclass(slots=True)
class _Texts:
    """Reads the Markdown of an article: its findings, notes and pictures come together here."""

    folder: Folder
    classes: frozenset[str]
    reader: Reader
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()

    def inlines(self, source: Located) -> Inlines:
        return self._parsed(source, parse_inlines)

    def blocks(self, source: Located) -> Blocks:
        return self._parsed(source, parse_blocks)

    def _parsed(
        self, source: Located, parse: Callable[[Located, BodyOptions], Parsed[Value]]
    ) -> Value:
        options = BodyOptions(
            classes=self.classes,
            language=self.reader.language,
            read_csv=lambda path, span: self.folder.read_text(
                self.folder.join(source.file, path), span
            ),
            csv_name=lambda path: self.folder.join(source.file, path),
        )
        parsed = parse(source, options)
        self.reader.findings += parsed.findings
        names = {typed: self.folder.join(source.file, typed) for typed, _ in parsed.pictures}
        for typed, span in parsed.pictures:
            self._read(names[typed], span)
        self.notes += with_paths(parsed.notes, names)
        return with_paths(parsed.value, names)

    def _read(self, path: str, span: Span) -> None:
        if any(resource.path == path for resource in self.resources):
            return
        resource, found = read_picture(self.folder, path, span)
        self.reader.findings += found
        if resource:
            self.resources += (resource,)


def _article(file: str, fields: ArticleFields, opened: Opened, texts: _Texts) -> Article:
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
        body_file=body_source.file if body_source else file,
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
        places=_places(opened),
        span=fields.span,
    )
    notes, found = settle_notes(_streams(article), texts.notes, mapped)
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


def default_id(folder: Folder, file: str) -> str:
    """The name of the outputs: the folder's for article.yaml and issue.yaml, else the stem."""
    path = PurePosixPath(file)
    if path.name in ("article.yaml", "issue.yaml"):
        return path.parent.name or folder.root.resolve().name or path.stem
    return path.stem


def _each(given: Multilingual[Scalar], parse: Callable[[Located], Value]) -> Multilingual[Value]:
    return Multilingual(tuple((tag, parse(text.source)) for tag, text in given))


def _body_source(file: str, fields: ArticleFields, opened: Opened, texts: _Texts) -> Located | None:
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


def _reviewed(fields: ReviewedFields, texts: _Texts) -> ReviewedWork:
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


def _places(opened: Opened) -> tuple[Place, ...]:
    """Where each field with a value was typed, the first name of its path in kebab-case."""
    assert opened.fields is not None
    places: list[Place] = []
    for key, value in opened.fields.entries:
        name = canonical_key(key.text)
        places += [
            Place(name + node.path[len(key.path) :], node.span, node.line)
            for node in walk(value)
            if has_value(node)
        ]
    return tuple(places)
