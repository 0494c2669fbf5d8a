"""Opening pages: who wrote what, where it stands, and what an article may go without."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article, read_issue, read_journal
from publish.pdf import set_article
from publish.styles import load_style
from tests.pdf.features.conftest import MANUSCRIPTS, MEASURE, Printed, Setter, Word

RESEARCH = "openings/research.yaml"


def middle(found: Printed, word: Word) -> float:
    """The middle of a line's ink, in pt from the left edge of the type area."""
    line = [
        glyph
        for glyph in found.placed[word.page].glyphs
        if abs(glyph.y - word.y) < 6 and glyph.text.strip()
    ]
    edges = min(glyph.left for glyph in line), max(glyph.right for glyph in line)
    return sum(edges) / 2 - found.left(word.page)


@pytest.mark.parametrize(
    "text",
    [
        "五位作者的研究論文",
        "題名在這裡強迫換行",
        "副題也可以有",
        "AResearchArticlebyFiveAuthors:",
        "王大年**、李亦農***、張立人****、陳一新、林以文*****",
        "Ta-nienWang,I-nungLi,Li-jenChang,I-hsinChen,andI-wenLin",
        "摘要",
    ],
)
def test_title_and_authors_are_centred(printed: Setter, text: str) -> None:
    found = printed(RESEARCH)
    assert middle(found, found.word(text)) == pytest.approx(MEASURE / 2, abs=9)


def test_the_notes_of_title_and_authors_stand_at_the_foot_in_order(printed: Setter) -> None:
    notes = [note.text().replace("\n", "") for note in printed(RESEARCH).elements("Note")]
    assert notes[0] == (
        "*本文獲版面基金會補助（計畫編號 A-17）。作者感謝兩位匿名審查人的意見。"
        "初稿曾在版面工作坊宣讀。"
    )
    assert notes[1].startswith("The English", 1)
    assert notes[2:6] == [
        "**臺北活字學社編審，通訊作者。E-mail：tanien.wang@example.org。"
        "ORCID：https://orcid.org/0000-0002-1825-0097。",
        "***南方大學文字學系教授；臺北活字學社顧問。",
        "****南方大學文字學系副教授。作者依姓氏筆畫排列，貢獻相同。",
        "*****E-mail：iwen@example.org。",
    ]
    assert notes[6] == "收稿日期：2025年11月5日　修訂日期：2026年1月20日　接受日期：2026年2月10日"


def test_keywords_turn_over_under_the_first_keyword(printed: Setter) -> None:
    found = printed(RESEARCH)
    label, first = found.word("關鍵詞：題名"), found.word("題名、作者、服務")
    assert label.x == pytest.approx(21, abs=0.6)
    assert first.turnover == pytest.approx(first.x, abs=0.8)


def test_an_abstract_is_narrower_than_the_text_and_indented(printed: Setter) -> None:
    found = printed(RESEARCH)
    for text in ("摘要有兩段", "這是第二段，首行"):
        assert found.word(text).x == pytest.approx(21 + 20, abs=0.6)
    assert found.word("摘要有兩段").turnover == pytest.approx(21, abs=0.6)
    head = found.word("摘要").glyphs
    assert head[1].x - head[0].x == pytest.approx(3 * 11, abs=0.1)


def test_the_text_of_a_research_article_begins_on_the_next_page(printed: Setter) -> None:
    found = printed(RESEARCH)
    assert found.word("壹、正文").page == 1
    assert found.text_of(1).startswith("壹、正文")


def test_the_english_page_has_everything_that_was_given(printed: Setter) -> None:
    found = printed(RESEARCH)
    page = found.text_of(len(found.placed) - 1)
    for text in (
        "AResearchArticlebyFiveAuthors:WheretheTitleIsLong",
        "WithaSubtitle",
        "Ta-nienWang,I-nungLi,Li-jenChang,I-hsinChen,andI-wenLin",
        "SeniorEditor,TaipeiTypeSociety",
        "Professor,DepartmentofWriting,SouthernUniversity;Adviser,TaipeiTypeSociety",
        "Abstract",
        "Keywords:title,author,affiliation,abstract,keyword,dates,correspondence",
    ):
        assert text in page


def test_english_keywords_are_not_spread_over_the_line(printed: Setter) -> None:
    found = printed(RESEARCH)
    word = found.word("title,author,affiliation")
    assert word.glyphs[6].left - word.glyphs[5].right < 4


def test_one_author_of_a_commentary_has_the_affiliation_under_the_name(printed: Setter) -> None:
    found = printed("openings/commentary.yaml")
    lines = (
        *("王大年", "Ta-nien Wang", "臺北活字學社版面研究室編審"),
        "Senior Editor, Page Laboratory, Taipei Type Society",
    )
    heights = [found.word(line).y for line in lines]
    assert heights == sorted(heights)
    assert found.elements("Note") == []
    assert found.word("評析沒有摘要").page == 0


def test_authors_of_one_institution_share_its_line(printed: Setter) -> None:
    found = printed("openings/one-institution.yaml")
    assert found.text_of(0).count("臺北活字學社編審") == 1
    assert found.word("王大年、李亦農*").page == 0


def test_authors_of_two_institutions_have_each_their_own_in_both_languages(
    printed: Setter,
) -> None:
    text = printed("openings/different.yaml").text_of(0)
    order = [
        "王大年臺北活字學社編審",
        "李亦農南方大學文字學系教授；臺北活字學社顧問",
        "Ta-nienWangandI-nungLi",
        "SeniorEditor,TaipeiTypeSociety",
        "Professor,DepartmentofWriting,SouthernUniversity;Adviser,TaipeiTypeSociety",
    ]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_long_title_and_subtitle_have_two_lines_of_like_length(printed: Setter) -> None:
    found = printed("openings/long-title.yaml")
    for first, second in (("題名很長的一篇", "就應該分成"), ("副題也長到", "同樣應該分成")):
        upper, lower = found.word(first), found.word(second)
        assert lower.y > upper.y
        assert abs(upper.x - lower.x) < 2 * upper.size


def test_the_chinese_block_of_an_english_article_is_set_by_chinese_rules(printed: Setter) -> None:
    found = printed("openings/english.yaml")
    abstract = found.word("英文論文的中文摘要置於")
    assert (abstract.x, abstract.turnover) == pytest.approx((41, 21), abs=0.6)
    head = found.word("摘要").glyphs
    assert head[0].font == "Journal-Hei-Medium"
    assert head[1].x - head[0].x == pytest.approx(33, abs=0.1)
    assert found.word("關鍵詞：版面").x == pytest.approx(21, abs=0.6)
    assert found.word("王大年、李亦農", last=True).glyphs[0].font == "Journal-Kai"


def test_an_english_article_speaks_english(printed: Setter) -> None:
    found = printed("openings/english.yaml")
    text = found.structure.text()
    for words in (
        "it refers to Table 1, Equation 1 and Section 2.",
        "Source: the author.",
        "Note: rounded.",
        "Unit: thousands",
        "Received: November 5, 2025; Accepted: February 10, 2026",
        "Responsible editor: Wen-ko Chou",
        "1. Introduction",
    ):
        assert words in text.replace("\n", ""), words
    assert "Ta-nienWang**andI-nungLi***" in found.text_of(0)
    assert found.word("TheabstractofanEnglish").x == pytest.approx(21, abs=0.6)
    assert "No.7March2026" in found.furniture(1)


def test_reviewed_works_stand_above_the_text_with_marks_of_titles(printed: Setter) -> None:
    found = printed("openings/review.yaml")
    text = found.structure.text().replace("\n", "")
    assert "王大年、李亦農，《版面的歷史》 A History of the Page，臺北：活字學社，2024" in text
    assert "I-hsin Chen，The Grid Explained" in text
    assert found.word("《版面的歷史》").glyphs[1].font == "Journal-Song"
    assert found.word("TheGridExplained").glyphs[0].font.startswith("Journal-Latin-Italic")
    assert found.word("書評的正文").y > found.word("TypeSociety，2025").y


def test_an_article_without_authors_and_abstract_has_title_and_text(printed: Setter) -> None:
    found = printed("openings/bare.yaml")
    assert found.text_of(0) == "沒有作者也沒有摘要只有題名與正文。"
    # 27 pt for the title and two lines below it end within the fourth line of the page; the
    # text begins on the fifth, whose baseline is 64.8 pt below the title's.
    assert found.word("只有題名").y - found.word("沒有作者").y == pytest.approx(64.8, abs=0.3)


@pytest.mark.parametrize("file", ["openings/bare.yaml", RESEARCH])
def test_an_article_without_a_journal_has_no_bibliographic_lines(
    printed: Setter, file: str
) -> None:
    found = printed(file, journal=False)
    furniture = [found.furniture(page) for page in range(len(found.placed))]
    assert "版面試驗" not in "".join(furniture)
    assert furniture[0].endswith("1")
    assert found.pages.findings == ()


def head_lines(found: Printed) -> list[str]:
    """The lines above the type area of the opening page, from the head."""
    glyphs = [glyph for glyph in found.placed[0].glyphs if glyph.y < 70]
    heights = sorted({round(glyph.y, 1) for glyph in glyphs})
    return [
        "".join(glyph.text.strip() for glyph in glyphs if round(glyph.y, 1) == height)
        for height in heights
    ]


def test_a_short_doi_stands_at_the_right_of_the_first_line(printed: Setter) -> None:
    first, second = head_lines(printed("openings/commentary.yaml"))
    assert "《版面試驗》第7期（2026年3月），頁1" in first
    assert "https://doi.org/10.1234/tp71" in first
    assert second == "TrialsofthePage,No.7(March2026),p.1"


def test_an_address_instead_of_a_doi_has_a_line_of_its_own_where_it_is_long(
    printed: Setter,
) -> None:
    assert head_lines(printed("openings/address.yaml")) == [
        "《版面試驗》第7期（2026年3月），頁1",
        "TrialsofthePage,No.7(March2026),p.1",
        "https://www.example.org/trials-of-the-page/2026/7/between-horizontal-and-vertical",
    ]


def test_a_doi_does_not_run_into_a_line_of_han_numbers(tmp_path: Path) -> None:
    """《版面試驗》第七期（民國一一五年三月），頁1–3 leaves the DOI no room beside it."""
    root = Folder(MANUSCRIPTS)
    article, issue = read_article(root, RESEARCH).value, read_issue(root, "issue.yaml").value
    journal, (style, _) = read_journal(root).value, load_style("journal")
    assert article is not None
    assert issue is not None
    assert journal is not None
    assert style is not None
    journal = replace(journal, calendar="roc", numerals="han")
    setting = Setting(style, journal, issue)
    document = print_document(article, setting)
    pages = set_article(document, setting, 1)
    (tmp_path / "a.pdf").write_bytes(pages.pdf)
    found = Printed(article, setting, document, pages, tmp_path / "a.pdf")
    assert head_lines(found) == [
        "《版面試驗》第七期（民國一一五年三月），頁1–3",
        "TrialsofthePage,No.7(March2026),pp.1–3",
        "https://doi.org/10.1234/trials.2026.7.002",
    ]
    assert "《版面試驗》第七期民國一一五年三月" in found.furniture(1)


def test_dates_that_fill_no_line_are_not_spread_over_it(printed: Setter) -> None:
    found = printed(RESEARCH, {"page.size": "148x210"})
    first = found.word("收稿日期：2025").glyphs
    assert first[1].x - first[0].x == pytest.approx(8.8, abs=0.1)
