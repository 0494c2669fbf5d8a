"""Verse and epigraphs."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from publish.manuscript.markdown.gathering import Gathering
from publish.manuscript.markdown.inlines import read_inlines
from publish.manuscript.markdown.positions import cut, trimmed
from publish.model import Located, Span
from publish.model.blocks import Blocks, Paragraph, Verse
from publish.model.inlines import Inlines, plain_text


def verse_of(stanzas: Sequence[Located], span: Span, language: str, gathering: Gathering) -> Verse:
    """Each paragraph is a stanza, each typed line a line. Emphasis does not reach beyond it."""
    return Verse(tuple(tuple(_lines(stanza, gathering)) for stanza in stanzas), span, language)


def _lines(stanza: Located, gathering: Gathering) -> Iterator[Inlines]:
    start = 0
    for line in stanza.text.split("\n"):
        end = start + len(line)
        text = trimmed(cut(stanza, start, start + len(line.rstrip().removesuffix("\\"))))
        if text.text:
            yield read_inlines(text, gathering)
        start = end + 1


def epigraph_children(children: Blocks) -> Blocks:
    """A last paragraph that begins with a dash says where the epigraph is from."""
    last = children[-1] if children else None
    if isinstance(last, Paragraph) and plain_text(last.children).startswith(("—", "――", "──")):
        return (*children[:-1], replace(last, classes=(*last.classes, "source")))
    return children
