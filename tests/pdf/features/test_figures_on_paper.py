"""Figures, formulas and inline pictures on paper, and references to everything."""

import pytest

from tests.pdf.features.conftest import MEASURE, Printed, Setter
from tests.pdf.features.placed import Shape

FIGURES = "figures/article.yaml"
HEAD = 26 * 72 / 25.4
"""Where the type area begins, in pt from the head of the page."""


def pictures(printed: Printed) -> list[tuple[int, Shape]]:
    return [
        (number, shape)
        for number, page in enumerate(printed.placed)
        for shape in page.shapes
        if shape.kind == "picture"
    ]


def test_figures_are_as_wide_as_typed_and_never_wider_than_the_measure(printed: Setter) -> None:
    """Half the measure; 40 mm; all of it; 300 pixels at 300 dpi; 30 mm."""
    widths = [shape.width for _, shape in pictures(printed(FIGURES))]
    inches = 72 / 25.4
    assert widths == pytest.approx([MEASURE / 2, 40 * inches, MEASURE, 72, 30 * inches], abs=0.2)


def test_a_figure_higher_than_a_page_is_made_as_small_as_its_caption_needs(
    printed: Setter,
) -> None:
    """A square of 40 mm where the page has nine lines of 18 pt: four are left for it."""
    found = printed(FIGURES, {"page.lines": "9"})
    caption = found.word("圖2正方形", last=True)
    (square,) = [each for number, each in pictures(found) if number == caption.page]
    assert square.bottom - square.top == pytest.approx(4 * 18, abs=0.2)
    assert square.width == pytest.approx(4 * 18, abs=0.2)
    assert square.bottom < caption.y < HEAD + 9 * 18


def test_figures_are_centred_above_their_captions(printed: Setter) -> None:
    found = printed(FIGURES)
    for number, shape in pictures(found):
        centre = (shape.left + shape.right) / 2 - found.left(number)
        assert centre == pytest.approx(MEASURE / 2, abs=0.1)
    (page, leaf), *_ = pictures(found)
    caption, source = found.word("圖1書葉的示意"), found.word("資料來源：本刊繪製。")
    assert page == caption.page == source.page
    assert leaf.bottom < caption.y < source.y < found.word("說明：圖下的說明。").y
    assert source.x == pytest.approx(0, abs=0.6)


def test_a_formula_s_number_stands_right_at_half_its_height(printed: Setter) -> None:
    found = printed(FIGURES)
    number = found.word("(2)", last=True)
    page = found.placed[number.page]
    assert number.glyphs[-1].right - found.left(number.page) == pytest.approx(MEASURE, abs=1)
    strokes = [
        shape
        for shape in page.shapes
        if shape.kind == "line" and number.y - 40 < shape.top < number.y + 20 and shape.top > 60
    ]
    top, bottom = min(each.top for each in strokes), max(each.bottom for each in strokes)
    assert (top + bottom) / 2 == pytest.approx(number.y - 0.36 * number.size, abs=2)
    left, right = min(each.left for each in strokes), max(each.right for each in strokes)
    assert (left + right) / 2 - found.left(number.page) == pytest.approx(MEASURE / 2, abs=10)


def test_a_picture_in_a_line_stands_on_the_baseline(printed: Setter) -> None:
    """The triangle fills its picture from a tenth above its foot."""
    found = printed(FIGURES)
    line = found.word("記號如也可以")
    triangle = [
        shape
        for shape in found.placed[line.page].shapes
        if line.glyphs[2].right - 1 < shape.left < line.glyphs[3].left + 1
        and line.y - 15 < shape.top < line.y + 5
    ]
    assert triangle
    assert max(shape.bottom for shape in triangle) == pytest.approx(line.y - 1.1, abs=0.6)


def test_small_pictures_leave_the_lines_where_they_are(printed: Setter) -> None:
    found = printed(FIGURES)
    first, last = found.word("沒有編號的公式也可以"), found.word("圖片的影響")
    assert last.y - first.y == pytest.approx(2 * 18, abs=0.1)


def test_references_name_what_they_lead_to(printed: Setter) -> None:
    text = printed(FIGURES).structure.text()
    assert "圖1寬為版面的一半，圖2寬四十公釐，圖4比版面寬，見圖是向量圖" in text
    assert "公式見式(1)與式(2)，第貳節有行內的圖。" in text
    assert "附圖1在附錄裡。" in text


def test_a_note_called_in_a_caption_stands_at_the_foot(printed: Setter) -> None:
    found = printed(FIGURES)
    note = found.word("圖題的註。")
    assert note.page == found.word("圖1書葉的示意").page
    assert note.size == pytest.approx(8.8, abs=0.01)


def test_inline_pictures_and_formulas_are_figures_of_their_own(printed: Setter) -> None:
    found = printed(FIGURES)
    assert [element.alternative for element in found.elements("Formula")] == [
        "第一個公式。",
        "第二個公式。",
    ]
    alternatives = [element.alternative for element in found.elements("Figure")]
    assert "行內的公式。" in alternatives
    assert "三角形。" in alternatives


def test_pictures_below_300_dpi_are_told_with_the_size_in_which_they_are_printed(
    printed: Setter,
) -> None:
    """600 pixels on half the measure (62.1 mm), 400 on 40 mm; 2400 on all of it are enough."""
    told = [
        dict(found.values)
        for found in printed(FIGURES).pages.findings
        if found.id == "picture-coarse"
    ]
    assert [(each["picture"], each["dpi"]) for each in told] == [
        ("figures/leaf.png", "245"),
        ("figures/square.jpg", "254"),
    ]
