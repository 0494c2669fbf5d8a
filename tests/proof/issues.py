"""A small issue with a cover, board, contents, a page and a colophon, to make proofs of.

Its one article lies in a folder called proofs.
"""

from pathlib import Path

from tests.pipeline.journals import write_article, write_journal

BOARD = """masthead:
  - role: {zh-Hant: 主編, en: Editor-in-Chief}
    people: [{name: {zh-Hant: {literal: 編輯組}, en: {literal: Editors}}}]
"""
MATTER = """front: [cover, board, {toc: zh-Hant}]
back: [{page: call.md}, colophon]
print: {sheet-mm: 2}
"""
CALL = "# 稿約\n\n本刊徵求版面史、活字史與編輯實務的論文。\n"
EDITS = (
    ("journal.yaml", "編輯組", "編務組"),
    ("2026-1/issue.yaml", "2026年12月號", "2027年1月號"),
    ("2026-1/issue.yaml", "number: '1'", "number: '2'"),
    ("2026-1/call.md", "編輯實務", "編輯實踐"),
    ("2026-1/proofs/article.yaml", "校樣proofs。", "清樣proofs。"),
)


def write_issue(root: Path) -> Path:
    """The journal; its issue."""
    write_journal(root, "proofs", more=BOARD)
    (root / "2026-1" / "call.md").write_text(CALL, "utf-8")
    file = root / "2026-1" / "issue.yaml"
    file.write_text(file.read_text("utf-8") + MATTER, "utf-8")
    return file


def add_article(root: Path) -> None:
    """One more article, called later, before the first."""
    folder = root / "2026-1"
    write_article(folder / "later", "later。")
    change(
        root,
        ("2026-1/later/article.yaml", "編輯部", "校對組"),
        ("2026-1/issue.yaml", "proofs/article.yaml", "later, proofs/article.yaml"),
    )


def change(root: Path, *edits: tuple[str, str, str]) -> None:
    """Replace words in files of the journal; each stands there."""
    for file, old, new in edits:
        typed = (root / file).read_text("utf-8")
        assert old in typed, old
        (root / file).write_text(typed.replace(old, new), "utf-8")
