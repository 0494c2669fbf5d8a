"""Articles of one issue that are taken for each other."""

from collections.abc import Callable, Iterator

from publish.checks.issue.rule import WholeIssue
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.inlines import plain_text


def issue_doi_twice(whole: WholeIssue) -> Iterator[Finding]:
    """A DOI leads to one article. Its letters are the same in both cases (DOI Handbook 2.4)."""
    for article, first in _again(whole, lambda article: article.identifiers.doi.casefold()):
        place = article.place("identifiers.doi")
        yield finding(
            "issue-doi-twice", place.span, field="identifiers.doi", line=place.line,
            doi=article.identifiers.doi, first=first.file,
        )  # fmt: skip


def issue_title_twice(whole: WholeIssue) -> Iterator[Finding]:
    """Two articles of one title, in all languages, by the same authors are one put in twice."""

    def words(article: Article) -> str:
        title = "\n".join(plain_text(title) for _, title in article.title)
        names = "、".join(person.display(article.language) for person in article.authors)
        return f"{title}\n{names}" if title and names else ""

    for article, first in _again(whole, words):
        title = plain_text(article.title.best(article.language) or ())
        yield finding("issue-title-twice", whole.entry(article), title=title, first=first.file)


def _again(whole: WholeIssue, what: Callable[[Article], str]) -> Iterator[tuple[Article, Article]]:
    """The articles that have the same as an earlier one, with that one."""
    seen: dict[str, Article] = {}
    for article in whole.articles:
        value = what(article)
        if not value:
            continue
        if value in seen:
            yield article, seen[value]
        else:
            seen[value] = article
