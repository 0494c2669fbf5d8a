"""Pages of twelve lines: figures at their heads and feet, and notes to a note that goes on."""

from math import isclose

import pytest

from tests.pdf.features.conftest import Printed, Setter

LOW = "low/article.yaml"
HEAD, LINES, LEADING = 26 * 72 / 25.4, 12, 18.0
FOOT = HEAD + LINES * LEADING


@pytest.fixture(scope="module")
def found(printed: Setter) -> Printed:
    return printed(LOW)


def test_a_figure_that_would_leave_two_lines_below_it_stands_at_the_foot(found: Printed) -> None:
    """The two lines stand above it, and their paragraph goes on overleaf."""
    caption, behind = found.word("圖1頁尾的圖"), found.word("頁尾之後")
    assert caption.page == behind.page == found.word("圖1在頁尾").page
    assert behind.y + 18 < caption.y - 30
    assert caption.y < FOOT < caption.y + 8
    assert "圖1頁尾的圖" in found.text_of(behind.page)[-8:]


def test_a_figure_with_two_lines_above_it_stands_at_the_head(found: Printed) -> None:
    caption, before = found.word("圖2頁首的圖"), found.word("圖2在頁首")
    assert caption.page == before.page
    assert HEAD < caption.y < before.y


def test_a_figure_stands_on_the_page_that_mentions_it_first(found: Printed) -> None:
    """It is typed before a paragraph that stands a page earlier."""
    assert found.word("圖4提早的圖").page == found.word("到這裡才提到").page
    assert found.word("提早之後").page < found.word("到這裡才提到").page


def test_lines_below_moved_figures_stand_on_the_grid(found: Printed) -> None:
    glyphs = [
        glyph
        for page in found.placed[1:]
        for glyph in page.glyphs
        if isclose(glyph.size, 11, rel_tol=1e-6) and not glyph.artifact
    ]
    first = found.word("圖1在頁尾").y
    assert {round((glyph.y - first) / LEADING, 2) % 1 for glyph in glyphs} == {0}


def test_no_page_with_moved_figures_is_told(found: Printed) -> None:
    assert found.pages.findings == ()


def test_figures_move_to_heads_alone_where_the_style_says_so(printed: Setter) -> None:
    found = printed(LOW, {"figures.move": "head"})
    caption, behind = found.word("圖1頁尾的圖"), found.word("頁尾之後")
    assert (caption.page, caption.y) < (behind.page, behind.y)


def test_figures_stay_where_the_style_says_so(printed: Setter) -> None:
    found = printed(LOW, {"figures.move": "stay"})
    assert found.word("圖4提早的圖").page <= found.word("提早之後").page
    for before, caption, behind in (
        ("圖1在頁尾", "圖1頁尾的圖", "頁尾之後"),
        ("圖2在頁首", "圖2頁首的圖", "頁首之後"),
        ("圖3在註", "圖3註上的圖", "註上之後"),
    ):
        places = [(word.page, word.y) for word in map(found.word, (before, caption, behind))]
        assert places == sorted(places)


def test_a_note_called_in_a_divided_note_begins_on_the_page_of_its_call(found: Printed) -> None:
    """Note 2 goes on overleaf; note 3, called in its first line, does not wait for that."""
    call, inner = found.word("長註的開頭"), found.word("註中之註")
    assert call.page == inner.page < found.word("這是其中的第20句").page
    assert found.word("長註的前文", last=True).page <= call.page
    assert call.y < inner.y
