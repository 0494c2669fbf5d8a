"""Neighbouring parts of a text that are one block: a table with its caption and its source."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from publish.manuscript.markdown.attributes import NONE, Attributes, split_attributes
from publish.manuscript.markdown.figures import (
    FIGURE_KEYS,
    TABLE_KEYS,
    LonePicture,
    build_picture,
    field,
    lone_picture,
)
from publish.manuscript.markdown.gathering import Gathering, span_of
from publish.manuscript.markdown.inlines import read_inlines
from publish.manuscript.markdown.labels import Labelled, labelled_lines, takes
from publish.manuscript.markdown.positions import cut, span_at, trimmed
from publish.manuscript.markdown.rules.captions import MARK
from publish.manuscript.markdown.tables.build import ReadBlocks, build_rows
from publish.manuscript.markdown.tables.typed import TypedTable
from publish.model import Located, Note, Span
from publish.model.blocks import (
    Block,
    Blocks,
    Division,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Table,
)
from publish.model.inlines import Inlines, NoteCall, Text

_TYPED_INDENT = re.compile(r"[\u3000\u2001\u2003\u00a0]+")
_HEADING_MARK = re.compile(r"(?:#{1,6}(?=[^\s#\w]|[^\W\da-zA-Z])|＃{1,6}\s*)\S")


class TypedParagraph(Struct, frozen=True):
    text: Located


class TypedCaption(Struct, frozen=True):
    """A paragraph that begins with `: `."""

    text: Located
    span: Span


class TypedRows(Struct, frozen=True):
    table: TypedTable
    span: Span


class TypedAttributes(Struct, frozen=True):
    """A line of attributes for the block below it."""

    attributes: Attributes
    span: Span


Part: TypeAlias = Block | TypedParagraph | TypedCaption | TypedRows | TypedAttributes


def assemble(
    parts: Sequence[Part], source: Located, gathering: Gathering, read: ReadBlocks
) -> Blocks:
    """The blocks that these parts are."""
    return _Assembly(parts, source, gathering, read).blocks()


class _Assembly:
    def __init__(
        self, parts: Sequence[Part], source: Located, gathering: Gathering, read: ReadBlocks
    ) -> None:
        self.parts = parts
        self.position = 0
        self.source = source
        self.gathering = gathering
        self.read = read

    def blocks(self) -> Blocks:
        blocks: list[Block] = []
        while self.position < len(self.parts):
            block = self.block()
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def block(self) -> Block | None:
        part = self.take()
        match part:
            case TypedAttributes():
                return self.with_attributes(part)
            case TypedRows():
                return self.table(part, self.caption_below())
            case TypedCaption():
                below = self.next()
                if isinstance(below, TypedRows):
                    self.take()
                    return self.table(below, part)
                return self.paragraph(part.text)
            case TypedParagraph():
                return self.picture(part.text) or self.paragraph(part.text)
            case _:
                return part

    def take(self) -> Part:
        part = self.parts[self.position]
        self.position += 1
        return part

    def next(self) -> Part | None:
        return self.parts[self.position] if self.position < len(self.parts) else None

    def caption_below(self) -> TypedCaption | None:
        below = self.next()
        if isinstance(below, TypedCaption):
            self.position += 1
            return below
        return None

    def table(self, rows: TypedRows, caption: TypedCaption | None) -> Table:
        text, attributes = None, NONE
        if caption:
            mark = MARK.match(caption.text.text)
            assert mark is not None
            text, attributes = split_attributes(
                trimmed(cut(caption.text, mark.end(), len(caption.text.text)))
            )
        above = caption if caption and caption.span < rows.span else None
        printed = read_inlines(text, self.gathering) if text else ()
        built = build_rows(rows.table, self.source, rows.span, self.gathering, self.read)
        self.gathering.check_keys(attributes, TABLE_KEYS)
        classes = self.gathering.classes(attributes, frozenset())
        labelled = self.labels_below(attributes, TABLE_KEYS)
        return Table(
            built.head,
            built.body,
            printed,
            above.span if above else rows.span,
            attributes.id,
            field(attributes, "source", labelled, self.gathering),
            field(attributes, "note", labelled, self.gathering),
            field(attributes, "unit", labelled, self.gathering),
            classes,
            built.widths,
        )

    def labels_below(self, attributes: Attributes, known: Sequence[str]) -> Labelled:
        """The fields in the paragraphs directly below, when nothing else stands in them."""
        fields: Labelled = {}
        while isinstance(below := self.next(), TypedParagraph):
            found = labelled_lines(below.text)
            present = [key for key in known if attributes.value(key) or key in fields]
            if not found or found[0].text.strip() or not takes(found[1], known, present):
                break
            fields |= found[1]
            self.position += 1
        return fields

    def picture(self, text: Located) -> Block | None:
        """The figure, formula or table that a paragraph of one picture is."""
        labelled: Labelled = {}
        found = labelled_lines(text)
        picture = None
        if found and found[0].text.strip():
            picture = lone_picture(found[0], self.gathering)
            if picture and takes(found[1], _keys(picture), _present(picture)):
                labelled = found[1]
            else:
                picture = None
        picture = picture or lone_picture(text, self.gathering)
        if picture is None:
            return None
        if not labelled:
            labelled = self.labels_below(picture.attributes, _keys(picture))
        return build_picture(picture, labelled, self.gathering, self.read)

    def paragraph(self, text: Located) -> Paragraph | None:
        """A paragraph; blanks typed for its indentation are taken away."""
        span = span_of(trimmed(text))
        indent = _TYPED_INDENT.match(text.text)
        if indent:
            self.gathering.find("typed-indent", span_at(text, *indent.span()))
        text = trimmed(text)
        if _HEADING_MARK.match(text.text):
            self.gathering.find("heading-space", span, text=text.text.split("\n")[0][:16])
        children = read_inlines(text, self.gathering)
        if self.is_note(children, span):
            return None
        return Paragraph(children, span) if children else None

    def is_note(self, children: Inlines, span: Span) -> bool:
        """Whether the paragraph was meant as a note: `[^1]：` with a full-width colon.

        It is taken for one, so that no other finding follows from this one.
        """
        match children:
            case (NoteCall() as call, Text() as colon, *rest) if colon.text.startswith("："):
                self.gathering.find("note-colon", call.span, key=call.key)
                first = replace(colon, text=colon.text[1:], span=_without_first(colon.span))
                paragraph = Paragraph((first, *rest), span)
                self.gathering.notes.append(Note(call.key, (paragraph,), span))
                return True
            case _:
                return False

    def with_attributes(self, part: TypedAttributes) -> Block | None:
        """The block below a line of attributes, with these."""
        if self.next() is None:
            return self.paragraph(_text_of_span(self.source, part.span))
        attributes = part.attributes
        self.gathering.check_keys(attributes, ("lang",))
        classes = self.gathering.classes(attributes, frozenset({"whole", "source"}))
        language = self.gathering.language(attributes)
        block = self.block()
        match block:
            case Paragraph() | Heading():
                return replace(
                    block,
                    classes=(*block.classes, *classes),
                    language=language or block.language,
                    id=attributes.id or block.id,
                )
            case Quotation():
                return replace(
                    block,
                    classes=(*block.classes, *classes),
                    language=language or block.language,
                )
            case ListBlock() if not language:
                return replace(block, classes=(*block.classes, *classes))
            case None:
                return None
            case _:
                return Division((block,), block.span, classes, language, attributes.id)


def _keys(picture: LonePicture) -> tuple[str, ...]:
    if picture.is_table:
        return TABLE_KEYS
    return () if picture.is_formula else FIGURE_KEYS


def _present(picture: LonePicture) -> list[str]:
    return [key for key in TABLE_KEYS if picture.attributes.value(key)]


def _text_of_span(source: Located, span: Span) -> Located:
    rows = [row for row, (line, _) in enumerate(source.places) if line == span.line]
    lines = source.text.split("\n")
    return Located(lines[rows[0]], source.file, (source.places[rows[0]],))


def _without_first(span: Span) -> Span:
    return replace(span, column=span.column + 1)
