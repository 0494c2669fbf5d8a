"""The sample journal, set once for all tests of a run."""

from dataclasses import dataclass
from pathlib import Path

import pytest

import publish.pdf.weasy  # noqa: F401  # it prepares the engine, before a test imports that itself
from publish.manuscript import Manuscript, locate
from publish.model import Article
from publish.pipeline import build
from publish.prepare import Prepared, prepare, tasks
from publish.request import Request

SAMPLES = Path(__file__).parents[2] / "manuscript"


@dataclass(frozen=True)
class Sample:
    """An article of the sample journal with its finished files."""

    article: Article
    prepared: Prepared
    pdf: Path
    epub: Path
    record: Path


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sample, ...]:
    """All articles of the sample journal, built with their issue as `make demo` does."""
    folder = tmp_path_factory.mktemp("samples")
    formats = ("pdf", "epub", "offprints")
    findings = build(Request((SAMPLES,), folder, formats), lambda built: None)
    assert [found.id for found in findings] == []
    manuscript = locate(SAMPLES)
    assert isinstance(manuscript, Manuscript)
    found = []
    for task in tasks(manuscript, []):
        prepared = prepare(task)
        assert isinstance(prepared, Prepared)
        name = prepared.article.id
        found.append(
            Sample(
                prepared.article,
                prepared,
                folder / f"{name}.pdf",
                folder / f"{name}.epub",
                folder / f"{name}.build.json",
            )
        )
    return tuple(found)
