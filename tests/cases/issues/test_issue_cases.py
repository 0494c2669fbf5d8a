"""Every folder here is a small journal with an issue; expected.txt is what its editor is told.

A folder is named after the finding it shows; those that begin with `good-` show none.
"""

import shutil
from pathlib import Path

import pytest

from publish.diagnostics import as_text
from publish.diagnostics.catalogue.issues import ISSUES
from publish.pipeline import check

CASES = sorted(
    place for place in Path(__file__).parent.iterdir() if (place / "journal.yaml").exists()
)
NEED_PAGES = {
    *("issue-page-gap", "cover-size", "cover-bleed", "cover-broken", "cover-pages"),
    *("cover-resolution", "issue-contents-moved"),
}
"""Findings that need finished pages or files of the designer; tests/checks/issues and
tests/issue have them."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_editor_is_told(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / case.name)
    found = check(tmp_path / case.name)
    parts = [f"{as_text(one, 'zh-Hant')}\n\n{as_text(one, 'en')}\n" for one in found]
    told = "\n".join(parts) or "沒有發現 nothing found\n"
    assert told == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_what_it_is_named_after(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    if case.name.startswith("good-"):
        assert expected == "沒有發現 nothing found\n"
    else:
        assert f" {case.name}" in expected


def test_every_finding_about_issues_has_a_case() -> None:
    assert set(ISSUES) - NEED_PAGES <= {case.name for case in CASES}
