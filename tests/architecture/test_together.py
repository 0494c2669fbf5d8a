"""The files of tests that go to one process have the names that `tests/conftest.py` has."""

from pathlib import Path

from tests.conftest import TOGETHER

ROOT = Path(__file__).parents[2]


def test_files_that_share_what_is_made_are_there() -> None:
    assert [name for name in TOGETHER if not (ROOT / name).is_file()] == []
    assert len(set(TOGETHER.values())) < len(TOGETHER)
