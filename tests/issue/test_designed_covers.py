"""A designer's files around an issue: on its pages, on the printer's sheet, on the e-book."""

import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publish.pipeline import build, check
from publish.request import Request
from tests.checks.issues.test_cover_files import pdf, picture
from tests.judges.pdf_text import structure
from tests.judges.verapdf import ua_failures
from tests.pipeline.journals import write_journal

MM = 72 / 25.4
COVER = """front: [cover, {toc: zh-Hant}]
back: [back-cover]
cover: {front: front.png, back: back.pdf}
"""


@dataclass(frozen=True)
class Designed:
    """A journal whose issue has a grey front and a red back, and what was built of it."""

    journal: Path
    out: Path

    def shown(self, file: str, page: int) -> Image.Image:
        """A page at one pixel for each pt."""
        document = pypdfium2.PdfDocument(self.out / file)
        picture: Image.Image = document[page].render(scale=1).to_pil()
        return picture.convert("RGB")


def write_covers(folder: Path, back: bytes) -> Path:
    journal = write_journal(folder / "journal", "first")
    issue = journal / "2026-1"
    (issue / "front.png").write_bytes(picture(2079, 2787))
    (issue / "back.pdf").write_bytes(back)
    file = issue / "issue.yaml"
    file.write_text(file.read_text("utf-8") + COVER, "utf-8")
    return journal


@pytest.fixture(scope="module")
def designed(tmp_path_factory: pytest.TempPathFactory) -> Designed:
    folder = tmp_path_factory.mktemp("designed")
    journal = write_covers(folder, pdf(170, 230, 3, ink="1 0 0 rg"))
    out = folder / "out"
    assert build(Request((journal,), out, ("pdf", "epub", "press", "opds"))) == ()
    return Designed(journal, out)


def test_front_and_back_are_the_first_and_the_last_page(designed: Designed) -> None:
    with pikepdf.open(designed.out / "2026-1.pdf") as document:
        labels = [page.label for page in document.pages]
        assert (labels[0], labels[-1]) == ("封面", "封底")
        for page in (document.pages[0], document.pages[-1]):
            assert [round(float(edge) / MM) for edge in page.mediabox] == [0, 0, 170, 230]
    for number, colour in ((0, (200, 200, 200)), (-1, (255, 0, 0))):
        shown = designed.shown("2026-1.pdf", number % len(labels))
        assert shown.getpixel((4, 4)) == shown.getpixel((470, 640)) == colour


def test_they_are_figures_with_words_for_those_who_do_not_see_them(designed: Designed) -> None:
    file = designed.out / "2026-1.pdf"
    figures = [each for each in structure(file).walk() if each.role == "Figure"]
    assert [each.alternative for each in figures] == [
        "封面 《校樣》\u2003第1期\u20032026年12月號",
        "封底 《校樣》\u2003第1期\u20032026年12月號",
    ]
    assert ua_failures(file) == []


def test_the_printer_gets_both_on_one_sheet_in_their_colours(designed: Designed) -> None:
    """What nobody designed, here the spine, is our own."""
    with pikepdf.open(designed.out / "2026-1-cover.pdf") as document:
        (page,) = document.pages
        trim = [float(edge) / MM for edge in page.TrimBox]
        bleed = [float(edge) / MM for edge in page.BleedBox]
    spine = trim[2] - trim[0] - 340
    assert 0 < spine < 2
    assert [round(a - b, 1) for a, b in zip(trim, bleed, strict=True)] == [3, 3, -3, -3]
    sheet = designed.shown("2026-1-cover.pdf", 0)
    width, height = sheet.size
    assert sheet.getpixel((1, height // 2)) == (255, 0, 0)
    assert sheet.getpixel((width - 2, height // 2)) == (200, 200, 200)


def test_the_front_is_on_the_e_book_and_in_the_catalogue(designed: Designed) -> None:
    with ZipFile(designed.out / "2026-1.epub") as book:
        covers = [book.read("EPUB/cover.png"), (designed.out / "2026-1-cover.png").read_bytes()]
    for data in covers:
        with Image.open(io.BytesIO(data)) as cover:
            assert cover.width == 1600
            assert cover.getcolors() == [(cover.width * cover.height, (200, 200, 200))]


def test_a_back_without_bleed_is_told_at_its_line_before_anything_is_built(tmp_path: Path) -> None:
    journal = write_covers(tmp_path, pdf(170, 230, 0))
    (found,) = check(journal)
    assert (found.id, found.span.file) == ("cover-bleed", "2026-1/issue.yaml")
    assert found.source_line == "cover: {front: front.png, back: back.pdf}"
    assert found.source_line[found.span.column - 1 :].startswith("back.pdf")


def test_a_file_that_is_missing_or_is_no_picture_is_told(tmp_path: Path) -> None:
    journal = write_covers(tmp_path, b"PK\x03\x04")
    (journal / "2026-1" / "front.png").unlink()
    assert [found.id for found in check(journal)] == ["file-missing", "picture-type"]


def test_a_front_in_the_colours_of_print_is_told(tmp_path: Path) -> None:
    journal = write_covers(tmp_path, pdf(170, 230, 3))
    front = io.BytesIO()
    Image.new("CMYK", (2079, 2787), (0, 90, 20, 0)).save(front, "JPEG")
    (journal / "2026-1" / "front.png").write_bytes(front.getvalue())
    assert [found.id for found in check(journal)] == ["picture-cmyk", "picture-extension"]


def test_a_spine_of_another_width_than_the_pages_stops_the_sheet(designed: Designed) -> None:
    """How wide it is to be is known when the pages are counted."""
    file = designed.journal / "2026-1" / "issue.yaml"
    before = file.read_text("utf-8")
    (designed.journal / "2026-1" / "spine.pdf").write_bytes(pdf(9, 230, 3))
    file.write_text(before.replace("back: back.pdf", "back: back.pdf, spine: spine.pdf"), "utf-8")
    sheet = (designed.out / "2026-1-cover.pdf").read_bytes()
    try:
        assert build(Request((designed.journal,), designed.out, ("pdf",))) == ()
        (found,) = build(Request((designed.journal,), designed.out, ("pdf", "press")))
    finally:
        file.write_text(before, "utf-8")
    assert found.id == "cover-size"
    assert dict(found.values)["found"] == "9.0 × 230.0"
    assert (designed.out / "2026-1-cover.pdf").read_bytes() == sheet
