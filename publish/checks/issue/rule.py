"""The form of a rule about a whole issue."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal, Span


class WholeIssue(Struct, frozen=True):
    """An issue with its journal and those of its articles that could be read, as printed."""

    issue: Issue
    journal: Journal | None
    articles: tuple[Article, ...]

    def entry(self, article: Article) -> Span:
        """Where the issue names an article."""
        issue = self.issue
        named = [
            (entry.file, entry.span) for section in issue.contents for entry in section.articles
        ]
        named += [(page.file, page.span) for page in (*issue.front, *issue.back)]
        return dict(named).get(article.file, Span(issue.file))


Rule: TypeAlias = Callable[[WholeIssue], Iterator[Finding]]
"""Looks at an issue as a whole. Its findings have no source lines yet."""
