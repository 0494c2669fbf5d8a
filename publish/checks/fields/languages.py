"""Languages in which a journal prints its titles, abstracts and keywords."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_field, at_span
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal


def title_language_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """Contents, covers and platforms need the title in every language of the journal."""
    for language in journal.languages if journal and article.title else ():
        if article.title.get(language) is None:
            yield at_field(article, "title", "title-language-missing", language=language)


def author_language_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """Contents and citations in a language name the authors in it."""
    for language in journal.languages if journal else ():
        for author in article.authors:
            if author.name.get(language) is None:
                name = author.display(article.language)
                yield at_span(
                    article, author.span, "author-language-missing", name=name, language=language
                )


def translation_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """An abstract or keywords in one language of the journal and not in another."""
    for name, field in (("abstract", article.abstract), ("keywords", article.keywords)):
        for language in journal.languages if journal and field else ():
            if field.get(language) is None:
                yield at_field(article, name, "translation-missing", name=name, language=language)
