"""Line numbers of proofs agree with the lines that a reader of the PDF counts."""

import re

import pytest

from tests.proof.conftest import ALL, Proofed
from tests.proof.sheets import SheetRead, Tagged, baselines, read_sheets


@pytest.fixture(scope="module")
def sheets(proofed: dict[str, Proofed]) -> dict[str, list[SheetRead]]:
    """The sheets of every sample that hold a page of it."""
    return {name: read_sheets(proofed[name].pdf)[1:] for name in ALL}


def _is_running_text(tagged: Tagged) -> bool:
    """Whether a glyph is of the type area's lines: no note, no cell, no letter in a picture."""
    in_picture = tagged.roles[-1][0] == "Figure"
    return tagged.inside("Note") is None and tagged.inside("TR") is None and not in_picture


@pytest.mark.parametrize("name", ALL)
def test_numbers_count_the_lines_of_each_page(
    sheets: dict[str, list[SheetRead]], name: str
) -> None:
    for sheet in sheets[name]:
        lines = baselines([each.glyph for each in sheet.text if _is_running_text(each)])
        printed = {int(label.words): label.y for label in sheet.labels() if label.words.isdigit()}
        wanted = {n for n in range(1, len(lines) + 1) if n == 1 or n % 5 == 0}
        assert set(printed) == wanted
        for number, y in printed.items():
            assert abs(lines[number - 1] - y) < 2


@pytest.mark.parametrize("name", [name for name in ALL if name != "editorial"])
def test_notes_are_numbered_by_note_and_line(sheets: dict[str, list[SheetRead]], name: str) -> None:
    """註5行2 stands beside the second line of note 5, counted over the pages it runs on."""
    before: dict[int, int] = {}
    seen = 0
    for sheet in sheets[name]:
        notes: dict[int, list[Tagged]] = {}
        for each in sheet.text:
            if (note := each.inside("Note")) is not None:
                notes.setdefault(note, []).append(each)
        labels = [
            (int(match[1]), label.y)
            for label in sheet.labels()
            if (match := re.fullmatch(r"註.*行(\d+)", label.words))
        ]
        for note, glyphs in notes.items():
            lines = baselines([each.glyph for each in glyphs])
            first = before.get(note, 0) + 1
            shown = {
                line: y for line, y in labels if any(abs(y - baseline) < 2 for baseline in lines)
            }
            wanted = {n for n in range(first, first + len(lines)) if n == first or n % 5 == 0}
            assert set(shown) == wanted
            for line, y in shown.items():
                assert abs(lines[line - first] - y) < 2
            before[note] = first + len(lines) - 1
            seen += 1
    assert seen


def test_rows_of_tables_are_numbered_by_table_and_row(
    sheets: dict[str, list[SheetRead]],
) -> None:
    """表1列3 stands beside the third row of table 1, its head counted."""
    found = {}
    for sheet in sheets["chinese-type"]:
        rows: dict[int, float] = {}
        for each in sheet.text:
            row = each.inside("TR")
            if row is not None:
                rows[row] = min(rows.get(row, 1e9), each.glyph.y)
        tops = sorted(rows.values())
        for label in sheet.labels():
            if match := re.fullmatch(r"(附?表\d)列(\d+)", label.words):
                beside = min(tops, key=lambda y: abs(y - label.y))
                assert abs(beside - label.y) < 2
                found[match[1], int(match[2])] = tops.index(beside) + 1
    assert {number for _, number in found} >= {1, 5, 10}
    assert all(number == counted for (_, number), counted in found.items())
