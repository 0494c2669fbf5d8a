"""Folios as they are printed, and the labels that a reader of the PDF shows."""

import io

import pypdfium2
import pytest

from publish.model import StyleOption
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
    layout = lay_out(Copy(PAGE, style.print_css, style.faces))
    made = layout.pages(folios)
    document = pypdfium2.PdfDocument(io.BytesIO(made.pdf))
    assert layout.count(bool(folios.first % 2)) == len(document) == len(made.folios)
    assert document.get_page_label(1) == second
    assert second in document[1].get_textpage().get_text_range().split()


def test_a_layout_serves_the_side_on_which_its_folio_stands() -> None:
    """The inner margin of a verso is at its right; nothing is laid out again for it."""
    style, _ = load_style("journal")
    assert style is not None
    edges = []
    for folio in (3, 4):
        layout = lay_out(Copy(PAGE, style.print_css, style.faces))
        made = layout.pages(Folios(folio), placed=True)
        assert made.folios == (folio, folio + 1)
        edges.append(min(line.left for line in made.placed[0].lines))
    recto, verso = edges
    assert recto > verso


def test_a_folio_that_a_margin_box_itself_says_is_no_text_of_the_document() -> None:
    """Proofs compare the words of heads; a folio that moved is no change of theirs."""
    style, _ = load_style("journal", (StyleOption("heads.folio", "foot-outer"),))
    assert style is not None
    made = lay_out(Copy(PAGE, style.print_css, style.faces)).pages(Folios(3), placed=True)
    assert [line.texts for page in made.placed for line in page.heads if line.texts] == []
    assert "4" in pypdfium2.PdfDocument(io.BytesIO(made.pdf))[1].get_textpage().get_text_range()


def test_an_address_at_the_right_of_a_head_has_its_place() -> None:
    """It stands beside the lines of the opening page's head, out of their flow; proofs mark it."""
    style, _ = load_style("journal")
    assert style is not None
    address = "https://doi.org/10.1234/type"
    head = (
        f'<div class="running bibliographic"><span class="doi">{address}</span>'
        '<span class="bibliographic-line">《活字》</span></div>'
    )
    html = PAGE.replace("<body>", f"<body>{head}")
    made = lay_out(Copy(html, style.print_css, style.faces)).pages(Folios(1), placed=True)
    first = made.placed[0]
    ends = {text.text: text.edges[-1] for line in first.heads for text in line.texts}
    assert ends[address] == pytest.approx(first.right, abs=0.1)
    assert ends["《活字》"] < first.right / 2
