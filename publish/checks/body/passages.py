"""The texts of an article as a reader reads them, each character with its place."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from publish.model import Article, Span, is_chinese
from publish.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    ListBlock,
    Quotation,
    Table,
    Verse,
    inlines_of,
)
from publish.model.inlines import (
    Code,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Reference,
    Styled,
    Text,
    children_of,
)

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for what is no text of this language: code, an address, a picture, a word in
another language.
"""


class Passage(Struct, frozen=True):
    """A paragraph, heading, cell, caption … without its markup; note calls leave no trace.

    `runs` are the pieces of `text` in order, `starts` the offset of each.
    """

    language: str
    text: str
    runs: tuple[Text, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]`, not empty, is typed."""
        first, last = self._place(start), self._place(end - 1)
        return Span(first.file, first.line, first.column, last.end_line, last.end_column)

    def as_typed(self, offset: int) -> bool:
        """Whether that character is typed as it stands, without a backslash or an entity."""
        return _is_typed(self.runs[self._run(offset)])

    def _run(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _place(self, offset: int) -> Span:
        index = self._run(offset)
        run = self.runs[index]
        if not _is_typed(run):
            return run.span
        column = run.span.column + offset - self.starts[index]
        return Span(run.span.file, run.span.line, column, run.span.line, column + 1)


def _is_typed(run: Text) -> bool:
    span = run.span
    return span.line == span.end_line and span.end_column - span.column == len(run.text)


class _Wanted(Struct, frozen=True):
    """Chinese alone, or text in every language; with code or without."""

    chinese: bool
    code: bool = False

    def has(self, language: str) -> bool:
        return is_chinese(language) or not self.chinese


def _passage(inlines: Inlines, language: str, wanted: _Wanted) -> Passage:
    runs = tuple(run for run in _runs(inlines, wanted) if run.text)
    starts: list[int] = []
    length = 0
    for run in runs:
        starts.append(length)
        length += len(run.text)
    return Passage(language, "".join(run.text for run in runs), runs, tuple(starts))


def _runs(inlines: Inlines, wanted: _Wanted) -> Iterator[Text]:
    for inline in inlines:
        yield from _runs_of(inline, wanted)


def _runs_of(inline: Inline, wanted: _Wanted) -> Iterator[Text]:
    match inline:
        case Text():
            yield inline
        case Code() if wanted.code:
            yield Text(inline.text, inline.span)
        case Code() | Picture() | Reference(children=()):
            yield Text(OBJECT, inline.span)
        case LineBreak():
            yield Text("\n", inline.span)
        case Link() if _is_bare(inline):
            yield Text(OBJECT, inline.span)
        case Styled() if inline.language and not wanted.has(inline.language):
            yield Text(OBJECT, inline.span)
        case _:
            yield from _runs(children_of(inline), wanted)


def _is_bare(link: Link) -> bool:
    match link.children:
        case (Text(text=text),):
            return text == link.href.removeprefix("mailto:")
        case _:
            return False


Passages: TypeAlias = tuple[Passage, ...]
"""Those of an article in order: title, abstract, body, notes, captions, cells."""


def chinese_passages(article: Article) -> Passages:
    """All passages in Chinese."""
    return tuple(_passages_of_article(article, _Wanted(chinese=True)))


def all_passages(article: Article, *, code: bool = False) -> Passages:
    """All passages in whatever language, if wanted with their code."""
    return tuple(_passages_of_article(article, _Wanted(chinese=False, code=code)))


def _passages_of_article(article: Article, wanted: _Wanted) -> Iterator[Passage]:
    for language, stream in _streams(article):
        yield from _passages(stream, language, wanted)


def blocks(article: Article) -> Iterator[tuple[str, Blocks]]:
    """The streams of blocks of an article with their languages, the body first."""
    yield article.language, article.body
    yield from article.abstract
    yield from article.acknowledgements
    for note in article.notes:
        yield article.language, note.children


def _streams(article: Article) -> Iterator[tuple[str, Blocks | Inlines]]:
    yield from article.title
    yield from article.subtitle
    yield from blocks(article)
    for work in article.bibliography:
        yield article.language, work.text


def _passages(stream: Blocks | Inlines, language: str, wanted: _Wanted) -> Iterator[Passage]:
    inlines = tuple(element for element in stream if isinstance(element, Inline))
    if inlines and wanted.has(language):
        yield _passage(inlines, language, wanted)
    for element in stream:
        if not isinstance(element, Inline):
            yield from _passages_of(element, language, wanted)


def _passages_of(block: Block, language: str, wanted: _Wanted) -> Iterator[Passage]:
    language = getattr(block, "language", "") or language
    if wanted.has(language):
        for inlines in _lines(block, wanted):
            yield _passage(inlines, language, wanted)
    for children in _inner(block):
        yield from _passages(children, language, wanted)


def _lines(block: Block, wanted: _Wanted) -> Iterator[Inlines]:
    """The texts of the block itself. A verse is one text: its marks close lines later."""
    match block:
        case CodeBlock() if wanted.code:
            yield (Text(block.text, block.span),)
        case Verse():
            lines = (line for stanza in block.stanzas for line in stanza if line)
            yield tuple(inline for line in lines for inline in (*line, LineBreak(line[-1].span)))
        case Figure():
            yield from (block.caption, block.source, block.note)
        case _:
            yield from inlines_of(block)


def _inner(block: Block) -> Iterator[Blocks]:
    match block:
        case Quotation() | Division():
            yield block.children
        case ListBlock():
            for item in block.items:
                yield item.children
        case DefinitionList():
            for definition in block.items:
                yield from definition.descriptions
        case Table():
            for row in block.head + block.body:
                for cell in row.cells:
                    yield cell.children
        case _:
            return
