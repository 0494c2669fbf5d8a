"""Articles built from the model alone, small enough to read and rich enough to matter."""

import io
from collections.abc import Iterator
from functools import cache
from itertools import count

from msgspec.structs import replace
from PIL import Image

from publish.html import Setting, print_document
from publish.model import (
    Affiliation,
    Article,
    Contributor,
    Dates,
    Funding,
    Identifiers,
    Issue,
    IssueArticle,
    IssueSection,
    Journal,
    Membership,
    Multilingual,
    Name,
    Note,
    Organisation,
    Person,
    Resource,
    Rights,
    Span,
)
from publish.model import blocks as b
from publish.model import inlines as i
from publish.model.blocks import Alignment, Block, Blocks
from publish.model.inlines import Inline, Inlines
from publish.model.pages import PageStart
from publish.pdf import set_article
from publish.styles import Style, load_style

RARE = "㑳"
"""A Han character of no common set, which the carried Song and Kai both have."""
RARE_ELSEWHERE = "𠀡"
"""One of plane 2, which the carried Song has and the carried Kai has not."""

_lines = count(1)


def at() -> Span:
    """A place of its own: captions are known by the place of their figure."""
    return Span("body.md", next(_lines), 1)


def text(*parts: str | Inline) -> Inlines:
    return tuple(i.Text(part, at()) if isinstance(part, str) else part for part in parts)


def paragraph(
    *parts: str | Inline, classes: tuple[str, ...] = (), language: str = ""
) -> b.Paragraph:
    return b.Paragraph(text(*parts), at(), classes, language)


def heading(
    level: int, number: str, words: str, *, classes: tuple[str, ...] = (), id: str = ""
) -> b.Heading:
    return b.Heading(level, number, text(words), at(), classes, id=id)


def call(key: str) -> i.NoteCall:
    return i.NoteCall(key, at())


def emphasis(*parts: str | Inline) -> i.Emphasis:
    return i.Emphasis(text(*parts), at())


def cell(
    words: str,
    *more: Inline,
    header: bool = False,
    columns: int = 1,
    rows: int = 1,
    alignment: Alignment = Alignment.START,
) -> b.Cell:
    children = (paragraph(words, *more),) if words else ()
    return b.Cell(children, at(), header, columns, rows, alignment)


def languages(zh: str, en: str) -> Multilingual[str]:
    return Multilingual((("zh-Hant", zh), ("en", en)))


def name(family: str, given: str, family_en: str, given_en: str) -> Multilingual[Name]:
    return Multilingual((("zh-Hant", Name(family, given)), ("en", Name(family_en, given_en))))


@cache
def style(called: str = "journal") -> Style:
    found, problems = load_style(called)
    assert found is not None
    assert problems == ()
    return found


@cache
def picture(kind: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(target, kind)
    return target.getvalue()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><title>x</title>'
    b'<path d="M0 0h40v20z"/></svg>'
)

RESOURCES = (
    Resource("2021/map.png", "image/png", picture("PNG"), 60, 40),
    Resource("2021/photo.webp", "image/webp", picture("WEBP"), 60, 40),
    Resource("2021/\u5716 1.svg", "image/svg+xml", SVG, 40, 20),
    Resource("2021/unused.png", "image/png", picture("PNG"), 60, 40),
)

JOURNAL = Journal(
    file="journal.yaml",
    language="zh-Hant-TW",
    title=languages("版面評論", "Review of International Relations"),
    issn_print="1234-5679",
    issn_electronic="2345-6787",
    publisher=Organisation(languages("政大出版社", "Chengchi University Press")),
    license="CC-BY-4.0",
)

ISSUE = Issue(
    id="75",
    file="75/issue.yaml",
    journal_file="journal.yaml",
    contents=(
        IssueSection(
            languages("焦點評析", "Focus"),
            (IssueArticle("75/other.yaml", Span("")), IssueArticle("75/rich.yaml", Span(""))),
        ),
    ),
    number="75",
    date="2021-07",
    published="2021-07-31",
)

SETTING = Setting(style(), JOURNAL, ISSUE)
ALONE = Setting(style())


def plain_article(
    *body: Block,
    id: str = "plain",
    language: str = "zh-Hant-TW",
    title: Multilingual[Inlines] | None = None,
    authors: tuple[Person, ...] = (),
    dates: Dates | None = None,
    notes: tuple[Note, ...] = (),
    resources: tuple[Resource, ...] = (),
) -> Article:
    """An article of the given blocks and hardly anything else."""
    return Article(
        id,
        "plain.md",
        "commentary",
        language,
        title or Multilingual((("zh-Hant-TW", text("活字時代")),)),
        body or (paragraph("俄羅斯與美國。"),),
        authors=authors,
        dates=dates or Dates(),
        notes=notes,
        resources=resources,
    )


def rich_article() -> Article:
    """Everything that an article can hold, once."""
    nccu = Affiliation(
        "nccu",
        languages("某大學", "A University"),
        languages("印刷學系", "Department of Printing"),
    )
    sinica = Affiliation("sinica", languages("中央研究院", "Academia Sinica"))
    lien = Person(
        name("李", "之藻", "Li", "Chih-tsao"),
        orcid="0000-0002-1825-0097",
        email="lien@example.org",
        corresponding=True,
        memberships=(Membership(nccu, languages("教授", "Professor")),),
    )
    wang = Person(
        name("王", f"大{RARE}", "Wang", "Ta-chou"),
        memberships=(Membership(sinica, languages("研究員", "Research Fellow")),),
        sort_key="ㄨㄤˊ",
    )
    editor = Person(Multilingual((("zh-Hant", Name("徐", "光啟")),)))
    return Article(
        id="2021-李",
        file="75/rich.yaml",
        type="research-article",
        language="zh-Hant-TW",
        title=Multilingual(
            (
                ("zh-Hant", text("活字時代下之", emphasis("書刊版面"))),
                ("en", text("Books and Pages Under the “New” Type of Metal")),
            )
        ),
        subtitle=Multilingual(
            (("zh-Hant", text("延續與轉變")), ("en", text("Continuity & Change")))
        ),
        section=languages("研究論文", "Articles"),
        authors=(lien, wang),
        contributors=(
            Contributor("responsible-editor", editor),
            Contributor("translator", editor),
            Contributor("calligrapher", editor, languages("題字：", "Title written by ")),
        ),
        abstract=Multilingual(
            (
                ("zh-Hant", (paragraph("本文說明2021年的書刊版面。"), paragraph("並討論行距。"))),
                ("en", (paragraph("This article explains relations in 2021."),)),
            )
        ),
        keywords=Multilingual(
            (("zh-Hant", ("俄羅斯", "美國")), ("en", ("Russia", "United States")))
        ),
        dates=Dates(received="2021-03-01", accepted="2021-06-15"),
        identifiers=Identifiers(doi="10.1234/rir.75.2"),
        rights=Rights("CC-BY-NC-4.0", languages("作者", "The authors"), "2021"),
        funding=(Funding(statement=Multilingual((("zh-Hant", text("本文獲補助。")),))),),
        acknowledgements=Multilingual((("zh-Hant", (paragraph("感謝審查人。"),)),)),
        body=_body(),
        notes=(
            Note(
                "first",
                (
                    paragraph("參見 Johann Gutenberg, ", emphasis("Promise Me, Dad"), "，頁12。"),
                    paragraph("又見", i.Styled(text("Независимая газета"), at(), "ru"), "。"),
                    b.Quotation((paragraph("註中引文。"),), at()),
                ),
                at(),
            ),
            Note("quoted", (paragraph("引文的註 <&> \"'。"),), at()),
            Note("cell", (paragraph("表內的註。doi:10.1000/182。"),), at()),
            Note("item", (b.ListBlock((_item("註以列舉開頭。"),), False, True, at()),), at()),
        ),
        resources=RESOURCES,
    )


FIRST_FOLIO = 31


@cache
def rich_pages() -> tuple[PageStart, ...]:
    """Where the pages of the rich article begin, which is the second of its issue."""
    document = print_document(rich_article(), SETTING)
    return set_article(document, SETTING, FIRST_FOLIO, draw=False).page_starts


def _item(words: str, number: str = "", *more: Block) -> b.ListItem:
    return b.ListItem((paragraph(words), *more), number, at())


def _body() -> Blocks:
    figure = i.Picture("2021/map.png", at(), "歐洲地圖", "80%")
    plain = i.Picture("2021/photo.webp", at(), "會談照片")
    formula = i.Picture("2021/\u5716 1.svg", at(), "x 等於 1")
    return (
        b.Division(
            (paragraph("題辭一句。"), paragraph("——王禎《農書》", classes=("source",))),
            at(),
            ("epigraph",),
        ),
        paragraph(f"開頭一段，有{RARE_ELSEWHERE}字。", call("first")),
        heading(1, "壹、", "前言", id="sec-1"),
        paragraph(
            "甲",
            emphasis(f"強調{RARE}與Latin"),
            i.Strong(text("重"), at()),
            i.Superscript(text("2"), at()),
            i.Subscript(text("3"), at()),
            i.Code("a < b", at()),
            "乙，見",
            i.Reference("fig-\u5716", at()),
            "、",
            i.Reference("sec-1", at(), text("前言一節")),
            "與",
            i.Reference("note-cell", at()),
            "，https://example.org/a_b?c=1&d=2。",
            i.LineBreak(at()),
            i.Link("https://example.org/表 一%", text("連結"), at()),
            i.Edit(text("刪"), text("增"), at()),
            i.QueryMark("AQ", at()),
            i.Styled(text("日本語のテキスト"), at(), "ja", ("kai",)),
        ),
        heading(2, "一、", "方法"),
        heading(3, "1.", "資料"),
        b.ListBlock(
            (
                _item("其一", "（一）", b.ListBlock((_item("小項"),), False, True, at())),
                _item("其二", "（二）", paragraph("再一段。")),
                b.ListItem((b.CodeBlock("x = 1\n", at()),), "（三）", at()),
            ),
            True,
            True,
            at(),
        ),
        b.Quotation((paragraph("引文", call("quoted"), "。"), paragraph("第二段。")), at()),
        b.Figure(
            figure,
            text("歐洲"),
            at(),
            "fig-\u5716",
            source=text("本刊繪製。"),
            note=text("僅供參考。"),
        ),
        b.Figure(plain, (), at()),
        b.Table(
            (
                b.Row(
                    (
                        cell("國別", header=True, rows=2),
                        cell("人數", header=True, columns=2, alignment=Alignment.CENTER),
                    ),
                    at(),
                ),
                b.Row((cell("男", header=True), cell("女", header=True)), at()),
            ),
            (
                b.Row(
                    (
                        cell("美國", call("cell"), header=True),
                        cell("1,234.5", alignment=Alignment.DECIMAL),
                        cell("12", alignment=Alignment.DECIMAL),
                    ),
                    at(),
                ),
                b.Row((cell("俄羅斯"), cell(""), cell("7.25", alignment=Alignment.DECIMAL)), at()),
            ),
            text("人數"),
            at(),
            "tbl-1",
            source=text("作者整理。"),
            note=text("單位為千。"),
            unit=text("千人"),
        ),
        b.Formula(formula, at(), "eq-1"),
        b.DefinitionList((b.Definition(text("版框"), ((paragraph("四周邊線。"),),), at()),), at()),
        b.Verse(((text("床前明月光"), text("疑是地上霜")), (text("舉頭望明月"),)), at()),
        b.CodeBlock("print('<ok>')\n", at()),
        b.Rule(at()),
        paragraph("An English paragraph of some length.", language="en"),
        b.ListBlock((_item("其四"), _item("其五")), False, False, at()),
        heading(1, "", "參考文獻", classes=("references",)),
        heading(2, "", "中文部分"),
        paragraph("李之藻，2020。《活字小史》。臺北：五南。"),
        heading(1, "附錄一", "問卷", classes=("appendix",), id="app"),
        paragraph("問卷內容。", call("item")),
    )


def with_long_note(article: Article, length: int) -> Article:
    """The article with one note that has so many characters."""
    note = Note("long", (paragraph("字" * length),), Span(article.file, 7, 1))
    return replace(article, body=(paragraph("正文", call("long")),), notes=(note,))


def articles() -> Iterator[tuple[str, Article, Setting]]:
    """Articles that differ in what they have: name, article, setting."""
    yield "rich", rich_article(), SETTING
    yield "plain", plain_article(), ALONE
    yield (
        "english",
        plain_article(
            heading(1, "1.", "Introduction"),
            paragraph("Words, and 漢字, and words."),
            id="english",
            language="en",
            title=Multilingual((("en", text("Grids")), ("zh-Hant", text("格線")))),
        ),
        SETTING,
    )
    yield "other style", rich_article(), Setting(style("plain"), JOURNAL, ISSUE)
