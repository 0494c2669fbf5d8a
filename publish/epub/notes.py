"""Notes that a reading system would not pop up."""

from publish.diagnostics import Finding, finding
from publish.html import Numbering
from publish.model import Article
from publish.model.blocks import inlines_of, walk
from publish.model.inlines import plain_text

LONGEST = 5000
"""The most characters of a note that Kobo shows beside its call (Kobo EPUB guidelines)."""


def long_notes(article: Article, numbering: Numbering) -> tuple[Finding, ...]:
    """The notes that are too long to pop up; a reader jumps to them instead."""
    found: list[Finding] = []
    for note in article.notes:
        lines = (line for block in walk(note.children) for line in inlines_of(block))
        length = sum(len(plain_text(line)) for line in lines)
        if length > LONGEST:
            label = numbering.note(note.key).label
            long = finding("epub-note-long", note.span, label=label, length=length, limit=LONGEST)
            found.append(long)
    return tuple(found)
