"""Ids and what refers to them."""

from collections.abc import Iterator
from difflib import get_close_matches

from publish.checks.body.passages import blocks
from publish.diagnostics import Finding, finding
from publish.model import Article, Span
from publish.model.blocks import Block, inlines_of, walk
from publish.model.inlines import Inlines, Reference
from publish.model.inlines import walk as walk_inlines


def all_blocks(article: Article) -> Iterator[Block]:
    """Every block of body, abstract, acknowledgements and notes, those inside others too."""
    for _, stream in blocks(article):
        yield from walk(stream)


def _ids(article: Article) -> Iterator[tuple[str, Span]]:
    for block in all_blocks(article):
        id = getattr(block, "id", "")
        if id:
            yield id, block.span


def all_inlines(article: Article) -> Iterator[Inlines]:
    """Every line of text of titles and blocks, pictures of figures included."""
    for _, title in (*article.title, *article.subtitle):
        yield title
    for block in all_blocks(article):
        yield from inlines_of(block)


def duplicate_id(article: Article) -> Iterator[Finding]:
    """An id that two blocks have."""
    first: dict[str, Span] = {}
    for id, span in _ids(article):
        if id in first:
            yield finding("duplicate-id", span, name=id, first=first[id])
        else:
            first[id] = span


def reference_unknown(article: Article) -> Iterator[Finding]:
    """A reference to an id that no block and no note has (fn-KEY or note-KEY)."""
    known = [id for id, _ in _ids(article)]
    known += [f"{form}-{note.key}" for note in article.notes for form in ("fn", "note")]
    for inlines in all_inlines(article):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Reference) and inline.target not in known:
                near = get_close_matches(inline.target, known, 1, 0.4)
                nearest = f"#{near[0]}" if near else "—"
                yield finding(
                    "reference-unknown", inline.span, target=inline.target, nearest=nearest
                )
