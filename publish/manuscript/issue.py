"""issue.yaml → Issue."""

from typing import Annotated, Any, ClassVar

from msgspec import Struct

from publish.diagnostics import in_order
from publish.files.folder import Folder
from publish.files.nodes import Mapping, Node, Scalar
from publish.manuscript.fields import Fields, ListOf, Reader, asked, not_among, told, wrong
from publish.manuscript.issue_paths import IssuePaths
from publish.manuscript.names import default_id
from publish.manuscript.organisations import (
    GpnFields,
    IsbnFields,
    MastheadFields,
    OrganisationFields,
    masthead,
    organisation,
)
from publish.manuscript.people import PersonFields, people
from publish.manuscript.read import Opened, Reading, open_file
from publish.manuscript.style import StyleFields, style_choice
from publish.manuscript.typed import typed_places
from publish.manuscript.values import (
    Amounts,
    Day,
    Decimal,
    FilePath,
    Flag,
    Identifier,
    Language,
    PageNumber,
    Read,
    Text,
    Texts,
    WholeNumber,
    language,
    one_of,
    scalar,
)
from publish.model import (
    CoverEntry,
    Issue,
    IssueArticle,
    IssuePage,
    IssueSection,
    Multilingual,
    Span,
)

PAGE_KINDS = ("cover", "board", "toc", "colophon", "back-cover", "blank", "page", "article")
_WITH_FILE = ("page", "article")


class PageEntry(Struct, frozen=True):
    """An entry of `front` or `back` as typed."""

    kind: str
    span: Span
    language: str = ""
    file: Scalar | None = None


def _page(node: Node, reader: Reader) -> PageEntry:
    """`cover`, `{toc: zh-Hant}`, `{page: file.md}` or `{article: editorial}`."""
    if not isinstance(node, Mapping):
        kind = scalar(node).text
        value: Node | None = None
    elif len(node.entries) == 1:
        (key, value), *_ = node.entries
        kind = key.text
    else:
        raise wrong(node, "issue-page-form")
    if kind not in PAGE_KINDS:
        raise not_among(node, kind, PAGE_KINDS)
    if kind in _WITH_FILE:
        if value is None:
            raise wrong(node, "issue-page-form")
        return PageEntry(kind, node.span, file=scalar(value))
    if kind == "toc":
        tag = language(value, reader) if value else reader.language
        return PageEntry(kind, node.span, language=tag)
    if value is not None:
        raise wrong(node, "issue-page-form")
    return PageEntry(kind, node.span)


_PAGE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"enum": [kind for kind in PAGE_KINDS if kind not in _WITH_FILE]},
        {
            "type": "object",
            "properties": {
                "toc": {"type": "string", "title": "目次的語言 Language of the contents"},
                "page": {"type": "string", "title": "Markdown 檔 A Markdown file"},
                "article": {"type": "string", "title": "稿件，如編者的話 An article"},
            },
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 1,
        },
    ]
}
_Page = Annotated[PageEntry, Read(_page, _PAGE_SCHEMA)]


class EntryFields(Fields):
    """欄目裡的一篇 An article of a section."""

    article: FilePath = asked("稿件", "Article", more="article.yaml 的路徑 Its path")
    open_on: Annotated[str, one_of("any", "recto")] = told(
        "起頁", "Begins on", default="", more="只為這一篇。For this article alone."
    )
    short: ClassVar[str] = "article"


class SectionFields(Fields):
    """欄目與其中的稿件 A section of the contents with its articles."""

    section: Texts = told("欄目", "Section", default=Multilingual())
    articles: ListOf[EntryFields] = told("稿件", "Articles", default=())
    divider: Flag = told("篇章頁", "Page of its own before the section", default=False)
    short: ClassVar[str] = "articles"


class CoverFields(Fields):
    """封面檔案 Files of the cover."""

    front: FilePath | None = told("封面", "Front", default=None)
    back: FilePath | None = told("封底", "Back", default=None)
    spine: FilePath | None = told("書背", "Spine", default=None)
    short: ClassVar[str] = "front"


class PrintFields(Fields):
    """印製 Printing."""

    binding: Text = told("裝訂", "Binding", more="perfect, saddle …")
    signature: WholeNumber = told("每台頁數", "Pages of a signature", default=0)
    sheet_mm: Decimal = told("紙厚（mm）", "Thickness of a sheet in mm")


class IssueFields(Fields):
    """一期期刊 An issue."""

    id: Identifier = told("代號", "Id", more="輸出檔名；預設為資料夾名稱。Names the outputs.")
    lang: Language = told("語言", "Language", more="預設為期刊的語言。The journal's by default.")
    journal: FilePath | None = told("期刊檔案", "The journal's file", default=None)
    volume: Text = told("卷", "Volume")
    number: Text = told("期", "Number")
    whole_number: Text = told("總號", "Whole number")
    date: Day = told("卷期日期", "Date of the issue")
    published: Day = told("出版日期", "Date of publication")
    label: Texts = told("日期的寫法", "Wording of the date", default=Multilingual())
    title: Texts = told("專號題名", "Title of a special issue", default=Multilingual())
    guest_editors: ListOf[PersonFields] = told("客座主編", "Guest editors", default=())
    masthead: ListOf[MastheadFields] = told("編輯團隊", "Masthead", default=())
    first_page: PageNumber = told("首頁頁碼", "First page", default=1)
    continue_: FilePath | None = told("接續頁碼", "Continues the pages of", default=None)
    open_on: Annotated[str, one_of("any", "recto")] = told(
        "每篇起頁", "Articles begin on", default="any", more="recto：奇數頁。Odd pages."
    )
    front: ListOf[_Page] = told("文前", "Front matter", default=())
    contents: ListOf[SectionFields] = told("內容", "Contents", default=())
    back: ListOf[_Page] = told("文後", "Back matter", default=())
    cover: CoverFields | None = told("封面", "Cover", default=None)
    isbn: IsbnFields | None = told("ISBN", "ISBN", default=None)
    gpn: GpnFields | None = told("GPN", "GPN", default=None)
    printer: OrganisationFields | None = told("印刷", "Printer", default=None)
    sales: ListOf[OrganisationFields] = told("展售處", "Places of sale", default=())
    price: Amounts = told("定價", "Price", default=(), more="{TWD: 250}")
    print: PrintFields | None = told("印製", "Printing", default=None)
    style: StyleFields | None = told("版面樣式", "Style", default=None)


def read_issue(folder: Folder, file: str) -> Reading[Issue]:
    """The issue that `file` (relative to the root) describes; its articles are not read.

    Paths in the result are relative to the root. A file that is not there is a finding. The
    value is None only when the issue's own file cannot be read.
    """
    opened = open_file(folder, file)
    if opened.fields is None:
        return Reading(None, in_order(opened.findings))
    journal_file = _journal_file(folder, file, opened.fields)
    reader = Reader(_language(folder, opened, journal_file))
    fields = IssueFields.model_validate(opened.fields, context=reader)
    paths = IssuePaths(folder, file, journal_file, reader)
    if opened.fields.get("contents") is None:
        reader.say(opened.fields, "field-missing", name="contents")
    if fields.journal:
        paths.file(fields.journal)
    issue = _issue(opened.fields, journal_file, fields, paths)
    return Reading(issue, in_order((*opened.findings, *reader.findings)))


def _journal_file(folder: Folder, file: str, fields: Mapping) -> str:
    """The journal's file: as typed, else the one at the root; empty when there is none."""
    typed = fields.get("journal")
    path = "journal.yaml"
    if isinstance(typed, Scalar) and not typed.null:
        path = folder.join(file, typed.text)
    return path if folder.exists(path) else ""


def _language(folder: Folder, opened: Opened, journal_file: str) -> str:
    """The issue's language, by default the journal's."""
    if opened.fields and opened.fields.get("lang"):
        return opened.language
    return open_file(folder, journal_file).language if journal_file else opened.language


def _issue(typed: Mapping, journal_file: str, fields: IssueFields, paths: IssuePaths) -> Issue:
    file, reader = paths.issue_file, paths.reader
    seen: dict[str, int] = {}
    front = _pages(fields.front, paths, seen)
    price: tuple[tuple[str, str], ...] = tuple(
        (currency.upper(), amount) for currency, amount in fields.price
    )
    return Issue(
        id=fields.id or default_id(paths.folder, file),
        file=file,
        journal_file=journal_file,
        contents=_contents(fields, paths, seen),
        volume=fields.volume,
        number=fields.number,
        whole_number=fields.whole_number,
        date=fields.date,
        published=fields.published,
        label=fields.label,
        title=fields.title,
        guest_editors=people(fields.guest_editors, {}, reader),
        masthead=masthead(fields.masthead, reader),
        first_page=fields.first_page if "first_page" in fields.model_fields_set else 0,
        continue_from=paths.issue_before(fields.continue_),
        open_on=fields.open_on,
        front=front,
        back=_pages(fields.back, paths, seen),
        covers=_covers(fields.cover, paths),
        isbn_print=fields.isbn.print if fields.isbn else "",
        isbn_epub=fields.isbn.epub if fields.isbn else "",
        gpn_print=fields.gpn.print if fields.gpn else "",
        gpn_electronic=fields.gpn.electronic if fields.gpn else "",
        printer=organisation(fields.printer),
        sales=tuple(organisation(given) for given in fields.sales),
        price=price,
        binding=fields.print.binding if fields.print else "",
        signature=fields.print.signature if fields.print else 0,
        sheet_mm=fields.print.sheet_mm if fields.print else "",
        style=style_choice(fields.style),
        places=typed_places(typed),
        span=fields.span,
    )


def _covers(given: CoverFields | None, paths: IssuePaths) -> tuple[CoverEntry, ...]:
    """The designer's files that are there."""
    if given is None:
        return ()
    typed = (("front", given.front), ("back", given.back), ("spine", given.spine))
    entries = (
        CoverEntry(part, paths.file(file), file.span, file.line)
        for part, file in typed
        if file is not None
    )
    return tuple(entry for entry in entries if paths.folder.exists(entry.file))


def _contents(
    fields: IssueFields, paths: IssuePaths, seen: dict[str, int]
) -> tuple[IssueSection, ...]:
    sections: list[IssueSection] = []
    for given in fields.contents:
        articles: list[IssueArticle] = []
        for entry in given.articles:
            path = _article(entry.article, paths, seen)
            if path:
                articles.append(IssueArticle(path, entry.article.span, entry.open_on))
        sections.append(IssueSection(given.section, tuple(articles), given.divider, given.span))
    return tuple(sections)


def _article(typed: Scalar, paths: IssuePaths, seen: dict[str, int]) -> str:
    """The path of an article; empty, with a finding, where the issue has it already."""
    path = paths.article(typed)
    if path in seen:
        paths.reader.say(typed, "issue-article-twice", path=typed.text, first=seen[path])
        return ""
    seen[path] = typed.span.line
    return path


def _pages(
    given: tuple[PageEntry, ...], paths: IssuePaths, seen: dict[str, int]
) -> tuple[IssuePage, ...]:
    pages: list[IssuePage] = []
    for entry in given:
        if entry.kind == "article" and entry.file is not None:
            path = _article(entry.file, paths, seen)
            if not path:
                continue
        else:
            path = paths.file(entry.file)
        pages.append(IssuePage(entry.kind, entry.language, path, entry.span))
    return tuple(pages)
