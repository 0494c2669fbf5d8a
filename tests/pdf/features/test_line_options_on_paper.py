"""Every option for lines changes on paper what it says. Lengths are em of the body."""

from functools import cache
from pathlib import Path

import pytest

from publish.model import StyleOption
from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style
from publish.styles.options import OPTIONS
from tests.pdf.features.conftest import INNER, MEASURE
from tests.pdf.features.placed import Glyph, placed_pages

EM = 11.0
TWENTY = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
THIRTY = TWENTY + "子丑寅卯辰巳午未申酉"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lines")


@cache
def glyphs(folder: Path, text: str, options: tuple[tuple[str, str], ...]) -> tuple[Glyph, ...]:
    """The glyphs of one paragraph with an indent of two, in the order of the text."""
    wished = tuple(StyleOption(name, value) for name, value in options)
    style, problems = load_style("journal", wished)
    assert style is not None
    # Where characters stand is looked at, not whether our faces have the marks of mainland China.
    assert {each.id for each in problems} <= {"font-marks-centred"}
    xhtml = (
        f'<html lang="zh-Hant-TW"><head><title>試</title></head><body><p>{text}</p></body></html>'
    )
    file = folder / "lines.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css, style.faces)).pdf)
    return tuple(glyph for glyph in placed_pages(file)[0].glyphs if not glyph.artifact)


def x_of(found: tuple[Glyph, ...], character: str) -> float:
    """Where a character's glyph begins, from the left edge of the type area."""
    return next((glyph.x - INNER) / EM for glyph in found if glyph.text == character)


def first_of_line(found: tuple[Glyph, ...], line: int) -> str:
    heights = sorted({glyph.y for glyph in found})
    return min((g for g in found if g.y == heights[line]), key=lambda g: g.x).text


Pairs = tuple[tuple[str, str], ...]
CN: Pairs = (("lines.locale", "zh-Hans-CN"),)
PLACES = (
    # options, text, the character whose place is told, where it is without them and with them
    ((("lines.autospace", "0.125"),), "自2017年", "2", 3.25, 3.125),
    ((("lines.autospace", "0"),), "自2017年", "2", 3.25, 3.0),
    ((("lines.adjacent", "full"),), "「甲」「乙」丙", "乙", 5.5, 6.0),
    ((("lines.line-start", "half"),), "「甲」乙丙", "甲", 3.0, 2.5),
    ((("lines.grid", "strict"),), "甲A乙", "乙", None, 4.0),
    ((("lines.locale", "zh-Hant-HK"),), "「甲」乙丙", "甲", 3.0, 2.5),
    (((*CN, ("lines.hanging", "marks"))), THIRTY + "。上下左右", "。", None, 32.0),
    (((*CN, ("lines.line-start", "full"))), "「甲」乙丙", "甲", 3.0, 3.0),
    (((*CN, ("lines.adjacent", "full"))), "「甲」「乙」丙", "乙", 5.5, 5.5),
)


@pytest.mark.parametrize(("options", "text", "character", "plain", "changed"), PLACES)
def test_an_option_moves_a_character(
    folder: Path, options: Pairs, text: str, character: str, plain: float | None, changed: float
) -> None:
    before = x_of(glyphs(folder, text, ()), character)
    after = x_of(glyphs(folder, text, options), character)
    assert after == pytest.approx(changed, abs=0.01)
    if plain is None:
        assert before != pytest.approx(changed, abs=0.01)
    else:
        assert before == pytest.approx(plain, abs=0.01)


def test_without_rules_a_comma_begins_a_line(folder: Path) -> None:
    text = THIRTY + "，上下左右"
    assert first_of_line(glyphs(folder, text, ()), 1) == "酉"
    assert first_of_line(glyphs(folder, text, (("lines.strictness", "none"),)), 1) == "，"


def test_an_ideographic_space_is_a_whole_cell(folder: Path) -> None:
    """The faces have no glyph for it, and the dates below the opening page ran together."""
    assert x_of(glyphs(folder, "甲\u3000乙", ()), "乙") == pytest.approx(4.0, abs=0.01)


def test_marks_of_taiwan_do_not_hang(folder: Path) -> None:
    found = glyphs(folder, THIRTY + "。上下左右", (("lines.hanging", "marks"),))
    assert max(glyph.right for glyph in found) < INNER + MEASURE + 0.3


def test_every_option_for_lines_has_its_case() -> None:
    tried = {name for options, *_ in PLACES for name, _ in options} | {"lines.strictness"}
    assert {option.name for option in OPTIONS if option.name.startswith("lines.")} <= tried
