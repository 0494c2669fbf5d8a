"""The date of an issue, and those of its articles."""

from collections.abc import Iterator

from publish.checks.issue.rule import WholeIssue
from publish.diagnostics import Finding, finding
from publish.model import Article, Span


def issue_date_missing(whole: WholeIssue) -> Iterator[Finding]:
    """Cover, contents and colophon state the date of the issue."""
    issue = whole.issue
    if not issue.date and (issue.front or issue.back):
        yield finding("issue-date-missing", Span(whole.issue.file))


def issue_date_differs(whole: WholeIssue) -> Iterator[Finding]:
    """An article that states another date of publication belongs to another issue."""
    issue = whole.issue
    dates = [date for date in (issue.published, issue.date) if date]
    for article in whole.articles:
        stated = article.dates.published
        if stated and dates and not any(_same(stated, date) for date in dates):
            yield _at_date(article, "published", "issue-date-differs", stated, dates[0])


def issue_date_early(whole: WholeIssue) -> Iterator[Finding]:
    """No article is accepted after its issue has come out."""
    issue = whole.issue
    date = issue.published or issue.date
    for article in whole.articles:
        accepted = article.dates.accepted
        precision = min(len(accepted), len(date))
        if precision and accepted[:precision] > date[:precision]:
            yield _at_date(article, "accepted", "issue-date-early", accepted, date)


def _same(one: str, other: str) -> bool:
    """Whether two dates agree as far as both go: 2021-07 and 2021-07-31."""
    precision = min(len(one), len(other))
    return one[:precision] == other[:precision]


def _at_date(article: Article, name: str, id: str, stated: str, date: str) -> Finding:
    place = article.place(f"dates.{name}")
    return finding(id, place.span, field=f"dates.{name}", line=place.line, stated=stated, date=date)
