"""The small style of the documentation, set as it stands there."""

import ctypes
import json
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish.pipeline import Request, build
from publish.styles import load_style
from publish.styles.measures import css_variables
from publish.styles.options import OPTIONS
from tests.docs.doc_examples import DOCS, examples, write_journal

CHINESE, ENGLISH = DOCS / "style.zh-Hant.md", DOCS / "style.md"
BOTH = pytest.mark.parametrize("document", [CHINESE, ENGLISH], ids=lambda file: file.name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the article's finished files."""
    journal = tmp_path_factory.mktemp("journal")
    shown = examples(CHINESE)
    passage = next(each for each in shown if each.kind == "body")
    write_journal(journal, passage)
    for each in shown:
        if each.file:
            (journal / each.file).parent.mkdir(parents=True, exist_ok=True)
            (journal / each.file).write_text(each.text, "utf-8")
    output = tmp_path_factory.mktemp("build")
    assert (
        build(Request((journal,), output, ("offprints",), style="serial"), lambda built: None) == ()
    )
    return output


def text_of(pdf: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_its_options_make_the_page(built: Path) -> None:
    with pikepdf.open(built / "article.pdf") as pdf:
        left, foot, right, head = (float(edge) for edge in pdf.pages[0].mediabox)
    assert (right - left, head - foot) == pytest.approx((190 * 72 / 25.4, 260 * 72 / 25.4), abs=0.1)


def test_its_option_numbers_notes_with_a_full_stop(built: Path) -> None:
    assert re.search(r"1\.\s*監韻", text_of(built / "article.pdf"))


def test_its_template_replaces_the_break(built: Path) -> None:
    assert "＊" in text_of(built / "article.pdf")


def face_of(pdf: Path, word: str) -> str:
    """The name of the face that a word stands in."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    place = page.get_text_range().index(word)
    name = ctypes.create_string_buffer(200)
    pypdfium2.raw.FPDFText_GetFontInfo(page, place, name, len(name), ctypes.c_int())
    return name.value.decode()


def test_its_style_sheet_sets_headings_in_kai(built: Path) -> None:
    """In `journal` headings of the first level are bold Song."""
    assert "Kai" in face_of(built / "article.pdf", "製作\r")


def test_what_was_read_is_in_the_record(built: Path) -> None:
    record = json.loads((built / "article.build.json").read_text("utf-8"))
    for each in examples(CHINESE):
        if each.file:
            assert each.file in record["inputs"]


def test_both_languages_show_the_same_style() -> None:
    shown = [
        [(each.mark, each.text) for each in examples(file) if each.mark]
        for file in (CHINESE, ENGLISH)
    ]
    assert shown[0] == shown[1]


@BOTH
def test_every_computed_variable_is_explained(document: Path) -> None:
    options = {option.name: option.default for option in OPTIONS}
    computed = css_variables(options).keys() - {name.replace(".", "-") for name in options}
    text = document.read_text("utf-8")
    assert {name for name in computed if f"`--{name}`" not in text} == set()


@BOTH
def test_every_property_of_our_own_is_explained(document: Path) -> None:
    """Properties that the built-in style sheet declares and the engine does not know."""
    sheet, _ = load_style("journal")
    assert sheet is not None
    declared = set(re.findall(r"(--[\w-]+)\s*:", sheet.print_css))
    text = document.read_text("utf-8")
    assert {name for name in declared if f"`{name}`" not in text} == set()


@BOTH
def test_every_class_of_the_built_in_style_is_named(document: Path) -> None:
    style, _ = load_style("journal")
    assert style is not None
    text = document.read_text("utf-8")
    assert {name for name in style.classes if f"`{name}`" not in text} == set()
