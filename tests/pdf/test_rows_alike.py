"""Rows alike look, read and are tagged as rows that the engine has laid out one by one."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

from publish.pdf import Copy
from publish.pdf.weasy import engine
from publish.styles import load_style

WORDS = (
    ("改", "新增"),
    ("", "新增"),
    ("刪去的字", "分行\n打的  words"),
    (
        "「引號」、——與……，Joe Biden 2021年6月",
        "一格放不下的一句話，要排成兩行，與 Latin words 夾在一起。",
    ),
    ("é\u0301", "”“"),
)
CSS = """
table { width: 100%; table-layout: fixed; border-spacing: 0 }
td, th { padding: 1.2pt 4pt; vertical-align: top; text-align: left; border: 0 }
td { --lines: start; text-align: left }
.fifth > td { border-bottom: 0.25pt solid #888888; padding-bottom: 3pt }
p.behind { margin: 7pt 0 }
"""


def rows() -> Iterator[str]:
    for number in range(1, 78):
        old, new = WORDS[number % 5]
        kind = ' class="fifth"' if number % 5 == 0 else ""
        if number == 33:
            new = '<em>標出的</em><span lang="en">English</span>'
        yield f"<tr{kind}><td>{number}</td><td>頁{number} 行3</td>"
        yield f"<td>{old}</td><td>{new}</td></tr>"
    yield '<tr><td>78</td><td>　</td><td colspan="2">跨兩欄</td></tr>'


@cache
def pages(kind: str) -> bytes:
    """A table of 78 rows on three pages, what stands before and behind it, and another."""
    style, _ = load_style("journal")
    assert style is not None
    head = "<thead><tr><th>號</th><th>頁</th><th>原</th><th>改為</th></tr></thead>"
    table = f'<table>{head}<tbody class="{kind}">{"".join(rows())}</tbody></table>'
    two = f'<table><tbody class="{kind}"><tr><td>甲</td></tr><tr><td>乙</td></tr></tbody></table>'
    body = f"<p>前</p>{table}<p class='behind'>後</p><div>{two}</div><p>末</p>"
    html = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    return engine.set_pages(Copy(html, style.print_css + CSS, style.faces)).pdf


def glyphs(pdf: bytes) -> list[tuple[int, str, tuple[float, ...]]]:
    """Every character with its page and its place in tenths of a pt, in the order of the text."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            box = tuple(round(edge, 1) for edge in text.get_charbox(at))
            found.append((number, text.get_text_range(at, 1), box))
    return found


def cells(pdf: bytes) -> list[list[str]]:
    """The structure elements in each row of the tables."""

    def below(element: Any, role: str) -> Iterator[Any]:
        for kid in element.get("/K", ()):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S) == role:
                    yield kid
                yield from below(kid, role)

    with pikepdf.open(BytesIO(pdf)) as document:
        return [[str(kid.S) for kid in row.K] for row in below(document.Root.StructTreeRoot, "/TR")]


def test_their_glyphs_stand_where_the_engine_puts_them() -> None:
    ours, theirs = glyphs(pages("alike")), glyphs(pages("by the engine"))
    assert len(theirs) > 1000
    assert ours == theirs


def test_every_cell_is_tagged_an_empty_one_too() -> None:
    expected = [["/TH"] * 4, *[["/TD"] * 4] * 77, ["/TD"] * 3, ["/TD"], ["/TD"]]
    assert cells(pages("alike")) == expected
    assert cells(pages("by the engine")) == expected


def test_they_have_the_rules_of_the_others() -> None:
    ours, theirs = pictures(pages("alike")), pictures(pages("by the engine"))
    assert [each.size for each in ours] == [each.size for each in theirs]
    for mine, other in zip(ours, theirs, strict=True):
        # A rule over a whole row has no seams between cells, which show as lighter dots.
        differing = ImageChops.difference(mine, other).point(lambda value: value > 64 and 255)
        assert sum(differing.histogram()[1:]) < 50


def pictures(pdf: bytes) -> list[Image.Image]:
    return [page.render(scale=2).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]
