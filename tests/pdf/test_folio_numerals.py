"""Folios as they are printed, and the labels that a reader of the PDF shows."""

import io

import pypdfium2
import pytest

from publish.model.pages import Folios, roman
from publish.pdf import Copy
from publish.pdf.weasy import lay_out
from publish.styles import load_style

TEXT = f"<p>{'排印的人先把字排成一條一條的毛坯，再按頁高切開。' * 60}</p>"
PAGE = (
    '<html lang="zh-Hant-TW"><head><title>編者的話</title></head><body>'
    '<div class="running verso"><span class="folio"></span></div>'
    '<div class="running recto"><span class="folio"></span></div>'
    f"{TEXT}</body></html>"
)


@pytest.mark.parametrize(
    ("number", "printed"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix"), (1944, "mcmxliv")],
)
def test_roman_numerals(number: int, printed: str) -> None:
    assert roman(number) == printed


@pytest.mark.parametrize(
    ("folios", "second"), [(Folios(3, "roman"), "iv"), (Folios(3), "4"), (Folios(100), "101")]
)
def test_a_page_and_its_label_have_the_same_folio(folios: Folios, second: str) -> None:
    style, _ = load_style("journal")
    assert style is not None
    layout = lay_out(Copy(PAGE, style.print_css, style.faces), is_recto=bool(folios.first % 2))
    made = layout.pages(folios)
    document = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    assert layout.count == len(document) == len(made.folios)
    assert document.get_page_label(1) == second
    assert second in document[1].get_textpage().get_text_range().split()


def test_pages_laid_out_for_a_recto_refuse_the_folio_of_a_verso() -> None:
    style, _ = load_style("journal")
    assert style is not None
    layout = lay_out(Copy(PAGE, style.print_css, style.faces), is_recto=True)
    with pytest.raises(ValueError, match="4"):
        layout.pages(Folios(4))
