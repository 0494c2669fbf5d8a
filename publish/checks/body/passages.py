"""The texts of an article as a reader reads them, each character with its place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from publish.model import Article, Span, is_chinese
from publish.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, cell, caption … without its markup; note calls leave no trace.

    `runs` are the pieces of `text` in order, `starts` the offset of each.
    """

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


def passage(inlines: Inlines, *, chinese: bool = True) -> Passage:
    """The passage that these inlines print; `chinese` leaves out words in other languages."""
    runs = tuple(run for run in _runs(inlines, chinese) if run.text)
    starts: list[int] = []
    length = 0
    for run in runs:
        starts.append(length)
        length += len(run.text)
    return Passage("".join(run.text for run in runs), runs, tuple(starts))


def _runs(inlines: Inlines, chinese: bool) -> Iterator[Text]:
    for inline in inlines:
        yield from _runs_of(inline, chinese)


def _runs_of(inline: Inline, chinese: bool) -> Iterator[Text]:
    match inline:
        case Text():
            yield inline
        case Code() if not chinese:
            yield Text(inline.text, inline.span)
        case Code() | Picture() | Reference(children=()):
            yield Text(OBJECT, inline.span)
        case LineBreak():
            yield Text("\n", inline.span)
        case Link() if _is_bare(inline):
            yield Text(OBJECT, inline.span)
        case Styled() if chinese and inline.language and not is_chinese(inline.language):
            yield Text(OBJECT, inline.span)
        case _:
            yield from _runs(children_of(inline), chinese)


def _is_bare(link: Link) -> bool:
    match link.children:
        case (Text(text=text),):
            return text == link.href.removeprefix("mailto:")
        case _:
            return False


def chinese_passages(article: Article) -> Iterator[Passage]:
    """All passages in Chinese: title, abstract, body, notes, captions, cells."""
    for language, stream in _streams(article):
        yield from _passages(stream, language, chinese=True)


def all_passages(article: Article) -> Iterator[Passage]:
    """All passages in whatever language, with their code."""
    for language, stream in _streams(article):
        yield from _passages(stream, language, chinese=False)


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


def _passages(stream: Blocks | Inlines, language: str, *, chinese: bool) -> Iterator[Passage]:
    if stream and isinstance(stream[0], Inline):
        if is_chinese(language) or not chinese:
            yield passage(tuple(i for i in stream if isinstance(i, Inline)), chinese=chinese)
        return
    for block in stream:
        if not isinstance(block, Inline):
            yield from _passages_of(block, language, chinese)


def _passages_of(block: Block, language: str, chinese: bool) -> Iterator[Passage]:
    match block:
        case Paragraph() | Heading() | Quotation() | Division() | Verse():
            language = block.language or language
        case _:
            pass
    wanted = is_chinese(language) or not chinese
    match block:
        case CodeBlock() if not chinese:
            yield passage((Text(block.text, block.span),))
        case Verse() if wanted:
            yield _verse(block, chinese)
        case Figure() if wanted:
            for inlines in (block.caption, block.source, block.note):
                yield passage(inlines, chinese=chinese)
        case _ if wanted:
            for inlines in inlines_of(block):
                yield passage(inlines, chinese=chinese)
        case _:
            pass
    for children in _inner(block):
        yield from _passages(children, language, chinese=chinese)


def _verse(verse: Verse, chinese: bool) -> Passage:
    """A verse is one passage: its quotation marks and brackets close lines later."""
    inlines: list[Inline] = []
    for stanza in verse.stanzas:
        for line in stanza:
            inlines += [*line, LineBreak(line[-1].span)] if line else []
    return passage(tuple(inlines), chinese=chinese)


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
