"""Identifiers."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_field
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal


def doi_prefix(article: Article, journal: Journal | None, issue: Issue | None) -> Iterator[Finding]:
    """A journal registers its DOIs under its own prefix."""
    doi = article.identifiers.doi
    prefix = journal.doi_prefix if journal else ""
    if doi and prefix and not doi.startswith(f"{prefix}/"):
        yield at_field(article, "identifiers.doi", "doi-prefix", doi=doi, prefix=prefix)
