"""The dates of an article's history."""

from collections.abc import Iterator
from itertools import pairwise

from publish.checks.fields.rule import at_field
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal


def dates_order(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """Received, revised, accepted, then published, online or in print.

    Dates of different precision are compared as far as both go: 2021-07 is not before
    2021-07-15.
    """
    dates = article.dates
    history = [
        (name, value)
        for name, value in (
            ("received", dates.received),
            ("revised", dates.revised),
            ("accepted", dates.accepted),
        )
        if value
    ]
    publications = [("online", dates.online), ("published", dates.published)]
    pairs = list(pairwise(history))
    pairs += [(history[-1], later) for later in publications if history and later[1]]
    for (earlier, earlier_value), (later, later_value) in pairs:
        precision = min(len(earlier_value), len(later_value))
        if later_value[:precision] < earlier_value[:precision]:
            yield at_field(
                article,
                f"dates.{later}",
                "dates-order",
                earlier=earlier,
                earlier_value=earlier_value,
                later=later,
                later_value=later_value,
            )
