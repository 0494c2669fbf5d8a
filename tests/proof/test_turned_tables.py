"""A table on its side has its numbers, grounds and bars on its side."""

import json
import shutil
from pathlib import Path

import pytest

from publish.postflight.glyphs import Glyph
from publish.proof import ProofRequest, make_proofs
from tests.pdf.features.placed import placed_pages
from tests.proof.articles import BODY, change, write
from tests.proof.sheets import NUMBER_SIZE, SheetRead, read_sheets

TURNED = BODY.replace("{#tbl-rounds}", "{#tbl-rounds .turned}")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A proof of the small article, its table turned and a cell changed."""
    root = tmp_path_factory.mktemp("turned")
    folder = write(root / "journal")
    (folder / "body.md").write_text(TURNED, "utf-8")
    shutil.copytree(folder, root / "older")
    change(folder, ("內容是否正確", "內容是否可靠"))
    request = ProofRequest((folder,), 1, due="2026-12-15", since=str(root / "older"))
    assert make_proofs(request) == ()
    return folder / "proofs" / "1" / "reading-proofs.pdf"


@pytest.fixture(scope="module")
def sheet(pdf: Path) -> SheetRead:
    """The sheet with the table."""
    return next(each for each in read_sheets(pdf) if _turned(each.furniture))


def _turned(glyphs: tuple[Glyph, ...]) -> dict[str, float]:
    """Numbers that run upwards, by their words, with the x of their baseline."""
    columns: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        if abs(glyph.size - NUMBER_SIZE) < 0.01 and not glyph.upright:
            columns.setdefault(round(glyph.x, 1), []).append(glyph)
    return {
        "".join(glyph.text.strip() for glyph in sorted(own, key=lambda each: -each.y)): x
        for x, own in columns.items()
    }


def _baseline(sheet: SheetRead, words: str) -> float:
    """The x of the baseline of words in the table."""
    glyphs = [each.glyph for each in sheet.text if each.glyph.text.strip()]
    at = "".join(glyph.text[0] for glyph in glyphs).index(words)
    return glyphs[at].x


def test_caption_and_rows_have_numbers_at_their_beginnings(sheet: SheetRead) -> None:
    numbers = _turned(sheet.furniture)
    assert numbers == {
        "1": pytest.approx(_baseline(sheet, "表1"), abs=1),
        "表1列1": pytest.approx(_baseline(sheet, "校次誰讀"), abs=1),
    }


def test_a_changed_cell_is_marked_in_the_turned_row(pdf: Path, sheet: SheetRead) -> None:
    (row,) = json.loads(pdf.with_suffix(".changes.json").read_text("utf-8"))
    assert (row["old"], row["new"], row["places"][0]["line"]) == ("正確", "可靠", "表1列3")
    page = next(
        page
        for page, read in zip(placed_pages(pdf), read_sheets(pdf), strict=True)
        if _turned(read.furniture)
    )
    (bar,) = (shape for shape in page.shapes if abs(shape.height - 1) < 0.01 and shape.width > 9)
    left = 8 / 25.4 * 72  # where the trimmed page stands on the sheet
    assert bar.left < _baseline(sheet, "可靠") - left < bar.left + bar.width
