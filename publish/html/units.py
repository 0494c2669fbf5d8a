"""The text of a print document as units: paragraphs, headings, cells, notes and so on.

Two versions of an article are compared by these units, and their characters are found on
the pages by them. Both are made from the same XHTML, so what the program counts itself
(numbers of notes, figures and tables, labels of lists) is left out or stands as one sign:
nobody typed it, and it changes when something else does.
"""

from typing import Literal

from msgspec import Struct

UnitKind = Literal[
    "section-label", "title", "subtitle", "other-title", "authors", "affiliation",
    "abstract", "keywords", "dates", "heading", "paragraph", "quotation", "verse", "list",
    "term", "code", "caption", "cell", "under", "figure", "formula", "note", "reference",
    "credit", "field", "head", "cover", "spine", "board", "contents", "divider", "colophon",
    "article", "heading-2", "heading-3", "heading-4", "row", "column",
]  # fmt: skip


LINK = "link:"
"""What begins the form of words that lead elsewhere; the address follows."""


class Token(Struct, frozen=True):
    """A Han character, a Latin word, a mark or a blank; a note's call, a reference, a picture.

    `form` names what makes it look different (`em`, `kai`), what it stands for (`call`,
    `reference:fig-x`, `picture:…`), or where it leads (`link:https://…`); `shown` is what is
    printed for such a sign, and does not count where two are compared.
    """

    text: str
    form: str = ""
    shown: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Token) and (self.text, self.form) == (other.text, other.form)

    def __hash__(self) -> int:
        return hash((self.text, self.form))

    @property
    def words(self) -> str:
        """What a reader sees of it."""
        return self.shown or self.text

    @property
    def address(self) -> str:
        """Where it leads; empty where it does not."""
        names = (name for name in self.form.split(" ") if name.startswith(LINK))
        return next(names, "").removeprefix(LINK)

    @property
    def look(self) -> str:
        """What of its form can be seen."""
        return " ".join(name for name in self.form.split(" ") if not name.startswith(LINK))


class PictureForm(Struct, frozen=True):
    """What makes a picture another one: its file's digest, its typed size, its alternative text."""

    digest: str
    size: str
    alternative: str

    @property
    def typed(self) -> str:
        """The form of its token."""
        return "\n".join((f"picture:{self.digest}", self.size, self.alternative))

    @classmethod
    def of(cls, token: Token) -> "PictureForm | None":
        """That of a token, None where it is no picture."""
        if not token.form.startswith("picture:"):
            return None
        digest, size, alternative = token.form.removeprefix("picture:").split("\n", 2)
        return cls(digest, size, alternative)


class Spot(Struct, frozen=True):
    """Where a token stands: characters `start` to `end` of an element, counted."""

    element: int
    start: int
    end: int


class Cell(Struct, frozen=True):
    """Where in its table a text stands: the elements of table and row, the first of its columns
    from 0 on, what that (表1欄2) and the table (表1) are called, and how many columns and rows
    the cell spans.
    """

    table: int
    row: int
    column: int
    label: str
    name: str
    columns: int = 1
    rows: int = 1


class Unit(Struct, frozen=True):
    """A stretch of text that is one to its reader.

    `spots` are the places of its tokens. `label` says which one it is where that can be
    said (註5, 表1列3, 圖2); it is no part of the text. `queries` are the numbers of the
    queries that stand in it, each with the token before which it stands. Two are equal when
    their kinds and tokens are.
    """

    kind: UnitKind
    tokens: tuple[Token, ...]
    spots: tuple[Spot, ...] = ()
    label: str = ""
    queries: tuple[tuple[str, int], ...] = ()
    anchor: str = ""
    """The nearest id around it, without the article's."""
    cell: Cell | None = None
    """The cell that it stands in, if it does."""
    caller: int = -1
    """Of a note, in which text it is called, counted from 0 among those that are no notes."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unit) and (self.kind, self.tokens) == (other.kind, other.tokens)

    def __hash__(self) -> int:
        return hash((self.kind, self.tokens))

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return words_of(self.tokens)


HEADINGS = frozenset({"heading", "heading-2", "heading-3", "heading-4"})
"""Headings by their levels below the title."""


def part_of(kind: UnitKind) -> str:
    """The part of a document in which a kind of text stands: the text, its notes, its heads."""
    return kind if kind in ("note", "head") else ""


def words_of(tokens: tuple[Token, ...]) -> str:
    """The words of tokens, as a reader sees them."""
    return "".join(token.words for token in tokens)


class Row(Struct, frozen=True):
    """A row of a table: the table's element, its number from the head on, 表1列3."""

    table: int
    number: int
    label: str


class Labels(Struct, frozen=True):
    """How a row, a column and a note are called: `{table}列{row}`, `{table}欄{column}`,
    `註{note}`, 表 without a number, and a note below a table: 表1註a.
    """

    row: str
    column: str
    note: str
    table: str
    table_note: str


CHINESE = Labels("{table}列{row}", "{table}欄{column}", "註{note}", "表", "{table}{note}")
ENGLISH = Labels(
    "{table} row {row}", "{table} column {column}", "n. {note}", "Table", "{table}, {note}"
)


class Text(Struct, frozen=True):
    """A print document as units in reading order, notes behind the text that calls them.

    `heads` are its running heads.

    `rows` are the rows of tables, `notes` the labels of notes (註5), by element. `by_page` are
    the elements that hold the numbers of notes which only their pages give, and the labels'
    form, by the note's element.
    """

    units: tuple[Unit, ...]
    rows: dict[int, Row]
    notes: dict[int, str]
    by_page: dict[int, int]
    labels: Labels
    heads: tuple[Unit, ...] = ()

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """Everything that is printed: the text, then its notes, the running heads last.

        A note goes where its call goes, and is not moved by itself.
        """
        text = (unit for unit in self.units if not part_of(unit.kind))
        return (*text, *(unit for unit in self.units if part_of(unit.kind)), *self.heads)
