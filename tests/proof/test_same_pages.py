"""A proof's pages are the final build's pages."""

import json
from pathlib import Path

import pikepdf
import pytest

from publish.postflight.glyphs import Glyph, read_pages
from tests.judges.verapdf import ua_failures
from tests.proof.conftest import NAMES, Proofed

LEFT, TOP = 8 / 25.4 * 72, 25 / 25.4 * 72


def _glyphs(file: Path) -> list[list[Glyph]]:
    with pikepdf.open(file) as pdf:
        return [list(page.glyphs) for page in read_pages(pdf).pages]


@pytest.mark.parametrize("name", NAMES)
def test_every_glyph_stands_where_the_final_build_has_it(
    proofed: dict[str, Proofed], name: str
) -> None:
    """Relative to the trimmed page, heads and folios included."""
    final = _glyphs(proofed[name].final)
    proof = _glyphs(proofed[name].pdf)[1:]
    assert len(proof) == len(final)
    for own, sheet in zip(final, proof, strict=True):
        tagged = [glyph for glyph in sheet if glyph.mcid >= 0]
        wanted = [glyph for glyph in own if glyph.mcid >= 0]
        assert [glyph.text for glyph in tagged] == [glyph.text for glyph in wanted]
        for glyph, other in zip(tagged, wanted, strict=True):
            assert glyph.x - LEFT == pytest.approx(other.x, abs=0.01)
            assert glyph.y - TOP == pytest.approx(other.y, abs=0.01)
            assert glyph.size == other.size
        heads = [(glyph.text, glyph.x, glyph.y) for glyph in own if glyph.mcid < 0]
        beside = [(glyph.text, glyph.x - LEFT, glyph.y - TOP) for glyph in sheet]
        for text, x, y in heads:
            assert any(
                text == known and abs(x - left) < 0.01 and abs(y - top) < 0.01
                for known, left, top in beside
            )


@pytest.mark.parametrize("name", NAMES)
def test_the_page_keeps_its_trim_on_a_sheet_of_a4(proofed: dict[str, Proofed], name: str) -> None:
    with pikepdf.open(proofed[name].final) as final, pikepdf.open(proofed[name].pdf) as proof:
        for own, sheet in zip(final.pages, list(proof.pages)[1:], strict=True):
            assert [float(edge) for edge in sheet.trimbox] == [float(edge) for edge in own.trimbox]
            left, bottom, right, top = (float(edge) for edge in sheet.mediabox)
            assert (right - left) / 72 * 25.4 == pytest.approx(210, abs=0.01)
            assert (top - bottom) / 72 * 25.4 == pytest.approx(297, abs=0.01)
            assert left == pytest.approx(-LEFT, abs=0.01)
            assert top - float(sheet.trimbox[3]) == pytest.approx(TOP, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_heads_and_watermark_are_artifacts(proofed: dict[str, Proofed], name: str) -> None:
    for sheet in _glyphs(proofed[name].pdf)[1:]:
        outside = [glyph for glyph in sheet if glyph.mcid < 0]
        assert all(glyph.artifact for glyph in outside)
        assert "".join(g.text for g in outside if g.size > 100 and not g.upright) == "一校"


def test_a_proof_meets_pdf_ua(proofed: dict[str, Proofed]) -> None:
    assert ua_failures(proofed["on-line-grids"].pdf) == []


def test_the_first_sheet_is_text_in_order(proofed: dict[str, Proofed]) -> None:
    """Round, title, days and boxes can be read aloud and searched for."""
    words = "".join(g.text for g in _glyphs(proofed["on-line-grids"].pdf)[0] if g.mcid >= 0)
    words = "".join(words.split())
    order = ["一校", "Firstproof", "格與行", "2026年12月1日", "2026年12月15日", "改正", "依此付印"]
    assert sorted(order, key=words.index) == order


def test_every_sheet_says_which_proof_of_what_it_is(proofed: dict[str, Proofed]) -> None:
    """Round, day, journal, author, recipient, build, and which sheet of how many."""
    own = proofed["on-line-grids"]
    build = json.loads((own.folder / f"{own.name}.proof.json").read_text("utf-8"))["build"]
    sheets = _glyphs(own.pdf)
    for number, sheet in enumerate(sheets, 1):
        words = "".join("".join(g.text for g in sheet if g.mcid < 0).split())
        for each in (
            *("一校2026年12月1日《版面研究》第1期版心專案", f"送：編輯稿號{build}"),
            f"第{number}張／共{len(sheets)}張",
        ):
            assert each in words


def test_a_proof_asks_to_be_printed_at_actual_size(proofed: dict[str, Proofed]) -> None:
    """A viewer that fits pages to the printer's margins would make a mm less than a mm."""
    with pikepdf.open(proofed["on-line-grids"].pdf) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_comments_may_be_written_into_a_proof(proofed: dict[str, Proofed]) -> None:
    with pikepdf.open(proofed["on-line-grids"].pdf) as pdf:
        assert not pdf.is_encrypted
        assert pdf.allow.modify_annotation


def test_pages_have_their_folios_as_labels(proofed: dict[str, Proofed]) -> None:
    with pikepdf.open(proofed["on-line-grids"].pdf) as pdf:
        labels = [page.label for page in pdf.pages]
    assert labels == ["一校", "37", "38", "39", "40", "41", "42"]
