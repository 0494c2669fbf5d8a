"""Articles that stand elsewhere in their issue, or lie in a folder with another name."""

import json
from pathlib import Path
from typing import Any

import pytest

from publish.proof import ProofRequest, make_proofs
from tests.pipeline.journals import write_journal
from tests.proof.articles import DAYS
from tests.proof.issues import change


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The second round of an issue: its third article is the first now, the folder of its first
    has another name, and in that a word is another one.
    """
    root = write_journal(tmp_path_factory.mktemp("moved") / "journal", "one", "two", "three")
    issue = root / "2026-1" / "issue.yaml"
    for name in ("one", "two", "three"):
        change(root, (f"2026-1/{name}/article.yaml", "type:", f"id: {name}\ntype:"))
    assert make_proofs(ProofRequest((issue,), 1, **DAYS)) == ()
    (root / "2026-1" / "one").rename(root / "2026-1" / "first")
    change(
        root,
        (
            "2026-1/issue.yaml",
            "one/article.yaml, two/article.yaml, three/article.yaml",
            "three/article.yaml, first/article.yaml, two/article.yaml",
        ),
        ("2026-1/first/body.md", "編輯把稿件", "作者把稿件"),
    )
    assert make_proofs(ProofRequest((issue,), 2, since="1", **DAYS)) == ()
    return root / "2026-1"


@pytest.fixture(scope="module")
def changes(moved: Path) -> list[dict[str, Any]]:
    """The list of changes of the issue."""
    text = (moved / "2026-1.proofs/2/2026-1.changes.json").read_text("utf-8")
    listed: list[dict[str, Any]] = json.loads(text)
    return listed


def test_a_moved_article_is_neither_new_nor_gone(changes: list[dict[str, Any]]) -> None:
    assert [each for each in changes if "whole" in each] == [
        {"kind": "move", "whole": "校樣three。", "from": "3", "to": "1"},
        {
            "kind": "move",
            "whole": "校樣one。",
            "from": "2026-1/one/article.yaml",
            "to": "2026-1/first/article.yaml",
        },
    ]


def test_what_changed_inside_a_moved_article_is_found_and_nothing_else(
    moved: Path, changes: list[dict[str, Any]]
) -> None:
    inside = [
        (each["document"], each["old"], each["new"], each["field"])
        for each in changes
        if "document" in each
    ]
    assert inside == [
        ("three", "3", "1", "folios"),
        ("one", "編輯", "作者", ""),
        ("one", "1", "2", "folios"),
        ("two", "2", "3", "folios"),
    ]
    assert (moved / "first/proofs/2/one.changes.json").is_file()


def test_the_list_says_where_an_article_was(moved: Path) -> None:
    page = (moved / "2026-1.proofs/2/2026-1.changes.html").read_text("utf-8")
    assert "移動：校樣three。（第 3 篇 → 第 1 篇）" in page
    assert "Moved: 校樣three。 (no. 3 → no. 1)" in page
