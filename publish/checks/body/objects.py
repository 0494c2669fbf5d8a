"""Tables and pictures: what a reader needs with them."""

from collections.abc import Iterator

from publish.checks.body.references import all_blocks, all_inlines
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.blocks import Table
from publish.model.inlines import Picture
from publish.model.inlines import walk as walk_inlines


def table_caption_missing(article: Article) -> Iterator[Finding]:
    """A table without a caption."""
    for block in all_blocks(article):
        if isinstance(block, Table) and not block.caption:
            yield finding("table-caption-missing", block.span)


def picture_alt_missing(article: Article) -> Iterator[Finding]:
    """A picture without alternative text. Rule: WCAG 2.2, 1.1.1; EPUB Accessibility 1.1."""
    for inlines in all_inlines(article):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Picture) and not inline.alt.strip():
                yield finding("picture-alt-missing", inline.span, path=inline.path)
