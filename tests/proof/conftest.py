"""Journals that are built and proofed once for all tests of a run."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.pipeline import build
from publish.proof import ProofRequest, make_proofs
from publish.request import Request
from tests.proof.articles import DAYS, FIVE, Days, change, write

SAMPLES = Path(__file__).parents[2] / "manuscript"
NAMES = ("chinese-type", "on-line-grids", "review-carter")
"""Those that are compared with their final pages, glyph by glyph."""
ALL = (*NAMES, "punctuation", "proofs", "footnotes", "editorial")


@dataclass(frozen=True)
class Proofed:
    """An article of the sample journal: its first round's folder; its final pages, if of NAMES."""

    name: str
    final: Path
    folder: Path

    @property
    def pdf(self) -> Path:
        """The proof."""
        return self.folder / f"{self.name}.pdf"


def _paths(root: Path, names: tuple[str, ...]) -> tuple[Path, ...]:
    """The articles of the sample issue, two of which are single files."""
    folders = (root / "2026-1" / name for name in names)
    return tuple(
        folder if (folder / "article.yaml").exists() else folder / f"{folder.name}.md"
        for folder in folders
    )


@pytest.fixture(scope="session")
def proofed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Proofed]:
    """The articles of the sample journal as first proofs, and the final pages of some of them.

    What an issue prints around them has a smaller sample, `tests/proof/issues.py`.
    """
    folder = tmp_path_factory.mktemp("proofed")
    root = folder / "journal"
    shutil.copytree(SAMPLES, root)
    request = ProofRequest(_paths(root, ALL), 1, **DAYS)
    assert make_proofs(request) == ()
    # Of the same layout.
    assert build(Request(_paths(root, NAMES), folder / "final", ("pdf",))) == ()
    return {
        name: Proofed(
            name,
            folder / "final" / f"{name}.pdf",
            root / "2026-1" / name / "proofs" / "1",
        )
        for name in ALL
    }


@pytest.fixture(scope="session")
def first_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small journal whose article has had its first round."""
    root = tmp_path_factory.mktemp("first")
    request = ProofRequest((write(root),), 1, **DAYS)
    assert make_proofs(request) == ()
    return root


@pytest.fixture(scope="session")
def second_round(first_round: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same journal five edits and two queries later: its second round, with an e-book."""
    root = tmp_path_factory.mktemp("second") / "journal"
    shutil.copytree(first_round, root)
    queries = (
        "queries:\n"
        "  - {at: 誰讀, to: author, text: 三校由誰讀？}\n"
        "  - {to: editor, text: 全文用字統一了嗎？}\n"
    )
    change(root / "article", *FIVE, ("body: body.md\n", f"{queries}body: body.md\n"))
    days: Days = {"date": "2026-12-16", "due": "2026-12-30"}
    request = ProofRequest((root / "article",), 2, since="1", epub=True, **days)
    assert make_proofs(request) == ()
    return root / "article" / "proofs" / "2"
