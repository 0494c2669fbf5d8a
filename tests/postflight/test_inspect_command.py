"""`publish inspect`: table, JSON, pictures, exit statuses."""

import json
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from publish.cli.app import app
from publish.postflight.labels import LABELS
from tests.postflight.drawn import MEASURE, Row, draw

PROSE = "天地玄黃宇宙洪荒日月盈昃辰宿列張"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A page whose fifth line is 1 pt short."""
    rows = [Row(PROSE[k : k + MEASURE]) for k in range(4)]
    rows += [Row(PROSE[:MEASURE], width=MEASURE - 0.1), Row("雲騰致雨。")]
    return draw(tmp_path / "short.pdf", rows)


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["inspect", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_the_table_has_a_row_for_each_figure_and_a_column_for_each_file(short: Path) -> None:
    status, out, err = run(short, short, "--lang", "en")
    rows = [line.split("\t") for line in out.splitlines()]
    assert status == 0
    assert rows[0] == ["", "short.pdf", "short.pdf"]
    assert ["not flush", "1", "1"] in rows
    assert "pdf-line-not-flush" in err


def test_json_gives_figures_and_findings_as_lines(short: Path) -> None:
    status, out, _ = run(short, "--json")
    figures, finding = (json.loads(line) for line in out.splitlines())
    assert status == 0
    assert figures["file"] == "short.pdf"
    assert figures["figures"]["not-flush"] == 1
    assert figures["figures"]["lines-full"] == 5
    assert (finding["id"], finding["line"], finding["column"]) == ("pdf-line-not-flush", 5, 12)


def test_every_figure_has_a_name_in_both_languages(short: Path) -> None:
    _, out, _ = run(short, "--json", "--grid", "18pt")
    keys = json.loads(out.splitlines()[0])["figures"]
    assert set(keys) == set(LABELS)


def test_pictures_show_where_the_fault_is(short: Path, tmp_path: Path) -> None:
    run(short, "--picture", "-o", tmp_path / "pictures", "-q")
    (picture,) = (tmp_path / "pictures").glob("*.png")
    assert picture.name == "short-001.png"
    with Image.open(picture) as image:
        # The last sign of the fifth line: x 159 … 169 pt, baseline 112 pt, two pixels a pt.
        fault = image.convert("RGB").crop((318, 204, 340, 229))
        sound = image.convert("RGB").crop((318, 132, 340, 157))
    assert any(_is_red(pixel) for pixel in fault.get_flattened_data())
    assert not any(_is_red(pixel) for pixel in sound.get_flattened_data())


def _is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = map(int, pixel)
    return red > 150 and red > green + 60 and red > blue + 60


def test_warnings_fail_when_strict(short: Path) -> None:
    assert run(short, "--strict", "-q")[0] == 1


def test_a_tolerance_of_two_points_lets_the_line_pass(short: Path) -> None:
    assert run(short, "--strict", "--measure-tolerance", "2")[0] == 0


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none.pdf")[0] == 2


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "none.pdf").write_text("plain")
    status, _, err = run(tmp_path / "none.pdf")
    assert status == 1
    assert "pdf-unreadable" in err
