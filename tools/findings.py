"""Writes docs/findings.md and docs/findings.zh-Hant.md from the catalogue of findings.

.venv/bin/python -m tools.findings
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from msgspec import Struct

from publish.diagnostics import Severity, catalogue
from publish.diagnostics.catalogue import Catalogue, Wording

ROOT = Path(__file__).parents[1]


class Words(Struct, frozen=True):
    """What the page of one language says around the findings."""

    language: str
    file: str
    title: str
    lead: str
    severities: dict[Severity, str]
    families: dict[str, str]
    case: str


ENGLISH = Words(
    "en",
    "findings.md",
    "Findings",
    "[中文](findings.zh-Hant.md)\n\n"
    "Everything that `publish` can find, by family. An **error** stops a build, a **warning** "
    "does so with `--strict`, a **note** never. “…” stands for what was found in the "
    "manuscript. This page is made from the program by `python -m tools.findings`.",
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"},
    {
        "files": "Files: encoding, YAML, paths, pictures",
        "fields": "Fields of article.yaml, issue.yaml, journal.yaml",
        "issues": "Issues as a whole",
        "body": "The text: Markdown, notes, tables, Chinese marks",
        "styles": "Styles and fonts",
        "build": "The build",
        "lines": "Lines",
        "epub": "E-books",
        "proof": "Proofs",
        "postflight": "Finished files",
        "usage": "The words of the command",
    },
    "example",
)
CHINESE = Words(
    "zh-Hant",
    "findings.zh-Hant.md",
    "檢查結果一覽",
    "[English](findings.md)\n\n"
    "`publish` 會指出的所有問題，依類別排列。**錯誤**會停止輸出；**警告**在加上 `--strict` "
    "時也會；**提示**不影響輸出。「…」代表稿件裡的實際內容。"
    "本頁由 `python -m tools.findings` 從程式產生。",
    {Severity.ERROR: "錯誤", Severity.WARNING: "警告", Severity.NOTE: "提示"},
    {
        "files": "檔案：編碼、YAML、路徑、圖片",
        "fields": "欄位：article.yaml、issue.yaml、journal.yaml",
        "issues": "整期",
        "body": "正文：Markdown、註腳、表格、中文標點",
        "styles": "樣式與字型",
        "build": "輸出",
        "lines": "行",
        "epub": "電子書",
        "proof": "校樣",
        "postflight": "成品",
        "usage": "指令的寫法",
    },
    "例",
)
LANGUAGES = (ENGLISH, CHINESE)


def families() -> Iterator[tuple[str, Catalogue]]:
    """The families of findings with their entries: one per module of the catalogue."""
    for module in iter_modules(catalogue.__path__):
        entries = getattr(
            import_module(f"{catalogue.__name__}.{module.name}"), module.name.upper(), None
        )
        if isinstance(entries, dict):
            yield module.name, entries


def page(words: Words) -> str:
    """The whole page in one language."""
    found = dict(families())
    parts = [f"# {words.title}", words.lead]
    for family, heading in words.families.items():
        parts.append(f"## {heading}")
        parts += [_entry(id, found[family], words) for id in sorted(found[family])]
    return "\n\n".join(parts) + "\n"


def _entry(id: str, entries: Catalogue, words: Words) -> str:
    entry = entries[id]
    wording = entry.zh if words.language == "zh-Hant" else entry.en
    gap = "" if words.language == "zh-Hant" else " "
    severity = words.severities[entry.severity]
    mark = "：" if words.language == "zh-Hant" else ":"
    case = _case(id)
    link = f"{gap}[{words.case}](../{case})" if case else ""
    return f"### {id}\n\n**{severity}**{mark}{gap}{_said(wording)}{link}"


def _said(wording: Wording) -> str:
    blanks: defaultdict[str, str] = defaultdict(lambda: "…")
    found, advice = (_escaped(text.format_map(blanks)) for text in (wording.found, wording.advice))
    return f"{found}\\\n→ {advice}"


def _escaped(text: str) -> str:
    """The text as Markdown shows it unchanged."""
    return re.sub(r"[\\`*_\[\]<>#|~^$]", r"\\\g<0>", text)


def _case(id: str) -> str:
    """The folder of the manuscript that shows the finding, or empty."""
    folders = sorted((ROOT / "tests" / "cases").glob(f"*/{id}"))
    return folders[0].relative_to(ROOT).as_posix() + "/" if folders else ""


def main() -> None:
    for words in LANGUAGES:
        (ROOT / "docs" / words.file).write_text(page(words), "utf-8")


if __name__ == "__main__":
    main()
