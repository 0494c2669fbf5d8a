"""What the program keeps in the user's cache folder stays within bounds."""

import os
from pathlib import Path

import pytest

from publish import pipeline
from publish.keeping.cache import Cache
from publish.pipeline import Request, build
from tests.pipeline.journals import write_journal

KEYS = ("aa1", "bb2", "cc3")


def test_the_longest_unused_entries_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, key in enumerate(KEYS):
        cache.put(key, b"x" * 1000)
        os.utime(tmp_path / key[:2] / key, (number, number))
    cache.prune(most=2500)
    assert [cache.get(key) is not None for key in KEYS] == [False, True, True]


def test_an_entry_that_was_just_used_stays(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, key in enumerate(KEYS):
        cache.put(key, b"x" * 1000)
        os.utime(tmp_path / key[:2] / key, (number, number))
    assert cache.get("aa1") is not None
    cache.prune(most=2500)
    assert [cache.get(key) is not None for key in KEYS] == [True, False, True]


def test_a_build_that_makes_something_tidies_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidied: list[None] = []
    monkeypatch.setattr(pipeline, "prune_caches", lambda: tidied.append(None))
    request = Request((write_journal(tmp_path / "journal", "first"),), tmp_path / "out", ("pdf",))
    build(request)
    assert len(tidied) == 1
    build(request)  # everything is there already
    assert len(tidied) == 1
