"""The text that a reader must find in every product, read off the model alone.

Notes stand behind their call, numbered by hand here and not by the program's numbering.
White space does not count: products break lines where they like.
"""

import re
from collections.abc import Iterator

from publish.model import Article
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
    Table,
    Verse,
)
from publish.model.inlines import (
    Code,
    Edit,
    Inlines,
    NoteCall,
    Reference,
    Text,
    children_of,
)

ANY = "\N{REPLACEMENT CHARACTER}"
"""Stands for generated words (圖1, 表2, 第貳節) that other tests judge."""
PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the words inside a picture."""
_MOST = {ANY: 12, PICTURE: 200}


def squeezed(text: str) -> str:
    """The text without white space, soft hyphens and bullets."""
    return re.sub(r"[\s\u00ad\u200b•]", "", text)


class Expected:
    """The expected text of one article; `notes` says whether notes stand at their calls."""

    def __init__(self, article: Article, *, notes_at_calls: bool) -> None:
        self.article = article
        self.notes = {note.key: note for note in article.notes}
        self.numbers = {note.key: str(place) for place, note in enumerate(article.notes, 1)}
        self.notes_at_calls = notes_at_calls

    def body(self) -> str:
        """The body in typed order."""
        return squeezed("".join(self._blocks(self.article.body)))

    def note_texts(self) -> list[str]:
        """The text of every note, in order, without its number."""
        return [squeezed("".join(self._blocks(note.children))) for note in self.article.notes]

    def _blocks(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from self._inlines(block.children)
            case Heading():
                yield block.number
                yield from self._inlines(block.children)
            case Quotation() | Division():
                yield from self._blocks(block.children)
            case ListBlock():
                for item in block.items:
                    yield item.number
                    yield from self._blocks(item.children)
            case DefinitionList():
                for definition in block.items:
                    yield from self._inlines(definition.term)
                    for description in definition.descriptions:
                        yield from self._blocks(description)
            case CodeBlock():
                yield block.text
            case Verse():
                for stanza in block.stanzas:
                    for line in stanza:
                        yield from self._inlines(line)
            case Figure():
                yield PICTURE
                yield from self._labelled(ANY, block.caption)
                yield from self._labelled("資料來源：", block.source)
                yield from self._labelled("說明：", block.note)
            case Table():
                yield from self._labelled(ANY, block.caption)
                yield from self._labelled("單位：", block.unit)
                for row in block.head + block.body:
                    for cell in row.cells:
                        yield from self._blocks(cell.children)
                yield from self._labelled("資料來源：", block.source)
                yield from self._labelled("說明：", block.note)
            case Formula():
                if block.id:
                    yield ANY

    def _labelled(self, label: str, inlines: Inlines) -> Iterator[str]:
        if inlines:
            yield label
            yield from self._inlines(inlines)

    def _inlines(self, inlines: Inlines) -> Iterator[str]:
        for inline in inlines:
            match inline:
                case Text(text) | Code(text):
                    yield text
                case NoteCall():
                    number = self.numbers[inline.key]
                    yield number
                    if self.notes_at_calls:
                        yield number
                        yield from self._blocks(self.notes[inline.key].children)
                case Reference() if not inline.children:
                    yield ANY
                case Edit():
                    yield from self._inlines(inline.inserted)
                case _:
                    yield from self._inlines(children_of(inline))


def assert_contains_in_order(found: str, expected: str) -> None:
    """`found` has `expected` as one stretch; ANY stands for a few generated characters."""
    text = squeezed(found)
    place = text.find(expected.split(ANY)[0].split(PICTURE)[0])
    assert place >= 0, "the beginning was not found"
    room = 0
    for piece in re.split(f"({ANY}|{PICTURE})", expected):
        if piece in _MOST:
            room += _MOST[piece]
            continue
        at = text.find(piece, place)
        if not place <= at <= place + room:
            raise AssertionError(_difference(text, piece, place))
        place, room = at + len(piece), 0 if piece else room


def _difference(text: str, piece: str, place: int) -> str:
    """Where the text leaves what was expected."""
    same = next(length for length in range(len(piece), -1, -1) if piece[:length] in text[place:])
    return (
        f"after …{text[max(0, place - 30) : place]}… and {same} characters more, expected "
        f"…{piece[max(0, same - 20) : same + 20]}…, found …{text[place : place + same + 40]}…"
    )
