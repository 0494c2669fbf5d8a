"""What the pages of an issue say, as an editor would check them."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from msgspec.structs import replace

from publish.html import print_document
from publish.html.issue import (
    IssueDocument,
    back_cover,
    blank,
    board,
    colophon,
    contents,
    cover_sheet,
    divider,
    front_cover,
    offprint_cover,
    text_page,
)
from publish.html.issue.covers import cells, spine
from publish.html.issue.offprint import citation
from publish.html.licences import license_words
from publish.model import Issue, Multilingual
from tests.issue_pages.issue_75 import article, entries, rules, setting, without, words


def test_the_contents_in_chinese() -> None:
    assert (
        words(contents(setting(), entries(), "zh-Hant"))
        == """\
目次
《出版學刊》\u2003第75期\u20032021年7月
編者的話
vii
論文
標點符號在橫排書刊裡的位置——以近年的社會科學期刊為例
王明
1
論註腳
李大華、陳一二、林三四
31
書評
評《書的歷史》
張七八
120"""
    )


def test_the_contents_in_english_have_the_same_order_and_folios() -> None:
    assert (
        words(contents(setting(), entries(), "en"))
        == """\
Contents
Journal of Publishing, No. 75, July 2021
From the Editors
vii
Articles
The Place of Punctuation in Horizontal Print: Recent Journals of Social Science
1
Ming Wang
On Footnotes
31
Ta-hua Li, I-erh Chen, and San-ssu Lin
Book Review
On the History of the Book
120
Ch’i-pa Chang"""
    )


def test_the_board_in_chinese_and_english() -> None:
    chinese, english = board(setting(), "zh-Hant"), board(setting(), "en")
    assert chinese is not None
    assert english is not None
    assert (
        words(chinese)
        == """\
編輯委員會
編輯委員
（依姓氏筆畫排列）
王明　某某大學
李大華　某某研究院
主編
陳一二
發行人
林三四
排版
某某排版"""
    )
    assert (
        words(english)
        == """\
Editorial Board
Editorial Board
Ming Wang
Ta-hua Li
Editor-in-Chief
I-erh Chen
Publisher
San-ssu Lin
Typesetting
某某排版"""
    )


@pytest.mark.parametrize("medium", ["print", "epub"])
def test_names_of_the_board_do_not_run_together_when_they_are_copied(medium: str) -> None:
    given = setting()
    assert given.journal is not None
    members = tuple(replace(one, memberships=()) for one in given.journal.masthead[0].people)
    role = replace(given.journal.masthead[0], people=members)
    page = board(without(given, masthead=(role,)), "zh-Hant", medium)
    assert page is not None
    assert "王明　李大華" in words(page)


def test_a_journal_without_masthead_has_no_board() -> None:
    assert board(without(setting(), masthead=()), "zh-Hant") is None


COLOPHON = """\
刊名
：
出版學刊
Journal of Publishing
卷期
：
第75期
總號
：
第150期
出版日期
：
2021年7月31日
創刊日期
：
1984年7月
刊期
：
半年刊
發行人
：
林三四
主編
：
陳一二
本期客座主編
：
黃五六
編輯委員
：
見編輯委員會頁
出版者
：
出版學會
Society for Publishing
地址
：
臺北市某路1號
1 Some Road, Taipei
電話
：
02-0000-0000
E-mail
：
press@example.org
網址
：
https://example.org
排版
：
某某排版
印刷
：
某某印刷廠　02-0000-0001
定價
：
新臺幣250元
劃撥帳號
：
00000000
戶名
：
出版學會
ISSN
：
1234-5679（紙本）　2049-3630（線上）
GPN
：
2006000001
授權
：
創用CC 姓名標示-非商業性 4.0 國際授權條款（CC BY-NC 4.0）
https://creativecommons.org/licenses/by-nc/4.0/
字型
：
楷體採用國家發展委員會「全字庫正楷體」103.1版（2018年），\
依政府資料開放授權條款第1版利用（https://data.gov.tw/license），經子集化與調整。
聲明
：
本刊文章不代表本刊立場。"""


def test_the_colophon_has_the_order_of_taiwanese_journals() -> None:
    assert words(colophon(setting())) == COLOPHON


def test_the_colophon_of_the_e_book_has_its_own_numbers_and_no_printer() -> None:
    found = words(colophon(setting(), "epub"))
    assert "4706000001" in found
    assert "978-986-181-728-6" in found
    for left_out in ("2006000001", "印刷", "排版", "字型"):
        assert left_out not in found


def test_pages_of_a_book_are_xhtml_of_their_own() -> None:
    for document in (colophon(setting(), "epub"), board(setting(), "en", "epub")):
        assert document is not None
        root = ElementTree.fromstring(document.html)
        assert root.tag == "{http://www.w3.org/1999/xhtml}html"
        assert ":" not in document.prefix
        assert "running" not in document.html
        assert "journal:" not in document.html


def test_board_members_are_named_where_the_style_or_the_issue_has_no_page_for_them() -> None:
    assert "王明、李大華" in words(colophon(setting(colophon__board="names")))


def test_labels_are_spread_over_five_em_or_the_longest_of_them() -> None:
    html = colophon(setting()).html
    longest = 6.0  # 本期客座主編
    assert f'width:{longest:g}em">' in html
    two, four = (longest - 2) / 1, (longest - 4) / 3
    assert f'margin-right:{two:.4f}em">刊</span>名' in html
    assert f'margin-right:{four:.4f}em">出</span>' in html
    assert '<p class="colophon-label" style="width:6em">ISSN</p>' in html


def test_rules_for_contributors_hang_from_their_numbers() -> None:
    page = text_page(setting(), rules())
    assert (
        words(page)
        == """\
稿約
一、本刊刊登下列文章：
（一）論文。
（二）書評。
二、來稿請寄編輯部。1
1電子郵件亦可。
（2021年6月15日修訂）"""
    )
    root = ElementTree.fromstring(page.html)
    inner = root.findall(".//ol/li/ol/li")
    assert ["".join(item.itertext()).strip() for item in inner] == ["（一）論文。", "（二）書評。"]


def test_the_front_cover() -> None:
    assert (
        words(front_cover(setting(), entries()))
        == """\
ISSN 1234-5679
出版學刊
Journal of Publishing
第75期\u20032021年7月
No. 75, July 2021
編者的話
論文
標點符號在橫排書刊裡的位置——以近年的社會科學期刊為例
王明
論註腳
李大華、陳一二、林三四
書評
評《書的歷史》
張七八
出版學會"""
    )
    bare = words(front_cover(setting(cover__contents="false"), entries()))
    assert "論註腳" not in bare


def test_the_back_cover_has_the_english_contents_or_nothing() -> None:
    assert "On Footnotes" in words(back_cover(setting(), entries()))
    assert words(back_cover(setting(back_cover__contents="blank"), entries())) == ""


def test_the_barcode_of_the_issn_and_the_issue() -> None:
    assert "barcode" not in back_cover(setting(), entries()).html
    document = back_cover(setting(cover__barcode="true"), entries())
    # 977 + 1234567 + 00, check digit 3: 9+7·3+7+1·3+2+3·3+4+5·3+6+7·3+0+0·3 = 97.
    assert 'alt="ISSN 9771234567003 75"' in document.html
    assert [each.path for each in document.resources] == ["barcode:9771234567003.svg"]


def test_an_offprint_says_where_it_is_from_and_how_it_is_cited() -> None:
    assert (
        words(offprint_cover(article("75/long.md"), setting(), "1", "30"))
        == """\
抽印本
《出版學刊》\u2003第75期\u20032021年7月
Journal of Publishing, No. 75, July 2021
標點符號在橫排書刊裡的位置——以近年的社會科學期刊為例
The Place of Punctuation in Horizontal Print: Recent Journals of Social Science
王明
Ming Wang
引用格式
王明，〈標點符號在橫排書刊裡的位置——以近年的社會科學期刊為例〉，\
《出版學刊》，第75期（2021年7月），頁1–30。
Wang, Ming. “The Place of Punctuation in Horizontal Print: Recent Journals of Social Science.” \
Journal of Publishing, no. 75 (July 2021): 1–30.
DOI：https://doi.org/10.1234/75.1
授權：創用CC 姓名標示-非商業性 4.0 國際授權條款（CC BY-NC 4.0）\
https://creativecommons.org/licenses/by-nc/4.0/
出版學會
Society for Publishing"""
    )


def test_a_citation_of_several_authors_and_one_page() -> None:
    found = citation(article("75/short.md"), setting(), "en", "31", "31")
    assert found.before == "Li, Ta-hua, I-erh Chen, and San-ssu Lin. “On Footnotes.” "
    assert found.behind == ", no. 75 (July 2021): 31."


def test_dividers_and_blank_pages() -> None:
    section = Multilingual((("zh-Hant", "論文"), ("en", "Articles")))
    assert words(divider(setting(), section)) == "論文\nArticles"
    assert words(blank(setting())) == ""


def test_a_thin_spine_bears_no_text() -> None:
    assert spine(setting(), 118).head == ()  # 5.9 mm
    thick = spine(setting(), 120)
    assert thick.width_mm == pytest.approx(6.0)
    assert ["".join(cells) for cells in thick.head] == ["出版學刊", "第七十五期", "二○二一年七月"]
    assert "".join(thick.foot) == "出版學會"


@pytest.mark.parametrize(("pages", "size"), [(120, 9.0), (160, 10.0), (200, 11.0)])
def test_the_type_of_the_spine_grows_with_it(pages: int, size: float) -> None:
    assert spine(setting(), pages).size == size


@pytest.mark.parametrize(
    ("text", "expected"),
    [("第75期", ("第", "75", "期")), ("A4 版面", ("A4", "版", "面")), ("", ())],
)
def test_digits_stand_side_by_side_in_a_vertical_line(text: str, expected: tuple[str, ...]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    ("license", "language", "expected"),
    [
        ("CC-BY-4.0", "zh-Hant", "創用CC 姓名標示 4.0 國際授權條款（CC BY 4.0）"),
        ("CC-BY-SA-3.0", "zh-Hant", "創用CC 姓名標示-相同方式分享 3.0授權條款（CC BY-SA 3.0）"),
        ("CC-BY-ND-4.0", "en", "Creative Commons Attribution-NoDerivatives 4.0 International "
         "(CC BY-ND 4.0)"),
        ("MIT", "zh-Hant", "MIT"),
        ("https://example.org/licence", "zh-Hant", ""),
    ],
)  # fmt: skip
def test_what_a_licence_is_called(license: str, language: str, expected: str) -> None:
    assert license_words(license, language) == expected


def all_documents() -> list[IssueDocument]:
    given, listed = setting(cover__barcode="true"), entries()
    boards = [board(given, language) for language in ("zh-Hant", "en")]
    section = Multilingual((("zh-Hant", "論文"),))
    return [
        front_cover(given, listed), *[each for each in boards if each is not None],
        contents(given, listed, "zh-Hant"), contents(given, listed, "en"),
        divider(given, section, 1), divider(given, section, 2), blank(given, 1), blank(given, 2),
        text_page(given, rules()), colophon(given), back_cover(given, listed),
        cover_sheet(given, listed, 200), offprint_cover(article("75/long.md"), given, "1", "30"),
        offprint_cover(article("75/short.md"), given, "31", "40"),
    ]  # fmt: skip


def test_no_two_documents_of_an_issue_share_an_id() -> None:
    seen: set[str] = set()
    for document in all_documents():
        own = re.findall(r' id="([^"]+)"', document.html)
        assert own
        assert all(each.startswith(document.prefix) for each in own)
        assert not seen & set(own)
        seen |= set(own)


def test_blind_pages_have_neither_head_nor_folio() -> None:
    for document in all_documents():
        assert document.blind == ('class="folio"' not in document.html)


def test_front_matter_without_folios_keeps_its_heads() -> None:
    from publish.html.issue import in_front

    plain = contents(in_front(setting(front__folios="none")), entries(), "zh-Hant")
    assert 'class="issue-page toc folios-none"' in plain.html
    assert "folios-none" not in contents(in_front(setting()), entries(), "zh-Hant").html


def test_where_the_front_matter_has_no_folios_nothing_names_them() -> None:
    from publish.html.issue import in_front

    without = in_front(setting(front__folios="none"))
    html = print_document(article("75/editorial.md"), without).html
    assert "folio-range" not in html
    assert "folio-range" in print_document(article("75/editorial.md"), in_front(setting())).html
    cited = [citation(article("75/short.md"), without, tag, "v", "vi") for tag in ("zh-Hant", "en")]
    assert [each.behind for each in cited] == ["，第75期（2021年7月）。", ", no. 75 (July 2021)."]


def test_a_page_needs_neither_journal_nor_issue() -> None:
    bare = replace(setting(), journal=None, issue=None)
    assert words(contents(bare, (), "zh-Hant")) == "目次"
    assert words(colophon(bare)) == ""
    assert words(front_cover(bare)) == ""
    assert isinstance(setting().issue, Issue)
