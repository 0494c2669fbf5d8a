"""Every test has a cache folder and a working folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def pages_of_this_run(_apart: None, tmp_path: Path, cache_of_this_run: Path) -> None:
    """Of the cache of its own, the pages are those of the run: for tests that ask what is made
    again and where it stands, not how it is set. Who clears the cache has no pages.
    """
    pages = cache_of_this_run / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "pages").symlink_to(pages)
