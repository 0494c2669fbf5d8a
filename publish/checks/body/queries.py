"""Questions that wait for an answer, and answers without a question."""

from collections.abc import Iterator

from publish.checks.body.references import all_inlines
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.queries import Asked, asked_in, asked_in_field


def all_asked(article: Article) -> tuple[Asked, ...]:
    """All questions of an article: those marked in its text, then those of `queries:`."""
    marked = [asked for inlines in all_inlines(article) for asked in asked_in(inlines)]
    return (*marked, *asked_in_field(article))


def answer_alone(article: Article) -> Iterator[Finding]:
    """An answer that does not stand right behind its question."""
    for asked in all_asked(article):
        if asked.answer and not asked.text:
            yield finding("answer-alone", asked.span, text=asked.answer)


def query_open(article: Article) -> Iterator[Finding]:
    """A question to author, editor or typesetter that nobody has answered."""
    for asked in all_asked(article):
        if asked.is_open:
            yield finding("query-open", asked.span, mark=asked.mark, text=asked.text)
