"""An article as the manuscript describes it, everything resolved and nothing typeset."""

from msgspec import Struct

from publish.model.blocks import Blocks
from publish.model.inlines import Inlines
from publish.model.people import Person
from publish.model.resources import Resource
from publish.model.style import StyleChoice
from publish.model.text import Multilingual
from publish.model.typed import Place, nearest_place
from publish.source import Span


class Note(Struct, frozen=True):
    """A note with its text. `Article.notes` has them in the order of their first call."""

    key: str
    children: Blocks
    span: Span


class Contributor(Struct, frozen=True):
    """Somebody named for a task: `role` is an id such as `responsible-editor`."""

    role: str
    person: Person
    label: Multilingual[str] = Multilingual()
    """The printed label where the manuscript gives its own."""


class Dates(Struct, frozen=True):
    """Dates as typed, `YYYY[-MM[-DD]]`, or empty. JATS `history`, `pub-date`."""

    received: str = ""
    revised: str = ""
    accepted: str = ""
    online: str = ""
    published: str = ""


class Identifiers(Struct, frozen=True):
    """`doi` without the resolver (10.…), `url` an address, `local` the journal's own id."""

    doi: str = ""
    url: str = ""
    local: str = ""


class Rights(Struct, frozen=True):
    """`license` is an SPDX id or an address (JATS `permissions`)."""

    license: str = ""
    copyright_holder: Multilingual[str] = Multilingual()
    copyright_year: str = ""
    statement: Multilingual[str] = Multilingual()


class Funding(Struct, frozen=True):
    funder: Multilingual[str] = Multilingual()
    award: str = ""
    statement: Multilingual[Inlines] = Multilingual()


class Related(Struct, frozen=True):
    """Another publication, e.g. the article that an erratum corrects (JATS)."""

    kind: str
    doi: str = ""
    url: str = ""
    text: str = ""


class ReviewedWork(Struct, frozen=True):
    """A work that a book review is about (JATS `product`)."""

    title: Multilingual[Inlines]
    authors: tuple[Person, ...] = ()
    publisher: Multilingual[str] = Multilingual()
    place: Multilingual[str] = Multilingual()
    year: str = ""
    pages: str = ""
    isbn: str = ""
    price: str = ""
    span: Span = Span("")


class CitedWork(Struct, frozen=True):
    """An entry of `bibliography:` as printed, with its identifiers (JATS `mixed-citation`)."""

    text: Inlines
    id: str = ""
    doi: str = ""
    url: str = ""
    span: Span = Span("")


class Query(Struct, frozen=True):
    """An entry of `queries:`; the marks in the body are `QueryMark` inlines."""

    id: str
    at: str
    to: str
    text: str
    answer: str
    status: str
    span: Span


class Article(Struct, frozen=True):
    """One manuscript. Required fields by type are the checks' business.

    `file` is the article's YAML or Markdown file, relative to the journal's folder.
    `type` is as typed (research-article, commentary …); `language` is canonical.
    `notes` are in the order of their first call; a call names a note by its key.
    `resources` are the pictures of the body, read.
    """

    id: str
    file: str
    type: str
    language: str
    title: Multilingual[Inlines]
    body: Blocks
    subtitle: Multilingual[Inlines] = Multilingual()
    short_title: Multilingual[str] = Multilingual()
    section: Multilingual[str] = Multilingual()
    authors: tuple[Person, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    abstract: Multilingual[Blocks] = Multilingual()
    keywords: Multilingual[tuple[str, ...]] = Multilingual()
    dates: Dates = Dates()
    identifiers: Identifiers = Identifiers()
    rights: Rights = Rights()
    funding: tuple[Funding, ...] = ()
    acknowledgements: Multilingual[Blocks] = Multilingual()
    related: tuple[Related, ...] = ()
    bibliography: tuple[CitedWork, ...] = ()
    """Works listed in the fields; those listed in the body are blocks of it."""
    notes: tuple[Note, ...] = ()
    reviewed: tuple[ReviewedWork, ...] = ()
    queries: tuple[Query, ...] = ()
    resources: tuple[Resource, ...] = ()
    first_page: int = 0
    """The first folio that the manuscript states, 0 when the issue gives it."""
    style: StyleChoice = StyleChoice()
    """Overrides of the style's options, dotted names and values as typed."""
    places: tuple[Place, ...] = ()
    """The fields that have a value, right or wrong, in typed order."""
    span: Span = Span("")

    def place(self, path: str) -> Place:
        """Where a field was typed; else where the nearest field around it was, or the file."""
        return nearest_place(self.places, path, self.file)
