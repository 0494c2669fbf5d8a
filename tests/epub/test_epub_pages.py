"""The marks of printed pages: at the very character, and where no reader stumbles over them."""

import pytest
from lxml import etree
from msgspec.structs import replace

from publish.epub import make_epub
from publish.html.epub_document import EpubDocument, epub_document, epub_renderer
from publish.model import Article, Note, Span
from publish.model import blocks as b
from publish.model import inlines as i
from publish.model.blocks import Block
from publish.model.pages import PageStart
from tests.epub.epub_articles import (
    ALONE,
    FIRST_FOLIO,
    RESOURCES,
    call,
    emphasis,
    heading,
    paragraph,
    plain_article,
    rich_pages,
    text,
)
from tests.epub.epub_readings import EPUB, H, nav, text_file, tree

AT = Span("plain.md", 9, 1)
TITLE = len("活字時代")


def marked(article: Article, *starts: PageStart) -> EpubDocument:
    return epub_document(epub_renderer(article, ALONE), starts)


def shown(document: EpubDocument) -> str:
    """The text with [N] where page N is marked and tags of inline elements and headings."""

    def write(element: etree._Element) -> str:
        inside = (element.text or "") + "".join(
            write(child) + (child.tail or "") for child in element
        )
        name = element.tag.removeprefix(H)
        if element.get("role") == "doc-pagebreak":
            return f"[{element.get('aria-label')}]"
        return f"<{name}>{inside}</{name}>" if name in ("em", "h2", "p", "img", "sup") else inside

    (found,) = document.root.iterfind(f".//{H}div[@class='text']")
    return "".join(write(found).split())


def page(offset: int, first: str = "", folio: int = 5, anchor: str = "article") -> PageStart:
    """A page that begins so many characters behind the title."""
    return PageStart(
        folio, f"plain.{anchor}", offset + (TITLE if anchor == "article" else 0), first
    )


@pytest.mark.parametrize(
    ("body", "start", "wanted"),
    [
        pytest.param(
            (paragraph("俄羅斯與美國。"),),
            page(3, "與美"),
            "<p>俄羅斯[5]與美國。</p>",
            id="inside a paragraph",
        ),
        pytest.param(
            (paragraph("甲。"), paragraph("乙。")),
            page(2, "乙。"),
            "<p>甲。</p><p>[5]乙。</p>",
            id="at the head of a paragraph",
        ),
        pytest.param(
            (paragraph("甲。"), heading(1, "一、", "題"), paragraph("乙。")),
            page(2, "一、題"),
            "<p>甲。</p>[5]<h2>一、題</h2><p>乙。</p>",
            id="before a heading, which would else be read as “5 一、題”",
        ),
        pytest.param(
            (paragraph("甲", emphasis("乙丙"), "丁。"),),
            page(1, "乙丙丁"),
            "<p>甲[5]<em>乙丙</em>丁。</p>",
            id="before an emphasis, not in it",
        ),
        pytest.param(
            (paragraph("甲", emphasis("乙丙"), "丁。"),),
            page(2, "丙丁"),
            "<p>甲<em>乙[5]丙</em>丁。</p>",
            id="in the middle of an emphasis",
        ),
        pytest.param(
            (paragraph("甲", emphasis("乙丙"), "丁。"),),
            page(3, "丁"),
            "<p>甲<em>乙丙</em>[5]丁。</p>",
            id="behind an emphasis",
        ),
        pytest.param(
            (paragraph("甲。"), paragraph(emphasis("乙"), "丙。")),
            page(2, "乙丙"),
            "<p>甲。</p><p>[5]<em>乙</em>丙。</p>",
            id="before an emphasis that opens a paragraph",
        ),
        pytest.param(
            (paragraph("a re\u00adform of the press"),),
            page(7, "ofthe"),
            "<p>are\u00adform[5]ofthepress</p>",
            id="blanks and soft hyphens are not counted",
        ),
        pytest.param(
            (paragraph("甲乙丙。"),),
            page(0, "甲乙"),
            "<p>[5]甲乙丙。</p>",
            id="behind the title",
        ),
    ],
)
def test_a_page_is_marked_at_its_first_character(
    body: tuple[Block, ...], start: PageStart, wanted: str
) -> None:
    document = marked(plain_article(*body), start)
    assert shown(document) == wanted
    assert document.lost_pages == ()


def test_a_page_that_begins_with_a_figure_has_its_mark_before_the_picture() -> None:
    figure = b.Figure(i.Picture("2021/map.png", AT, "地圖"), text("歐洲"), AT)
    article = plain_article(paragraph("甲。"), figure, resources=RESOURCES)
    assert "[5]<img></img>" in shown(marked(article, page(2, "\ufffc圖1歐洲")))
    assert "</img><p>[5]圖1歐洲" in shown(marked(article, page(3, "圖1歐洲")))


def test_neither_notes_nor_their_calls_are_counted() -> None:
    """Print may have another number there: ① on each page."""
    note = Note("n", (paragraph("註文很長。"),), AT)
    body = (paragraph("甲", call("n"), "乙丙。"), paragraph("丁。"))
    article = plain_article(*body, notes=(note,))
    assert shown(marked(article, page(2, "丙。"))).startswith("<p>甲<sup>1</sup>乙[5]丙。")
    assert "[5]丁" in shown(marked(article, page(3, "丁", anchor="r1")))


def test_two_pages_may_begin_in_one_paragraph_and_one_may_be_blank() -> None:
    article = plain_article(paragraph("一二三四五六七。"))
    starts = (page(0, "一", 1), page(2, "三", 2), page(5, "", 3), page(5, "六", 4))
    document = marked(article, *starts)
    assert shown(document) == "<p>[1]一二[2]三四五[3][4]六七。</p>"
    assert [mark.label for mark in document.pages] == ["1", "2", "3", "4"]


def test_a_page_of_notes_alone_is_marked_behind_the_text() -> None:
    note = Note("n", (paragraph("註文很長。"),), AT)
    article = plain_article(paragraph("甲", call("n")), notes=(note,))
    document = marked(article, page(1, ""))
    (found,) = document.root.iter(f"{H}article")
    kinds = [child.get("class") or child.get("role") for child in found]
    assert kinds[-3:] == ["text", "doc-pagebreak", "notes"]


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(page(1, "丙", 6), id="another text stands there"),
        pytest.param(page(0, "甲", 6, anchor="gone"), id="what it is counted from is gone"),
        pytest.param(page(99, "", 6), id="the text ends before"),
    ],
)
def test_a_page_whose_text_the_book_does_not_have_is_reported(start: PageStart) -> None:
    article = plain_article(paragraph("甲乙丙。"))
    made = make_epub(article, ALONE, (page(0, "甲乙"), start))
    book, findings = made.data, made.findings
    (found,) = [each for each in findings if each.id == "epub-page-lost"]
    assert dict(found.values)["page"] == "6"
    assert [link.text for link in nav(book, "page-list").iter(f"{H}a")] == ["5"]


def test_the_page_list_names_every_page_once_in_order(book: bytes) -> None:
    listed = nav(book, "page-list")
    assert (listed.get("role"), listed.get("hidden")) == ("doc-pagelist", "")
    labels = [link.text for link in listed.iter(f"{H}a")]
    assert labels == [str(FIRST_FOLIO + place) for place in range(len(rich_pages()))]
    marks = [
        mark for mark in text_file(book).iter(f"{H}span") if mark.get("role") == "doc-pagebreak"
    ]
    assert [mark.get("aria-label") for mark in marks] == labels
    assert {mark.get(f"{EPUB}type") for mark in marks} == {"pagebreak"}
    assert [link.get("href").partition("#")[2] for link in listed.iter(f"{H}a")] == [
        mark.get("id") for mark in marks
    ]


def test_old_readers_get_the_same_list(book: bytes) -> None:
    ncx = "{http://www.daisy.org/z3986/2005/ncx/}"
    targets = list(tree(book, "toc.ncx").iter(f"{ncx}pageTarget"))
    hrefs = [link.get("href") for link in nav(book, "page-list").iter(f"{H}a")]
    assert [target.find(f"{ncx}content").get("src") for target in targets] == hrefs
    assert [target.get("value") for target in targets] == [
        str(start.folio) for start in rich_pages()
    ]


def test_without_pages_there_is_no_mark_and_no_list() -> None:
    book = make_epub(plain_article(), ALONE).data
    kinds = [found.get(f"{EPUB}type") for found in tree(book, "nav.xhtml").iter(f"{H}nav")]
    assert "page-list" not in kinds
    assert tree(book, "toc.ncx").find(".//{*}pageList") is None


def test_a_heading_in_the_contents_has_no_page_number_in_it() -> None:
    article = plain_article(paragraph("甲。"), heading(1, "一、", "題"))
    document = marked(replace(article), page(2, "一、題"))
    assert document.contents[1].labels == (("zh-Hant-TW", "一、題"),)
