"""Headings: their levels, their typed numbers, their texts."""

from collections.abc import Iterator
from itertools import pairwise

from publish.diagnostics import Finding, finding
from publish.model import Article
from publish.model.blocks import Heading, walk
from publish.model.inlines import NoteCall, QueryMark
from publish.model.inlines import walk as walk_inlines


def _headings(article: Article) -> list[Heading]:
    return [block for block in walk(article.body) if isinstance(block, Heading)]


def heading_jump(article: Article) -> Iterator[Finding]:
    """A heading more than one level below the one before. The first may have any level,
    since commentaries begin with 一、 typed as `##`.
    """
    for before, heading in pairwise(_headings(article)):
        if heading.level > before.level + 1:
            yield finding(
                "heading-jump",
                heading.span,
                before=before.level,
                level=heading.level,
                wanted=before.level + 1,
            )


def heading_number(article: Article) -> Iterator[Finding]:
    """A typed number that does not follow the one before it on its level below its parent.

    Numbers of different kinds (壹、 and 一、, 第一章 and 附錄一) are counted apart.
    """
    for before, heading in _numbered(article):
        if before is not None and heading.ordinal != before.ordinal + 1:
            yield finding(
                "heading-number", heading.span, number=heading.number, before=before.number
            )


def heading_number_first(article: Article) -> Iterator[Finding]:
    """The first typed number of a level below its parent that is not one."""
    for before, heading in _numbered(article):
        if before is None and heading.ordinal != 1:
            yield finding("heading-number-first", heading.span, number=heading.number)


def _numbered(article: Article) -> Iterator[tuple[Heading | None, Heading]]:
    """Each numbered heading after the one of its kind that it should follow."""
    last: dict[tuple[int, str], Heading] = {}
    for heading in _headings(article):
        last = {key: known for key, known in last.items() if key[0] <= heading.level}
        if heading.ordinal:
            key = heading.level, _kind(heading.number)
            yield last.get(key), heading
            last[key] = heading


_SCRIPTS = {
    "一二三四五六七八九十百〇零": "一",
    "壹貳參肆伍陸柒捌玖拾佰叁贰陆叄弍": "壹",
    "0123456789": "1",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ": "A",
}


def _kind(number: str) -> str:
    """The number with one digit of its script for its numeral: 第十二章 → 第一章, 1.3 → 1.1."""
    kind: list[str] = []
    for character in number:
        script = next((s for known, s in _SCRIPTS.items() if character in known), character)
        if not kind or kind[-1] != script:
            kind.append(script)
    return "".join(kind)


def heading_empty(article: Article) -> Iterator[Finding]:
    """A heading that prints nothing, or only a number."""
    for heading in _headings(article):
        printed = (
            inline
            for inline in walk_inlines(heading.children)
            if not isinstance(inline, (NoteCall, QueryMark))
        )
        if next(printed, None) is None and not _is_whole(heading.number):
            yield finding("heading-empty", heading.span)


def _is_whole(number: str) -> bool:
    """附錄一, 第一章 are headings by themselves; 一、 is not."""
    return number[-1:].isalnum() and len(number) > 2
