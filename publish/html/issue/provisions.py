"""Paragraphs that begin with 一、（一）1. as lists whose labels hang, as in 稿約 and 體例."""

import re

from msgspec import Struct
from msgspec.structs import replace

from publish.model.blocks import Block, Blocks, ListBlock, ListItem, Paragraph
from publish.model.inlines import Inlines, Text

_NUMBER = re.compile(
    r"(?P<first>[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+條[　 ]?)"
    r"|(?P<second>（[一二三四五六七八九十]+）)|(?P<third>[0-9]{1,2}[.．、])"
)
_LEVELS = ("first", "second", "third")


class _Provision(Struct, frozen=True):
    """A numbered paragraph: its level from 0, its number, and the paragraph without it."""

    level: int
    number: str
    paragraph: Paragraph


def with_provisions(blocks: Blocks) -> Blocks:
    """The blocks, runs of numbered paragraphs as lists in lists; all else as it is."""
    found: list[Block] = []
    run: list[_Provision] = []
    for block in blocks:
        provision = _provision(block)
        if provision is None:
            found += _lists(run)
            run = []
            found.append(block)
        else:
            run.append(provision)
    return (*found, *_lists(run))


def _provision(block: Block) -> _Provision | None:
    if not isinstance(block, Paragraph) or not block.children:
        return None
    first = block.children[0]
    match = _NUMBER.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return None
    rest: Inlines = (replace(first, text=first.text[match.end() :].lstrip()), *block.children[1:])
    level = next(place for place, name in enumerate(_LEVELS) if match[name])
    return _Provision(level, match[0].rstrip(), replace(block, children=rest))


def _lists(run: list[_Provision]) -> list[Block]:
    """One list per stretch of the highest level, lower ones in the items before them."""
    if not run:
        return []
    level = run[0].level
    items: list[ListItem] = []
    lists: list[Block] = []
    place = 0
    while place < len(run):
        provision = run[place]
        if provision.level < level:  # a higher one begins a list of its own
            break
        inside = place + 1
        while inside < len(run) and run[inside].level > provision.level:
            inside += 1
        children = (provision.paragraph, *_lists(run[place + 1 : inside]))
        items.append(ListItem(children, provision.number, provision.paragraph.span))
        place = inside
    lists.append(ListBlock(tuple(items), ordered=True, tight=True, span=run[0].paragraph.span))
    return [*lists, *_lists(run[place:])]
