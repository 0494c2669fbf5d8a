"""How a case folder is read: its journal, its issues, its articles, and the rules of fields."""

from pathlib import Path

from publish.checks.fields import FIELD_RULES
from publish.diagnostics import Finding, as_text, in_order
from publish.manuscript import (
    Folder,
    Manuscript,
    find_issue,
    locate,
    read_article,
    read_issue,
    read_journal,
)
from publish.model import Article

NAMES = ("issue.yaml", "article.yaml", "article.md", "editorial.md", "article.docx")


def target(case: Path) -> Path:
    """What the editor would name on the command line."""
    named = [case / name for name in NAMES if (case / name).exists()]
    return named[0] if named else case


def read_case(case: Path, text_limit: int = 1_000_000) -> tuple[list[Article], list[Finding]]:
    """The articles of a case and everything that is found in it."""
    located = locate(target(case))
    if isinstance(located, Finding):
        return [], [located]
    folder = Folder(located.root, text_limit=text_limit)
    found: list[Finding] = []
    journal = None
    if folder.exists("journal.yaml"):
        reading = read_journal(folder)
        journal = reading.value
        found += reading.findings
    articles = []
    for file in _article_files(folder, located, found):
        read = read_article(folder, file)
        found += read.findings
        issue_file = find_issue(folder, file)
        issue = read_issue(folder, issue_file).value if issue_file else None
        if read.value:
            articles.append(read.value)
            found += [one for rule in FIELD_RULES for one in rule(read.value, journal, issue)]
    return articles, list(in_order(tuple(found)))


def _article_files(folder: Folder, located: Manuscript, found: list[Finding]) -> list[str]:
    files = list(located.articles)
    for issue_file in located.issues:
        issue = read_issue(folder, issue_file)
        found += issue.findings
        if issue.value:
            files += [file for file in issue.value.article_files if folder.exists(file)]
    return files


def shown(found: list[Finding]) -> str:
    """The findings as an editor reads them, in Chinese and in English."""
    if not found:
        return "沒有發現 nothing found\n"
    parts = [f"{as_text(one, 'zh-Hant')}\n\n{as_text(one, 'en')}\n" for one in found]
    return "\n".join(parts)
