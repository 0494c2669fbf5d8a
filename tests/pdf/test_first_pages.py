"""A first page that a style makes lower than the others."""

import pytest

from publish.model.pages import Folios
from publish.pdf import Copy
from publish.pdf.weasy import lay_out
from publish.styles import Style, load_style

TEXT = "".join(f"<p>第{number}段只有一行。</p>" for number in range(1, 131))
XHTML = f"""<html lang="zh-Hant-TW"><head><title>低頁</title></head>
<body><main>{TEXT}</main></body></html>"""


def lines_by_page(style: Style, css: str, first: int) -> list[int]:
    layout = lay_out(Copy(XHTML, style.print_css + css, style.faces))
    pages = layout.pages(Folios(first), draw=False, placed=True)
    return [len(page.lines) for page in pages.placed]


@pytest.mark.parametrize("first", [1, 2])
def test_pages_behind_a_low_first_page_are_as_high_as_ever(first: int) -> None:
    """The margin of the opening page alone is larger; all other pages used to end where it does."""
    style, _ = load_style("journal")
    assert style is not None
    assert lines_by_page(style, "", first) == [29, 29, 29, 29, 14]
    # 34 mm are a little more than five lines.
    low = "@page :first { margin-top: 60mm }"
    assert lines_by_page(style, low, first) == [23, 29, 29, 29, 20]
