"""When a book was published and last changed: from the manuscript, never from the clock."""

import os
from datetime import UTC, datetime

from publish.html import Setting
from publish.model import Article

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of change of a book whose manuscript has no date at all."""


def published(article: Article, setting: Setting) -> str:
    """The date of publication as typed, `YYYY[-MM[-DD]]`, or empty."""
    issue = setting.issue
    of_issue = (issue.published, issue.date) if issue else ()
    given = (article.dates.published, article.dates.online, *of_issue)
    return next((date for date in given if date), "")


def modified(articles: tuple[Article, ...], setting: Setting, stated: str = "") -> datetime | None:
    """The time of the last change in UTC, or None when nothing states one.

    `stated` (ISO 8601) comes first, then SOURCE_DATE_EPOCH (seconds since 1970,
    reproducible-builds.org), then the latest date of articles and issue, at midnight.
    """
    if stated:
        time = datetime.fromisoformat(stated)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC)
    given = [date for each in articles for date in _dates_of(each)]
    given += [setting.issue.published, setting.issue.date] if setting.issue else []
    return max((found for date in given if (found := _midnight(date)) is not None), default=None)


def _dates_of(article: Article) -> tuple[str, ...]:
    dates = article.dates
    return dates.received, dates.revised, dates.accepted, dates.online, dates.published


def _midnight(date: str) -> datetime | None:
    """The first moment of a day, month or year; None when it is no date."""
    parts = date.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # no such day
        return None
