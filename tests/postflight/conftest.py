"""The sample journal as PDF files, built once."""

from pathlib import Path

import pytest

from publish.pipeline import Request, build
from publish.postflight.inspection import Inspection, inspect

SAMPLES = Path(__file__).parents[2] / "manuscript"


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """The PDF of every article."""
    folder = tmp_path_factory.mktemp("printed")
    build(Request((SAMPLES,), folder, formats=("offprints",)))
    files = tuple(sorted(folder.glob("*.pdf")))
    assert files
    return files


@pytest.fixture(scope="session")
def inspected(printed: tuple[Path, ...]) -> tuple[Inspection, ...]:
    return tuple(inspect(file) for file in printed)
