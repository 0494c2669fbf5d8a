"""Characters above U+FFFF in lines whose gaps are filled come out in every reader."""

import subprocess
from pathlib import Path

import pymupdf
import pypdfium2

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style

LINES = (
    "所這𡃁countable",
    "同定一𡃁、character",
    "一定𡃁𡃁同定characters",
    "countable𡃁同定一",
)
"""Short lines between long words, spread over the measure."""


def test_a_rare_character_in_a_spread_line_is_copied_and_brings_no_blank(tmp_path: Path) -> None:
    """PDFium, and so Chrome, lost 𡃁 there: it takes no such character from ActualText."""
    style, _ = load_style("journal")
    assert style is not None
    css = "p { width: 11em; text-indent: 0 }"
    body = "".join(f"<p>{line}internationalization</p>" for line in LINES)
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    file = tmp_path / "a.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css + css, style.faces)).pdf)
    said = {
        "pdfium": pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range(),
        "mupdf": pymupdf.open(file)[0].get_text(),
        "poppler": subprocess.run(
            ["pdftotext", file, "-"], check=True, capture_output=True, text=True
        ).stdout,
    }
    for reader, text in said.items():
        running = "".join(line.strip() for line in text.splitlines())
        assert running == "".join(f"{line}internationalization" for line in LINES), reader
