"""Tables and pictures: what a reader needs with them."""

import re
from collections.abc import Iterator

from publish.checks.body.references import all_blocks, all_inlines
from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.blocks import Figure, Table
from publish.model.inlines import Inlines, Picture, plain_text
from publish.model.inlines import walk as walk_inlines


def table_caption_missing(article: Article) -> Iterator[Finding]:
    """A table without a caption."""
    for block in all_blocks(article):
        if isinstance(block, Table) and not block.caption:
            yield finding("table-caption-missing", block.span)


_NUMBER = re.compile(
    r"(?:附?[表圖] ?(?:[0-9]+(?:[-–.][0-9]+)?|[一二三四五六七八九十]+)"
    r"|(?:Table|Figure|Fig\.) ?[0-9]+)"
    r"(?=[ 　：:.．、]|$)"
)
_SOURCE = re.compile("(?:資料)?來源[：:]|Sources?:")
_NOTE = re.compile("(?:說明|註|附註)[：:]|Notes?:")
_UNIT = re.compile("單位[：:]|Units?:")


def label_typed(article: Article) -> Iterator[Finding]:
    """A number of a table or figure, or 資料來源： and its like, which is printed anyway."""
    for block in all_blocks(article):
        if isinstance(block, Table | Figure):
            yield from _typed(block.caption, _NUMBER)
            yield from _typed(block.source, _SOURCE)
            yield from _typed(block.note, _NOTE)
        if isinstance(block, Table):
            yield from _typed(block.unit, _UNIT)


def _typed(inlines: Inlines, label: re.Pattern[str]) -> Iterator[Finding]:
    typed = label.match(plain_text(inlines))
    if typed is not None:
        yield finding("label-typed", inlines[0].span, typed=typed[0])


def picture_alt_missing(article: Article) -> Iterator[Finding]:
    """A picture without alternative text. Rule: WCAG 2.2, 1.1.1; EPUB Accessibility 1.1."""
    for inlines in all_inlines(article):
        for inline in walk_inlines(inlines):
            if isinstance(inline, Picture) and not inline.alt.strip():
                yield finding("picture-alt-missing", inline.span, path=inline.path)
