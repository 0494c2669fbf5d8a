"""A journal and one issue of it."""

from msgspec import Struct

from publish.model.cover import CoverEntry
from publish.model.people import Person
from publish.model.style import StyleChoice
from publish.model.text import Multilingual
from publish.model.typed import Place, nearest_place
from publish.source import Span


class Organisation(Struct, frozen=True):
    """A publisher, parent body, printer or place of sale."""

    name: Multilingual[str] = Multilingual()
    address: Multilingual[str] = Multilingual()
    phone: str = ""
    fax: str = ""
    email: str = ""
    url: str = ""


class Masthead(Struct, frozen=True):
    """One role of the masthead (主編, 編輯委員) with the people in it, in typed order."""

    role: Multilingual[str]
    people: tuple[Person, ...]
    note: Multilingual[str] = Multilingual()


class ColophonLine(Struct, frozen=True):
    """An entry of `colophon-extra`."""

    label: Multilingual[str]
    value: Multilingual[str]


COLOPHON_FIELDS = (
    *("number", "published", "price", "printer", "isbn", "gpn", "publisher", "address", "phone"),
    *("e-mail", "url", "masthead", "issn", "founded", "frequency", "license", "indexing"),
    *("subscription", "disclaimer"),
)
"""What a journal may require its colophon to state."""


class ProofRound(Struct, frozen=True):
    """A round of proofs: 1 一校 編輯."""

    number: int
    name: Multilingual[str]
    addressee: Multilingual[str]
    instructions: Multilingual[str] = Multilingual()


def _round(number: int, name: str, en: str, addressee: str, addressee_en: str) -> ProofRound:
    return ProofRound(
        number,
        Multilingual((("zh-Hant", name), ("en", en))),
        Multilingual((("zh-Hant", addressee), ("en", addressee_en))),
    )


DEFAULT_ROUNDS = (
    _round(1, "一校", "First proof", "編輯", "Editor"),
    _round(2, "二校", "Second proof", "作者", "Author"),
    _round(3, "三校", "Third proof", "執行編輯", "Managing editor"),
    _round(4, "清樣", "Final proof", "主編", "Editor-in-chief"),
)
"""The rounds of proofs of a journal that names none."""


class Journal(Struct, frozen=True):
    """What journal.yaml says. Empty strings are fields that were not given.

    `required` lists, per type of article, the fields that this journal requires; `labels`
    are label wordings per name, e.g. (`keywords`, {zh-Hant: 關鍵字：}).
    """

    file: str
    language: str
    title: Multilingual[str]
    abbreviation: Multilingual[str] = Multilingual()
    issn_print: str = ""
    issn_electronic: str = ""
    gpn_print: str = ""
    gpn_electronic: str = ""
    doi_prefix: str = ""
    doi_pattern: str = ""
    publisher: Organisation = Organisation()
    parent: Organisation = Organisation()
    frequency: Multilingual[str] = Multilingual()
    founded: str = ""
    masthead: tuple[Masthead, ...] = ()
    subscription: Multilingual[str] = Multilingual()
    giro_account: str = ""
    giro_name: str = ""
    distributors: tuple[Organisation, ...] = ()
    indexing: tuple[str, ...] = ()
    license: str = ""
    disclaimer: Multilingual[str] = Multilingual()
    colophon_extra: tuple[ColophonLine, ...] = ()
    languages: tuple[str, ...] = ()
    style: StyleChoice = StyleChoice()
    required: tuple[tuple[str, tuple[str, ...]], ...] = ()
    labels: tuple[tuple[str, Multilingual[str]], ...] = ()
    rounds: tuple[ProofRound, ...] = DEFAULT_ROUNDS
    calendar: str = "ce"
    numerals: str = "arabic"
    places: tuple[Place, ...] = ()
    """The fields that have a value, right or wrong, in typed order."""
    span: Span = Span("")

    def place(self, path: str) -> Place:
        """Where a field was typed; else where the nearest field around it was, or the file."""
        return nearest_place(self.places, path, self.file)


class IssueArticle(Struct, frozen=True):
    """An article of an issue: the path of its file, relative to the journal's folder.

    `open_on` is its own wish, `any` or `recto`; empty where it opens as all others do.
    """

    file: str
    span: Span
    open_on: str = ""


class IssueSection(Struct, frozen=True):
    """A column of the contents (焦點評析) with its articles."""

    title: Multilingual[str]
    articles: tuple[IssueArticle, ...]
    divider: bool = False
    span: Span = Span("")


class IssuePage(Struct, frozen=True):
    """An entry of `front` or `back`.

    `kind` is cover, board, toc, colophon, back-cover, blank, page or article; `language`
    belongs to a toc, `file` to a page (Markdown) and to an article (編者的話).
    """

    kind: str
    language: str = ""
    file: str = ""
    span: Span = Span("")


class Issue(Struct, frozen=True):
    """What issue.yaml says. `number`, `volume` and dates are as typed.

    `first_page` is 0 where it is not stated; `continue_from` is the file of the issue whose
    pages go on, or empty.
    """

    id: str
    file: str
    journal_file: str
    contents: tuple[IssueSection, ...]
    volume: str = ""
    number: str = ""
    whole_number: str = ""
    date: str = ""
    published: str = ""
    label: Multilingual[str] = Multilingual()
    title: Multilingual[str] = Multilingual()
    guest_editors: tuple[Person, ...] = ()
    masthead: tuple[Masthead, ...] = ()
    first_page: int = 0
    continue_from: str = ""
    open_on: str = "any"
    front: tuple[IssuePage, ...] = ()
    back: tuple[IssuePage, ...] = ()
    covers: tuple[CoverEntry, ...] = ()
    isbn_print: str = ""
    isbn_epub: str = ""
    gpn_print: str = ""
    gpn_electronic: str = ""
    printer: Organisation = Organisation()
    sales: tuple[Organisation, ...] = ()
    price: tuple[tuple[str, str], ...] = ()
    binding: str = ""
    signature: int = 0
    sheet_mm: str = ""
    style: StyleChoice = StyleChoice()
    places: tuple[Place, ...] = ()
    """The fields that have a value, right or wrong, in typed order."""
    span: Span = Span("")

    def place(self, path: str) -> Place:
        """Where a field was typed; else where the nearest field around it was, or the file."""
        return nearest_place(self.places, path, self.file)

    @property
    def article_files(self) -> tuple[str, ...]:
        """The files of the articles of all sections in printed order."""
        return tuple(article.file for section in self.contents for article in section.articles)

    @property
    def front_article_files(self) -> tuple[str, ...]:
        """The files of articles in the front matter, whose folios are its own."""
        return tuple(page.file for page in self.front if page.kind == "article")

    @property
    def all_article_files(self) -> tuple[str, ...]:
        """The files of all articles in printed order, front and back matter included."""
        back = (page.file for page in self.back if page.kind == "article")
        return (*self.front_article_files, *self.article_files, *back)
