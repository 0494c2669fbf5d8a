"""Contents that nobody can read, and entries that have no room in their lines."""

from collections.abc import Iterator

from publish.checks.fields.rule import at_field
from publish.checks.fields.titles import width
from publish.checks.issue.rule import WholeIssue
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.inlines import plain_text

TITLE_LIMIT = 60
"""Longest title with its subtitle in the contents, in em: three lines of 20."""
AUTHORS_LIMIT = 27
"""Longest line of authors, in em: a line of the contents without its folio."""


def contents_entry_long(whole: WholeIssue) -> Iterator[Finding]:
    """A title of more than three lines, or authors of more than one."""
    for article in whole.articles:
        title = width(_title(article))
        if title > TITLE_LIMIT:
            yield at_field(
                article, "title", "contents-entry-long",
                what="題名", what_en="title", length=round(title), limit=TITLE_LIMIT,
            )  # fmt: skip
        authors = width("、".join(person.display(article.language) for person in article.authors))
        if authors > AUTHORS_LIMIT:
            yield at_field(
                article, "authors", "contents-entry-long", what="作者姓名",
                what_en="line of authors", length=round(authors), limit=AUTHORS_LIMIT,
            )  # fmt: skip


def contents_language(whole: WholeIssue) -> Iterator[Finding]:
    """Contents in a language that no title has would be half in that language, half in another."""
    issue = whole.issue
    for page in (*issue.front, *issue.back):
        language = page.language
        if page.kind != "toc" or not language or not whole.articles:
            continue
        if all(article.title.tag_for(language) is None for article in whole.articles):
            yield finding("contents-language", page.span, language=language)


def _title(article: Article) -> str:
    title = article.title.best(article.language) or ()
    subtitle = article.subtitle.get(article.language)
    return plain_text(title) + (f"——{plain_text(subtitle)}" if subtitle else "")
