"""What stands on a page: paragraphs, headings, lists, tables, figures.

Every block has the span of its source. `id` is what cross-references name (empty when
none was typed), `classes` are those known to the style, `language` is empty where the
block is in the language around it.
"""

from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from publish.model.inlines import Inlines, Picture
from publish.source import Span


class Paragraph(Struct, frozen=True):
    children: Inlines
    span: Span
    classes: tuple[str, ...] = ()
    language: str = ""
    id: str = ""


class Heading(Struct, frozen=True):
    """`level` is 1–5 as typed by `#`.

    `number` is the typed numbering at its beginning, with its mark and without the blank
    behind it (壹、 一、 （一） 1. (1)), or empty; `children` is the text behind it.
    `classes` may hold `references`, `appendix`, `unnumbered`. `ordinal` is the value of
    the typed number (十二、 → 12, 1.3 → 3), 0 without one.
    """

    level: int
    number: str
    children: Inlines
    span: Span
    classes: tuple[str, ...] = ()
    language: str = ""
    id: str = ""
    ordinal: int = 0


class Quotation(Struct, frozen=True):
    """A block quotation. `whole` when it quotes a whole paragraph (class `whole`)."""

    children: "Blocks"
    span: Span
    classes: tuple[str, ...] = ()
    language: str = ""


class ListItem(Struct, frozen=True):
    """`number` is the label as printed: `1.`, `（一）`, or empty in a bulleted list."""

    children: "Blocks"
    number: str
    span: Span


class ListBlock(Struct, frozen=True):
    """`tight` when no item was separated from the next by a blank line."""

    items: tuple[ListItem, ...]
    ordered: bool
    tight: bool
    span: Span
    classes: tuple[str, ...] = ()


class Definition(Struct, frozen=True):
    term: Inlines
    descriptions: tuple["Blocks", ...]
    span: Span


class DefinitionList(Struct, frozen=True):
    items: tuple[Definition, ...]
    span: Span


class CodeBlock(Struct, frozen=True):
    text: str
    span: Span
    code_language: str = ""


class Verse(Struct, frozen=True):
    """`::: {.verse}`: stanzas of lines."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    span: Span
    language: str = ""


class Division(Struct, frozen=True):
    """`::: {.class lang=ja}`; `epigraph` is such a class. A source line after —— is its last
    paragraph, with class `source`.
    """

    children: "Blocks"
    span: Span
    classes: tuple[str, ...] = ()
    language: str = ""
    id: str = ""


class Figure(Struct, frozen=True):
    picture: Picture
    caption: Inlines
    span: Span
    id: str = ""
    source: Inlines = ()
    note: Inlines = ()
    classes: tuple[str, ...] = ()


class Alignment(Enum):
    """How a column of a table is set; `DECIMAL` stands numbers on their decimal point."""

    START = "start"
    CENTER = "center"
    END = "end"
    DECIMAL = "decimal"


class Cell(Struct, frozen=True):
    """A cell with the rows and columns it spans. `children` are blocks (grid tables);
    a cell of one line holds one `Paragraph`, an empty cell none.
    """

    children: "Blocks"
    span: Span
    header: bool = False
    columns: int = 1
    rows: int = 1
    alignment: Alignment = Alignment.START


class Row(Struct, frozen=True):
    """Only cells that begin in this row; joined places are left out."""

    cells: tuple[Cell, ...]
    span: Span


class Table(Struct, frozen=True):
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines
    span: Span
    id: str = ""
    source: Inlines = ()
    note: Inlines = ()
    unit: Inlines = ()
    classes: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Relative column widths typed by the dashes of a grid or multi-line table, or empty."""


class Formula(Struct, frozen=True):
    """A displayed formula; it is numbered when it has an id (`#eq-…`)."""

    picture: Picture
    span: Span
    id: str = ""


class Rule(Struct, frozen=True):
    """A thematic break (`***`): a blank line in print."""

    span: Span


Block: TypeAlias = (
    Paragraph
    | Heading
    | Quotation
    | ListBlock
    | DefinitionList
    | CodeBlock
    | Verse
    | Division
    | Figure
    | Table
    | Formula
    | Rule
)
Blocks: TypeAlias = tuple[Block, ...]


def walk(blocks: Blocks) -> Iterator[Block]:
    """All blocks in reading order, parents before children; cells and items included."""
    for block in blocks:
        yield block
        match block:
            case Quotation() | Division():
                yield from walk(block.children)
            case ListBlock():
                for item in block.items:
                    yield from walk(item.children)
            case DefinitionList():
                for definition in block.items:
                    for description in definition.descriptions:
                        yield from walk(description)
            case Table():
                for row in block.head + block.body:
                    for cell in row.cells:
                        yield from walk(cell.children)


def inlines_of(block: Block) -> tuple[Inlines, ...]:
    """The lines of text that belong to the block itself, not to blocks inside it."""
    match block:
        case Paragraph() | Heading():
            return (block.children,)
        case DefinitionList():
            return tuple(definition.term for definition in block.items)
        case Verse():
            return tuple(line for stanza in block.stanzas for line in stanza)
        case Figure():
            return ((block.picture,), block.caption, block.source, block.note)
        case Table():
            return (block.caption, block.unit, block.source, block.note)
        case Formula():
            return ((block.picture,),)
        case _:
            return ()
