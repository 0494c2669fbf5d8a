"""An article as the manuscript describes it, everything resolved and nothing typeset."""

from dataclasses import dataclass

from publish.model.blocks import Blocks
from publish.model.inlines import Inlines
from publish.model.people import Person
from publish.model.resources import Resource
from publish.model.style import StyleChoice
from publish.model.text import Multilingual
from publish.source import Span


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its text. `Article.notes` has them in the order of their first call."""

    key: str
    children: Blocks
    span: Span


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody named for a task: `role` is an id such as `responsible-editor`."""

    role: str
    person: Person
    label: Multilingual[str] = Multilingual()
    """The printed label where the manuscript gives its own."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates as typed, `YYYY[-MM[-DD]]`, or empty. JATS `history`, `pub-date`."""

    received: str = ""
    revised: str = ""
    accepted: str = ""
    online: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """`doi` without the resolver (10.…), `url` an address, `local` the journal's own id."""

    doi: str = ""
    url: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """`license` is an SPDX id or an address (JATS `permissions`)."""

    license: str = ""
    copyright_holder: Multilingual[str] = Multilingual()
    copyright_year: str = ""
    statement: Multilingual[str] = Multilingual()


@dataclass(frozen=True, slots=True)
class Funding:
    funder: Multilingual[str] = Multilingual()
    award: str = ""
    statement: Multilingual[Inlines] = Multilingual()


@dataclass(frozen=True, slots=True)
class Related:
    """Another publication, e.g. the article that an erratum corrects (JATS)."""

    kind: str
    doi: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedWork:
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


@dataclass(frozen=True, slots=True)
class CitedWork:
    """An entry of `bibliography:` as printed, with its identifiers (JATS `mixed-citation`)."""

    text: Inlines
    id: str = ""
    doi: str = ""
    url: str = ""
    span: Span = Span("")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field was typed: its path (`dates.received`), its value's span, its line."""

    path: str
    span: Span
    line: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """An entry of `queries:`; the marks in the body are `QueryMark` inlines."""

    id: str
    at: str
    to: str
    text: str
    answer: str
    status: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One manuscript. Required fields by type are the checks' business.

    `file` is the article's YAML or Markdown file, relative to the journal's folder.
    `type` is an id of SCHEMA (research-article, commentary …); `language` is canonical.
    `notes` are in the order of their first call; a call names a note by its key.
    `resources` are the pictures of the body, read.
    """

    id: str
    file: str
    type: str
    language: str
    title: Multilingual[Inlines]
    body: Blocks
    body_file: str
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
        known = {place.path: place for place in self.places}
        around = path
        while around:
            if around in known:
                return Place(path, known[around].span, known[around].line)
            around = around[: max(around.rfind("."), around.rfind("["), 0)]
        return Place(path, Span(self.file))
