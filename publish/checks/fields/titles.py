"""Titles that running heads cannot hold."""

import unicodedata
from collections.abc import Iterator

from publish.checks.fields.rule import at_field
from publish.diagnostics import Finding
from publish.model import Article, Issue, Journal
from publish.model.inlines import plain_text

HEAD_LIMIT = 22
"""Longest title in a running head, in em: beside the author's name it has about two thirds of the
built-in style's measure.
"""


def width(text: str) -> float:
    """The width of a text in em: a full-width character is 1, any other one half."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return wide + (len(text) - wide) / 2


def short_title_missing(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """Running heads stand in the article's language; they never cut a title."""
    title = article.title.get(article.language)
    if title is None or article.short_title.get(article.language):
        return
    length = width(plain_text(title))
    if length > HEAD_LIMIT:
        yield at_field(
            article,
            "title",
            "short-title-missing",
            language=article.language,
            length=round(length),
            limit=HEAD_LIMIT,
        )


def short_title_long(
    article: Article, journal: Journal | None, issue: Issue | None
) -> Iterator[Finding]:
    """A short title is no help when it is as long as a title may be."""
    for language, text in article.short_title:
        if width(text) > HEAD_LIMIT:
            yield at_field(
                article,
                "short-title",
                "short-title-long",
                language=language,
                length=round(width(text)),
                limit=HEAD_LIMIT,
            )
