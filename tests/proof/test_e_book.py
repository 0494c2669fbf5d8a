"""Proofs as e-books: what changed as `ins` and `del`, queries as asides."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from publish.html.units import Spot, Token, Unit, UnitKind
from publish.proof.passages import passages
from tests.judges.epubcheck import epubcheck_messages, needs_java

HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def book(second_round: Path) -> Path:
    """The e-book of the second round."""
    return second_round / "reading-proofs.epub"


@pytest.fixture(scope="module")
def text(book: Path) -> etree._Element:
    """The article in it."""
    with ZipFile(book) as opened:
        return etree.fromstring(opened.read("EPUB/text/reading-proofs.xhtml"))


def _around(element: etree._Element, count: int) -> tuple[str, str]:
    """The characters before and behind an element in its paragraph."""
    block = next(each for each in element.iterancestors() if each.tag in _BLOCKS)
    whole = "".join(block.itertext())
    before = "".join(block.xpath(".//text()")[: _texts_before(block, element)])
    return before[-count:], whole[len(before) + len("".join(element.itertext())) :][:count]


_BLOCKS = {f"{HTML}{tag}" for tag in ("p", "td", "th", "h1", "h2", "aside")}


def _texts_before(block: etree._Element, element: etree._Element) -> int:
    inside = set(element.itertext())
    texts = block.xpath(".//text()")
    return next(n for n, each in enumerate(texts) if each in inside and _is_in(each, element))


def _is_in(text: etree._ElementUnicodeResult, element: etree._Element) -> bool:
    return text.is_text and text.getparent() is element


def test_what_was_typed_is_inserted_and_what_is_gone_deleted_at_its_place(
    text: etree._Element,
) -> None:
    marked = [
        (each.tag.removeprefix(HTML), each.text, *_around(each, 2))
        for each in text.iter(f"{HTML}ins", f"{HTML}del")
        if each.getparent().tag != f"{HTML}td" or each.get("title")
    ]
    assert marked == [
        ("del", "工房", "專案", "作坊"),
        ("ins", "作坊", "工房", "排版"),
        ("del", "句", "字逐", "行，"),
        ("ins", "行", "逐句", "，連"),
        ("del", "galley", "稱為", "sl"),
        ("ins", "slip", "ey", "，是"),
        ("del", "正確", "是否", "可靠"),
        ("ins", "可靠", "正確", ""),
        ("del", "著", "人倒", "過來"),
        ("ins", "過來", "倒著", "讀，"),
    ]


def test_marks_have_the_numbers_of_the_list(text: etree._Element) -> None:
    titles = [each.get("title") for each in text.iter(f"{HTML}ins") if each.get("title")]
    assert titles == ["[1] 改", "[2] 改", "[3] 改", "[4] 改", "[5] 改"]
    rows = text.findall(f".//{HTML}section[@class='proof-changes']//{HTML}tbody/{HTML}tr")
    assert [row[0].text for row in rows] == ["1", "2", "3", "4", "5"]


def test_a_query_is_an_aside_that_its_sign_leads_to(text: etree._Element) -> None:
    (sign,) = text.findall(f".//{HTML}a[@class='query']")
    assert (sign.text, "".join(sign.getparent().itertext())[:4]) == ("AQ1", "誰讀AQ")
    aside = text.find(f".//{HTML}aside[@id='{sign.get('href').removeprefix('#')}']")
    assert aside is not None
    assert "三校由誰讀？" in "".join(aside.itertext())


def test_a_query_about_the_whole_text_stands_in_the_list_and_is_no_note(
    text: etree._Element,
) -> None:
    (section,) = text.findall(f".//{HTML}section[@class='proof-queries']")
    (asked,) = section.findall(f"{HTML}p")
    assert "".join(asked.itertext()) == "EQ1\u3000編輯\u3000—\u3000全文用字統一了嗎？"


def test_the_book_says_which_proof_it_is(text: etree._Element, book: Path) -> None:
    head = text.find(f".//{HTML}div[@class='proof-head']/{HTML}p")
    assert head is not None
    assert head.text is not None
    assert head.text.startswith("二校 Second proof　2026年12月16日　退還日期 2026年12月30日")
    with ZipFile(book) as opened:
        package = opened.read("EPUB/content.opf").decode()
    assert "怎樣讀校樣　二校" in package


@needs_java
def test_epubcheck_has_nothing_to_say_of_a_proof(book: Path) -> None:
    assert epubcheck_messages(book) == []


def _unit(kind: UnitKind, text: str, element: int) -> Unit:
    """A unit of single characters in one element."""
    spots = tuple(Spot(element, place, place + 1) for place in range(len(text)))
    return Unit(kind, tuple(map(Token, text)), spots)


def test_notes_are_found_where_the_book_has_them() -> None:
    """In print a note stands behind its paragraph, in a book at the end."""
    print_ = (_unit("paragraph", "甲乙", 1), _unit("note", "丙丁", 2), _unit("paragraph", "戊", 3))
    book = (_unit("paragraph", "甲乙", 4), _unit("paragraph", "戊", 5), _unit("note", "丙丁", 6))
    found = passages(print_, book)
    assert found.of(1, 1, 2) == (Spot(6, 1, 2),)
    assert found.before(2, 0) == Spot(5, 0, 0)
    assert found.beside(3) == Spot(5, 1, 1)


def test_what_stands_in_another_order_is_found_by_its_text() -> None:
    """A note below a table stands before the notes of the pages, or behind them."""
    print_ = (_unit("note", "甲乙", 1), _unit("note", "丙丁", 2))
    book = (_unit("note", "丙丁", 3), _unit("note", "甲乙", 4))
    found = passages(print_, book)
    assert (found.of(0, 0, 1), found.of(1, 0, 1)) == ((Spot(4, 0, 1),), (Spot(3, 0, 1),))
