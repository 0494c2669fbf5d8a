"""The documents of an issue in the order in which they are bound.

What stands where is decided here from issue.yaml alone: covers outside, then the front matter,
the articles by section, and the back matter, whose last page is the colophon in Taiwan.
"""

from collections.abc import Iterator
from itertools import count
from typing import Literal

from msgspec import Struct

from publish.model import Issue, IssuePage, Multilingual

Zone = Literal["front", "body"]
Side = Literal["any", "recto", "verso"]


FRONT_MATTER = ("board", "toc", "colophon")
"""The kinds of documents that platforms show beside the articles, with the front cover."""


class Entry(Struct, frozen=True):
    """A document of the book block.

    `kind` is board, toc, page, article, divider, colophon or blank; `file` belongs to pages
    and articles, `language` to a board and a toc, `number` to a divider, that of its section, and
    to a blank page, by which it is told apart from the others. It begins on a page of `side`.
    """

    kind: str
    file: str = ""
    language: str = ""
    section: Multilingual[str] = Multilingual()
    number: int = 0
    side: Side = "any"

    @property
    def name(self) -> str:
        """What tells it apart from the others of its issue."""
        words = (self.kind, self.file, self.language, str(self.number or ""))
        return " ".join(word for word in words if word)


class Sequence(Struct, frozen=True):
    """The book block: front matter, and the body with all that stands behind it.

    `has_front_cover` and `has_back_cover` say whether covers stand around it.
    """

    front: tuple[Entry, ...]
    body: tuple[Entry, ...]
    has_front_cover: bool
    has_back_cover: bool

    @property
    def has_front_matter(self) -> bool:
        """Whether there is anything that a platform shows beside the articles."""
        documents = (*self.front, *self.body)
        return self.has_front_cover or any(each.kind in FRONT_MATTER for each in documents)


def sequence(issue: Issue, languages: tuple[str, ...]) -> Sequence:
    """The documents of an issue; `languages` are those of its board, the journal's own first."""
    blanks = count(1)
    front = [entry for page in issue.front for entry in _page(page, languages, blanks)]
    back = [entry for page in issue.back for entry in _page(page, languages, blanks)]
    if back and back[-1].kind == "colophon":
        back[-1] = Entry("colophon", side="verso")
    kinds = [page.kind for page in (*issue.front, *issue.back)]
    return Sequence(
        tuple(front),
        (*_contents(issue), *back),
        has_front_cover="cover" in kinds,
        has_back_cover="back-cover" in kinds,
    )


def _page(page: IssuePage, languages: tuple[str, ...], blanks: Iterator[int]) -> Iterator[Entry]:
    if page.kind in ("cover", "back-cover"):
        return
    if page.kind == "board":
        for language in languages:
            yield Entry("board", language=language)
    elif page.kind == "toc":
        yield Entry("toc", language=page.language or languages[0])
    elif page.kind == "blank":
        yield Entry("blank", number=next(blanks))
    else:
        yield Entry(page.kind, file=page.file)


def _contents(issue: Issue) -> Iterator[Entry]:
    """The articles by section, each section behind its divider where it has one.

    The back of a divider stays blank: what follows it opens on a recto. An article's own wish
    counts before the issue's.
    """
    for number, section in enumerate(issue.contents, 1):
        if section.divider:
            yield Entry("divider", section=section.title, number=number, side="recto")
        for place, article in enumerate(section.articles):
            behind = section.divider and place == 0
            on_recto = behind or (article.open_on or issue.open_on) == "recto"
            side: Side = "recto" if on_recto else "any"
            yield Entry("article", article.file, section=section.title, side=side)
