"""What stands on a proof's sheets beside the pages: heads, line numbers, words, crop marks.

Lines, grounds, the many numbers and words are drawn. What needs more than letters side by side
is set by our own engine as a document of its own, as large as the sheets. All of it is laid over
the pages as artifacts.
"""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from publish.html.widths import width_of
from publish.model.places import PlacedPage
from publish.pdf.lettering import can_be_lettered
from publish.pdf.overlay import Lines, Rectangle, Shape, Sheet, Words
from publish.proof.marks import (
    MM,
    WORDS_AWAY,
    WORDS_LEADING,
    WORDS_SIZE,
    PageMarks,
    placed_at,
)
from publish.proof.numbering import NumberedLine
from publish.proof.wording import word

LEFT, TOP = 8 * MM, 25 * MM
"""Where the trimmed page stands on its sheet: right of it and below it is room to write."""
_A4, _A3 = (210 * MM, 297 * MM), (297 * MM, 420 * MM)
_HAIRLINE, _CROP_AWAY, _CROP_LENGTH = 0.25, 3 * MM, 4.5 * MM
_NUMBERS_AWAY, _NUMBERS_SIZE = 2.5 * MM, 6.5
_HEAD_SIZE = 8.0
_WATERMARK_SIZE, _WATERMARK_WIDTH = 120.0, 480.0
_EVERY = 5


def sheet_size(width: float, height: float) -> tuple[float, float]:
    """The paper on which a trimmed page stands at actual size: A4, else A3."""
    fits = LEFT + width <= _A4[0] and TOP + height <= _A4[1]
    return _A4 if fits else _A3


def words_width(page: PlacedPage, size: tuple[float, float]) -> float:
    """How wide the words in the margin may be, on a recto and a verso alike; `size` is that of
    the sheet.
    """
    inner = min(page.left, page.width - page.right)
    return size[0] - LEFT - (page.width - inner) - WORDS_AWAY - 4 * MM


class Head(Struct, frozen=True):
    """The head of all sheets: what stands at its left, and at its right before the count."""

    left: str
    right: str


WATERMARK, HEAD, FIRST_WORDS = 0, 1, 2
"""Pages of the furniture; those with words beside a page's text follow, the specimen is last."""


def needs_setting(marks: PageMarks) -> bool:
    """Whether the furniture has a page for what stands beside a page's text."""
    return bool(marks.flags) or any(not can_be_lettered(each.text) for each in marks.words)


def lettered(marks: PageMarks) -> tuple[str, ...]:
    """The words beside a page's text that are drawn."""
    return tuple(each.text for each in marks.words if can_be_lettered(each.text))


def furniture(
    head: Head,
    pages: Sequence[tuple[PlacedPage, float, PageMarks]],
    watermark: str,
    characters: str,
) -> str:
    """The document that is laid over the sheets.

    `pages` are those of which something needs to be set, each with the room for words beside it
    in pt; `characters` are set on the specimen.
    """
    sheets = [
        Markup('<p class="watermark" style="font-size:{:.1f}pt">{}</p>').format(
            _watermark_size(watermark), watermark
        ),
        Markup('<p class="head">{}</p><p class="head right">{}</p>').format(head.left, head.right),
        *(_words(page, width, marks) for page, width, marks in pages),
        Markup('<p class="specimen">{}</p>').format(characters),
    ]
    body = Markup("").join(Markup('<div class="sheet">{}</div>').format(each) for each in sheets)
    return str(Markup("<html><head><title>-</title></head><body>{}</body></html>").format(body))


def _watermark_size(watermark: str) -> float:
    """120 pt, less for a name that would leave its line: it has one, across the page."""
    return min(_WATERMARK_SIZE, _WATERMARK_WIDTH / max(width_of(watermark), 1.0))


def _words(page: PlacedPage, width: float, marks: PageMarks) -> Markup:
    words = [
        Markup('<p class="words" style="top:{:.2f}pt;left:{:.2f}pt;width:{:.2f}pt">{}</p>').format(
            TOP + each.top, LEFT + page.right + WORDS_AWAY, width, each.text
        )
        for each in marks.words
        if not can_be_lettered(each.text)
    ]
    flags = [
        Markup('<p class="flag" style="top:{:.2f}pt;left:{:.2f}pt">{}</p>').format(
            TOP + flag.baseline - 6, LEFT + flag.left + 1, flag.text
        )
        for flag in marks.flags
    ]
    return Markup("").join((*words, *flags))


def page_css(size: tuple[float, float]) -> str:
    """The size of the sheets."""
    width, height = size
    return (
        f"@page {{ size: {width:.3f}pt {height:.3f}pt }} .sheet {{ height: {height - 0.1:.3f}pt }}"
    )


def numbers(page: PlacedPage, lines: Sequence[NumberedLine], *, every: bool) -> tuple[Words, ...]:
    """The numbers of a page's lines, left of the measure.

    With `every` each line has one, else every fifth, and those with which a page, a note or
    a table begins. They are black: a copier breaks grey figures of this size into dots.
    """
    shown = (line for line in lines if every or line.is_first or line.number % _EVERY == 0)
    return tuple(_number(line, page.left - _NUMBERS_AWAY) for line in shown)


def _number(line: NumberedLine, right: float) -> Words:
    x, y = placed_at(line.turn, right, line.baseline)
    return Words(line.label, x, y, _NUMBERS_SIZE, turned=line.turn is not None)


def count(sheet: int, sheets: int, language: str, *, with_page: bool) -> Words:
    """第 3 張／共 12 張, at the right of the head of a sheet with or without a trimmed page."""
    words = word("sheet", language).format(sheet=sheet, sheets=sheets)
    left, top = (LEFT, TOP) if with_page else (0.0, 0.0)
    return Words(words, 202 * MM - left, 8 * MM + 8.4 - top, _HEAD_SIZE)


def page_sheet(
    page: PlacedPage,
    size: tuple[float, float],
    marks: PageMarks,
    words: Sequence[Words],
    texts: tuple[int, ...],
    ground: int,
) -> Sheet:
    """A page on its sheet of that size, with its words; `texts` and `ground` are pages of the
    furniture.
    """
    shapes: list[Shape] = [*_crop_marks(page), *marks.bars, *_stems(marks)]
    shapes += [*marks.triangles, *words, *_lines(page, words_width(page, size), marks)]
    return Sheet(*size, LEFT, TOP, marks.grounds, tuple(shapes), ground, texts)


def _lines(page: PlacedPage, width: float, marks: PageMarks) -> list[Lines]:
    """The words right of the measure that are drawn."""
    left = page.right + WORDS_AWAY
    return [
        Lines(each.text, left, each.top, width, WORDS_SIZE, WORDS_LEADING)
        for each in marks.words
        if can_be_lettered(each.text)
    ]


def plain_sheet(size: tuple[float, float], words: Words) -> Sheet:
    """A sheet without a page of the article: the first, and those of queries and changes."""
    return Sheet(*size, 0.0, 0.0, over=(words,), texts=(HEAD,))


def _stems(marks: PageMarks) -> list[Rectangle]:
    """The hairline from a query's flag down to its place in the line."""
    return [
        Rectangle(flag.x - 0.2, flag.baseline - 5.5, flag.x + 0.2, flag.baseline + 11, flag.colour)
        for flag in marks.flags
    ]


def _crop_marks(page: PlacedPage) -> list[Rectangle]:
    """Hairlines in the corners, outside the bleed, along the edges of the trim."""
    half = _HAIRLINE / 2
    found = []
    for x, outward in ((0.0, -1), (page.width, 1)):
        for y, downward in ((0.0, -1), (page.height, 1)):
            near, far = sorted(
                (x + outward * _CROP_AWAY, x + outward * (_CROP_AWAY + _CROP_LENGTH))
            )
            found.append(Rectangle(near, y - half, far, y + half))
            near, far = sorted(
                (y + downward * _CROP_AWAY, y + downward * (_CROP_AWAY + _CROP_LENGTH))
            )
            found.append(Rectangle(x - half, near, x + half, far))
    return found
