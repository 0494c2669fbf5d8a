"""Edits that are still marked in the text."""

from collections.abc import Iterator

from publish.checks.body.references import all_inlines
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.inlines import Edit, plain_text
from publish.model.inlines import walk as walk_inlines


def edit_open(article: Article) -> Iterator[Finding]:
    """A CriticMarkup edit; comments to author or editor are no edits."""
    for inlines in all_inlines(article):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Edit):
                old, new = plain_text(inline.deleted), plain_text(inline.inserted)
                kind = "~~ ~>" if old and new else "++" if new else "--"
                text = f"{old} → {new}" if old and new else old or new
                yield finding("edit-open", inline.span, kind=kind, text=text)
