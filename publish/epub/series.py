"""The journal and the issue that an article's book belongs to.

Source: EPUB 3.3 appendix D.3 (`belongs-to-collection`).
"""

import re

from publish.epub.elements import alternates, chosen_tag, refine
from publish.epub.identifiers import issn
from publish.epub.package import Statement
from publish.html import Setting
from publish.html.dates import issue_number
from publish.model import Article, Issue


def series(article: Article, setting: Setting) -> tuple[Statement, ...]:
    """The journal as a series, the issue as a set inside it, and the same for calibre."""
    issue = setting.issue
    inside = _issue(article, issue, article.language) if issue is not None else []
    return journal_series(setting, article.language, tuple(inside))


def journal_series(
    setting: Setting, language: str, inside: tuple[Statement, ...] = ()
) -> tuple[Statement, ...]:
    """The journal as a series with the issue's place in it, and the same for calibre.

    `inside` are collections within the journal's. Nothing where there is no journal.
    """
    journal, issue = setting.journal, setting.issue
    if journal is None or not journal.title:
        return ()
    chosen = chosen_tag(journal.title, language)
    title = journal.title.get(chosen) or ""
    position = group_position(issue) if issue else ""
    collection = (("property", "belongs-to-collection"), ("id", "journal"), ("xml:lang", chosen))
    found = [
        Statement("meta", title, collection),
        refine("journal", "collection-type", "series"),
        *alternates("journal", journal.title, chosen),
    ]
    if number := issn(setting):
        found.append(refine("journal", "dcterms:identifier", f"urn:issn:{number}"))
    if position:
        found.append(refine("journal", "group-position", position))
    found += inside
    # Many readers know no collection but this one.
    found.append(Statement("meta", "", (("name", "calibre:series"), ("content", title))))
    if issue and (number := numeric_position(issue)):
        index = (("name", "calibre:series_index"), ("content", number))
        found.append(Statement("meta", "", index))
    return tuple(found)


def group_position(issue: Issue) -> str:
    """`75`, or `60.3` for volume and issue; empty unless numeric (`group-position` is)."""
    parts = [part for part in (issue.volume, issue.number) if part]
    text = ".".join(parts)
    return text if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) else ""


def numeric_position(issue: Issue) -> str:
    """The position as one number, for those who sort by it: `60.03` for volume 60, issue 3, since
    60.3 would stand behind 60.10.
    """
    whole, _, part = group_position(issue).partition(".")
    return f"{whole}.{int(part):02}" if part and int(part) < 100 else "" if part else whole


def _issue(article: Article, issue: Issue, language: str) -> tuple[Statement, ...]:
    name = issue_number(issue, language) or issue.label.best(language) or issue.id
    pairs = (("property", "belongs-to-collection"), ("refines", "#journal"), ("id", "issue"))
    found = [Statement("meta", name, pairs), refine("issue", "collection-type", "set")]
    if article.file in issue.article_files:
        position = issue.article_files.index(article.file) + 1
        found.append(refine("issue", "group-position", str(position)))
    return tuple(found)
