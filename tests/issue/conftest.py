"""A small issue with all that an issue has, built once for the tests of this folder."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from publish.pipeline import build
from publish.request import Request
from tests.pipeline.journals import write_article, write_journal

LONG = "# 一、緣起\n\n" + "編輯把稿件交給排版的人，等著看校樣，看完再寄回去。" * 40 + "\n"
PAGE = "# 稿約\n\n一、本刊徵求版面史、活字史與編輯實務的論文。\n\n二、來稿請附中英文題名與摘要。\n"
MATTER = """front: [cover, board, {toc: zh-Hant}, {toc: en}, {article: words/article.yaml}]
back: [{page: call.md}, colophon, back-cover]
print: {signature: 16, sheet-mm: 0.10}
"""
BOARD = """issn: {print: 2071-2081}
masthead:
  - role: {zh-Hant: 主編, en: Editor-in-Chief}
    people: [{name: {zh-Hant: {literal: 編輯組}, en: {literal: Editors}}}]
"""


@dataclass(frozen=True)
class BuiltIssue:
    """An issue's folder of files, and its record."""

    journal: Path
    out: Path
    record: dict[str, Any]

    def file(self, name: str) -> Path:
        return self.out / f"2026-1{name}"


def write_issue(root: Path) -> Path:
    """A journal with one issue: an editorial in front, articles of two, one and two pages."""
    write_journal(root, "first", "second", "third", more=BOARD)
    folder = root / "2026-1"
    write_article(folder / "words", "編者的話。")
    write_article(folder / "first", body=LONG)
    write_article(folder / "third", body=LONG)
    (folder / "call.md").write_text(PAGE, "utf-8")
    file = folder / "issue.yaml"
    file.write_text(file.read_text("utf-8") + MATTER, "utf-8")
    return root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltIssue:
    """The issue in all its formats."""
    folder = tmp_path_factory.mktemp("issue")
    journal = write_issue(folder / "journal")
    out = folder / "out"
    formats = ("pdf", "epub", "press", "front", "offprints")
    found = build(Request((journal,), out, formats))
    assert {each.id for each in found} == {"issue-signatures"}
    return BuiltIssue(journal, out, json.loads((out / "2026-1.build.json").read_text("utf-8")))
