"""What is done in the engine's place for speed gives what the engine gives."""

import pytest

from publish.pdf import Copy
from publish.pdf.weasy import composer, engine, subsets
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


def test_a_text_met_again_is_set_like_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = engine.set_pages(copy_of(TABLE))
    monkeypatch.setattr(composer, "_SHORT", -1)
    assert ours == engine.set_pages(copy_of(TABLE))


def test_filled_arrays_of_any_length_are_of_one_type() -> None:
    from weasyprint.text.ffi import ffi

    three = subsets._Interface().new("hb_codepoint_t[3]", [7, 8, 9])
    two = subsets._Interface().new("hb_codepoint_t[2]", (7, 8))
    assert ffi.unpack(three, len(three)) == [7, 8, 9]
    assert ffi.unpack(two, len(two)) == [7, 8]
    assert ffi.typeof(three) is ffi.typeof(two)
