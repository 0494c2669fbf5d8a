"""What is done in the engine's place for speed gives what the engine gives."""

from typing import Any

import pytest

from publish.pdf import Copy
from publish.pdf.weasy import cells, engine, lines, outlines, subsets
from publish.styles import load_style

TABLE = """
<table>
<colgroup><col style="width: 20%"/><col style="width: 30%"/><col/></colgroup>
<thead><tr><th scope="col">號</th><th scope="col">字</th><th scope="col">說明</th></tr></thead>
<tbody>
<tr><td>1</td><td>改</td><td>三行才放得下的說明，漢字與 Latin words 夾在一起，行末要避頭尾，
數字如 2026 年前後
有空隙；這一格最高，旁邊的格子對齊。</td></tr>
<tr><td>2</td><td></td><td>改</td></tr>
<tr><td class="middle">3</td><td><span class="raised">上移</span>改</td>
<td class="high">高</td></tr>
<tr><td rowspan="2">4</td><td colspan="2">跨兩欄<sup class="call"><a
 id="r1" href="#n1">1</a></sup><aside class="note" id="n1"><p><a class="note-number"
 href="#r1">1</a>格中的註。</p></aside></td></tr>
<tr><td>5</td><td><p>兩段。</p><p>改</p></td></tr>
</tbody>
</table>
"""
CSS = """
table { table-layout: fixed; width: 100% }
td { padding: 2pt 3pt; border-bottom: 0.25pt solid #888888; vertical-align: top }
td.middle { vertical-align: middle }
td.high { height: 40pt; vertical-align: bottom }
span.raised { position: relative; top: -2pt }
"""


def copy_of(body: str) -> Copy:
    style, _ = load_style("journal")
    assert style is not None
    html = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    return Copy(html, style.print_css + CSS, style.faces)


def test_cells_of_lines_stand_where_the_engine_puts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = engine.set_pages(copy_of(TABLE))
    asked: list[str] = []

    def holds_no_lines(cell: Any) -> bool:
        asked.append(cell.element_tag)
        return False

    monkeypatch.setattr(cells, "_holds_lines", holds_no_lines)
    theirs = engine.set_pages(copy_of(TABLE))
    assert len(asked) == 16
    assert ours == theirs


def test_a_text_met_again_is_set_like_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = engine.set_pages(copy_of(TABLE))
    monkeypatch.setattr(lines, "_SHORT", -1)
    assert ours == engine.set_pages(copy_of(TABLE))


class _Sheet:
    """Takes what a path draws, as the engine's pictures do; numbers are lengths in px."""

    def __init__(self) -> None:
        from pydyf import Stream

        self.stream = Stream()

    def point(self, x: str, y: str, font_size: float) -> tuple[float, float]:
        return float(x), float(y)


class _Node(dict[str, str]):
    def __init__(self, **attributes: str) -> None:
        super().__init__(attributes)
        self.vertices: list[Any] = []


def drawn(draw: Any, node: _Node) -> list[bytes]:
    sheet = _Sheet()
    draw(sheet, node, 16.0)
    operators: list[bytes] = sheet.stream.stream
    return operators


@pytest.mark.parametrize(
    "data",
    [
        "M25 26H41.1L42.2 24.7Q42.4 24.9 42.6 25C1 2 3 4 5 6.5V7Z",
        "M1,2 3-4 .5.25L7 8 9 10z M0 0 1 1Z",
        "M 1 2 L 3 4",
        "M0 0Q1 1 2 0 3 -1 4 0",
    ],
)
def test_outlines_are_the_engines(data: str) -> None:
    assert outlines._operators(data)
    ours = drawn(outlines.path, _Node(d=data))
    theirs = drawn(outlines._engine_path, _Node(d=data))
    assert [each.split()[-1] for each in ours] == [each.split()[-1] for each in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        assert [float(n) for n in mine.split()[:-1]] == pytest.approx(
            [float(n) for n in other.split()[:-1]], abs=1e-4
        )


@pytest.mark.parametrize(
    "data",
    ["m1 1l2 2z", "M0 0A5 5 0 0 1 5 5", "M0 0L1 1ZL2 2", "M0 0Z", "L1 1", "M1", "", "M0 0L1e2 1"],
)
def test_other_paths_are_left_to_the_engine(data: str) -> None:
    assert outlines._operators(data) == ()


def test_a_path_with_markers_is_left_to_the_engine() -> None:
    node = _Node(**{"d": "M0 0L1 1", "marker-end": "url(#tip)"})
    outlines.path(_Sheet(), node, 16.0)
    assert node.vertices


def test_filled_arrays_of_any_length_are_of_one_type() -> None:
    from weasyprint.text.ffi import ffi

    three = subsets._Interface().new("hb_codepoint_t[3]", [7, 8, 9])
    two = subsets._Interface().new("hb_codepoint_t[2]", (7, 8))
    assert ffi.unpack(three, len(three)) == [7, 8, 9]
    assert ffi.unpack(two, len(two)) == [7, 8]
    assert ffi.typeof(three) is ffi.typeof(two)
