"""Glyph places against PDFium, and the laws of the reading."""

import ctypes
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.model import StyleOption
from publish.pdf import set_article
from publish.postflight.find_lines import find_lines
from publish.postflight.glyphs import Page, read_pages
from publish.postflight.inspection import Inspection, read
from publish.postflight.lines import SMALL, Paragraph
from publish.postflight.measures import full_lines
from publish.postflight.structure import TaggedBlock
from publish.styles import load_style
from tests.postflight.drawn import Row, draw, full

SAMPLES = Path(__file__).parents[2] / "manuscript"


def text_object_origins(file: Path, page: int) -> set[tuple[float, float]]:
    """Where PDFium places the text objects of a page: x, y from the upper left corner."""
    document = pypdfium2.PdfDocument(file)
    try:
        opened = document[page]
        height = opened.get_height()
        found = set()
        for item in opened.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item.raw, ctypes.byref(matrix))
            found.add((matrix.e, height - matrix.f))
        return found
    finally:
        document.close()


def pages_of(file: Path) -> tuple[Page, ...]:
    with pikepdf.open(file) as pdf:
        return read_pages(pdf).pages


def assert_same_places(file: Path, page: int) -> None:
    """Every text object of PDFium begins at a glyph of ours."""
    origins = text_object_origins(file, page)
    glyphs = {(round(glyph.x, 1), round(glyph.y, 1)) for glyph in pages_of(file)[page].glyphs}
    near = {(x + dx, y + dy) for x, y in glyphs for dx in (-0.1, 0, 0.1) for dy in (-0.1, 0, 0.1)}
    rounded = {(round(x, 1), round(y, 1)) for x, y in near}
    off = [each for each in origins if (round(each[0], 1), round(each[1], 1)) not in rounded]
    assert origins
    assert off == []


def test_pdfium_places_text_where_we_do_in_our_files(printed: tuple[Path, ...]) -> None:
    for file in printed:
        assert_same_places(file, 1)


def test_pdfium_places_text_where_we_do_in_drawn_files(tmp_path: Path) -> None:
    rows = [full("天地玄黃宇宙洪荒2021年。⁴"), Row("雲騰致雨")]
    assert_same_places(draw(tmp_path / "drawn.pdf", rows), 0)


HEAD = b"BT /F 10 Tf 50 160 Td "
WAYS = {
    "one string": HEAD + b"<000100020003> Tj ET",
    "three strings": HEAD + b"<0001> Tj <0002> Tj <0003> Tj ET",
    "matrices": b"BT /F 10 Tf 1 0 0 1 50 160 Tm <00010002> Tj 1 0 0 1 70 160 Tm <0003> Tj ET",
    "scaled space": b"q 2 0 0 2 0 0 cm BT /F 5 Tf 25 80 Td <000100020003> Tj ET Q",
    "flipped space": b"q 1 0 0 -1 0 200 cm BT /F 10 Tf 1 0 0 -1 50 40 Tm <000100020003> Tj ET Q",
    "lines": b"BT /F 10 Tf 5 TL 50 165 Td T* <000100020003> Tj ET",
    "stretched": b"BT /F 10 Tf 50 Tz 10 Tc 50 160 Td <000100020003> Tj ET",
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_all_ways_of_showing_text_lead_to_the_same_places(way: str, tmp_path: Path) -> None:
    file = draw(tmp_path / "way.pdf", [Row("天地玄", y=190)], more=WAYS[way])
    glyphs = pages_of(file)[0].glyphs[3:]
    assert [glyph.text for glyph in glyphs] == list("天地玄")
    assert [round(glyph.x, 6) for glyph in glyphs] == [50, 60, 70]
    assert {round(glyph.y, 6) for glyph in glyphs} == {40}


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    file = draw(tmp_path / "turned.pdf", [Row("天地玄黃")])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(180, relative=False)
        pdf.save(file)
    (page,) = pages_of(file)
    assert [round(glyph.x) for glyph in page.glyphs] == [200, 190, 180, 170]
    assert not any(glyph.upright for glyph in page.glyphs)


HAN = st.text(st.sampled_from("天地玄黃宇宙洪荒日月盈昃"), min_size=8, max_size=20)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(HAN, min_size=1, max_size=7), tracking=st.floats(0, 0.2))
def test_lines_come_back_as_they_were_drawn(
    texts: list[str], tracking: float, tmp_path: Path
) -> None:
    rows = [Row(text, width=len(text) + tracking * (len(text) - 1)) for text in texts]
    reading = read(draw(tmp_path / "law.pdf", rows))
    assert [line.text for line in reading.lines[0]] == texts
    for line, row in zip(reading.lines[0], rows, strict=True):
        assert line.x == pytest.approx(50)
        assert line.end == pytest.approx(50 + 10 * float(row.width or 0), abs=0.01)


# Our own pages

NEVER = (
    "glyphs-missing",
    "glyphs-textless",
    "characters-lost",
    "characters-radical",
    "fonts-unembedded",
    "fonts-type3",
    "line-start",
    "line-end",
    "calls-at-start",
    "units-parted",
    "last-single",
    "gaps-outside",
    "pairs-wrong",
    "marks-narrowed",
    "marks-moved",
    "blanks-read",
)


@pytest.mark.parametrize("key", NEVER)
def test_our_pages_never_have(key: str, inspected: tuple[Inspection, ...]) -> None:
    assert [dict(each.figures)[key] for each in inspected] == [0] * len(inspected)


def _has(paragraph: Paragraph, words: str) -> bool:
    return words in "".join(line.text for line in paragraph.lines)


def test_a_note_that_goes_on_at_the_next_page_is_one_paragraph(tmp_path: Path) -> None:
    """Its line that ends inside an address at the foot of a page may be short."""
    narrow = (StyleOption("page.measure", "18"), StyleOption("page.trim-width", "328pt"))
    style, _ = load_style("journal", narrow)
    assert style is not None
    file = "2026-1/on-line-grids/article.yaml"
    article = read_article(Folder(SAMPLES), file, known_classes=style.classes).value
    assert article is not None
    setting = Setting(style)
    (tmp_path / "narrow.pdf").write_bytes(
        set_article(print_document(article, setting), setting, 1).pdf
    )
    reading = read(tmp_path / "narrow.pdf")
    (note,) = (each for each in reading.paragraphs if _has(each, "刪節號一節"))
    assert note.kind == SMALL
    assert {line.page for line in note.lines} == {2, 3}
    short = [each for each in full_lines(reading) if each.off > reading.limits.flush]
    assert short
    assert all(each.excused for each in short)


def test_our_full_lines_are_flush(printed: tuple[Path, ...]) -> None:
    """Those of notes below tables and figures too."""
    for file in printed:
        reading = read(file)
        lines = [line for line in full_lines(reading) if line.han and not line.in_address]
        off = [line for line in lines if line.off > reading.limits.flush]
        assert [each.line.text for each in off] == []
        assert len(lines) > 20


def test_an_item_of_a_list_is_one_paragraph_with_its_label(tmp_path: Path) -> None:
    """The label belongs to the item, the text to its body: two blocks of the tags, one of lines."""
    rows = [full("一、天地玄黃宇宙洪荒日月"), Row("盈昃辰宿", indent=2)]
    with pikepdf.open(draw(tmp_path / "list.pdf", rows)) as pdf:
        (page,) = read_pages(pdf).pages
    glyphs = tuple(replace(glyph, mcid=0 if glyph.text in "一、" else 1) for glyph in page.glyphs)
    tags = {(1, 0): TaggedBlock(1, "LI", False, label=True), (1, 1): TaggedBlock(2, "P", False)}
    lines = find_lines(replace(page, glyphs=glyphs), tags)
    assert [line.block for line in lines] == [tags[1, 1], tags[1, 1]]
