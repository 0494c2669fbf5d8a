"""Cells that are not broken into lines: as many as the narrowest place for the table holds."""

import pytest

from publish.html.cells import SCREEN
from publish.html.columns import set_rows
from publish.manuscript.markdown import BodyOptions, parse_blocks
from publish.model import Located
from publish.model.blocks import Cell, Paragraph, Table
from publish.model.inlines import plain_text

ROUNDS = """
| 校次 | 經手的人 | 主要的工作 |
|:--|:--|:--|
| 一校 | 編輯 | 對原稿：漏字、錯字、標題層次 |
| 三校 | 執行編輯 | 對前兩校的改動；書眉、頁碼 |
"""
MANY = """
| 年 | 春季 | 夏季 | 秋季 | 冬季 | 全年 |
|:--|:--|:--|:--|:--|:--|
| 甲子 | 未詳 | 未詳 | 未詳 | 未詳 | 未詳 |
"""


def whole(text: str, measure: float) -> list[str]:
    """The texts of the cells of a table that stay on one line, in order."""
    (table,) = parse_blocks(Located.whole_file("body.md", text), BodyOptions()).value
    assert isinstance(table, Table)
    rows = set_rows(table, measure, 0.56, lambda key: key)
    return [
        _words(placed.cell) for row in (*rows.head, *rows.body) for placed in row if placed.whole
    ]


def _words(cell: Cell) -> str:
    (words,) = cell.children
    assert isinstance(words, Paragraph)
    return plain_text(words.children)


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (ROUNDS, 38, "校次 經手的人 主要的工作 一校 編輯 三校 執行編輯"),
        (ROUNDS, SCREEN, "校次 經手的人 一校 編輯 三校 執行編輯"),
        (MANY, 38, "年 春季 夏季 秋季 冬季 全年 甲子 未詳 未詳 未詳 未詳 未詳"),
        (MANY, SCREEN, ""),
    ],
    ids=["print", "screen", "many-in-print", "many-on-a-screen"],
)
def test_short_cells_stay_on_one_line_where_all_columns_hold_such(
    text: str, measure: float, expected: str
) -> None:
    """On a telephone 一校 stood in two lines; six columns of two characters have no room there."""
    assert whole(text, measure) == expected.split()
