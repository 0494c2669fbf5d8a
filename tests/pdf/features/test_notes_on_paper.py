"""Notes on paper: their calls wherever they stand, and what stands inside them."""

import pytest

from tests.pdf.features.conftest import Setter

NOTES = "notes/article.yaml"
SMALL = 8.8
HANG = 1.5 * SMALL


def test_two_calls_side_by_side_do_not_read_as_one_number(printed: Setter) -> None:
    calls = printed(NOTES).word("連在一起。56")
    five, six = calls.glyphs[-2:]
    assert six.left - five.right > 2


def test_a_call_is_as_large_as_its_text_allows(printed: Setter) -> None:
    found = printed(NOTES)
    for text, size in (("標題裡的註3", 14), ("註，4", 11), ("158316", SMALL), ("註腳的位置1", 18)):
        assert found.word(text).glyphs[-1].size == pytest.approx(0.64 * size, abs=0.05)


def test_a_note_hangs_behind_its_number(printed: Setter) -> None:
    found = printed(NOTES)
    note = found.word("句末，這條註比較長")
    assert note.x == pytest.approx(HANG, abs=0.6)
    assert note.turnover == pytest.approx(HANG, abs=0.6)
    assert found.word("9句末，這條").x == pytest.approx(0, abs=0.6)


def test_further_paragraphs_of_a_note_are_indented_by_two_characters(printed: Setter) -> None:
    for text in ("這是第二段，首行縮排二字", "清單之後還有一段"):
        assert printed(NOTES).word(text).x == pytest.approx(HANG + 2 * SMALL, abs=0.6)
    assert printed(NOTES).word("這是第二段，首行縮排二字").turnover == pytest.approx(HANG, abs=0.6)


def test_a_quotation_in_a_note_has_one_left_edge(printed: Setter) -> None:
    quotation = printed(NOTES).word("註裡的引文，用楷體")
    assert quotation.x == quotation.turnover == pytest.approx(HANG + 2 * SMALL, abs=0.6)
    assert quotation.glyphs[0].font == "Journal-Kai"


def test_labels_of_a_list_in_a_note_do_not_stand_on_its_words(printed: Setter) -> None:
    item = printed(NOTES).word("1.註裡的清單")
    assert item.glyphs[1].right < item.glyphs[2].left


def test_no_blank_lines_stand_around_a_list_or_quotation_in_a_note(printed: Setter) -> None:
    found = printed(NOTES)
    page = found.word("這條註有好幾段").page
    first = found.word("這條註有好幾段").y
    lines = sorted({round(glyph.y, 1) for glyph in found.placed[page].glyphs if glyph.y >= first})
    texts = [line for line in lines if (line - first) % 13.5 < 0.2 or (line - first) % 13.5 > 13.3]
    assert len(texts) == 8
    assert texts[-1] - first == pytest.approx(7 * 13.5, abs=0.3)


def test_notes_of_all_three_forms_stand_at_the_foot(printed: Setter) -> None:
    found = printed(NOTES)
    for text in ("這條註寫在欄位裡", "行內的註", "第三個，緊接在第二個之後"):
        assert found.word(text).size == pytest.approx(SMALL, abs=0.01)


def test_a_note_of_a_title_that_prints_twice_is_called_once(printed: Setter) -> None:
    found = printed("openings/research.yaml")
    text = found.structure.text()
    assert text.count("Where the Title Is Long") == 2
    assert text.count("The English title has a note.") == 1


def test_unnumbered_notes_stand_before_note_1_also_where_the_title_calls_it(
    printed: Setter,
) -> None:
    found = printed(NOTES)
    author, first = found.word("*臺北活字學社編審"), found.word("1本文初稿曾於")
    assert author.page == first.page
    assert author.y < first.y
