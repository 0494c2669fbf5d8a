"""Small journals to build, and the command run inside the test or beside it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from publish.cli.app import main

ROOT = Path(__file__).parents[2]

BODY = """# 一、緣起

{words}編輯把稿件交給排版的人，等著看校樣。[^a]

[^a]: 這是一條註腳。
"""


def write_article(folder: Path, words: str = "", more: str = "", body: str = BODY) -> Path:
    """A commentary of one page; `more` are further fields."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.yaml").write_text(
        "type: commentary\n"
        "lang: zh-Hant-TW\n"
        f"title: {{zh-Hant: 校樣{words}, en: Proofs of {folder.name}}}\n"
        "authors:\n"
        "  - name: {zh-Hant: {literal: 編輯部}, en: {literal: Editors}}\n"
        "dates: {published: 2026-12-01}\n"
        f"{more}"
        "body: body.md\n",
        "utf-8",
    )
    (folder / "body.md").write_text(body.format(words=words), "utf-8")
    return folder / "article.yaml"


def write_journal(root: Path, *names: str, more: str = "") -> Path:
    """A journal with one issue of these articles; `more` are further fields of the journal."""
    issue = root / "2026-1"
    issue.mkdir(parents=True)
    (root / "journal.yaml").write_text(
        "title: {zh-Hant: 校樣, en: Proofs}\nlang: zh-Hant-TW\n"
        "publisher: {name: {zh-Hant: 出版社, en: Press}}\n" + more,
        "utf-8",
    )
    for name in names:
        write_article(issue / name, f"{name}。")
    listed = ", ".join(f"{name}/article.yaml" for name in names)
    (issue / "issue.yaml").write_text(
        "journal: ../journal.yaml\nnumber: '1'\ndate: 2026-12\n"
        "label: {zh-Hant: 2026年12月號, en: December 2026}\n"
        "first-page: 1\nopen-on: any\n"
        "contents:\n"
        f"  - section: {{zh-Hant: 評論, en: Focus}}\n    articles: [{listed}]\n",
        "utf-8",
    )
    return root


def break_article(folder: Path) -> None:
    """Give an article an error: its body is gone."""
    (folder / "body.md").unlink()


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    status: int
    out: str
    err: str


def publish(capsys: pytest.CaptureFixture[str], *words: str | Path, lang: str = "zh-Hant") -> Ran:
    """The command, run inside this process, which sets the pages itself."""
    given = sys.argv
    language = ["--lang", lang] if lang else []
    sets_pages = words[:1] in (("build",), ("proof",))
    alone = ["--jobs", "1"] if sets_pages and "--jobs" not in words else []
    verb, rest = words[:1], words[1:]
    sys.argv = ["publish", *map(str, verb), *alone, *map(str, rest), *language]
    capsys.readouterr()
    try:
        main()
        status = 0
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else 0
    finally:
        sys.argv = given
    captured = capsys.readouterr()
    return Ran(status, captured.out, captured.err)


def publish_beside(
    *words: str | Path, folder: Path, before: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own in `folder`; `before` is Python run ahead of it."""
    program = f"{before}\nfrom publish.cli import main\nmain()\n"
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones included."""
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}


def files_of(*names: str) -> set[str]:
    """The names of the files that a build of these articles makes."""
    return {f"{name}.{kind}" for name in names for kind in ("pdf", "epub", "build.json")}
