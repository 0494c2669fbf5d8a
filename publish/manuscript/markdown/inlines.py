"""Tokens of a line of text → inlines."""

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token
from msgspec import Struct, field

from publish.manuscript.markdown.attributes import NONE, Attributes, attributes_at
from publish.manuscript.markdown.gathering import Gathering, span_of
from publish.manuscript.markdown.inline_parser import place
from publish.manuscript.markdown.parser import markdown
from publish.manuscript.markdown.positions import cut, span_at
from publish.manuscript.markdown.rules.lists import begins_unseparated_list
from publish.manuscript.markdown.rules.text import is_address
from publish.manuscript.markdown.spaces import space_at_break
from publish.model import Located, Note, Span
from publish.model.blocks import Paragraph
from publish.model.inlines import (
    Code,
    Edit,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Picture,
    QueryMark,
    Reference,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    plain_text,
)

NESTED_EMPHASIS = 16
"""Emphasis deeper than this is left out; its text stays."""

# Zero-width blanks and marks of direction; the soft hyphen (U+00AD), the joiners and the
# word joiner (U+2060) have a use in print and stay.
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u2028-\u202e\u2061-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
# Most cells of a table, and many paragraphs, have no markup at all.
_MARKUP = re.compile(r"[\n!$&*<\[\\^_`{~]|https?://")


def inline_tokens(source: Located, gathering: Gathering) -> list[Token]:
    """The parser's tokens, each with its offsets in `source.text`."""
    md = markdown()
    return md.inline.parse(source.text, md, gathering.environment, [])


def read_inlines(source: Located, gathering: Gathering) -> Inlines:
    """The inlines of a piece of text.

    A `Text` stands in its source as it is, on one line, character by character; where an
    escaped mark, an entity or a break between lines comes between, another one begins.
    """
    with gathering.deeper() as allowed:
        if not allowed or not _MARKUP.search(source.text):
            return _plain(source, gathering)
        return _Reading(source, gathering).read(inline_tokens(source, gathering))


def _plain(source: Located, gathering: Gathering) -> Inlines:
    texts: list[Inline] = []
    for match in re.finditer(r"[^\n]+", source.text):
        texts += _visible(source, match.start(), match.end(), gathering)
    return tuple(texts)


def _visible(source: Located, start: int, end: int, gathering: Gathering) -> list[Inline]:
    """`source.text[start:end]` without invisible characters, each of which is a finding."""
    texts: list[Inline] = []
    for match in _INVISIBLE.finditer(source.text, start, end):
        texts += _text(source, start, match.start())
        code = f"U+{ord(match[0]):04X}"
        gathering.find("invisible-character", span_at(source, *match.span()), code=code)
        start = match.end()
    return [*texts, *_text(source, start, end)]


def _text(source: Located, start: int, end: int) -> Inlines:
    return (Text(source.text[start:end], span_at(source, start, end)),) if end > start else ()


class _Open(Struct):
    """An emphasis that has begun, with what stands in it so far."""

    kind: type[Emphasis] | type[Strong] | None
    start: int
    children: list[Inline] = field(default_factory=list)


class _Reading:
    """One piece of text on its way from tokens to inlines."""

    def __init__(self, source: Located, gathering: Gathering) -> None:
        self.source = source
        self.gathering = gathering
        self.stack = [_Open(None, 0)]

    def read(self, tokens: Sequence[Token]) -> Inlines:
        pending: tuple[int, int] | None = None
        for index, token in enumerate(tokens):
            start, end = place(token)
            if token.type == "text":
                if not token.content:
                    continue
                if pending and pending[1] == start:
                    pending = (pending[0], end)
                    continue
                self._text(pending)
                pending = (start, end)
                continue
            self._text(pending)
            pending = None
            self._token(token, index, tokens)
        self._text(pending)
        while len(self.stack) > 1:
            self._close(len(self.source.text))
        return tuple(self.stack[0].children)

    def _text(self, at: tuple[int, int] | None) -> None:
        if at:
            self._add(*_visible(self.source, *at, self.gathering))

    def _add(self, *inlines: Inline) -> None:
        self.stack[-1].children += inlines

    def _token(self, token: Token, index: int, tokens: Sequence[Token]) -> None:
        start, end = place(token)
        match token.type:
            case "em_open":
                self.stack.append(_Open(Emphasis, start))
            case "strong_open":
                self.stack.append(_Open(Strong, start - 1))
            case "em_close":
                self._close(end)
            case "strong_close":
                self._close(end + 1)
            case "line_break":
                self._line_break(token, index, tokens)
            case _:
                self._add(*_LEAVES[token.type](self, token, span_at(self.source, start, end)))

    def _close(self, end: int) -> None:
        done = self.stack.pop()
        if done.kind is None or len(self.stack) > NESTED_EMPHASIS:
            self._add(*done.children)
        elif done.children:
            self._add(done.kind(tuple(done.children), span_at(self.source, done.start, end)))

    def _line_break(self, token: Token, index: int, tokens: Sequence[Token]) -> None:
        start, end = place(token)
        span = span_at(self.source, start, end)
        next_line = self.source.text.index("\n", start) + 1
        if token.meta["indented"]:
            self.gathering.find("paragraph-unseparated", span_at(self.source, next_line, end))
        elif begins_unseparated_list(self.source.text[next_line:].split("\n")):
            self.gathering.find("list-unseparated", span_at(self.source, next_line, next_line))
        if token.meta["hard"]:
            self.gathering.find("line-break-invisible", span)
            self._add(LineBreak(span))
        elif space_at_break(tokens, index, self.source.text):
            self._add(Text(" ", span))

    # What each token is. A method returns the inlines that take its place.

    def inner(self, token: Token, name: str = "inner") -> Inlines:
        return read_inlines(cut(self.source, *token.meta[name]), self.gathering)

    def attributes(self, token: Token) -> Attributes:
        start = token.meta["attributes"]
        found = attributes_at(self.source, start) if start >= 0 else None
        return found[0] if found else NONE

    def escaped(self, token: Token, span: Span) -> Inlines:
        return (Text(token.content, span),)

    def code(self, token: Token, span: Span) -> Inlines:
        return (Code(_INVISIBLE.sub("", token.content), span),)

    def forced_break(self, token: Token, span: Span) -> Inlines:
        return (LineBreak(span),)

    def superscript(self, token: Token, span: Span) -> Inlines:
        return (Superscript(self.inner(token), span),)

    def subscript(self, token: Token, span: Span) -> Inlines:
        return (Subscript(self.inner(token), span),)

    def struck(self, token: Token, span: Span) -> Inlines:
        self.gathering.find("strikeout", span)
        return self.inner(token)

    def note_call(self, token: Token, span: Span) -> Inlines:
        return (NoteCall(token.content, span),)

    def inline_note(self, token: Token, span: Span) -> Inlines:
        """The note gets a key that no editor types: its place."""
        key = f"^{span}"
        note_text = cut(self.source, *token.meta["inner"])
        children = read_inlines(note_text, self.gathering)
        paragraph = Paragraph(children, span_of(note_text))
        self.gathering.notes.append(Note(key, (paragraph,), span))
        return (NoteCall(key, span),)

    def span(self, token: Token, span: Span) -> Inlines:
        attributes = self.attributes(token)
        self.gathering.check_keys(attributes, ("lang",))
        classes = self.gathering.classes(attributes, frozenset())
        language = self.gathering.language(attributes)
        children = self.inner(token)
        if not children or not (classes or language):
            return children
        return (Styled(children, span, language, classes),)

    def link(self, token: Token, span: Span) -> Inlines:
        attributes = self.attributes(token)
        self.gathering.check_keys(attributes, ())
        self.gathering.classes(attributes, frozenset())
        children = _without_links(self.inner(token))
        address = token.content
        if address.startswith("#"):
            return (Reference(address[1:], span, children),)
        if not is_address(address):
            self.gathering.find("link-target", span, target=address)
            return children
        return (Link(address, children or (Text(address, span),), span),)

    def address(self, token: Token, span: Span) -> Inlines:
        address = token.content
        inner = span_at(self.source, *token.meta["inner"])
        if not is_address(address):
            self.gathering.find("link-target", span, target=address)
            return (Text(address, inner),)
        mail = "@" in address and ":" not in address
        return (Link(f"mailto:{address}" if mail else address, (Text(address, inner),), span),)

    def picture(self, token: Token, span: Span) -> Inlines:
        label = read_inlines(cut(self.source, *token.meta["inner"]), self.gathering)
        picture = picture_of(token, self.attributes(token), span, self.gathering)
        if picture.alt:
            return (picture,)
        alt = plain_text(label)
        return (Picture(picture.path, span, alt, picture.width, picture.height),)

    def query(self, token: Token, span: Span) -> Inlines:
        start, end = token.meta["inner"]
        return (QueryMark(" ".join(self.source.text[start:end].split()), span),)

    def insertion(self, token: Token, span: Span) -> Inlines:
        return (Edit((), self.inner(token), span),)

    def deletion(self, token: Token, span: Span) -> Inlines:
        return (Edit(self.inner(token), (), span),)

    def substitution(self, token: Token, span: Span) -> Inlines:
        return (Edit(self.inner(token, "deleted"), self.inner(token, "inserted"), span),)

    def highlight(self, token: Token, span: Span) -> Inlines:
        return self.inner(token)

    def broken_critic(self, token: Token, span: Span) -> Inlines:
        self.gathering.find("critic-broken", span, opening=token.content, closing=token.info)
        return (Text(token.content, span),)

    def comment(self, token: Token, span: Span) -> Inlines:
        return ()

    def html_tag(self, token: Token, span: Span) -> Inlines:
        if not token.content.startswith("</"):
            self.gathering.find("raw-html", span, tag=token.content)
        return (LineBreak(span),) if _LINE_BREAK_TAG.fullmatch(token.content) else ()

    def tex(self, token: Token, span: Span) -> Inlines:
        formula = " ".join(token.content.split())
        self.gathering.find("tex-formula", span, formula=formula)
        return (Code(formula, span),)


_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

_LEAVES: dict[str, Callable[[_Reading, Token, Span], Inlines]] = {
    "escaped": _Reading.escaped,
    "text_special": _Reading.escaped,
    "code_inline": _Reading.code,
    "forced_break": _Reading.forced_break,
    "superscript": _Reading.superscript,
    "subscript": _Reading.subscript,
    "struck": _Reading.struck,
    "note_call": _Reading.note_call,
    "inline_note": _Reading.inline_note,
    "span": _Reading.span,
    "link": _Reading.link,
    "address": _Reading.address,
    "picture": _Reading.picture,
    "query": _Reading.query,
    "insertion": _Reading.insertion,
    "deletion": _Reading.deletion,
    "substitution": _Reading.substitution,
    "highlight": _Reading.highlight,
    "broken_critic": _Reading.broken_critic,
    "comment": _Reading.comment,
    "html_tag": _Reading.html_tag,
    "tex": _Reading.tex,
}

PICTURE_KEYS = ("alt", "width", "height")


def picture_of(
    token: Token,
    attributes: Attributes,
    span: Span,
    gathering: Gathering,
    keys: tuple[str, ...] = (),
    classes: frozenset[str] = frozenset(),
) -> Picture:
    """The picture of a `picture` token; `keys` and `classes` are those of its place."""
    gathering.check_keys(attributes, (*PICTURE_KEYS, *keys))
    gathering.classes(attributes, classes)
    gathering.pictures.append((token.content, span))
    return Picture(
        token.content,
        span,
        attributes.plain("alt"),
        attributes.plain("width"),
        attributes.plain("height"),
    )


def _without_links(inlines: Inlines) -> Inlines:
    """Links do not stand in links."""
    flat: list[Inline] = []
    for inline in inlines:
        flat += _without_links(inline.children) if isinstance(inline, Link) else (inline,)
    return tuple(flat)
