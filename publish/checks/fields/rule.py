"""The form of a rule, and findings at a field's place."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publish.diagnostics import Finding, finding
from publish.model import Article, Issue, Journal, Span

Rule: TypeAlias = Callable[[Article, Journal | None, Issue | None], Iterator[Finding]]
"""Looks at an article, its journal and its issue."""


def at_field(article: Article, path: str, id: str, **values: object) -> Finding:
    """A finding at the field `path`, or at what stands around it where it is missing."""
    place = article.place(path)
    return finding(id, place.span, field=path, line=place.line, **values)


def at_span(article: Article, span: Span, id: str, **values: object) -> Finding:
    """A finding at the field whose value has the span `span`."""
    place = next((place for place in article.places if place.span == span), None)
    path, line = (place.path, place.line) if place else ("", "")
    return finding(id, span, field=path, line=line, **values)


def is_typed(article: Article, path: str) -> bool:
    """Whether the field has a value in the file, be it right or wrong."""
    return any(place.path == path for place in article.places)
