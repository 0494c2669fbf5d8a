"""Tables on paper: rules, columns of numbers, joined cells, what stands above and below."""

from collections.abc import Iterable

import pytest

from publish.model.blocks import Table
from tests.pdf.features.conftest import MEASURE, Printed, Setter, Word
from tests.pdf.features.placed import Glyph

TABLES = "tables/article.yaml"
SMALL = 8.8


def point(number: Word) -> float:
    """The x of a number's decimal point."""
    return next(glyph.x for glyph in number.glyphs if glyph.text == ".")


def middle(glyphs: Iterable[Glyph]) -> float:
    edges = [(glyph.left, glyph.right) for glyph in glyphs]
    return (min(left for left, _ in edges) + max(right for _, right in edges)) / 2


def rules(printed: Printed, page: int, below: float, above: float) -> list[tuple[float, float]]:
    """(y, thickness) of the rules between two heights."""
    return sorted(
        {
            (round((shape.top + shape.bottom) / 2, 1), round(shape.height, 2))
            for shape in printed.placed[page].shapes
            if shape.kind == "line" and below < shape.top < above
        }
    )


@pytest.mark.parametrize(
    "column",
    [
        ("0.12***", "−1.305*", "0.5(0.25)"),
        ("(0.03)", "(0.6)", "(0.25)"),
        ("0.1**(", "12.05", "−0.002***"),
        ("(0.045)", "(1.205)", "(0.001)"),
    ],
)
def test_decimal_points_stand_below_each_other(printed: Setter, column: tuple[str, ...]) -> None:
    points = [point(printed(TABLES).word(number)) for number in column]
    assert max(points) - min(points) < 0.1


def test_points_of_numbers_without_decimals_are_where_they_would_be(printed: Setter) -> None:
    found = printed(TABLES)
    whole, number = found.word("初號42").glyphs[-1], found.word("27.5")
    assert whole.x + 0.559 * SMALL == pytest.approx(point(number), abs=0.1)


def test_a_column_of_numbers_stands_under_its_head(printed: Setter) -> None:
    found = printed(TABLES)
    head = found.word("邊長（公釐）").glyphs
    numbers = [glyph for text in ("14.76", "9.66", "3.69") for glyph in found.word(text).glyphs]
    assert middle(numbers) == pytest.approx(middle(head), abs=4)


def test_a_column_of_whole_numbers_ends_where_its_head_ends(printed: Setter) -> None:
    found = printed(TABLES)
    ends = [found.word(text).glyphs[-1].right for text in ("年份冊數", "15831,205", "158498")]
    assert max(ends) - min(ends) < 1


@pytest.mark.parametrize("text", ["1,2051,198", "否是", ".12.345"])
def test_a_number_for_two_columns_stands_in_their_middle(printed: Setter, text: str) -> None:
    found = printed(TABLES)
    models = found.word("模型一模型二").glyphs
    numbers = found.word(text).glyphs
    half = sum(glyph.x < models[3].left - 20 for glyph in numbers)
    assert middle(numbers[:half]) == pytest.approx(middle(models[:3]), abs=1)
    assert middle(numbers[half:]) == pytest.approx(middle(models[3:]), abs=1)


@pytest.mark.parametrize("text", ["欄二", "置中", "欄一"])
def test_a_short_word_is_not_broken_for_the_sake_of_a_long_cell(printed: Setter, text: str) -> None:
    word = printed(TABLES).word(text)
    assert len({round(glyph.y, 1) for glyph in word.glyphs}) == 1


def test_a_table_has_a_thick_a_thin_and_a_thick_rule(printed: Setter) -> None:
    found = printed(TABLES)
    head, last = found.word("號數"), found.word("五號")
    found_rules = rules(found, head.page, head.y - 20, last.y + 10)
    assert [thickness for _, thickness in found_rules] == [1, 0.5, 1]


def test_a_head_over_joined_columns_has_a_rule_of_its_own(printed: Setter) -> None:
    found = printed(TABLES)
    models, heads = found.word("模型一"), found.word("係數")
    (rule,) = rules(found, models.page, models.y, heads.y)
    assert rule[1] == 0.5
    left = min(
        shape.left for shape in found.placed[models.page].shapes if models.y < shape.top < heads.y
    )
    assert left - found.left(models.page) > 90


def test_the_unit_stands_right_above_the_table(printed: Setter) -> None:
    found = printed(TABLES)
    unit, caption = found.word("單位：％"), found.word("表1迴歸模型")
    assert unit.glyphs[-1].x + SMALL - found.left(unit.page) == pytest.approx(MEASURE, abs=0.5)
    assert caption.y < unit.y
    assert caption.glyphs[0].font == "Journal-Hei-Medium"
    centre = (caption.glyphs[0].x + caption.glyphs[-1].x + 10) / 2 - found.left(caption.page)
    assert centre == pytest.approx(MEASURE / 2, abs=1)


def test_lines_below_a_table_hang_by_five_characters(printed: Setter) -> None:
    note = printed(TABLES).word("說明：說明也可以很長")
    assert note.x == pytest.approx(0, abs=0.6)
    assert note.turnover == pytest.approx(5 * SMALL, abs=0.6)


def test_a_paragraph_after_a_table_is_indented(printed: Setter) -> None:
    paragraph = printed(TABLES).word("表後的段落，這一段")
    assert paragraph.x == pytest.approx(22, abs=0.6)
    assert paragraph.turnover == pytest.approx(0, abs=0.6)


def test_a_list_in_a_cell_begins_at_the_cell_s_edge(printed: Setter) -> None:
    found = printed(TABLES)
    item, paragraph = found.word("清單一"), found.word("第一段。第二段")
    assert item.x - SMALL == pytest.approx(paragraph.x, abs=0.6)


def test_columns_have_the_widths_that_the_manuscript_draws(printed: Setter) -> None:
    found = printed(TABLES)
    tables = (block for block in found.article.body if isinstance(block, Table))
    (table,) = (each for each in tables if each.id == "tbl-grid")
    first, second = table.widths
    expected = MEASURE * first / (first + second) + 4.4
    assert found.word("第一段。第二段").x == pytest.approx(expected, abs=1)


def test_the_head_of_a_long_table_is_repeated_as_furniture(printed: Setter) -> None:
    found = printed(TABLES)
    first = found.word("表5超過一頁的表").page
    assert "年份書名價格" in found.furniture(first + 1)
    assert "年份書名價格" in found.furniture(first + 2)
    assert found.structure.text().count("年份書名價格") == 1


def test_the_caption_of_a_long_table_stands_again_above_each_part(printed: Setter) -> None:
    found = printed(TABLES)
    first = found.word("表5超過一頁的表").page
    for page in (first + 1, first + 2):
        caption = [
            g for g in found.placed[page].glyphs if g.artifact and g.y > 70 and g.text.strip()
        ]
        assert "".join(g.text for g in caption[:13]) == "表5超過一頁的表（續）年份"
        assert caption[0].font == "Journal-Hei-Medium"
    assert found.structure.text().count("（續）") == 0


def test_the_caption_says_first_that_it_is_one_of_a_continuation(printed: Setter) -> None:
    found = printed(TABLES, {"tables.continued": "before"})
    page = found.word("表5超過一頁的表").page + 1
    assert "續表5超過一頁的表年份" in found.furniture(page)


def test_a_rule_stands_below_each_part_of_a_long_table(printed: Setter) -> None:
    found = printed(TABLES)
    page = found.word("表5超過一頁的表").page + 1
    rows = [g.y for g in found.placed[page].glyphs if not g.artifact]
    thicknesses = [thickness for _, thickness in rules(found, page, 70, max(rows) + 20)]
    assert thicknesses[:2] == [1, 0.5]


def test_tables_of_an_appendix_count_anew(printed: Setter) -> None:
    found = printed(TABLES)
    assert found.word("附表1附錄裡的表").page >= found.word("附表1在附錄裡。").page
    assert "附表1在附錄裡。" in found.structure.text()
