"""Every folder here is a small manuscript; expected.txt is what its editor is told.

A folder is named after the finding it shows, with a variant behind a full stop; those that
begin with `good-` show none.
"""

import shutil
from pathlib import Path

import pytest

from tests.cases.fields.field_cases import read_case, shown

CASES = sorted(
    place for place in Path(__file__).parent.iterdir() if (place / "expected.txt").exists()
)
LIMITS = {"file-too-large": 1000}
"""Bytes of the largest text file in a case, where it is not the usual limit."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_editor_is_told(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / case.name
    shutil.copytree(case, copy)
    if case.name == "link-outside":
        (tmp_path / "elsewhere.md").write_text("別處的正文。\n", encoding="utf-8")
        (copy / "body.md").symlink_to(tmp_path / "elsewhere.md")
    monkeypatch.chdir(tmp_path)
    _, found = read_case(Path(case.name), text_limit=LIMITS.get(case.name, 1_000_000))
    assert shown(found) == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_what_it_is_named_after(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    if case.name.startswith("good-"):
        assert expected == shown([])
    else:
        assert f" {case.name.split('.')[0]}" in expected
