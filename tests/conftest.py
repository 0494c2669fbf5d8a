"""What every test has: a cache of its own run, so that none is helped by earlier builds."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The processes of a run share one."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISH_CACHE", str(folder / "cache"))
        yield folder / "cache"


def pytest_collection_finish() -> None:
    """What all modules and tests are made of stays: to search it for garbage takes long."""
    gc.collect()
    gc.freeze()
