"""A style is a folder of data: read, validated, extended, overridden."""

import re
import shutil
from pathlib import Path

import pytest

from publish.diagnostics import Finding, as_text
from publish.fonts import coverage
from publish.model import StyleOption
from publish.styles import OPTIONS, Option, Style, carried, load_style, style_names
from tools.style_options import PAGE, page


def own_style(root: Path, text: str, css: str = "", name: str = "house") -> None:
    folder = root / "styles" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "style.yaml").write_text(text, "utf-8")
    if css:
        (folder / "print.css").write_text(css, "utf-8")


def typed(overrides: dict[str, str]) -> tuple[StyleOption, ...]:
    """Options as a manuscript states them: page__lines is page.lines."""
    return tuple(StyleOption(key.replace("__", "."), value) for key, value in overrides.items())


def loaded(root: Path, name: str = "house", **overrides: str) -> Style:
    style, findings = load_style(name, typed(overrides), root)
    assert findings == ()
    assert style is not None
    return style


def problems(root: Path, name: str = "house", **overrides: str) -> list[Finding]:
    return list(load_style(name, typed(overrides), root)[1])


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_has_a_default_that_it_accepts_and_words_in_both_languages(
    option: Option,
) -> None:
    assert option.accepts(option.default)
    assert option.zh
    assert option.en
    assert option.expected


def test_names_of_options_are_unique() -> None:
    assert len({option.name for option in OPTIONS}) == len(OPTIONS)


def test_the_page_of_options_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page()


def served_by(style: Style, option: str, character: str) -> str:
    """The face of a stack that a character is printed in."""
    faces = {face.family: face for face in style.faces}
    code = ord(character)
    for face in map(faces.__getitem__, re.findall(r'"([^"]+)"', style.text(option))):
        ranges = face.ranges or ((code, code),)
        within = any(first <= code <= last for first, last in ranges)
        if within and coverage((face,)).has(character):
            return face.family
    return ""


@pytest.mark.parametrize(
    ("option", "face"),
    [
        ("fonts.song", "Journal Latin"),
        ("fonts.emphasis", "Journal Latin Italic"),
        ("fonts.song-bold", "Journal Latin Bold"),
    ],
)
def test_the_tones_of_wade_giles_are_digits_of_one_face(option: str, face: str) -> None:
    """A ⁴ of the Chinese face beside ¹ ² ³ of the Latin one is thinner and higher. So it was with
    † and ‡, CO₂, ½ and ⅓, £5 and €5.
    """
    style = load_style("journal")[0]
    assert style is not None
    served = {each: served_by(style, option, each) for each in "¹²³⁴⁵⁶⁷⁸⁹⁰⁻ⁿ₂†‡½⅓£€ꜣꞌ"}
    assert served == dict.fromkeys(served, face)


def test_chinese_marks_and_signs_are_those_of_the_chinese_face() -> None:
    style = load_style("journal")[0]
    assert style is not None
    served = {each: served_by(style, "fonts.song", each) for each in "，。—…‧・①℃№Ⅰㄇˇ"}
    assert served == dict.fromkeys(served, "Journal Song")


def test_the_built_in_styles_load_without_a_finding() -> None:
    assert set(style_names()) >= {"journal", "plain"}
    for name in style_names():
        style, findings = load_style(name)
        assert findings == ()
        assert style is not None
        assert not re.search(r"var\(--\w", style.print_css)


def test_plain_is_data_alone() -> None:
    files = {path.suffix for path in (carried("styles") / "plain").rglob("*") if path.is_file()}
    assert files <= {".yaml", ".css"}


def test_the_type_area_is_the_measure_and_the_lines(tmp_path: Path) -> None:
    """17 × 23 cm: 32 × 11 pt wide, 29 × 18 pt high, the outer margin 21.8 mm."""
    css = loaded(tmp_path, "journal").print_css
    assert "margin: 70.201pt 61.858pt" in css


def test_a_style_takes_what_it_does_not_say_from_the_one_it_extends(tmp_path: Path) -> None:
    own_style(
        tmp_path, "extends: journal\noptions: {page: {lines: 27}}\n", ".title { color: gray }"
    )
    style = loaded(tmp_path)
    assert style.text("page.lines") == "27"
    assert style.text("page.measure") == "32"
    assert style.print_css.endswith(".title { color: gray }")
    assert {face.family for face in style.faces} >= {"Journal Song", "Journal Kai"}


def test_a_copy_of_a_built_in_style_changes_its_page_by_one_word(tmp_path: Path) -> None:
    """`journal` does not state beside page.size what follows from it, which would then win."""
    copied = tmp_path / "styles" / "press"
    shutil.copytree(carried("styles") / "journal", copied)
    text = (copied / "style.yaml").read_text("utf-8")
    (copied / "style.yaml").write_text(text.replace("size: 170x230", "size: 190x260"), "utf-8")
    assert loaded(tmp_path, "press").trim_mm == pytest.approx((190, 260))


def test_a_style_of_the_journal_comes_before_a_built_in_one(tmp_path: Path) -> None:
    own_style(tmp_path, "extends: plain\noptions: {page: {lines: 20}}\n", name="mine")
    assert loaded(tmp_path, "mine").text("page.lines") == "20"


def test_the_manuscripts_options_win(tmp_path: Path) -> None:
    own_style(tmp_path, "extends: journal\noptions: {page: {lines: 27}}\n")
    assert loaded(tmp_path, page__lines="30").text("page.lines") == "30"


def test_an_options_own_sheet_is_added_when_it_has_that_value(tmp_path: Path) -> None:
    assert "頁碼在頁腳中央" not in loaded(tmp_path, "journal").print_css
    style = loaded(tmp_path, "journal", heads__folio="foot-centred")
    assert "頁碼在頁腳中央" in style.print_css


WRONG = {
    "an option that is not there": (
        "extends: journal\noptions: {page: {mesure: 32}}\n",
        "style-option-unknown",
        "page.measure",
    ),
    "a value that is not of its kind": (
        "extends: journal\noptions: {page: {measure: wide}}\n",
        "style-option-value",
        "1.5",
    ),
    "a choice that is none": (
        "extends: journal\noptions: {heads: {folio: left}}\n",
        "style-option-value",
        "head-outer",
    ),
    "broken YAML": ("extends: [journal\n", "yaml-bracket", ""),
    "a font file that is not there": (
        "extends: journal\nfaces: [{family: X, file: X.ttf}]\n",
        "font-missing",
        "X.ttf",
    ),
    "a font file outside": (
        "extends: journal\nfaces: [{family: X, file: ../../X.ttf}]\n",
        "font-missing",
        "../../X.ttf",
    ),
    "a misspelt key": ("extends: journal\noption: {}\n", "style-key-unknown", "options"),
    "faces that are no list": ("extends: journal\nfaces: Song\n", "style-shape", "family"),
    "no face at all": ("options: {page: {lines: 20}}\n", "style-no-faces", "house"),
    "a style that extends itself": ("extends: house\n", "style-cycle", "house → house"),
    "a style that extends none": ("extends: nobody\n", "style-unknown", "nobody"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(tmp_path: Path, case: str) -> None:
    text, id, words = WRONG[case]
    own_style(tmp_path, text)
    found = problems(tmp_path)
    assert id in [problem.id for problem in found]
    for problem in found:
        for language in ("zh-Hant", "en"):
            assert as_text(problem, language)
    shown = "\n".join(as_text(problem, "en") for problem in found)
    assert words in shown
    assert str(tmp_path) not in shown


def test_an_override_of_the_manuscript_is_checked_too(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "journal", page__lines="many")
    assert found.id == "style-option-value"
