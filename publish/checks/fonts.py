"""The check that every character of an article or an issue can be printed."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.model import Article, Issue, Journal, Multilingual, Person, Span
from publish.model.blocks import Blocks, CodeBlock, inlines_of
from publish.model.blocks import walk as walk_blocks
from publish.model.characters import code_and_name, needs_glyph
from publish.model.inlines import Code, Inlines, Text
from publish.model.inlines import walk as walk_inlines

Texts = Iterator[tuple[str, Span]]

_IN_COLOPHON = (
    *("publisher", "parent", "frequency", "masthead", "subscription"),
    *("giro_account", "giro_name", "distributors", "indexing", "license", "disclaimer"),
    *("colophon_extra", "guest_editors", "printer", "sales"),
)
_IN_HEADS = ("title", "label", "number", "volume")
_IN_ISSUES = (*_IN_HEADS, "contents")
_UNPRINTED = frozenset({"file", "sort_key", "span"})


def unprintable(
    article: Article,
    has: Callable[[str], bool],
    typed: Callable[[str], str],
    *,
    with_bios: bool = False,
) -> Iterator[Finding]:
    """A finding for the first place of every character that no face of the style has.

    `has` says whether some face has a character, `typed` gives the text of a file that was read,
    `with_bios` says whether notes about the authors are printed. Selectors, joiners and blanks
    need no glyph of their own.
    """
    yield from _lacking(_texts(article, with_bios), has, typed)


def unprintable_around(
    journal: Journal | None,
    issue: Issue | None,
    has: Callable[[str], bool],
    typed: Callable[[str], str],
    *,
    colophon: bool,
) -> Iterator[Finding]:
    """The same of what journal and issue print: titles in heads, and with `colophon` all that
    stands on the board and in the colophon.
    """
    names = (*_IN_ISSUES, *_IN_COLOPHON) if colophon else _IN_HEADS
    for owner in (journal, issue):
        if owner is not None:
            yield from _lacking(_owned(owner, names), has, typed)


def _lacking(
    texts: Texts, has: Callable[[str], bool], typed: Callable[[str], str]
) -> Iterator[Finding]:
    known: set[str] = set()
    for text, span in texts:
        for character in dict.fromkeys(text):
            if character in known:
                continue
            known.add(character)
            if needs_glyph(character) and not has(character):
                yield finding(
                    "font-character",
                    _place(character, span, typed(span.file)),
                    character=character,
                    code=code_and_name(character),
                )


def _place(character: str, span: Span, typed: str) -> Span:
    """Where a character stands in a file at or below a place; there, where it is an escape."""
    lines = typed.split("\n")
    for row in range(span.line, len(lines) + 1):
        column = lines[row - 1].find(character, span.column - 1 if row == span.line else 0) + 1
        if column:
            return Span(span.file, row, column, row, column + 1)
    return span


def _texts(article: Article, with_bios: bool) -> Texts:
    """All that is printed, in order, each text with its place."""

    def typed(path: str, words: Multilingual[str]) -> Texts:
        for tag, text in words:
            yield text, article.place(f"{path}.{tag}").span

    for _, title in (*article.title, *article.subtitle):
        yield from _inline_texts(title)
    yield from typed("short-title", article.short_title)
    yield from typed("section", article.section)
    for place, author in enumerate(article.authors):
        yield from _person(author)
        yield from typed(f"authors[{place}].note", author.note)
        if with_bios:
            yield from typed(f"authors[{place}].bio", author.bio)
        for member, membership in enumerate(author.memberships):
            path = f"authors[{place}].affiliations[{member}]"
            yield from typed(f"{path}.position", membership.position)
            institution = membership.affiliation
            for words in (institution.institution, institution.department):
                for _, text in words:
                    yield text, institution.span
    for place, contributor in enumerate(article.contributors):
        yield from _person(contributor.person)
        yield from typed(f"contributors[{place}].label", contributor.label)
    for blocks in (*article.abstract, *article.acknowledgements):
        yield from _block_texts(blocks[1])
    for tag, keywords in article.keywords:
        for place, keyword in enumerate(keywords):
            yield keyword, article.place(f"keywords.{tag}[{place}]").span
    for place, funding in enumerate(article.funding):
        for _, statement in funding.statement:
            yield from _inline_texts(statement)
        if not funding.statement:
            yield from typed(f"funding[{place}].funder", funding.funder)
    for place, work in enumerate(article.reviewed):
        for _, title in work.title:
            yield from _inline_texts(title)
        for person in work.authors:
            yield from _person(person)
        yield from typed(f"reviewed[{place}].publisher", work.publisher)
        yield from typed(f"reviewed[{place}].place", work.place)
    yield from _block_texts(article.body)
    for cited in article.bibliography:
        yield from _inline_texts(cited.text)
    for note in article.notes:
        yield from _block_texts(note.children)


def _person(person: Person) -> Texts:
    for tag, name in person.name:
        yield name.display(tag), person.span


def _owned(owner: Journal | Issue, names: tuple[str, ...]) -> Texts:
    """The texts of some fields of a journal or an issue, each with the nearest place known."""
    for name in names:
        if hasattr(owner, name):
            yield from _strings(getattr(owner, name), owner.place(name.replace("_", "-")).span)


def _strings(value: object, span: Span) -> Texts:
    if isinstance(value, str):
        yield value, span
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each, span)
    elif isinstance(value, Struct):
        own = getattr(value, "span", Span(""))
        inner = own if own.file else span
        for name in value.__struct_fields__:
            if name not in _UNPRINTED:
                yield from _strings(getattr(value, name), inner)


def _block_texts(blocks: Blocks) -> Texts:
    for block in walk_blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block.text, block.span
        for inlines in inlines_of(block):
            yield from _inline_texts(inlines)


def _inline_texts(inlines: Inlines) -> Texts:
    for inline in walk_inlines(inlines):
        if isinstance(inline, (Text, Code)):
            yield inline.text, inline.span
