"""Fields that an article needs, by its type and by its journal."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_field, is_typed
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal

REQUIRED_FIELDS: dict[str, tuple[str, ...]] = {
    "research-article": ("title", "authors", "abstract", "keywords"),
    "commentary": ("title", "authors"),
    "review-essay": ("title", "authors"),
    "book-review": ("title", "authors", "reviewed"),
    "editorial": ("title",),
    "translation": ("title", "authors"),
    "document": ("title",),
    "call-for-papers": ("title",),
    "erratum": ("title",),
}
"""What an article of each type cannot be printed without (docs/manuscript.md, `type`)."""


def article_type_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """The type decides which other fields are needed."""
    if not is_typed(article, "type"):
        yield at_field(article, "type", "article-type-missing", allowed=", ".join(REQUIRED_FIELDS))


def article_field_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A field with a wrong value has its own finding and is not missing."""
    if not is_typed(article, "type"):
        return
    for name in REQUIRED_FIELDS.get(article.type, ()):
        if not is_typed(article, name):
            yield at_field(article, name, "article-field-missing", type=article.type, name=name)


def journal_field_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """What journal.yaml requires beyond what every article of the type needs."""
    required = dict(journal.required).get(article.type, ()) if journal else ()
    for name in required:
        if name not in REQUIRED_FIELDS.get(article.type, ()) and not is_typed(article, name):
            yield at_field(article, name, "journal-field-missing", type=article.type, name=name)


def article_body_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A body that is named but cannot be read has its own finding."""
    if not article.body and not is_typed(article, "body"):
        yield at_field(article, "body", "article-body-missing")
