"""Rules about an issue as a whole: what no article can say by itself."""

from publish.checks.issue.articles import (
    issue_doi_twice,
    issue_title_twice,
)
from publish.checks.issue.colophon import colophon_field_missing
from publish.checks.issue.contents import contents_entry_long, contents_language
from publish.checks.issue.cover import CoverFile, cover_file_problems
from publish.checks.issue.dates import issue_date_differs, issue_date_early, issue_date_missing
from publish.checks.issue.pages import page_gap
from publish.checks.issue.rule import Rule, WholeIssue
from publish.diagnostics import Finding, in_order
from publish.model import Article, Issue, Journal

ISSUE_RULES: tuple[Rule, ...] = (
    issue_doi_twice,
    issue_title_twice,
    issue_date_missing,
    issue_date_differs,
    issue_date_early,
    contents_entry_long,
    contents_language,
    colophon_field_missing,
)

__all__ = [
    "ISSUE_RULES",
    "CoverFile",
    "Rule",
    "WholeIssue",
    "check_issue",
    "cover_file_problems",
    "page_gap",
]


def check_issue(
    issue: Issue, journal: Journal | None, articles: tuple[Article, ...]
) -> tuple[Finding, ...]:
    """What the rules find in an issue, in order of place, without source lines.

    `articles` are those that could be read, in printed order, front matter first.
    """
    whole = WholeIssue(issue, journal, articles)
    return in_order(tuple(found for rule in ISSUE_RULES for found in rule(whole)))
