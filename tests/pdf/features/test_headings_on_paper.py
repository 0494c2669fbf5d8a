"""Headings of five levels: their places, their turnover lines, the run-in fifth level."""

from pathlib import Path

import pytest

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style
from tests.pdf.features.conftest import MEASURE, Setter, Word
from tests.pdf.features.placed import placed_pages

HEADINGS = "headings/article.yaml"
EM = 11.0


def middle(line: Word, left: float) -> float:
    return (line.glyphs[0].left + line.glyphs[-1].right) / 2 - left


def test_the_text_of_a_fifth_level_runs_on_in_its_heading_s_line(printed: Setter) -> None:
    found = printed(HEADINGS)
    line = found.word("(1)第五級第五級標題與其後")
    assert len({round(glyph.y, 1) for glyph in line.glyphs}) == 1
    assert line.x == pytest.approx(2 * EM, abs=0.6)
    last, first = line.glyphs[5], line.glyphs[6]
    assert first.x - (last.x + EM) == pytest.approx(EM, abs=0.5)
    assert line.turnover == pytest.approx(0, abs=0.6)


def test_a_fifth_level_before_a_list_stands_on_a_line_of_its_own(printed: Setter) -> None:
    found = printed(HEADINGS)
    heading, item = found.word("(2)第五級之後是清單"), found.word("清單不能接排")
    assert heading.x == pytest.approx(2 * EM, abs=0.6)
    assert item.y - heading.y == pytest.approx(18, abs=0.1)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("二、", "第二級標題的文字長到"),
        ("（二）", "第三級標題的文字長到"),
        ("2.", "第四級標題的文字長到"),
    ],
)
def test_turnover_lines_hang_under_the_first_character_behind_the_number(
    printed: Setter, number: str, text: str
) -> None:
    found = printed(HEADINGS)
    words = found.word(number + text)
    assert words.turnover == pytest.approx(found.word(text).x, abs=1)


def test_a_first_level_heading_of_two_lines_is_centred(printed: Setter) -> None:
    found = printed(HEADINGS)
    for text in (
        "貳、第一級標題的文字長到一行排不下時",
        "應該分成長短相近的兩行",
        "從這裡開始第二行",
    ):
        line = found.word(text)
        page = found.placed[line.page].glyphs
        whole = [glyph for glyph in page if abs(glyph.y - line.y) < 0.1 and glyph.text.strip()]
        ends = Word(line.page, line.x, line.y, tuple(whole), None)
        assert middle(ends, found.left(line.page)) == pytest.approx(MEASURE / 2, abs=4)


def test_two_headings_in_a_row_do_not_add_their_distances(printed: Setter) -> None:
    found = printed(HEADINGS)
    first, second = found.word("壹、兩個標題連在一起"), found.word("一、第二級緊接")
    third = found.word("（一）第三級緊接")
    assert second.y - first.y == pytest.approx(18 + 13.5, abs=1)
    assert third.y - second.y == pytest.approx(18 + 4.5, abs=1)


def test_a_forced_break_in_a_heading_is_a_break(printed: Setter) -> None:
    found = printed(HEADINGS)
    first, second = found.word("參、強迫換行的標題："), found.word("從這裡開始第二行")
    assert second.y - first.y == pytest.approx(18, abs=0.1)
    assert (
        found.elements("H2")[2].text().replace("\n", "") == "參、強迫換行的標題：從這裡開始第二行"
    )


def test_a_section_is_referred_to_by_the_number_that_the_style_prints(printed: Setter) -> None:
    found = printed("headings/numbers.yaml")
    assert "引用第二節、第一節與附錄一。" in found.structure.text()
    assert [each.text() for each in found.elements("H2")][:2] == ["一、緒論", "二、方法"]


def test_headings_are_bookmarks(printed: Setter) -> None:
    import pikepdf

    with pikepdf.open(printed(HEADINGS).pdf) as pdf, pdf.open_outline() as outline:
        titles = [entry.title for entry in outline.root[0].children]
    assert titles[0] == "壹、兩個標題連在一起"
    assert "不編號的標題" in titles


BOLD = (
    "title",
    "other-title",
    "caption-text",
    "heading level-1",
    "heading level-2",
    "heading level-3",
)


def test_a_book_s_name_in_a_bold_heading_is_bold_too(tmp_path: Path) -> None:
    """It was light italic in a line of bold letters."""
    style, _ = load_style("journal")
    assert style is not None
    lines = "".join(f'<p class="{each}">論<em>Hamlet</em></p>' for each in (*BOLD, "plain"))
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{lines}</body></html>'
    file = tmp_path / "headings.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css, style.faces)).pdf)
    fonts = [glyph.font for glyph in placed_pages(file)[0].glyphs if glyph.text == "H"]
    bold = "Journal-Latin-Bold-Italic,-Bold-Italic"
    assert fonts == [*[bold] * len(BOLD), "Journal-Latin-Italic,-Italic"]
