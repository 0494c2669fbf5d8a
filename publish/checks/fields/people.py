"""Authors and contributors."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_span
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal

KNOWN_ROLES = (
    "responsible-editor",
    "editor",
    "guest-editor",
    "managing-editor",
    "assistant-editor",
    "english-editor",
    "copy-editor",
    "proofreader",
    "translator",
    "typesetter",
    "illustrator",
    "photographer",
    "interviewer",
    "reviewer",
)
"""Roles of contributors that have a printed label of their own."""


def author_twice(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """Two authors of one name are one, unless their ORCID iDs say otherwise."""
    seen: dict[str, set[str]] = {}
    for author in article.authors:
        name = author.display(article.language)
        known = seen.setdefault(name, set())
        if known and ("" in known or not author.orcid or author.orcid in known):
            yield at_span(article, author.span, "author-twice", name=name)
        known.add(author.orcid)


def corresponding_email_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A corresponding author is printed with an address to write to."""
    for author in article.authors:
        if author.corresponding and not author.email:
            name = author.display(article.language)
            yield at_span(article, author.span, "corresponding-email-missing", name=name)


def role_unknown(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A role prints with the label of the toolchain, the journal or the manuscript."""
    labels = {name for name, _ in journal.labels} if journal else set()
    for contributor in article.contributors:
        known = contributor.role in KNOWN_ROLES or contributor.role in labels
        if not known and not contributor.label:
            yield at_span(
                article,
                contributor.person.span,
                "role-unknown",
                role=contributor.role,
                known=", ".join(KNOWN_ROLES),
            )
