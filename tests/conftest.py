"""What every test has: a cache of its own run, so that none is helped by earlier builds."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

TOGETHER = {
    f"tests/{file}.py": made
    for made, files in {
        # The issue of `tests/issue`; and EPUBCheck, which reads its schemas for as long as it
        # needs for twenty books.
        "epubcheck": (
            *("epub/test_epub_book", "issue/test_issue_epub", "issue/test_issue_files"),
            *("issue/test_opds_catalogue", "proof/test_e_book", "proof/test_whole_issues"),
        ),
        "samples": ("pdf/test_samples", "pdf/test_same_text", "pdf/test_rare_characters"),
        "proofed": ("proof/test_issue_proofs", "proof/test_line_numbers", "proof/test_same_pages"),
    }.items()
    for file in files
}
"""Files of tests that go to one process, by what would else be made in each of them."""


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


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each file to one process, and those of one name in `TOGETHER` to the same."""
    from xdist.scheduler import LoadFileScheduling

    class ByWhatIsMade(LoadFileScheduling):  # type: ignore[misc]  # it has no types
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return TOGETHER.get(file, file)

    return ByWhatIsMade(config, log)
