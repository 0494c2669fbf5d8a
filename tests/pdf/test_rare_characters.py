"""Characters above U+FFFF in lines whose gaps are filled come out in every reader."""

from pathlib import Path

import pytest

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style
from tests.judges.copied import READERS, Reader

LINES = (
    "所這𡃁countable",
    "同定一𡃁、character",
    "一定𡃁同定𡃁characters",
    "countable𡃁同定一",
)
"""Short lines between long words, spread over the measure."""


@pytest.mark.parametrize("reader", READERS)
def test_a_rare_character_in_a_spread_line_is_copied_and_brings_no_blank(
    reader: Reader, tmp_path: Path
) -> None:
    """PDFium, and so Chrome, lost 𡃁 there: it takes no such character from ActualText."""
    style, _ = load_style("journal")
    assert style is not None
    css = "p { width: 11em; text-indent: 0 }"
    body = "".join(f"<p>{line}internationalization</p>" for line in LINES)
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    file = tmp_path / "a.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css + css, style.faces)).pdf)
    copied = "".join(line.strip() for line in reader(file).splitlines())
    assert copied == "".join(f"{line}internationalization" for line in LINES)
