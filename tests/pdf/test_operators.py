"""The operators of composed text are well formed, whatever face a gap stands beside."""

from pathlib import Path

import pikepdf

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style
from tests.judges.pdf_text import pages_of


def test_a_gap_beside_a_face_without_a_space_leaves_numbers_apart(tmp_path: Path) -> None:
    """Kai has no space glyph, so the gap before it is two moves of the pen in a row."""
    style, _ = load_style("journal")
    assert style is not None
    body = "<p>參見Clay Type<em>活字</em>2017年<em>版</em>A<em>字</em></p>"
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    file = tmp_path / "a.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css, style.faces)).pdf)
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            assert pikepdf.parse_content_stream(page)
    text = "".join(shown.text for page in pages_of(file) for shown in page)
    assert "參見Clay Type活字2017年版A字" in text
