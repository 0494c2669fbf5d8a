"""The fields of article.yaml, as an editor types them."""

from typing import Annotated, ClassVar

from publish.manuscript.fields import Fields, ListOf, asked, told
from publish.manuscript.identifiers import Doi, Isbn, License, Url
from publish.manuscript.people import (
    AffiliationFields,
    ContributorFields,
    PersonFields,
)
from publish.manuscript.style import StyleFields
from publish.manuscript.values import (
    Day,
    FilePath,
    Identifier,
    Language,
    Markdown,
    Markdowns,
    NamedTexts,
    PageNumber,
    Text,
    Texts,
    WordLists,
    one_of,
)
from publish.model import (
    Multilingual,
)

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
        "短題", "Short title", default=Multilingual(), more="書眉用。For running heads."
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
