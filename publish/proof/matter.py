"""What is proofed: an article, or a document that an issue prints around its articles."""

from functools import cached_property

from markupsafe import Markup
from msgspec import Struct

from publish.html import Setting, metadata_of
from publish.html.issue import IssueDocument
from publish.html.labels import label
from publish.html.queries import pictures_of
from publish.html.unit_reader import text_of
from publish.html.units import Text, UnitKind
from publish.keeping.outputs import digest
from publish.model import Article, DesignedPart
from publish.proof.wording import place_labels


class Matter(Struct, frozen=True, dict=True):
    """A document for print, as XHTML whose ids begin with `prefix`.

    `kind` is `article`, or what the issue calls it (front-cover, toc, page). `name` tells it
    apart from all others of its issue, `title` is what lists call it, and `language` that in
    which a proof speaks of it. `article` is what was typed, None for what an issue writes by
    itself; `pictures` are digests by path.
    """

    kind: str
    name: str
    title: str
    language: str
    html: str
    prefix: str
    setting: Setting
    article: Article | None
    pictures: dict[str, str]

    @cached_property
    def text(self) -> Text:
        """The units of its text."""
        kind = _KINDS.get(self.kind, "paragraph")
        labels = place_labels(self.language)
        return text_of(self.html, self.prefix, self.pictures, labels, kind)


_KINDS: dict[str, UnitKind] = {
    "front-cover": "cover",
    "back-cover": "cover",
    "spine-page": "spine",
    "board": "board",
    "toc": "contents",
    "divider": "divider",
    "colophon": "colophon",
}


def article_matter(article: Article, setting: Setting, html: str) -> Matter:
    """An article, which is printed as this document."""
    return Matter(
        "article",
        article.id,
        metadata_of(article).titles[0][1],
        article.language,
        html,
        f"{article.id}.",
        setting,
        article,
        pictures_of(article),
    )


def document_matter(
    document: IssueDocument, name: str, setting: Setting, page: Article | None
) -> Matter:
    """A document of an issue's own; `page` is the Markdown page that it was made from.

    A proof speaks of it in the journal's language.
    """
    return Matter(
        document.kind,
        name,
        document.title,
        setting.journal.language if setting.journal else document.language,
        document.html,
        document.prefix,
        setting,
        page,
        pictures_of(page) if page is not None else {},
    )


def designed_matter(part: DesignedPart, kind: str, setting: Setting) -> Matter:
    """A part of the cover that a designer made: one picture, which is another with another file."""
    language = setting.language
    title = label(_TITLES[kind], language, setting.journal)
    return Matter(
        kind,
        kind,
        title,
        language,
        Markup('<html lang="{}"><body><img src="journal:/{}" alt="{}"/></body></html>').format(
            language, kind, title
        ),
        "",
        setting,
        None,
        {kind: digest(part.data)},
    )


_TITLES = {"front-cover": "cover", "spine-page": "spine", "back-cover": "back-cover"}
