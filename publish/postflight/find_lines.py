"""Lines found again from the places of glyphs.

Nothing says where the lines of a finished page are: glyphs of one baseline that follow each other
closely are one, with raised and lowered ones at their side.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from msgspec.structs import replace

from publish.postflight.glyphs import Glyph, Page, ink
from publish.postflight.lines import CALL, Line, Sign
from publish.postflight.structure import TaggedBlock, Tags

_SAME_BASELINE = 0.45
"""Pt that baselines of one line may differ: fallback fonts, rounding."""
_NEAR = 1.5
"""Em between glyphs of one line; one text object may have wider holes."""
_HOLE = 8.0
_RAISED_SIZE = 0.82
_LABEL = re.compile(r"[\d*†‡•–\-.．（）()一二三四五六七八九十壹貳參肆伍陸柒捌玖拾a-zA-Z]{1,5}、?")


def find_lines(page: Page, tags: Tags) -> tuple[Line, ...]:
    """The lines of a page from the top, those of one height from the left."""
    rows = _rows(_signs(page, tags))
    segments = [(row_y, part) for row_y, row in rows for part in _split(row)]
    shared = Counter(round(row_y, 2) for row_y, _ in segments)
    in_order = sorted(segments, key=lambda each: (each[0], each[1][0].x))
    glyphs = page.glyphs
    found = []
    for number, (row_y, signs) in enumerate(in_order, 1):
        level = [sign for sign in signs if not sign.raised] or signs
        size = Counter(round(sign.size, 2) for sign in level).most_common(1)[0][0]
        ordered = sorted(level, key=lambda sign: sign.order)
        first = glyphs[ordered[0].order]
        block = _block_of([glyphs[sign.order] for sign in ordered], page.number, tags)
        alone = shared[round(row_y, 2)] == 1 and not (block and block.apart)
        found.append(
            Line(page.number, number, row_y, size, tuple(signs), block, first.artifact, alone)
        )
    return tuple(found)


def _block_of(glyphs: list[Glyph], page: int, tags: Tags) -> TaggedBlock | None:
    """The block of a line that begins with these glyphs: that of its text and not of its label,
    1. or （一）, which belongs to the item around it.
    """
    blocks = [tags.get((page, glyph.mcid)) for glyph in glyphs]
    unlabelled = (block for block in blocks if block is not None and not block.label)
    return next(unlabelled, blocks[0])


def _signs(page: Page, tags: Tags) -> list[Sign]:
    """The page's clusters in content order: marks joined to their base, blanks noted.

    Labels that tags name are raised, since superior figures of the face stand on the baseline.
    """
    signs: list[Sign] = []
    spaced = False
    orders = {id(glyph): order for order, glyph in enumerate(page.glyphs)}
    inked = {id(glyph) for glyph in ink(page)}
    for glyph in page.glyphs:
        if id(glyph) not in inked:
            spaced = spaced or not glyph.text.strip()
            continue
        if signs and _belongs_to(glyph, signs[-1]):
            last = signs[-1]
            signs[-1] = replace(last, text=last.text + glyph.text, end=max(last.end, glyph.end))
        else:
            block = tags.get((page.number, glyph.mcid))
            label = block is not None and block.label and CALL.fullmatch(glyph.text) is not None
            signs.append(_sign(glyph, label, spaced, orders[id(glyph)]))
        spaced = False
    return signs


def _sign(glyph: Glyph, raised: bool, spaced: bool, order: int) -> Sign:
    return Sign(
        glyph.text or "\N{REPLACEMENT CHARACTER}",
        glyph.x,
        glyph.end,
        glyph.y,
        glyph.size,
        raised,
        spaced,
        order,
        glyph.text_object,
    )


def _belongs_to(glyph: Glyph, sign: Sign) -> bool:
    """Whether a glyph is a mark on the sign before it, or the rest of its ligature."""
    near = abs(glyph.y - sign.y) < sign.size and sign.x - sign.size < glyph.x <= sign.end + 0.5
    if not near:
        return False
    marks = all(unicodedata.category(each)[0] == "M" for each in glyph.text)
    return marks and (bool(glyph.text) or glyph.advance == 0)


def _rows(signs: list[Sign]) -> list[tuple[float, list[Sign]]]:
    """The signs by baseline, raised ones with the row they belong to; from left to right."""
    rows: list[tuple[float, list[Sign]]] = []
    for sign in sorted(signs, key=lambda each: each.y):
        if rows and sign.y - rows[-1][0] <= _SAME_BASELINE:
            rows[-1][1].append(sign)
        else:
            rows.append((sign.y, [sign]))
    kept: list[tuple[float, list[Sign]]] = [(y, []) for y, _ in rows]
    for place, (_, row) in enumerate(rows):
        for sign in row:
            target = _row_of_raised(sign, rows)
            if target is None:
                kept[place][1].append(sign)
            else:
                kept[target][1].append(replace(sign, raised=True))
    return [(y, sorted(row, key=lambda each: (each.x, each.order))) for y, row in kept if row]


def _row_of_raised(sign: Sign, rows: list[tuple[float, list[Sign]]]) -> int | None:
    """The row that a smaller sign above or below a baseline belongs to, if any."""
    for place, (y, row) in enumerate(rows):
        height = y - sign.y
        if abs(height) < 0.05 * sign.size or abs(height) > 2 * sign.size:
            continue
        for other in row:
            em = other.size
            if sign.size > _RAISED_SIZE * em or not -0.35 * em < height < 0.75 * em:
                continue
            # A note's number may stand outside its text by as much as the text hangs.
            if other.x - 2.5 * em < sign.x and sign.end < other.end + 2 * em:
                return place
    return None


def _split(row: list[Sign]) -> list[list[Sign]]:
    """A row cut where the gap is too wide for one line."""
    found = [[row[0]]]
    for before, sign in pairwise(row):
        em = max(before.size, sign.size)
        limit = _HOLE if before.text_object == sign.text_object else _NEAR
        label = _LABEL.fullmatch("".join(each.text for each in found[-1]))
        if label and len(found) == 1:
            limit = max(limit, 2.2)
        if sign.x - before.end > limit * em:
            found.append([])
        found[-1].append(sign)
    return found
