"""Questions to author, editor and typesetter."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_span
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal
from publish.model.queries import addressee


def query_addressee(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A question to somebody else than these three."""
    for query in article.queries:
        if query.to and not addressee(query.to):
            yield at_span(article, query.span, "query-addressee", to=query.to)
