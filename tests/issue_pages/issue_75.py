"""An issue of a small journal, read from its files, and what its pages say."""

import xml.etree.ElementTree as ElementTree
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from publish.html import Setting
from publish.html.issue import ContentsEntry, IssueDocument
from publish.manuscript import Folder, read_article, read_issue, read_journal, read_page
from publish.model import Article, Multilingual, StyleOption
from publish.styles import load_style

ROOT = Path(__file__).parent / "journal"
FOLIOS = {"75/editorial.md": "vii", "75/long.md": "1", "75/short.md": "31", "75/review.md": "120"}
_BLOCKS = ("p", "h1", "h2", "h3", "div", "section", "header", "article", "li", "ol", "body")


@cache
def setting(**options: str) -> Setting:
    """The journal and its issue, with options such as `cover__barcode="true"` of the style."""
    folder = Folder(ROOT)
    typed = (
        StyleOption(name.replace("__", ".").replace("_", "-"), value)
        for name, value in options.items()
    )
    style, problems = load_style("journal", tuple(typed))
    journal, issue = read_journal(folder), read_issue(folder, "75/issue.yaml")
    assert style is not None
    assert (problems, journal.findings, issue.findings) == ((), (), ())
    return Setting(style, journal.value, issue.value)


@cache
def article(file: str) -> Article:
    """An article of the issue."""
    found = read_article(Folder(ROOT), file)
    assert found.findings == ()
    assert found.value is not None
    return found.value


@cache
def rules() -> Article:
    """The page of rules for contributors."""
    found = read_page(Folder(ROOT), "75/rules.md", language="zh-Hant-TW")
    assert found.findings == ()
    assert found.value is not None
    return found.value


@cache
def entries() -> tuple[ContentsEntry, ...]:
    """The contents of the issue, the editorial before all sections."""
    issue = setting().issue
    assert issue is not None
    no_section: Multilingual[str] = Multilingual()
    named = [(no_section, file) for file in issue.front_article_files]
    named += [(part.title, each.file) for part in issue.contents for each in part.articles]
    return tuple(ContentsEntry(title, article(file), FOLIOS[file]) for title, file in named)


def without(document_setting: Setting, **fields: Any) -> Setting:
    """The setting of a journal that has other fields."""
    assert document_setting.journal is not None
    journal = replace(document_setting.journal, **fields)
    return replace(document_setting, journal=journal)


def words(document: IssueDocument) -> str:
    """What the page says, a line for every block; running heads are left out."""
    root = ElementTree.fromstring(
        document.html.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
    )
    lines: list[str] = [""]

    def walk(element: ElementTree.Element) -> None:
        if element.tag == "head" or "running" in element.get("class", ""):
            return
        block = element.tag in _BLOCKS
        if block:
            lines.append("")
        lines[-1] += (element.text or "").strip("\n")
        for child in element:
            walk(child)
            lines[-1] += (child.tail or "").strip("\n")
        if block:
            lines.append("")

    walk(root)
    return "\n".join(line for line in lines if line.strip())
