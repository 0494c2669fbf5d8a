"""Checks of a manuscript that has been read: one rule, one function, one id.

A rule of fields takes the article with its journal and issue, None where it belongs to none;
a rule of the body takes the article, or its passages. Rules only look; what they need has been
read before.
"""

from publish.checks.body import check_body
from publish.checks.fields import FIELD_RULES
from publish.checks.issue import CoverFile, check_issue, cover_file_problems, page_gap
from publish.diagnostics import Finding, in_order
from publish.model import Article, Issue, Journal

__all__ = [
    "CoverFile",
    "check_article",
    "check_issue",
    "check_page",
    "cover_file_problems",
    "page_gap",
]


def check_article(
    article: Article, journal: Journal | None, issue: Issue | None
) -> tuple[Finding, ...]:
    """What the rules find in an article, in order of place.

    Findings in the body come without source lines; `Folder.with_lines` fills them in.
    """
    in_fields = (found for rule in FIELD_RULES for found in rule(article, journal, issue))
    return in_order((*in_fields, *check_body(article)))


def check_page(page: Article) -> tuple[Finding, ...]:
    """What the rules of the body find in a Markdown page of an issue, without source lines."""
    return in_order(tuple(check_body(page)))
