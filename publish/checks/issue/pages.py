"""Folios that go on from the issue before."""

from publish.diagnostics import Finding, finding
from publish.model import Issue


def page_gap(issue: Issue, last: int) -> Finding | None:
    """What is wrong with the first folio that an issue states, where it also goes on from another.

    `last` is the last folio of that issue, as its build record has it. The first folio is the
    next one, or the next odd one where that is a recto; a smaller one prints folios twice.
    """
    if not (issue.continue_from and issue.first_page and last):
        return None
    expected = (last + 1, last + 1 + last % 2)
    if issue.first_page in expected:
        return None
    place = issue.place("first-page")
    return finding(
        "issue-page-gap", place.span, field=place.path, line=place.line,
        first=issue.first_page, before=issue.continue_from, last=last, expected=expected[0],
    )  # fmt: skip
