"""Lines and paragraphs found again from the places of glyphs.

Nothing says where the lines of a finished page are: glyphs of one baseline that follow each other
closely are one, with raised and lowered ones at their side. Lines that stand below each other at
one left edge are a paragraph; it ends where tags say so, or where the next line's beginning would
still have had room.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from publish.postflight.characters import (
    CLOSING,
    CONNECTORS,
    DASHES,
    ELLIPSES,
    HANGING,
    INTERPUNCTS,
    OPENING,
    PAUSES,
    is_han,
    is_square,
)
from publish.postflight.glyphs import Glyph, Page, ink
from publish.postflight.structure import TaggedBlock, Tags

_SAME_BASELINE = 0.45
"""Pt that baselines of one line may differ: fallback fonts, rounding."""
_NEAR = 1.5
"""Em between glyphs of one line; one text object may have wider holes."""
_HOLE = 8.0
_WIDEST_INDENT = 5.2
"""Em by which a first line may stand out or in: the notes below tables hang by five."""
_RAISED_SIZE = 0.82
_LABEL = re.compile(r"[\d*†‡•–\-.．（）()一二三四五六七八九十壹貳參肆伍陸柒捌玖拾a-zA-Z]{1,5}、?")
_CALL = re.compile(r"[\d*†‡§\[\],，\-–〔〕]+")
_CELL = DASHES | ELLIPSES | INTERPUNCTS | CONNECTORS


@dataclass(frozen=True, slots=True)
class Sign:
    """A cluster of a line: base glyph with its marks, or one glyph of several characters.

    Lengths are pt. `spaced` says whether a blank glyph stands before it, `raised` whether it is
    smaller and off the baseline or tagged as a label, `order` its place in the content.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    raised: bool
    spaced: bool
    order: int
    text_object: int

    @property
    def is_call(self) -> bool:
        """Whether it looks like a note call."""
        return self.raised and _CALL.fullmatch(self.text) is not None


def _outside(low: float, high: float) -> float:
    """The distance of 0 from the range low … high."""
    return max(low, 0.0) + min(high, 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: page and number on it from the top, baseline in pt from the page's top, the size of
    most of its signs. `alone` is false for cells of a table and whatever else shares its height.
    """

    page: int
    number: int
    y: float
    size: float
    signs: tuple[Sign, ...]
    block: TaggedBlock | None
    artifact: bool
    alone: bool

    @property
    def x(self) -> float:
        return self.signs[0].x

    @property
    def end(self) -> float:
        return self.signs[-1].end

    @property
    def text(self) -> str:
        """What a reader sees, blanks between Western words included."""
        return "".join(parts(self))

    def column(self, place: int) -> int:
        """The column (from 1) of sign `place` in the text."""
        found = parts(self)
        blank = found[place].startswith(" ")
        return sum(map(len, found[:place])) + blank + 1

    @property
    def end_blank(self) -> float:
        """The pt at the line's end that may stand outside the measure: the blank of its last mark,
        or the whole of a Western stop or hyphen, which hang in many programs.
        """
        sign = self.signs[-1]
        last = sign.text[-1:]
        if last in CLOSING or last in PAUSES:
            return sign.size / 2
        if last in INTERPUNCTS:
            return sign.size / 4
        return sign.end - sign.x if last in HANGING else 0.0

    @property
    def cell_end(self) -> float:
        """Where the last sign's cell ends: dashes and interpuncts may be narrower than theirs."""
        sign = self.signs[-1]
        if sign.text[-1:] not in _CELL or sign.text[-1:] in HANGING:
            return sign.end
        width = sign.size * (2 if len(sign.text) == 2 else 1)
        return max(sign.end, (sign.x + sign.end + width) / 2)

    def off_right(self, edge: float) -> float:
        """How far the line's end stands outside (+) or inside (−) an edge, in pt; nothing where
        the edge runs through its end blank. A dash may count with its own width or its cell's.
        """
        cell = self.cell_end
        if abs(self.end - edge) < abs(cell - edge):
            cell = self.end
        return _outside(cell - self.end_blank - edge, cell - edge)

    def off_left(self, edge: float) -> float:
        """How far the line's start stands to the right (+) or left (−) of an edge, in pt."""
        blank = self.size / 2 if self.signs[0].text[:1] in OPENING else 0.0
        return _outside(self.x - edge, self.x + blank - edge)

    @property
    def is_han(self) -> bool:
        """Whether at least a quarter of it is Han."""
        return is_mostly_han(self.signs)


def is_mostly_han(signs: Sequence[Sign]) -> bool:
    """Whether at least a quarter of the signs are Han."""
    return 4 * sum(is_square(sign.text) for sign in signs) >= len(signs)


def parts(line: Line) -> list[str]:
    """The text of each sign, with the blank before it where there is one between Western words."""
    found = [_readable(line.signs[0].text)]
    for before, sign in pairwise(line.signs):
        least = 0.08 if sign.spaced else 0.15
        wide = sign.x - before.end > least * sign.size
        blank = wide and _joins(before.text) and _joins(sign.text)
        found.append((" " if blank else "") + _readable(sign.text))
    return found


def _joins(text: str) -> bool:
    """Whether a wide gap beside it is a word space: Western letters, digits and marks."""
    return bool(text) and text[0] < "\u2e80" and text[0] not in DASHES | ELLIPSES | INTERPUNCTS


def _readable(text: str) -> str:
    return text.replace("\u00ad", "-")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines in order. `edges` are, for each line, left and right in pt of the block that it
    stands in, right being None where no edge is common to enough lines; `kind` is BODY, SMALL or
    DISPLAY.
    """

    lines: tuple[Line, ...]
    edges: tuple[tuple[float, float | None], ...]
    kind: str

    @property
    def is_han(self) -> bool:
        """Whether at least a quarter of it is Han."""
        return is_mostly_han([sign for line in self.lines for sign in line.signs])

    @property
    def is_indented(self) -> bool:
        """Whether the first line begins elsewhere than the others."""
        left, _ = self.edges[0]
        return abs(self.lines[0].off_left(left)) > 0.3 * self.lines[0].size


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
        first = glyphs[min(level, key=lambda sign: sign.order).order]
        block = tags.get((page.number, first.mcid))
        alone = shared[round(row_y, 2)] == 1 and not (block and block.apart)
        found.append(
            Line(page.number, number, row_y, size, tuple(signs), block, first.artifact, alone)
        )
    return tuple(found)


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
            label = block is not None and block.label and _CALL.fullmatch(glyph.text) is not None
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


def find_paragraphs(
    lines_of_pages: Iterable[Sequence[Line]], sizes: "SizeClasses"
) -> tuple[Paragraph, ...]:
    """The paragraphs of a file in content order; one that runs on over a page's end is one."""
    pages = [list(lines) for lines in lines_of_pages]
    edges = _Edges(pages)
    found: list[Paragraph] = []
    open_body: Paragraph | None = None
    for lines in pages:
        paragraphs = [
            _paragraph(group, edges, sizes)
            for group in _groups(sorted(lines, key=lambda line: line.signs[0].order), edges)
        ]
        body = [
            place
            for place, each in enumerate(paragraphs)
            if each.kind == BODY and not each.lines[0].artifact and each.lines[0].alone
        ]
        if body and open_body is not None:
            first = paragraphs[body[0]]
            if _runs_on(open_body, first):
                joined = _joined(open_body, first)
                found[found.index(open_body)] = joined
                del paragraphs[body[0]]
                body = [place - 1 for place in body[1:]]
                open_body = joined if not body else None
        found += paragraphs
        if body:
            open_body = paragraphs[max(body, key=lambda place: paragraphs[place].lines[-1].y)]
    return _joined_by_tags(found)


def _joined_by_tags(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The parts of one tagged block on pages that follow one another, such as a divided note's,
    as one paragraph.
    """
    found: list[Paragraph] = []
    last_of: dict[int, int] = {}
    for each in paragraphs:
        block, page = each.lines[0].block, each.lines[0].page
        place = last_of.get(block.number) if block is not None else None
        if place is not None and found[place].lines[-1].page + 1 == page:
            found[place] = _joined(found[place], each)
        else:
            place = len(found)
            found.append(each)
        if each.lines[-1].block is not None:
            last_of[each.lines[-1].block.number] = place
    return tuple(found)


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    lines, edges = (*before.lines, *after.lines), (*before.edges, *after.edges)
    return replace(before, lines=lines, edges=edges)


def _runs_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph at a page's head continues the last one of the page before."""
    last, first = before.lines[-1], after.lines[0]
    _, right = before.edges[-1]
    if last.page + 1 != first.page or right is None or last.size != first.size:
        return False
    full = abs(last.off_right(right)) < 0.6
    return full and not after.is_indented and len(after.lines) > 1


BODY, SMALL, DISPLAY = "body", "small", "display"


@dataclass(frozen=True, slots=True)
class SizeClasses:
    """The size of most Han text is the body's; less is small, more is display."""

    body: float

    def kind(self, size: float) -> str:
        if abs(size - self.body) <= 0.3:
            return BODY
        return SMALL if size < self.body else DISPLAY


def size_classes(lines: Iterable[Line]) -> SizeClasses:
    """The classes of a file."""
    counted: Counter[float] = Counter()
    for line in lines:
        counted[round(line.size, 1)] += sum(is_han(sign.text) for sign in line.signs) * 1000 + 1
    return SizeClasses(counted.most_common(1)[0][0] if counted else 0.0)


_Key = tuple[int, int, int]
"""Size in fifths of a pt, then what else lines have in common."""


class _Edges:
    """Right edges that at least three lines of one size share: those that begin at one left edge,
    of all pages of one side; then all of a page; then all of a side.

    A side is the odd or the even pages, whose margins differ in a bound volume.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        alone = [line for lines in pages for line in lines if line.alone and not line.artifact]
        self._tables = [_edge_table(alone, key) for key in (self._start, self._page, self._side)]

    @staticmethod
    def _start(line: Line) -> _Key:
        return round(5 * line.size), line.page % 2, round(line.x)

    @staticmethod
    def _page(line: Line) -> _Key:
        return round(5 * line.size), line.page, 0

    @staticmethod
    def _side(line: Line) -> _Key:
        return round(5 * line.size), line.page % 2, 0

    def _of(self, line: Line) -> Iterator[tuple[tuple[int, float], ...]]:
        for key, table in zip((self._start, self._page, self._side), self._tables, strict=True):
            yield table.get(key(line), ())

    def right_of(self, lines: Sequence[Line]) -> float | None:
        """The edge that these lines were set to, if there is one."""
        width = max(line.cell_end - line.end_blank for line in lines)
        em = lines[0].size
        for edges in self._of(lines[-1]):
            # Lines run on, so what is white at their ends is less than a word or an address.
            near = [each for each in edges if -1.6 * em < each[1] - width < _HOLE * em]
            if near:
                return max(near)[1]
        return None

    def room_in(self, line: Line) -> float | None:
        """The white between a line's end and the nearest edge outside it."""
        inner = line.cell_end - line.end_blank
        for edges in self._of(line):
            outside = [(votes, edge) for votes, edge in edges if edge > inner - 0.5 * line.size]
            if outside:
                return max(outside)[1] - inner
        return None


def _edge_table(
    lines: Sequence[Line], key: Callable[[Line], _Key]
) -> dict[_Key, tuple[tuple[int, float], ...]]:
    grouped: dict[_Key, list[Line]] = {}
    for line in lines:
        grouped.setdefault(key(line), []).append(line)
    return {place: _common_ends(group) for place, group in grouped.items()}


def _common_ends(lines: Sequence[Line]) -> tuple[tuple[int, float], ...]:
    """(lines, edge) for the right edges that lines share; of close ones the most common."""
    ends = [end for line in lines if len(line.signs) >= 8 for end in {line.end, line.cell_end}]
    ends += [
        line.cell_end - line.end_blank * share
        for line in lines
        if len(line.signs) >= 8 and line.end_blank
        for share in (0.5, 1.0)
    ]
    votes = Counter(round(end * 10) for end in ends)
    summed = {edge: votes[edge - 1] + votes[edge] + votes[edge + 1] for edge in votes}
    # A few ends meet by chance on a page of ragged lines.
    fewest = max(3, max(summed.values(), default=0) // 8)
    found: list[tuple[int, float]] = []
    for edge, count in sorted(summed.items(), key=lambda each: (-each[1], -votes[each[0]])):
        if count >= fewest and all(abs(edge / 10 - other) > 2 for _, other in found):
            near = sorted(end for end in ends if abs(end - edge / 10) <= 0.15)
            found.append((count, near[len(near) // 2]))
    return tuple(found)


def _groups(lines: Sequence[Line], edges: _Edges) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[Line], line: Line, edges: _Edges) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = group[-1]
    em = last.size
    if abs(line.size - em) > 0.05 * em or line.artifact != last.artifact:
        return False
    if not 0.9 * em < line.y - last.y < 2.6 * em:
        return False
    if len(group) > 1 and line.y - last.y > 1.2 * (last.y - group[-2].y):
        return False
    if not _same_start(group, line):
        return False
    if last.block is not None and line.block is not None:
        if last.block.number != line.block.number:
            return False
    elif not last.alone or not line.alone:
        return False
    room = edges.room_in(last)
    return room is None or room < _first_word(line) + 0.3 * em


def _same_start(group: list[Line], line: Line) -> bool:
    em = line.size
    if len(group) > 1:
        return min(abs(line.off_left(group[1].x)), abs(group[1].off_left(line.x))) < 0.45 * em
    indent = group[0].x - line.x
    return abs(indent) < _WIDEST_INDENT * em


def _first_word(line: Line) -> float:
    """The width of what cannot be parted at a line's beginning: a word, an address, or a character
    with the marks behind it.
    """
    signs = line.signs
    end = 1
    if _is_ascii(signs[0].text):
        shown = parts(line)
        while end < len(signs) and _is_ascii(signs[end].text) and shown[end][0] != " ":
            end += 1
    while end < len(signs) and (signs[end].text[:1] in CLOSING | PAUSES or signs[end].raised):
        end += 1
    return signs[end - 1].end - signs[0].x


def _is_centred(lines: list[Line]) -> bool:
    """Whether lines of several lengths have one middle."""
    middles = [line.x + line.end for line in lines]
    starts = [line.x for line in lines]
    return max(middles) - min(middles) < 1.2 and max(starts) - min(starts) > 1.0


def _is_ascii(text: str) -> bool:
    return "!" <= text[:1] <= "~"


def _paragraph(lines: list[Line], edges: _Edges, sizes: SizeClasses) -> Paragraph:
    rest = lines[1:] or lines
    common = Counter(round(line.x, 1) for line in rest).most_common(1)[0][0]
    near = sorted(line.x for line in rest if abs(line.x - common) <= 0.15)
    right = edges.right_of(lines) if len(lines) > 1 and not _is_centred(lines) else None
    edge = (near[len(near) // 2], right)
    return Paragraph(tuple(lines), (edge,) * len(lines), sizes.kind(lines[0].size))
