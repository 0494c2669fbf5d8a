"""Tokens of the block parser → blocks."""

from collections.abc import Callable, Iterator, Sequence

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import replace

from publish.manuscript.markdown.assembly import (
    Part,
    TypedAttributes,
    TypedCaption,
    TypedParagraph,
    TypedRows,
    assemble,
)
from publish.manuscript.markdown.attributes import (
    Attributes,
    attributes_at,
    split_attributes,
)
from publish.manuscript.markdown.characters import has_han
from publish.manuscript.markdown.gathering import Gathering, span_of
from publish.manuscript.markdown.headings import ordinal_of, typed_number
from publish.manuscript.markdown.inlines import read_inlines
from publish.manuscript.markdown.parser import markdown
from publish.manuscript.markdown.positions import content_of_lines, cut, span_of_rows, trimmed
from publish.manuscript.markdown.verse import epigraph_children, verse_of
from publish.model import Located, Note, Span
from publish.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Rule,
)

HEADING_CLASSES = frozenset({"references", "appendix", "unnumbered"})
DIVISION_CLASSES = frozenset({"verse", "epigraph", "whole", "source"})
DEEPEST_HEADING = 5


class _Cursor(Struct):
    """The tokens of a text, and how far they have been read."""

    tokens: Sequence[Token]
    position: int = 0

    def take(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def until(self, closing: str) -> Iterator[Token]:
        """The tokens up to the one of that type, which is taken too."""
        while self.position < len(self.tokens):
            token = self.take()
            if token.type == closing:
                return
            yield token


def read_blocks(source: Located, gathering: Gathering) -> Blocks:
    """The blocks of a text; its note definitions go to `gathering.notes`."""
    with gathering.deeper() as allowed:
        if not allowed:
            children = read_inlines(source, gathering)
            return (Paragraph(children, span_of(source)),) if children else ()
        kept = gathering.environment
        gathering.environment = {"references": kept.get("references", {}), "called": set()}
        md, tokens = markdown(), list[Token]()
        md.block.parse(source.text, md, gathering.environment, tokens)
        blocks = _Reading(source, gathering, _Cursor(tokens)).blocks("")
        _report_unused(source, gathering, kept)
        gathering.environment = kept
        return blocks


def _report_unused(source: Located, gathering: Gathering, outer: dict[str, object]) -> None:
    called = gathering.environment["called"]
    known = outer.get("references", {})
    for label, defined in gathering.environment["references"].items():
        if label in called or (isinstance(known, dict) and label in known):
            continue
        first, end = defined["map"]
        span = span_of_rows(source, source.text.split("\n"), first, end)
        gathering.find("link-unused", span, label=normalizeReference(label).lower())


class _Reading:
    """One text on its way from tokens to blocks."""

    def __init__(self, source: Located, gathering: Gathering, cursor: _Cursor) -> None:
        self.source = source
        self.gathering = gathering
        self.cursor = cursor
        self.lines = source.text.split("\n")

    def blocks(self, closing: str) -> Blocks:
        """The blocks up to a closing token."""
        parts: list[Part] = []
        for token in self.cursor.until(closing):
            parts += _PARTS[token.type](self, token)
        return assemble(parts, self.source, self.gathering, read_blocks)

    def content(self, token: Token) -> Located:
        assert token.map is not None
        return content_of_lines(self.source, self.lines, token.map[0], token.content)

    def span(self, token: Token) -> Span:
        assert token.map is not None
        return span_of_rows(self.source, self.lines, *token.map)

    def given(self, token: Token) -> Attributes:
        """The attributes at `meta["given"]`, or the class that stands there without braces."""
        start, end = token.meta["given"]
        found = attributes_at(self.source, start)
        return found[0] if found else Attributes(classes=(cut(self.source, start, end),))

    # What each token is. A method returns the parts that take its place.

    def paragraph(self, token: Token) -> tuple[Part, ...]:
        text = self.content(self.cursor.take())
        self.cursor.take()
        return (TypedParagraph(text),)

    def heading(self, token: Token) -> tuple[Part, ...]:
        typed = self.content(self.cursor.take())
        self.cursor.take()
        text, attributes = split_attributes(typed)
        text = trimmed(text)
        self.gathering.check_keys(attributes, ("lang",))
        classes = self.gathering.classes(attributes, HEADING_CLASSES)
        number = typed_number(text.text)
        level = int(token.tag[1:])
        if level > DEEPEST_HEADING:
            self.gathering.find("heading-deep", self.span(token), deepest=DEEPEST_HEADING)
        return (
            Heading(
                min(level, DEEPEST_HEADING),
                text.text[:number],
                read_inlines(trimmed(cut(text, number, len(text.text))), self.gathering),
                self.span(token),
                classes,
                self.gathering.language(attributes),
                attributes.id,
                ordinal_of(text.text[:number]),
            ),
        )

    def quotation(self, token: Token) -> tuple[Part, ...]:
        return (Quotation(self.blocks("blockquote_close"), self.span(token)),)

    def list(self, token: Token) -> tuple[Part, ...]:
        closing = token.type.replace("_open", "_close")
        ordered = token.type == "ordered_list_open"
        first = int(token.attrs.get("start", 1))
        items: list[ListItem] = []
        tight = True
        for item in self.cursor.until(closing):
            if self.cursor.tokens[self.cursor.position].type == "paragraph_open":
                tight = tight and self.cursor.tokens[self.cursor.position].hidden
            label = self.label(item, first + len(items)) if ordered else ""
            children = self.blocks("list_item_close")
            items.append(ListItem(children, label, self.span(item)))
        tight = token.meta.get("tight", tight)
        return (ListBlock(tuple(items), ordered, tight, self.span(token)),)

    def label(self, item: Token, number: int) -> str:
        """The label as printed; CommonMark counts from the first one, whatever is typed."""
        if not item.markup:
            return item.info
        if item.info not in (str(number), "0", "1") and int(item.info) != number:
            self.gathering.find(
                "list-number", self.span(item), typed=item.info, printed=number, mark=item.markup
            )
        return f"{number}{item.markup}"

    def note(self, token: Token) -> tuple[Part, ...]:
        children = self.blocks("footnote_reference_close")
        self.gathering.notes.append(Note(token.meta["label"], children, self.span(token)))
        return ()

    def definitions(self, token: Token) -> tuple[Part, ...]:
        items: list[Definition] = []
        for child in self.cursor.until("dl_close"):
            if child.type == "dt_open":
                term = self.content(self.cursor.take())
                self.cursor.take()
                items.append(Definition(read_inlines(term, self.gathering), (), span_of(term)))
            else:
                described = (*items[-1].descriptions, self.blocks("dd_close"))
                items[-1] = replace(items[-1], descriptions=described)
        return (DefinitionList(tuple(items), self.span(token)),)

    def division(self, token: Token) -> tuple[Part, ...]:
        attributes = self.given(token)
        span = self.span(token)
        if token.meta["open"]:
            self.gathering.find("division-open", span)
        self.gathering.check_keys(attributes, ("lang",))
        classes = self.gathering.classes(attributes, DIVISION_CLASSES)
        language = self.gathering.language(attributes)
        if "verse" in classes:
            verse = self.verse(span, language)
            if verse is not None:
                return (verse,)
        children = self.blocks("division_close")
        if "epigraph" in classes:
            children = epigraph_children(children)
        if not (classes or language or attributes.id):
            return children
        if classes == ("whole",) and all(isinstance(child, Quotation) for child in children):
            return tuple(
                replace(child, classes=(*child.classes, "whole"))
                for child in children
                if isinstance(child, Quotation)
            )
        return (Division(children, span, classes, language, attributes.id),)

    def verse(self, span: Span, language: str) -> Block | None:
        """The verse of a division that holds nothing but paragraphs."""
        end = self.cursor.position
        stanzas: list[Located] = []
        while self.cursor.tokens[end].type == "paragraph_open":
            stanzas.append(self.content(self.cursor.tokens[end + 1]))
            end += 3
        if not stanzas or self.cursor.tokens[end].type != "division_close":
            return None
        self.cursor.position = end + 1
        return verse_of(stanzas, span, language, self.gathering)

    def stray_division(self, token: Token) -> tuple[Part, ...]:
        self.gathering.find("division-stray", self.span(token))
        return ()

    def attributes(self, token: Token) -> tuple[Part, ...]:
        return (TypedAttributes(self.given(token), self.span(token)),)

    def code(self, token: Token) -> tuple[Part, ...]:
        span = self.span(token)
        if token.type == "code_block" and has_han(token.content):
            self.gathering.find("code-indented", span)
        if token.info.strip().startswith("{="):
            self.gathering.find("raw-html", span, tag=token.info.strip())
        return (CodeBlock(token.content.rstrip("\n"), span, token.info.strip()),)

    def rule(self, token: Token) -> tuple[Part, ...]:
        return (Rule(self.span(token)),)

    def table(self, token: Token) -> tuple[Part, ...]:
        return (TypedRows(token.meta["table"], self.span(token)),)

    def caption(self, token: Token) -> tuple[Part, ...]:
        return (TypedCaption(self.content(token), self.span(token)),)


_PARTS: dict[str, Callable[[_Reading, Token], tuple[Part, ...]]] = {
    "paragraph_open": _Reading.paragraph,
    "heading_open": _Reading.heading,
    "blockquote_open": _Reading.quotation,
    "ordered_list_open": _Reading.list,
    "bullet_list_open": _Reading.list,
    "footnote_reference_open": _Reading.note,
    "dl_open": _Reading.definitions,
    "division_open": _Reading.division,
    "stray_division": _Reading.stray_division,
    "attributes": _Reading.attributes,
    "fence": _Reading.code,
    "code_block": _Reading.code,
    "hr": _Reading.rule,
    "table": _Reading.table,
    "caption": _Reading.caption,
}
