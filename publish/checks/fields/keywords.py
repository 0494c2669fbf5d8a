"""Keywords."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_field
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal

USUAL_COUNT = range(3, 9)
"""How many keywords journals ask for: three at least, eight at most."""


def keywords_count(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """One keyword is often several that were not separated."""
    for language, words in article.keywords:
        if len(words) not in USUAL_COUNT:
            yield at_field(
                article, "keywords", "keywords-count", language=language, count=len(words)
            )


def keywords_uneven(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """The keywords of all languages are translations of each other."""
    if len({len(words) for _, words in article.keywords}) > 1:
        counts = ", ".join(f"{language} {len(words)}" for language, words in article.keywords)
        yield at_field(article, "keywords", "keywords-uneven", counts=counts)
