"""The calls of notes in a text, in the order in which they are printed."""

from collections.abc import Iterator

from publish.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Rule,
    Table,
    Verse,
    inlines_of,
)
from publish.model.inlines import Inline, Inlines, NoteCall, children_of


def calls(stream: Blocks | Inlines) -> Iterator[NoteCall]:
    """The note calls of a text in printed order: a table's caption stands above it, a
    figure's below; sources and notes of both stand at the foot.
    """
    for element in stream:
        yield from _calls_of(element)


def _calls_of(element: Block | Inline) -> Iterator[NoteCall]:
    match element:
        case Quotation() | Division():
            yield from calls(element.children)
        case ListBlock():
            for item in element.items:
                yield from calls(item.children)
        case DefinitionList():
            for definition in element.items:
                yield from calls(definition.term)
                for description in definition.descriptions:
                    yield from calls(description)
        case Table():
            yield from calls(element.caption)
            yield from calls(element.unit)
            for row in element.head + element.body:
                for cell in row.cells:
                    yield from calls(cell.children)
            yield from calls(element.source)
            yield from calls(element.note)
        case Figure():
            yield from calls(element.caption)
            yield from calls(element.source)
            yield from calls(element.note)
        case NoteCall():
            yield element
        case Paragraph() | Heading() | Verse():
            for inlines in inlines_of(element):
                yield from calls(inlines)
        case CodeBlock() | Formula() | Rule():
            return
        case _:
            yield from calls(children_of(element))
