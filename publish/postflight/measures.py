"""What is measured on finished pages: one function for each measure, all of one form.

A function takes a `Reading` and returns a `Measured`: named figures and a finding for each bad
place. Findings point to the PDF: file, number of the line on its page, column in that line; the
page is among the values.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight import characters as c
from publish.postflight.faces import PrintedFont
from publish.postflight.glyphs import Glyph, Page, ink
from publish.postflight.lines import (
    BODY,
    DISPLAY,
    SMALL,
    Line,
    Paragraph,
    Sign,
    SizeClasses,
    parts,
)
from publish.postflight.units import in_address, parted_unit

GRID_TOLERANCE = 0.1
"""Pt that a body baseline may stand off the grid."""
LOOSE = 0.10
WANTED = 0.05
"""Tracking in em: the limit, and what is wanted."""
OVERLAP = -0.015
NARROWED = 0.02
MOVED = 0.06
PAIR_TOLERANCE = 0.06
"""Em by which a pair of marks may differ from the rule, the line's tracking taken off."""
GAP_LEAST, GAP_MOST = 0.12, 0.5
FEWEST_SIGNS = 4
DELIBERATE = 0.7
"""Em beyond which a gap between two signs was put there by hand: 摘　要, 圖1　書葉."""
FEWEST_GAPS = 4
"""Han–Han gaps that a line must have to have a tracking."""

Figure = int | float | str


@dataclass(frozen=True, slots=True)
class Limits:
    """`flush` is the pt that a full line's edges may be off; `grid` the leading in pt, or 0."""

    flush: float = 0.3
    grid: float = 0.0


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: `texts` is what PDFium reads from each page, `lines` the lines by page."""

    file: str
    pages: tuple[Page, ...]
    fonts: tuple[PrintedFont, ...]
    texts: tuple[str, ...]
    lines: tuple[tuple[Line, ...], ...]
    paragraphs: tuple[Paragraph, ...]
    body_size: float
    limits: Limits


@dataclass(frozen=True, slots=True)
class Place:
    """A bad place: page, line, and which of its signs."""

    line: Line
    sign: int


@dataclass(frozen=True, slots=True)
class Bad:
    """A finding with where it is on the page; findings about the whole file have no place."""

    finding: Finding
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures by name, in order, and the bad places."""

    figures: tuple[tuple[str, Figure], ...] = ()
    bad: tuple[Bad, ...] = ()


Measure = Callable[[Reading], Measured]


def _at(reading: Reading, id: str, line: Line, sign: int, **values: object) -> Bad:
    column = line.column(sign)
    span = Span(reading.file, line.number, column, line.number, column + 1)
    found = _found(id, span, {"page": line.page, **values}, line.text)
    return Bad(found, Place(line, sign))


def _of_file(reading: Reading, id: str, **values: object) -> Bad:
    return Bad(_found(id, Span(reading.file), values))


def _found(id: str, span: Span, values: Mapping[str, object], line: str = "") -> Finding:
    pairs = tuple((name, str(value)) for name, value in values.items())
    return Finding(id, span, pairs, source_line=line)


def _em(length: float) -> str:
    return f"{length:.3f}"


@dataclass(frozen=True, slots=True)
class _Break:
    """Two lines of a paragraph; `number` counts from 0. An address may go on over the break."""

    paragraph: Paragraph
    number: int
    before: Line
    after: Line
    in_address: bool


def _breaks(reading: Reading) -> Iterator[_Break]:
    """All breaks between lines run on."""
    for paragraph in reading.paragraphs:
        inside = False
        for number, (before, after) in enumerate(pairwise(paragraph.lines)):
            inside = in_address(_bare(before), _bare(after), tail_in_address=inside)
            yield _Break(paragraph, number, before, after, inside)


def _bare(line: Line) -> str:
    """The line's text without its calls, for rules that look at text."""
    signs = line.signs
    kept = [place for place in range(len(signs)) if not signs[place].is_call]
    if len(kept) == len(signs):
        return line.text
    found = parts(line)
    return "".join(found[place] for place in kept).lstrip()


# The file

_UNSURE = "\u00ad-\ufffd"
"""Characters that readers rightly change: hyphens at a line's end."""


def pages(reading: Reading) -> Measured:
    """Pages, those with operators that readers cannot make out, and lines by size class."""
    bad = tuple(
        Bad(finding("pdf-content-malformed", Span(reading.file), page=page.number))
        for page in reading.pages
        if page.malformed
    )
    counted = Counter(_kind(reading, line) for page in reading.lines for line in page)
    return Measured(
        (
            ("pages", len(reading.pages)),
            ("pages-malformed", len(bad)),
            ("lines-body", counted[BODY]),
            ("lines-small", counted[SMALL]),
            ("lines-display", counted[DISPLAY]),
            ("body-size", reading.body_size),
        ),
        bad,
    )


def _kind(reading: Reading, line: Line) -> str:
    return SizeClasses(reading.body_size).kind(line.size)


def fonts(reading: Reading) -> Measured:
    """Fonts in the file: embedded, Type 3, of an encoding that cannot be measured."""
    used = {glyph.font for page in reading.pages for glyph in page.glyphs}
    shown = [font for number, font in enumerate(reading.fonts) if number in used]
    bad = [
        _of_file(reading, id, font=font.name)
        for id, has_fault in (
            ("pdf-font-unembedded", lambda font: not font.embedded),
            ("pdf-font-type3", lambda font: font.type3),
            ("pdf-font-unreadable", lambda font: not font.readable),
        )
        for font in shown
        if has_fault(font)
    ]
    return Measured(
        (
            ("fonts", len(shown)),
            ("fonts-unembedded", sum(not font.embedded for font in shown)),
            ("fonts-type3", sum(font.type3 for font in shown)),
        ),
        tuple(dict.fromkeys(bad)),
    )


def glyphs(reading: Reading) -> Measured:
    """Glyphs for what a font lacks, and glyphs that the file gives no text."""
    missing: list[Bad] = []
    textless: list[Bad] = []
    total = 0
    for page in reading.pages:
        lines = {sign.order: (line, k) for line, k, sign in _all_signs(reading, page.number)}
        for order, glyph in enumerate(page.glyphs):
            total += 1
            place = lines.get(order)
            name = reading.fonts[glyph.font].name
            if glyph.missing and glyph.visible:
                missing.append(_glyph(reading, "pdf-glyph-missing", page, place, name))
            elif _has_no_text(glyph):
                textless.append(_glyph(reading, "pdf-glyph-textless", page, place, name))
    return Measured(
        (
            ("glyphs", total),
            ("glyphs-missing", len(missing)),
            ("glyphs-textless", len(textless)),
        ),
        (*missing, *textless),
    )


def _has_no_text(glyph: Glyph) -> bool:
    if not glyph.text:
        return glyph.advance > 0
    return any(each == "\ufffd" or "\ue000" <= each <= "\uf8ff" for each in glyph.text)


def _glyph(reading: Reading, id: str, page: Page, place: tuple[Line, int] | None, font: str) -> Bad:
    if place is not None:
        return _at(reading, id, *place, font=font)
    return Bad(finding(id, Span(reading.file), page=page.number, font=font))


def _all_signs(reading: Reading, page: int) -> Iterator[tuple[Line, int, Sign]]:
    for line in reading.lines[page - 1]:
        for place, sign in enumerate(line.signs):
            yield line, place, sign


def text(reading: Reading) -> Measured:
    """Text that PDFium does not find, and Han characters that come out as radicals."""
    bad: list[Bad] = []
    lost = 0
    for page, read in zip(reading.pages, reading.texts, strict=True):
        # Bold by showing the same twice is one text to readers.
        once = {
            (glyph.text, round(glyph.x), round(glyph.y)) for glyph in ink(page) if not glyph.missing
        }
        shown = Counter(
            each for words, _, _ in once for each in words if each.strip() and each not in _UNSURE
        )
        shown -= Counter(read)
        lost += shown.total()
        if shown:
            words = "".join(sorted(shown))[:20]
            span = Span(reading.file)
            bad.append(Bad(finding("pdf-text-lost", span, page=page.number, text=words)))
    radicals = [
        _at(reading, "pdf-text-radical", line, place, character=sign.text)
        for number in range(1, len(reading.pages) + 1)
        for line, place, sign in _all_signs(reading, number)
        if c.is_radical(sign.text)
    ]
    figures = (("characters-lost", lost), ("characters-radical", len(radicals)))
    return Measured(figures, (*bad, *radicals))


# Both edges


@dataclass(frozen=True, slots=True)
class _FullLine:
    """A line that should reach both edges of its block: how far off it is in pt."""

    line: Line
    left: float
    right: float
    left_edge: float
    right_edge: float
    han: bool
    in_address: bool

    @property
    def off(self) -> float:
        """How far it is off at the worse edge."""
        return max(abs(self.left), abs(self.right))

    @property
    def excused(self) -> bool:
        """Whether it may stay short: it ends inside an address, and does not stand out."""
        return self.in_address and self.right <= 0


def full_lines(reading: Reading) -> Iterator[_FullLine]:
    """All lines but the last of their paragraphs, in blocks whose right edge is known."""
    for each in _breaks(reading):
        line, paragraph = each.before, each.paragraph
        left, right = paragraph.edges[each.number]
        if right is None or paragraph.kind == DISPLAY or not line.alone or line.artifact:
            continue
        yield _FullLine(
            line=line,
            left=line.off_left(left) if each.number else 0.0,
            right=line.off_right(right),
            left_edge=left,
            right_edge=right,
            han=paragraph.is_han,
            in_address=each.in_address,
        )


def flush(reading: Reading) -> Measured:
    """Full lines whose both edges stand on their block's; those short by an address apart."""
    found = list(full_lines(reading))
    limit = reading.limits.flush
    han = [each for each in found if each.han and not each.excused]
    western = [each for each in found if not each.han and not each.excused]
    bad = [
        _at(
            reading,
            "pdf-address-short" if each.excused else "pdf-line-not-flush",
            each.line,
            0 if abs(each.left) > abs(each.right) else len(each.line.signs) - 1,
            amount=f"{each.left if abs(each.left) > abs(each.right) else each.right:+.2f}",
        )
        for each in found
        if each.off > limit
    ]
    short = sum(each.off > limit for each in found if each.excused)
    return Measured(
        (
            ("lines-full", len(han)),
            ("flush-share", _share(each.off <= limit for each in han)),
            ("not-flush", sum(each.off > limit for each in han)),
            ("flush-worst", round(max((each.off for each in han), default=0.0), 2)),
            ("lines-full-western", len(western)),
            ("not-flush-western", sum(each.off > limit for each in western)),
            ("address-short", short),
            ("measures", _measures_of(found)),
        ),
        tuple(bad),
    )


def _share(values: Iterator[bool] | list[bool]) -> str:
    counted = list(values)
    return f"{sum(counted) / len(counted):.1%}" if counted else "–"


def _measures_of(found: list[_FullLine]) -> str:
    """The commonest widths of blocks in em of their own size."""
    widths = Counter(
        (round(each.line.size, 1), round((each.right_edge - each.left_edge) / each.line.size, 1))
        for each in found
    )
    shown = [f"{width:g} ({size:g} pt)" for (size, width), _ in widths.most_common(3)]
    return ", ".join(shown) or "–"


# Line start and line end


def line_edges(reading: Reading) -> Measured:
    """Marks that may not begin or end a line, calls that begin one."""
    starts: list[Bad] = []
    ends: list[Bad] = []
    calls: list[Bad] = []
    for each in _breaks(reading):
        before, after = each.before, each.after
        first, last = after.signs[0], before.signs[-1]
        if first.is_call:
            if _stands_at_edge(before, after):
                calls.append(_at(reading, "pdf-call-at-line-start", after, 0, call=first.text))
            continue
        if each.in_address:
            continue
        if _may_not_start(first.text, last.text, after):
            starts.append(_at(reading, "pdf-line-start", after, 0, character=first.text))
        if _may_not_end(last.text, first.text):
            place = len(before.signs) - 1
            ends.append(_at(reading, "pdf-line-end", before, place, character=last.text))
    return Measured(
        (
            ("line-start", len(starts)),
            ("line-end", len(ends)),
            ("calls-at-start", len(calls)),
        ),
        (*starts, *ends, *calls),
    )


def _stands_at_edge(before: Line, after: Line) -> bool:
    """Whether a call belongs to the text run on, and is not the number of a new note."""
    return after.signs[0].x > before.x - 0.3 * after.size


def _may_not_start(first: str, last: str, line: Line) -> bool:
    """The basic level of line-start prohibition; `last` ends the line before."""
    mark = first[0]
    if mark in c.CLOSING | c.CENTRED | c.ITERATIONS | c.SMALL_KANA | c.TONES or mark == c.SOLIDUS:
        return True
    if mark in "”’»›)]}" or mark in "‧・":
        return True
    if mark in c.POSTFIXES:
        return c.is_digit(last)
    if mark in "·•":
        return c.is_square(last) and len(line.signs) > 1 and c.is_square(line.signs[1].text)
    if mark in c.CONNECTORS:
        return c.is_square(last) or c.is_digit(last)
    if mark in c.WESTERN_STOPS:
        return len(line.signs) < 2 or not c.is_digit(line.signs[1].text)
    return False


def _may_not_end(last: str, first: str) -> bool:
    mark = last[-1]
    if mark in c.OPENING or mark in "“‘«‹([{":
        return True
    return mark in c.PREFIXES and mark not in "+−" and c.is_digit(first)


def units(reading: Reading) -> Measured:
    """Numbers parted from what belongs to them."""
    bad: list[Bad] = []
    for each in _breaks(reading):
        line, tail, head = each.before, _bare(each.before), _bare(each.after)
        found = parted_unit(tail, head) if tail and head and not each.in_address else None
        if found is not None:
            rule, unit = found
            place = len(line.signs) - 1
            bad.append(_at(reading, "pdf-unit-parted", line, place, unit=unit, rule=rule.name))
    return Measured((("units-parted", len(bad)),), tuple(bad))


def last_lines(reading: Reading) -> Measured:
    """Last lines of one Han character or digit, whatever marks and calls stand beside it."""
    bad: list[Bad] = []
    for paragraph in reading.paragraphs:
        line = paragraph.lines[-1]
        if len(paragraph.lines) < 2 or not paragraph.is_han or not line.alone:
            continue
        if len(paragraph.lines[0].signs) < FEWEST_SIGNS:  # a column of single characters
            continue
        signs = [sign for sign in line.signs if not sign.is_call]
        weighty = [sign for sign in signs if c.is_square(sign.text) or c.is_western(sign.text)]
        single = len(weighty) == 1 and (c.is_square(weighty[0].text) or c.is_digit(weighty[0].text))
        if single and all(sign in weighty or _is_mark(sign.text) for sign in signs):
            bad.append(_at(reading, "pdf-last-line-single", line, 0))
    return Measured((("last-single", len(bad)),), tuple(bad))


def _is_mark(text: str) -> bool:
    return not c.is_square(text) and not c.is_western(text)


# Gaps inside lines


def _measured_lines(reading: Reading) -> Iterator[Line]:
    """Horizontal Chinese lines of running text: neither display, nor in a table, nor artifacts."""
    for paragraph in reading.paragraphs:
        if paragraph.kind == DISPLAY:
            continue
        for line in paragraph.lines:
            if line.alone and not line.artifact and line.is_han:
                yield line


def _neighbours(line: Line) -> Iterator[tuple[int, Sign, Sign, float]]:
    """(place of the second, first, second, gap between them in em) for level signs of one size."""
    for place, (first, second) in enumerate(pairwise(line.signs), 1):
        if not first.raised and not second.raised and abs(first.size - second.size) < 0.2:
            yield place, first, second, (second.x - first.end) / second.size


def borders(reading: Reading) -> Measured:
    """Gaps between Han and Western text, in em."""
    found: list[tuple[float, Line, int]] = []
    for line in _measured_lines(reading):
        for place, first, second, gap in _neighbours(line):
            if _is_border(first.text, second.text) and gap < DELIBERATE:
                found.append((gap, line, place))
    gaps = [gap for gap, _, _ in found]
    bad = [
        _at(reading, "pdf-border-gap", line, place, amount=_em(gap))
        for gap, line, place in found
        if not GAP_LEAST <= gap <= GAP_MOST
    ]
    return Measured(
        (
            ("borders", len(gaps)),
            ("gap-least", round(min(gaps, default=0.0), 3)),
            ("gap-median", round(median(gaps), 3) if gaps else 0.0),
            ("gap-most", round(max(gaps, default=0.0), 3)),
            ("gaps-outside", len(bad)),
        ),
        tuple(bad),
    )


def _is_border(first: str, second: str) -> bool:
    return (c.is_square(first) and c.is_western(second)) or (
        c.is_western(first) and c.is_square(second)
    )


def tracking(reading: Reading) -> Measured:
    """Space between Han characters, in em; a line's tracking is the median of its gaps."""
    gaps: list[float] = []
    loose: list[Bad] = []
    overlaps: list[Bad] = []
    for line in _measured_lines(reading):
        gaps += _han_gaps(line)
        amount = _tracking_of(line)
        if amount > LOOSE + 0.002:
            loose.append(_at(reading, "pdf-line-loose", line, 0, amount=_em(amount)))
        overlaps += [
            _at(reading, "pdf-han-overlap", line, place, amount=_em(-gap))
            for place, first, second, gap in _neighbours(line)
            if c.is_square(first.text) and c.is_square(second.text) and gap < OVERLAP
        ]
    return Measured(
        (
            ("han-gaps", len(gaps)),
            ("tracking-most", round(max(gaps, default=0.0), 3)),
            ("tracking-over-05", _share([gap > WANTED + 0.002 for gap in gaps])),
            ("tracking-over-10", _share([gap > LOOSE + 0.002 for gap in gaps])),
            ("lines-loose", len(loose)),
            ("overlaps", len(overlaps)),
        ),
        (*loose, *overlaps),
    )


def _han_gaps(line: Line) -> list[float]:
    return [
        gap
        for _, first, second, gap in _neighbours(line)
        if c.is_han(first.text) and c.is_han(second.text) and gap < DELIBERATE
    ]


def _tracking_of(line: Line) -> float:
    """The median of the gaps between Han, in em; 0 where they are few."""
    gaps = _han_gaps(line)
    return median(gaps) if len(gaps) >= FEWEST_GAPS else 0.0


def _spread_of(line: Line) -> float:
    """The median of the gaps at which nothing but tracking is: beside Han, where no mark has its
    blank. Lines of many marks have hardly two Han characters together.
    """
    gaps = [
        gap
        for _, first, second, gap in _neighbours(line)
        if (c.is_square(first.text) or first.text in c.OPENING)
        and (c.is_square(second.text) or second.text in c.CLOSING)
        and gap < DELIBERATE
    ]
    return median(gaps) if gaps else 0.0


def pairs(reading: Reading) -> Measured:
    """Widths of brackets beside other marks: 1.5 em where one has its blank on that side."""
    found = 0
    bad: list[Bad] = []
    for line in _measured_lines(reading):
        tracked = _spread_of(line)
        for place, first, second, _ in _neighbours(line):
            expected = pair_width(first.text, second.text)
            if expected is None:
                continue
            found += 1
            width = (second.x - first.x) / second.size + 1 - tracked
            least = expected - PAIR_TOLERANCE
            if first.text in c.CLOSING and second.text in c.OPENING:
                least -= 0.25  # the blank that is left may be squeezed
            if not least < width < expected + PAIR_TOLERANCE:
                bad.append(
                    _at(
                        reading,
                        "pdf-bracket-pair",
                        line,
                        place,
                        pair=first.text + second.text,
                        amount=f"{width:.2f}",
                        expected=f"{expected:g}",
                    )
                )
    return Measured((("pairs", found), ("pairs-wrong", len(bad))), tuple(bad))


def pair_width(first: str, second: str) -> float | None:
    """Em of two neighbouring full-width marks of which one is a bracket; None for other pairs."""
    marks = c.FULL_WIDTH_MARKS | {"‧", "・"}
    if len(first) != 1 or len(second) != 1 or first not in marks or second not in marks:
        return None
    if not {first, second} & (c.OPENING | c.CLOSING):
        return None
    closes = first in c.CLOSING and second not in c.OPENING
    opens = second in c.OPENING and first not in c.CLOSING
    both = first in c.CLOSING and second in c.OPENING
    return 1.5 if closes or opens or both else 2.0


def centred_marks(reading: Reading) -> Measured:
    """Marks of the middle of the cell inside a line, narrowed or moved off its middle."""
    found = 0
    narrowed: list[Bad] = []
    moved: list[Bad] = []
    for line in _measured_lines(reading):
        signs = line.signs
        for place in range(1, len(signs) - 1):
            mark = signs[place]
            if mark.text not in c.CENTRED:
                continue
            found += 1
            before, after = signs[place - 1], signs[place + 1]
            left = _blank(before, mark) if before.text not in c.CLOSING else None
            right = _blank(mark, after) if after.text not in c.OPENING else None
            least = min((each for each in (left, right) if each is not None), default=0.0)
            if least < -NARROWED:
                values = {"character": mark.text, "amount": _em(-least)}
                narrowed.append(_at(reading, "pdf-mark-narrowed", line, place, **values))
            elif left is not None and right is not None and not after.raised:
                level = c.is_square(before.text) and c.is_square(after.text)
                if level and abs(left - right) > MOVED:
                    values = {"character": mark.text, "amount": _em((left - right) / 2)}
                    moved.append(_at(reading, "pdf-mark-moved", line, place, **values))
    return Measured(
        (
            ("centred-marks", found),
            ("marks-narrowed", len(narrowed)),
            ("marks-moved", len(moved)),
        ),
        (*narrowed, *moved),
    )


def _blank(first: Sign, second: Sign) -> float:
    size = max(first.size, second.size)
    # A mark's cell is 1 em, whatever its font says.
    end = first.x + size if first.text in c.CENTRED else first.end
    return (second.x - end) / size


# What readers find, and the grid


def reader_blanks(reading: Reading) -> Measured:
    """Blanks that PDFium finds between Han and Western text, where a search would stumble."""
    borders_shown = 0
    bad: list[Bad] = []
    for line in _measured_lines(reading):
        read = reading.texts[line.page - 1]
        for place, first, second, gap in _neighbours(line):
            if not _is_border(first.text, second.text) or gap > DELIBERATE:
                continue
            borders_shown += 1
            before = _spaced_out(line.signs[max(0, place - 3) : place])
            after = _spaced_out(line.signs[place : place + 3])
            if re.search(f"{before} {after}", read) and not re.search(before + after, read):
                words = f"{first.text} {second.text}"
                bad.append(_at(reading, "pdf-blank-read", line, place, text=words))
    figures = (("blanks-read", len(bad)), ("blanks-sought", borders_shown))
    return Measured(figures, tuple(bad))


def _spaced_out(signs: Sequence[Sign]) -> str:
    """A pattern for the signs as a reader gives them, with or without blanks between."""
    return r"\s*".join(re.escape(sign.text) for sign in signs if sign.text != "\u00ad")


def grid(reading: Reading) -> Measured:
    """How far body baselines stand off a grid of the leading asked for, in pt."""
    leading = reading.limits.grid
    if not leading:
        return Measured()
    lines = [
        line
        for paragraph in reading.paragraphs
        if paragraph.kind == BODY
        for line in paragraph.lines
        if line.alone and not line.artifact
    ]
    if not lines:
        return Measured((("grid-share", "–"),))
    residues = Counter(round(line.y % leading, 1) for line in lines)
    origin = residues.most_common(1)[0][0]
    off = [(abs((line.y - origin + leading / 2) % leading - leading / 2), line) for line in lines]
    bad = [
        _at(reading, "pdf-baseline-off-grid", line, 0, amount=f"{amount:.2f}")
        for amount, line in off
        if amount > GRID_TOLERANCE
    ]
    return Measured(
        (
            ("grid-share", _share([amount <= GRID_TOLERANCE for amount, _ in off])),
            ("grid-worst", round(max(amount for amount, _ in off), 2)),
        ),
        tuple(bad),
    )


MEASURES: tuple[Measure, ...] = (
    pages,
    fonts,
    glyphs,
    text,
    flush,
    line_edges,
    units,
    last_lines,
    borders,
    tracking,
    pairs,
    centred_marks,
    reader_blanks,
    grid,
)
"""All measures, in the order in which they are shown."""
