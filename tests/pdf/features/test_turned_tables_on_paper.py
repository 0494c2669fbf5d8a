"""A wide table on its side: its head to the left, on a page of its own."""

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
    assert len(turned.placed) == 2
