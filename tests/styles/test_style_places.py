"""Where a mistake in a style is, which names are none, and what comes before what."""

import shutil
from pathlib import Path

import pytest

from publish.diagnostics import as_text
from publish.styles import carried, load_style, style_names
from publish.styles.options import OPTIONS, Kind, Option


def write_style(root: Path, name: str, text: str, css: str = "") -> None:
    folder = root / "styles" / name
    folder.mkdir(parents=True)
    (folder / "style.yaml").write_text(text, "utf-8")
    (folder / "print.css").write_text(css, "utf-8")


PLACES = {
    "an unknown option": ("extends: journal\noptions:\n  page: {mesure: 32}\n", "3:18"),
    "a wrong value": ("extends: journal\noptions:\n  page: {lines: many}\n", "3:17"),
    "a value that is no choice": ("extends: journal\noptions:\n  heads: {rule: thick}\n", "3:17"),
    "broken YAML": ("extends: journal\noptions: {page: {lines: 30}\n", "2:10"),
    "an unknown key": ("extends: journal\noption: {page: {lines: 30}}\n", "2:1"),
}


@pytest.mark.parametrize("what", PLACES)
def test_a_mistake_in_a_style_is_told_with_its_line_and_column(what: str, tmp_path: Path) -> None:
    text, place = PLACES[what]
    write_style(tmp_path, "house", text)
    _, findings = load_style("house", (), tmp_path)
    assert len(findings) == 1
    assert as_text(findings[0], "en").startswith(f"styles/house/style.yaml:{place}: ")


def test_an_unknown_style_is_told_with_those_there_are(tmp_path: Path) -> None:
    write_style(tmp_path, "house", "extends: journal\n")
    style, findings = load_style("huose", (), tmp_path)
    assert style is None
    assert "house、journal、plain" in as_text(findings[0], "zh-Hant")
    assert style_names(tmp_path) == ("house", "journal", "plain")


@pytest.mark.parametrize("name", ["../house", "/etc", "a/b", "..", ".", "a\\b"])
def test_a_name_is_no_path(name: str, tmp_path: Path) -> None:
    write_style(tmp_path, "house", "extends: journal\n")
    style, findings = load_style(name, (), tmp_path / "styles")
    assert style is None
    assert [found.id for found in findings] == ["style-unknown"]


def test_styles_that_extend_one_another_in_a_circle_are_told(tmp_path: Path) -> None:
    write_style(tmp_path, "house", "extends: other\n")
    write_style(tmp_path, "other", "extends: house\n")
    style, findings = load_style("house", (), tmp_path)
    assert style is None
    assert [found.id for found in findings] == ["style-cycle"]


def test_a_style_of_the_journal_comes_before_the_built_in_one_of_its_name(tmp_path: Path) -> None:
    write_style(
        tmp_path,
        "plain",
        "extends: journal\noptions: {page: {lines: 30}}\n",
        ".title { color: teal; }",
    )
    style, findings = load_style("plain", (), tmp_path)
    built_in, _ = load_style("plain")
    assert findings == ()
    assert style is not None
    assert built_in is not None
    assert (style.text("page.lines"), built_in.text("page.lines")) == ("30", "27")
    assert "teal" in style.print_css
    assert "teal" not in built_in.print_css


def test_a_face_of_the_style_comes_before_a_carried_one_of_its_name(tmp_path: Path) -> None:
    face = "faces:\n  - {family: Journal Mono, file: NotoSansMono-Regular.ttf}\n"
    write_style(tmp_path, "house", f"extends: journal\n{face}")
    fonts = tmp_path / "styles/house/fonts"
    fonts.mkdir()
    shutil.copyfile(carried("fonts") / "NotoSerif-Italic.ttf", fonts / "NotoSansMono-Regular.ttf")
    style, _ = load_style("house", (), tmp_path)
    assert style is not None
    found = next(face for face in style.faces if face.family == "Journal Mono")
    assert found.file == fonts / "NotoSansMono-Regular.ttf"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Kind.LENGTH, ["12mm", "10.5pt", "2em", "0"], ["12", "12 mm", "12px", "１2mm", "-3pt"]),
        (Kind.SIZE, ["12mm", "0.5pt", "2em"], ["0", "0pt", "0.0mm", "-3pt"]),
        (Kind.BASE_SIZE, ["4mm", "11pt"], ["2em", "0pt"]),
        (Kind.GAP, ["0", "0.25"], ["-1", "1,5", "", "many"]),
        (Kind.NUMBER, ["32", "0.56"], ["-1", "1,5", "", "many", "0", "0.0"]),
        (Kind.INTEGER, ["29", "30"], ["29.5", "-1", "", "0"]),
        (Kind.FLAG, ["true", "false"], ["yes", "on", "True", "1"]),
        (Kind.CHOICE, ["left", "right"], ["", "up", "left right"]),
    ],
)
def test_a_kind_takes_its_values_and_no_others(kind: Kind, good: list[str], bad: list[str]) -> None:
    option = Option("x.y", kind, "", "", "", ("left", "right") if kind is Kind.CHOICE else ())
    assert [value for value in good if not option.accepts(value)] == []
    assert [value for value in bad if option.accepts(value)] == []


def test_no_style_holds_python() -> None:
    assert list(carried("styles").rglob("*.py")) == []


def test_the_built_in_styles_have_a_value_for_every_option() -> None:
    for name in ("journal", "plain"):
        style, _ = load_style(name)
        assert style is not None
        assert {option for option, _ in style.options} == {option.name for option in OPTIONS}
