"""What holds for every feature on paper: complete, inside the type area, tagged, silent."""

from itertools import pairwise

import pikepdf
import pytest

from publish.model.blocks import CodeBlock, Figure, Formula, Table, walk
from tests.expected_text import Expected, assert_contains_in_order
from tests.judges.pdf_text import Element
from tests.judges.verapdf import ua_failures
from tests.pdf.features.conftest import FILES, MEASURE, Setter

every_manuscript = pytest.mark.parametrize("file", FILES)


@pytest.mark.parametrize("file", [file for file in FILES if file != "headings/numbers.yaml"])
def test_every_word_and_note_is_tagged_in_order(printed: Setter, file: str) -> None:
    moved = file.startswith(("references/", "options/"))  # the style puts the appendix behind
    found = printed(file, {"appendix.place": "as-typed"} if moved else None)
    expected = Expected(found.article, notes_at_calls=True).body()
    text = found.structure.text()
    if found.article.language == "en":
        for chinese, english in {"資料來源：": "Source:", "說明：": "Note:"}.items():
            expected = expected.replace(chinese, english)
        expected = expected.replace("單位：", "Unit:")
    assert_contains_in_order(text, expected)


@every_manuscript
def test_nothing_stands_beside_the_type_area(printed: Setter, file: str) -> None:
    """An italic A at a line's start begins on the edge, and leans out by its own drawing."""
    found = printed(file)
    for number, page in enumerate(found.placed):
        left = found.left(number)
        for glyph in page.glyphs:
            leaning = 0.06 * glyph.size if glyph.font.endswith("-Italic") else 0.0
            assert glyph.x > left - 0.3, (number + 1, glyph)
            assert glyph.left > left - 0.3 - leaning, (number + 1, glyph)
            assert glyph.right < left + MEASURE + 0.3, (number + 1, glyph)
        for shape in page.shapes:
            assert shape.left > left - 0.3, (number + 1, shape)
            assert shape.right < left + MEASURE + 0.3, (number + 1, shape)


@every_manuscript
def test_only_code_is_left_to_the_engines_own_lines(printed: Setter, file: str) -> None:
    """Typed blanks of code must stay, which the composer of running text does not keep."""
    found = printed(file)
    has_code = any(isinstance(block, CodeBlock) for block in walk(found.article.body))
    assert found.pages.fallbacks == ((("white-space", 1),) if has_code else ())


@every_manuscript
def test_the_engine_says_nothing(printed: Setter, file: str) -> None:
    """Two pictures of one manuscript are coarse, which has a test of its own."""
    said = {found.id for found in printed(file).pages.findings}
    assert said == ({"picture-coarse"} if file.startswith("figures/") else set())


@every_manuscript
def test_verapdf_accepts_the_file_as_ua_1(printed: Setter, file: str) -> None:
    assert ua_failures(printed(file).pdf) == []


@every_manuscript
def test_every_note_follows_its_call(printed: Setter, file: str) -> None:
    found = printed(file)
    numbers = []
    for element in found.structure.walk():
        kids = [child for child in element.children if isinstance(child, Element)]
        for call, note in pairwise(kids):
            if call.role == "Reference" and note.role == "Note":
                label = next(each for each in note.walk() if each.role == "Lbl")
                assert label.text() == call.text()
                numbers.append(call.text())
    # A note in a note is met behind those of the line around both.
    counted = sorted(int(each) for each in numbers if each.isdigit())
    assert counted == [*range(1, len(found.article.notes) + 1)]


@every_manuscript
def test_pictures_say_what_they_show(printed: Setter, file: str) -> None:
    found = printed(file)
    for role, kind in (("Figure", Figure), ("Formula", Formula)):
        wanted = [each.picture.alt for each in walk(found.article.body) if isinstance(each, kind)]
        said = [element.alternative for element in found.elements(role)]
        assert [alt for alt in said if alt in wanted] == wanted


@every_manuscript
def test_the_heads_of_tables_have_a_scope(printed: Setter, file: str) -> None:
    found = printed(file)
    tables = [block for block in walk(found.article.body) if isinstance(block, Table)]
    heads = [cell for table in tables for row in table.head for cell in row.cells]
    with pikepdf.open(found.pdf) as pdf:
        cells = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"
        ]
        assert len(cells) == len(heads)
        assert all(cell.A.Scope == "/Column" for cell in cells)


@every_manuscript
def test_labels_of_lists_are_labels_and_their_texts_bodies(printed: Setter, file: str) -> None:
    for item in printed(file).elements("LI"):
        roles = [child.role for child in item.children if isinstance(child, Element)]
        assert roles in (["Lbl", "LBody"], ["LBody"])
