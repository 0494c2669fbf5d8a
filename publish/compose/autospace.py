"""Gaps between Han and Western text, and typed spaces: one elastic gap either way.

A typed space is a cluster of no width of its own; what it amounts to stands in the gap before it,
so that it is gone at a line's end like every gap.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from publish.compose import classes as c
from publish.compose.classify import Classified
from publish.compose.collect import Paragraph
from publish.compose.locales import LocalePack
from publish.compose.squeeze import Cells

# 1439–1513 is one run; its dash is a connector, which is not of the Western classes.
_OF_RUN = f"(?:[{re.escape(c.WESTERN + c.SPACES)}]|(?<={c.DIGIT}){c.CONNECTOR}(?={c.DIGIT}))"
_HAN_LIKE = re.compile(f"[{c.HAN_LIKE}]")
_WESTERN_RUN = re.compile(f"[{re.escape(c.WESTERN)}](?:{_OF_RUN}*[{re.escape(c.WESTERN)}])?")


class Glue(NamedTuple):
    """An elastic gap in the lengths' unit: natural, what it may lose and gain, whether it is a
    word space (tier s2) or a Han–Western gap (tier s3).
    """

    natural: int
    shrink: int
    stretch: int
    word: bool


@dataclass(frozen=True, slots=True)
class Spacing:
    """Glue by gap, and the clusters that are a typed space between two Han."""

    glue: dict[int, Glue]
    between_han: tuple[int, ...]


def autospace(paragraph: Paragraph, classified: Classified, pack: LocalePack) -> Spacing:
    """The elastic gaps of the paragraph. A typed space is replaced by the gap, not added to it.

    Rules: clreq#mixed_text_composition, CSS Text 4 `text-autospace`.
    """
    classes, ems = classified.classes, paragraph.ems
    kinds = _pair_kinds()
    glue: dict[int, Glue] = {}
    for gap, kind in [(k, kinds[pair]) for k, pair in classified.joints if pair in kinds]:
        if kind == _CALLS:
            glue[gap] = Glue(pack.between_calls * ems[gap] // 1000, 0, 0, False)
        elif not pack.grid_strict:
            glue[gap] = _autospace_glue(ems[gap - 1 if kind == _HAN_FIRST else gap], pack)
    between_han: list[int] = []
    for space in classified.spaces:
        if not space.absent:
            glue[space.index] = _space_glue(paragraph, space.index, space.left, space.right, pack)
            if space.left in c.HAN_LIKE and space.right in c.HAN_LIKE:
                between_han.append(space.index)
    if c.NO_BREAK_SPACE in classes:
        for k in range(1, len(classes) - 1):
            if classes[k] == c.NO_BREAK_SPACE:
                glue[k] = _space_glue(paragraph, k, classes[k - 1], classes[k + 1], pack)
    return Spacing(glue, tuple(between_han))


_HAN_FIRST, _WESTERN_FIRST, _CALLS = "han", "western", "calls"


@cache
def _pair_kinds() -> dict[str, str]:
    kinds = {han + western: _HAN_FIRST for han in c.HAN_LIKE for western in c.SPACED}
    kinds |= {western + han: _WESTERN_FIRST for han in c.HAN_LIKE for western in c.SPACED}
    return kinds | {c.CALL * 2: _CALLS}


@cache
def _autospace_glue(em: int, pack: LocalePack) -> Glue:
    return Glue(
        em * pack.autospace // 1000,
        em * (pack.autospace - pack.autospace_min) // 1000,
        em * (pack.autospace_max - pack.autospace) // 1000,
        False,
    )


def _space_glue(paragraph: Paragraph, k: int, left: str, right: str, pack: LocalePack) -> Glue:
    """A typed space between these classes: a word space, or the Han–Western gap."""
    if (left in c.HAN_LIKE and right in c.WESTERN) or (left in c.WESTERN and right in c.HAN_LIKE):
        if pack.grid_strict:
            return Glue(0, 0, 0, False)
        return _autospace_glue(paragraph.ems[k - 1 if left in c.HAN_LIKE else k + 1], pack)
    em = paragraph.ems[k]
    natural = paragraph.advances[k] if pack.word_space is None else em * pack.word_space // 1000
    return Glue(
        natural,
        max(0, natural - em * pack.word_space_min // 1000),
        max(0, em * pack.word_space_max // 1000 - natural),
        True,
    )


def pad_western(cells: Cells, classes: str, spacing: Spacing, ems: Sequence[int]) -> Cells:
    """The cells with every Western run padded to whole cells, within (0, 0.5] em on either side.

    For the strict grid (縱橫對齊). The padding belongs to the run's first and last cluster, so that
    it stays at line edges too. A paragraph without Han has no grid: an English abstract, the number
    of a note.
    """
    if not _HAN_LIKE.search(classes):
        return cells
    widths, glyphs = list(cells.widths), list(cells.glyphs)
    for match in _WESTERN_RUN.finditer(classes):
        first, last = match.start(), match.end() - 1
        inside = sum(spacing.glue[k].natural for k in range(first + 1, last) if k in spacing.glue)
        em = ems[first]
        padding = em - (sum(widths[first : last + 1]) + inside) % em
        widths[first] += padding // 2
        glyphs[first] += padding // 2
        widths[last] += padding - padding // 2
    return Cells(widths, glyphs)
