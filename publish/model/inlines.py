"""What stands in a line of text.

Inline values nest (`children`) and carry the span of their source. Text is already
normalised by the manuscript phase: a line break between two Han characters is gone,
another one is one space, `\\ ` is U+00A0.
"""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from publish.source import Span


class Text(Struct, frozen=True):
    """A run of characters on one line of its source.

    Where `end_column - column` is its length, it stands there character by character;
    another length means an escaped mark, an entity, or a break between two lines (one
    blank). Neighbouring texts are one run of text in print.
    """

    text: str
    span: Span


class Emphasis(Struct, frozen=True):
    """`*x*`: Kai on Han, italic on Latin."""

    children: "Inlines"
    span: Span


class Strong(Struct, frozen=True):
    """`**x**`: Hei on Han, bold on Latin."""

    children: "Inlines"
    span: Span


class Superscript(Struct, frozen=True):
    children: "Inlines"
    span: Span


class Subscript(Struct, frozen=True):
    children: "Inlines"
    span: Span


class Code(Struct, frozen=True):
    text: str
    span: Span


class Link(Struct, frozen=True):
    """A link to the outside. `children` equal to the address means a bare address."""

    href: str
    children: "Inlines"
    span: Span


class Styled(Struct, frozen=True):
    """`[text]{lang=ru .class}`: a language, classes known to the style, or both."""

    children: "Inlines"
    span: Span
    language: str = ""
    classes: tuple[str, ...] = ()


class NoteCall(Struct, frozen=True):
    """The call of the note whose `key` is in `Article.notes`."""

    key: str
    span: Span


class Reference(Struct, frozen=True):
    """`[](#fig-x)`: the text is made by the html phase; `target` is the id alone.

    With `children` the link has a text of its own.
    """

    target: str
    span: Span
    children: "Inlines" = ()


class Picture(Struct, frozen=True):
    """A picture in a line, or the picture of a figure or formula.

    `path` names a `Resource` of the article. `width` and `height` are as typed (`80%`,
    `60mm`, or empty). `alt` is empty when none was given.
    """

    path: str
    span: Span
    alt: str = ""
    width: str = ""
    height: str = ""


class LineBreak(Struct, frozen=True):
    """A forced break (`\\` at the end of a line)."""

    span: Span


class QueryMark(Struct, frozen=True):
    """`{>>AQ: text<<}`: a question to author, editor or typesetter, never printed in a final."""

    text: str
    span: Span


class Edit(Struct, frozen=True):
    """A CriticMarkup edit; a final build prints `inserted` and leaves `deleted` out."""

    deleted: "Inlines"
    inserted: "Inlines"
    span: Span


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Superscript
    | Subscript
    | Code
    | Link
    | Styled
    | NoteCall
    | Reference
    | Picture
    | LineBreak
    | QueryMark
    | Edit
)
Inlines: TypeAlias = tuple[Inline, ...]


def children_of(inline: Inline) -> Inlines:
    """The inlines inside one inline, as a final build prints them."""
    if isinstance(inline, Edit):
        return inline.inserted
    return getattr(inline, "children", ())


def walk(inlines: Inlines) -> Iterator[Inline]:
    """All inlines in reading order, parents before children."""
    for inline in inlines:
        yield inline
        yield from walk(children_of(inline))


def plain_text(inlines: Inlines, line_break: str = "") -> str:
    """The text without markup, calls and pictures, as metadata and contents use it.

    A forced break becomes `line_break`, and one space between two Latin words.
    """
    parts: list[str] = []
    for inline in walk(inlines):
        if isinstance(inline, (Text, Code)):
            parts.append(inline.text)
        elif isinstance(inline, LineBreak):
            parts.append(line_break or _BREAK)
    text = "".join(parts)
    while _BREAK in text:
        before, after = text.split(_BREAK, 1)
        latin = before[-1:].isascii() and after[:1].isascii() and before and after
        text = before.rstrip(" ") + (" " if latin else "") + after.lstrip(" ")
    return text


_BREAK = "\x00"
