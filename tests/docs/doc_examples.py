"""Examples of the documentation, and a whole journal around each of them.

A code block says what it is behind its language:

    ```yaml article      fields of article.yaml (issue, journal, style: of those files)
    ```markdown body     a passage of the body; `body finds=ID`: with this finding
    ```csv file=a.csv    a whole file of that name, which later examples may use
    ```css print.css     a style sheet of the style `house`

Fields of an example replace those of a manuscript that is right in every way.
"""

import io
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_BLOCK = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)[ ]?(?P<mark>[^\n]*)\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A code block of a document: its place, its language, what it is, its text."""

    document: str
    line: int
    language: str
    mark: str
    text: str

    @property
    def kind(self) -> str:
        """What it is a part of: article, body, style, print.css …"""
        return self.mark.partition(" ")[0]

    @property
    def finds(self) -> set[str]:
        """The ids of findings that it is said to cause."""
        return set(re.findall(r"finds=(\S+)", self.mark))

    @property
    def file(self) -> str:
        """The name of the file that it is, or empty."""
        return self.mark.removeprefix("file=") if self.mark.startswith("file=") else ""

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def examples(document: Path) -> tuple[Example, ...]:
    """All code blocks of a document, in order."""
    text = document.read_text("utf-8")
    return tuple(
        Example(
            document.name,
            text.count("\n", 0, block.start()) + 1,
            block["language"],
            block["mark"],
            block["text"],
        )
        for block in _BLOCK.finditer(text)
    )


JOURNAL = """\
lang: zh-Hant-TW
title: {zh-Hant: 版面研究, en: Studies in the Printed Page}
publisher: {name: 版面研究會}
masthead: [{role: 主編, people: [王小明]}]
style: house
"""
STYLE = "extends: journal\n"
ISSUE = """\
journal: ../journal.yaml
number: 1
date: 2026-12
contents:
  - section: {zh-Hant: 焦點評析, en: Focus}
    articles: [article/article.yaml]
back: [{page: call-for-papers.md}]
"""
ARTICLE = """\
type: commentary
title: {zh-Hant: 版心, en: The Type Area}
authors: {name: {zh-Hant: {literal: 版面研究會}, en: {literal: Society for Page Studies}}}
abstract: {zh-Hant: 本文說明版心。, en: On the type area.}
keywords: {zh-Hant: [版心, 行, 格], en: [type area, line, cell]}
dates: {published: 2026-12-31}
body: body.md
"""
EDITORIAL = """\
---
type: editorial
title: {zh-Hant: 編者的話, en: From the Editors}
---

本期收錄一篇評析。
"""
BODY = "版心是一葉正中的一行。\n"
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">
<path d="M0 10h40" stroke="black"/></svg>
"""


def with_fields(whole: str, fields: str) -> str:
    """A YAML file with some of its fields replaced, others added."""
    replaced = _fields(fields)
    return "".join({**_fields(whole), **replaced}.values())


def _fields(text: str) -> dict[str, str]:
    parts = re.split(r"^(?=[\w-]+:)", text, flags=re.MULTILINE)
    return {part.partition(":")[0]: part for part in parts if part}


def write_journal(folder: Path, example: Example, files: tuple[Example, ...] = ()) -> Path:
    """A journal around an example, and its article's folder; `files` are the document's own."""
    texts = {
        "journal": ("journal.yaml", JOURNAL),
        "style": ("styles/house/style.yaml", STYLE),
        "print.css": ("styles/house/print.css", ""),
        "issue": ("2026-1/issue.yaml", ISSUE),
        "article": ("2026-1/article/article.yaml", ARTICLE),
        "body": ("2026-1/article/body.md", BODY),
        "page": ("2026-1/call-for-papers.md", "# 稿約\n"),
    }
    assert example.kind in texts, f"{example} does not say what it is an example of"
    for kind, (name, text) in texts.items():
        if kind == example.kind:
            text = with_fields(text, example.text) if name.endswith(".yaml") else example.text
        _write(folder / name, text)
    article = folder / "2026-1" / "article"
    for given in files:
        _write(article / given.file, given.text)
    _write(article / "formula.svg", SVG)
    _write(article / "sign.svg", SVG)
    (article / "map.png").write_bytes(_picture())
    _write(folder / "2026-1" / "cover.pdf", "%PDF-1.7\n")
    _write(folder / "2026-1" / "editorial.md", EDITORIAL)
    _write(folder / "2025-2" / "issue.yaml", "number: 0\ncontents: []\n")
    return article


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@cache
def _picture() -> bytes:
    target = io.BytesIO()
    Image.new("L", (1800, 1200), 200).save(target, "PNG")
    return target.getvalue()
