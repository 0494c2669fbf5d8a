"""A wide table on its side: its head to the left, on a page of its own."""

from itertools import pairwise

import pytest

from tests.pdf.features.conftest import Printed, Setter


@pytest.fixture
def turned(printed: Setter) -> Printed:
    return printed("turned/article.yaml")


def test_the_caption_is_at_the_left_and_the_source_at_the_right(turned: Printed) -> None:
    caption, head, source = (turned.word(text) for text in ("各號字", "每頁字數", "資料來源："))
    assert caption.page == head.page == source.page == 1
    assert caption.x < head.x < source.x


def test_lines_run_from_the_foot_to_the_head(turned: Printed) -> None:
    first, *_, last = turned.word("每頁字數").glyphs
    assert first.x == pytest.approx(last.x, abs=0.1)
    assert first.y - last.y == pytest.approx(3 * first.size, abs=0.1)


def test_the_text_behind_the_table_goes_on_before_it(turned: Printed) -> None:
    assert turned.word("橫表的表頭在左邊").page == 0
    assert [turned.word(f"表{number}").page for number in (1, 2, 3)] == [0, 0, 3]


def test_a_table_that_is_too_wide_is_turned_where_the_style_says_so(turned: Printed) -> None:
    """Caption kept, on a page of its own, with the page's running head; narrow ones stay."""
    first, *_, last = turned.word("各季排成的字數").glyphs
    assert turned.word("各季排成的字數").page == 2
    assert first.y - last.y == pytest.approx(6 * first.size, abs=0.1)
    assert "轉成橫的表" in turned.furniture(2)
    assert turned.text_of(2).startswith("表2各季排成的字數")
    assert len({round(glyph.y) for glyph in turned.word("不寬的表").glyphs}) == 1
    assert turned.pages.findings == ()


def test_the_note_of_a_turned_table_stands_at_the_foot_of_its_page(turned: Printed) -> None:
    note, below = turned.word("橫表裡的註在同一頁"), turned.word("資料來源：本刊", last=True)
    assert note.page == below.page == 2
    assert len({round(glyph.y, 1) for glyph in note.glyphs}) == 1
    assert max(glyph.y for glyph in below.glyphs) < note.y - 9


def test_elsewhere_a_table_that_is_too_wide_is_told(printed: Setter) -> None:
    found = printed("turned/article.yaml", {"tables.wide": "tell"})
    assert [each.id for each in found.pages.findings] == ["table-wide"]
    first, *_, last = found.word("各季排成的字數").glyphs
    assert first.y == pytest.approx(last.y, abs=0.1)


def test_a_turned_table_of_many_rows_goes_on_over_several_pages(printed: Setter) -> None:
    """Between two rows; each part has the head, and the caption says that it goes on."""
    found = printed("turned/long.yaml")
    assert "表1四十列的橫表列甲乙說明" in found.text_of(1)
    for page in (2, 3):  # what is repeated is no new text
        assert "表1四十列的橫表（續）列甲乙說明" in found.furniture(page)
    rows = [found.word(f"第{number}列的說明") for number in range(1, 41)]
    assert [row.page for row in rows] == sorted(row.page for row in rows)
    assert [row.page for row in rows][::39] == [1, 3]
    assert all(before.x < row.x for before, row in pairwise(rows) if before.page == row.page)
    assert found.word("資料來源：本刊整理").page == 3
    assert found.pages.findings == ()


def test_a_note_in_a_turned_table_stands_below_the_part_that_calls_it(printed: Setter) -> None:
    found = printed("turned/long.yaml")
    note = found.word("第三十列的註")
    assert note.page == found.word("第30列的說明").page
    assert len({round(glyph.y, 1) for glyph in note.glyphs}) == 1


def test_a_turned_table_that_goes_on_leaves_the_text_where_it_was(printed: Setter) -> None:
    assert printed("turned/long.yaml").word("表後的文字").page == 0
