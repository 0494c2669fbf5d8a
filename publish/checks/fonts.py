"""The check that every character of an article can be printed."""

import unicodedata
from collections.abc import Callable, Iterator

from publish.diagnostics import Finding, finding
from publish.model import Article, Span
from publish.model.blocks import Blocks, CodeBlock, inlines_of
from publish.model.blocks import walk as walk_blocks
from publish.model.inlines import Code, Inlines, Text
from publish.model.inlines import walk as walk_inlines


def unprintable(article: Article, has: Callable[[str], bool]) -> Iterator[Finding]:
    """A finding for the first place of every character that no face of the style has.

    `has` says whether some face has a character. Selectors, joiners and blanks need no
    glyph of their own.
    """
    known: set[str] = set()
    for text, span in _texts(article):
        for place, character in enumerate(text):
            if character in known:
                continue
            known.add(character)
            if _needs_glyph(character) and not has(character):
                yield finding(
                    "font-character",
                    _place(span, place),
                    character=character,
                    code=f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip(),
                )


def _needs_glyph(character: str) -> bool:
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")


def _place(span: Span, offset: int) -> Span:
    """The character at an offset of a text that stands in one line of its source."""
    column = span.column + offset
    return Span(span.file, span.line, column, span.line, column + 1)


def _texts(article: Article) -> Iterator[tuple[str, Span]]:
    """All that is printed, in order, each text with its place."""
    for _, title in (*article.title, *article.subtitle):
        yield from _inline_texts(title)
    for person in (*article.authors, *(each.person for each in article.contributors)):
        for tag, name in person.name:
            yield name.display(tag), person.span
    for _, words in article.section:
        yield words, article.span
    for _, abstract in article.abstract:
        yield from _block_texts(abstract)
    for _, keywords in article.keywords:
        for keyword in keywords:
            yield keyword, article.span
    yield from _block_texts(article.body)
    for note in article.notes:
        yield from _block_texts(note.children)


def _block_texts(blocks: Blocks) -> Iterator[tuple[str, Span]]:
    for block in walk_blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block.text, block.span
        for inlines in inlines_of(block):
            yield from _inline_texts(inlines)


def _inline_texts(inlines: Inlines) -> Iterator[tuple[str, Span]]:
    for inline in walk_inlines(inlines):
        if isinstance(inline, (Text, Code)):
            yield inline.text, inline.span
