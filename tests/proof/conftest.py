"""Journals that are built and proofed once for all tests of a run."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.pipeline import build
from publish.proof import ProofRequest, make_proofs
from publish.request import Request
from tests.proof.articles import FIVE, change, write

SAMPLES = Path(__file__).parents[2] / "manuscript"
NAMES = ("chinese-type", "on-line-grids", "review-carter")
ISSUE = """journal: ../journal.yaml
number: "1"
date: 2026-12
label: {zh-Hant: 2026年12月號, en: December 2026}
first-page: 1
open-on: recto
contents:
  - section: {zh-Hant: 研究論文, en: Research Articles}
    articles: [chinese-type/article.yaml]
  - section: {zh-Hant: 焦點評析, en: Focus}
    articles: [on-line-grids/article.yaml]
  - section: {zh-Hant: 書評, en: Book Review}
    articles: [review-carter/review-carter.md]
"""


@dataclass(frozen=True)
class Proofed:
    """An article of the sample journal: its final pages, and the folder of its first round."""

    name: str
    final: Path
    folder: Path

    @property
    def pdf(self) -> Path:
        """The proof."""
        return self.folder / f"{self.name}.pdf"


@pytest.fixture(scope="session")
def proofed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proofed]:
    """The articles as final pages and as a first proof."""
    folder = tmp_path_factory.mktemp("proofed")
    root = folder / "journal"
    (root / "2026-1").mkdir(parents=True)
    shutil.copy(SAMPLES / "journal.yaml", root)
    (root / "2026-1" / "issue.yaml").write_text(ISSUE, "utf-8")
    for name in NAMES:
        shutil.copytree(SAMPLES / "2026-1" / name, root / "2026-1" / name)
    assert [
        found.id for found in build(Request((root,), folder / "final", ("offprints",), pages=False))
    ] == []
    request = ProofRequest((root,), 1, date="2026-12-01", due="2026-12-15")
    assert [found.id for found in make_proofs(request)] == []
    return {
        name: Proofed(
            name,
            folder / "final" / f"{name}.pdf",
            root / "2026-1" / name / "proofs" / "1",
        )
        for name in NAMES
    }


@pytest.fixture(scope="session")
def first_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small journal whose article has had its first round."""
    root = tmp_path_factory.mktemp("first")
    request = ProofRequest((write(root),), 1, date="2026-12-01", due="2026-12-15")
    assert make_proofs(request) == ()
    return root


@pytest.fixture(scope="session")
def second_round(first_round: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same journal five edits and a query later: its second round, with an e-book."""
    root = tmp_path_factory.mktemp("second") / "journal"
    shutil.copytree(first_round, root)
    query = "queries: [{at: 誰讀, to: author, text: 三校由誰讀？}]\n"
    change(root / "article", *FIVE, ("body: body.md\n", f"{query}body: body.md\n"))
    days = {"date": "2026-12-16", "due": "2026-12-30"}
    request = ProofRequest((root / "article",), 2, since="1", epub=True, **days)
    assert make_proofs(request) == ()
    return root / "article" / "proofs" / "2"
