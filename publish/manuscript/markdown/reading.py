"""A piece of Markdown → what it is, what was found, which notes and pictures it has."""

from collections.abc import Callable
from typing import TypeVar

from publish.diagnostics import in_order
from publish.manuscript.markdown.blocks import read_blocks
from publish.manuscript.markdown.gathering import Gathering
from publish.manuscript.markdown.inlines import read_inlines
from publish.manuscript.markdown.options import BodyOptions, Parsed
from publish.manuscript.markdown.positions import legible, trimmed
from publish.model import Located
from publish.model.blocks import Blocks
from publish.model.inlines import Inlines

Value = TypeVar("Value")


def parse_blocks(source: Located, options: BodyOptions) -> Parsed[Blocks]:
    """The blocks of a body, an abstract, a note of the `notes:` map and so on.

    Note definitions are not among the blocks but in `notes`. Never raises; whatever the
    text is, its characters come out, and what cannot be printed as it stands is a finding.
    """
    return _parsed(source, options, read_blocks)


def parse_inlines(source: Located, options: BodyOptions) -> Parsed[Inlines]:
    """The inlines of a title, a caption, an affiliation: text without blocks.

    Line ends are as in a paragraph. Never raises.
    """
    return _parsed(source, options, lambda text, gathering: read_inlines(trimmed(text), gathering))


def _parsed(
    source: Located,
    options: BodyOptions,
    read: Callable[[Located, Gathering], Value],
) -> Parsed[Value]:
    text = legible(source)
    gathering = Gathering(options)
    gathering.know_lines(source)
    value = read(text, gathering)
    return Parsed(
        value,
        in_order(tuple(gathering.findings)),
        tuple(sorted(gathering.notes, key=lambda note: note.span)),
        tuple(sorted(gathering.pictures, key=lambda picture: picture[1])),
    )
