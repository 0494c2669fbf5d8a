"""What is drawn on a proof's pages: grounds, bars, triangles, and words in the margin.

Rule: shared by all styles, after the habits of Chinese proofs: nothing is underlined or
struck, since a line under a word is a mark of punctuation; nothing moves a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from msgspec import Struct

from publish.html.widths import width_of
from publish.model.places import PlacedPage, Turn
from publish.pdf.overlay import Colour, Rectangle, Triangle
from publish.proof.numbering import NumberedLine
from publish.proof.placed_changes import PlacedChange
from publish.proof.places import Stretch
from publish.proof.queries import PlacedQuery
from publish.proof.wording import word

MM = 72 / 25.4
_BAR = 1.0
_BAR_AWAY = 4 * MM
WORDS_AWAY = 6 * MM
"""From the measure to the words in the margin."""
WORDS_SIZE, WORDS_LEADING = 7.0, 8.8
_FLAG_SIZE, _FLAG_APART = 5.0, 1.0
"""The labels of queries: their size; in em, what two need beyond the width of figures."""
_LONGEST = ((72, 400), (72, 150), (30, 72), (14, 30))
"""Characters of words in the margin, of changes and of questions, which are to be answered there;
tried in turn until all of them have room.
"""


class Colours(Struct, frozen=True):
    """The colours of marks; K15 and K100, or colours that part insertions from deletions."""

    ground: Colour
    bar: Colour
    deleted: Colour
    query: Colour


GREY = Colours((0.85,), (0.0,), (0.0,), (0.0,))
COLOUR = Colours((1.0, 0.92, 0.55), (0.8, 0.0, 0.0), (0.8, 0.0, 0.0), (0.0, 0.25, 0.75))


class Flag(Struct, frozen=True):
    """The label of a query above its place in a line, at `x`.

    Its words begin at `left`, which is further right where another label stands. Its hairline
    has a colour.
    """

    text: str
    x: float
    baseline: float
    left: float
    colour: Colour


class _Wish(Struct, frozen=True):
    """Words that are to stand beside a height of the page; `asks` are those of a question."""

    height: float
    text: str
    asks: bool = False

    def cut(self, changes: int, questions: int) -> str:
        """The words, or the first of them where they have more characters."""
        longest = questions if self.asks else changes
        return self.text if len(self.text) <= longest else self.text[: longest - 2] + "……"


class MarginWords(Struct, frozen=True):
    """Words beside the text: `top` in pt from the trimmed page's head."""

    text: str
    top: float
    height: float


class PageMarks(Struct, frozen=True):
    """All marks of a page."""

    grounds: tuple[Rectangle, ...] = ()
    bars: tuple[Rectangle, ...] = ()
    triangles: tuple[Triangle, ...] = ()
    flags: tuple[Flag, ...] = ()
    words: tuple[MarginWords, ...] = ()


def page_marks(
    pages: tuple[PlacedPage, ...],
    changes: tuple[PlacedChange, ...],
    queries: tuple[PlacedQuery, ...],
    colours: Colours,
    language: str,
    widths: tuple[float, ...],
) -> tuple[PageMarks, ...]:
    """The marks of every page; `widths` are those of the words in their margins, in pt."""
    return tuple(
        _marks_of(index, page, changes, queries, colours, language, width)
        for index, (page, width) in enumerate(zip(pages, widths, strict=True))
    )


def _marks_of(
    index: int,
    page: PlacedPage,
    changes: tuple[PlacedChange, ...],
    queries: tuple[PlacedQuery, ...],
    colours: Colours,
    language: str,
    width: float,
) -> PageMarks:
    here = [each for each in changes if index in _pages_of(each)]
    asked = [each for each in queries if each.place is not None and each.place.line.page == index]
    stretches = [
        stretch
        for each in here
        if each.change.kind != "move"
        for stretch in each.stretches
        if stretch.line.page == index
    ]
    wishes = [
        *(
            _Wish(_height_of(place, page), words)
            for each in here
            for place in (each.place, *each.others)
            if place is not None and place.line.page == index
            for words in _words(each, language)
        ),
        *(
            _Wish(_height_of(each.origin, page), f"[{each.number}] {word('moved-away', language)}")
            for each in here
            if each.origin is not None and each.origin.line.page == index
        ),
        *(
            _Wish(_height_of(each.place, page), _question(each, language), asks=True)
            for each in asked
            if each.place is not None
        ),
    ]
    return PageMarks(
        tuple(_ground(stretch, colours) for stretch in stretches),
        tuple(_bars(index, page, here, colours)),
        tuple(_triangles(index, here, colours)),
        tuple(_flags(asked, colours)),
        _stacked(sorted(wishes, key=lambda wish: wish.height), width, page, language),
    )


def _height_of(place: Stretch, page: PlacedPage) -> float:
    """Beside which height of the page words about a place stand."""
    return place.baseline if place.line.turn is None else page.top


def _flags(asked: Sequence[PlacedQuery], colours: Colours) -> Iterator[Flag]:
    """The labels of questions, none upon another."""
    taken: list[tuple[float, float, float]] = []  # edges and baseline of those that stand
    for each in asked:
        if each.place is None:
            continue
        above = each.place.baseline - 0.9 * each.place.size
        x, baseline = placed_at(each.place.line.turn, each.place.left, above)
        width = (width_of(each.label) + _FLAG_APART) * _FLAG_SIZE
        left = x
        for begin, end, height in sorted(taken):
            if abs(height - baseline) < _FLAG_SIZE and begin < left + width and left < end:
                left = end
        taken.append((left, left + width, baseline))
        yield Flag(each.label, x, baseline, left, colours.query)


def _question(query: PlacedQuery, language: str) -> str:
    """What the margin says of a question, its answer with it."""
    says = word("says", language)
    question = f"{query.label} {word(query.to, language)}{says}{query.text}"
    return f"{question}　{word('answer', language)}{query.answer}" if query.answer else question


def _pages_of(each: PlacedChange) -> set[int]:
    places = (each.place, *each.others, *each.stretches, each.origin, *each.gaps)
    return {place.line.page for place in places if place is not None}


def placed_at(turn: Turn | None, x: float, y: float) -> tuple[float, float]:
    """Where a point stands on the page; in a table on its side it is turned with it."""
    return (x, y) if turn is None else (y + turn[0], turn[1] - x)


def _rectangle(
    turn: Turn | None, left: float, top: float, right: float, bottom: float, colour: Colour
) -> Rectangle:
    """A rectangle, turned with its table."""
    (x, y), (other, below) = placed_at(turn, left, top), placed_at(turn, right, bottom)
    return Rectangle(min(x, other), min(y, below), max(x, other), max(y, below), colour)


def _ground(stretch: Stretch, colours: Colours) -> Rectangle:
    above, below = 0.98 * stretch.size, 0.22 * stretch.size
    return _rectangle(
        stretch.line.turn,
        stretch.left,
        stretch.baseline - above,
        stretch.right,
        stretch.baseline + below,
        colours.ground,
    )


def _bars(
    index: int, page: PlacedPage, here: list[PlacedChange], colours: Colours
) -> Iterator[Rectangle]:
    """A bar for each change, as high as its lines; where they overlap they are one."""
    edges: dict[Turn | None, list[tuple[float, float]]] = {}
    for each in here:
        lines: dict[Turn | None, list[NumberedLine]] = {}
        for place in (each.place, *each.others, *each.stretches, each.origin, *each.gaps):
            if place is not None and place.line.page == index:
                lines.setdefault(place.line.turn, []).append(place.line)
        for turn, own in lines.items():
            joined = _joined((line.top, line.bottom) for line in own)
            edges.setdefault(turn, []).extend(joined)
    for turn, found in edges.items():
        # What is right of a table on its side is above it on the page, where the head is near.
        left = page.right + _BAR_AWAY
        if turn is not None:
            left = turn[1] - page.top + _BAR_AWAY / 2
        for top, bottom in _joined(found, gap=-0.01):
            yield _rectangle(turn, left, top, left + _BAR, bottom, colours.bar)


def _joined(
    edges: Iterable[tuple[float, float]], gap: float = 8.0
) -> Iterator[tuple[float, float]]:
    """Intervals that overlap, or are no further apart than `gap`, as one."""
    current: tuple[float, float] | None = None
    for top, bottom in sorted(edges):
        if current is not None and top <= current[1] + gap:
            current = current[0], max(current[1], bottom)
            continue
        if current is not None:
            yield current
        current = top, bottom
    if current is not None:
        yield current


def _triangles(index: int, here: list[PlacedChange], colours: Colours) -> Iterator[Triangle]:
    """▲ where something was taken away, its tip between the two characters."""
    for each in here:
        gone = each.change.removed and each.change.kind != "picture"
        places = (each.place, *each.others) if gone else (each.origin,)
        for place in (*places, *each.gaps):
            if place is not None and place.line.page == index:
                below = place.baseline + 0.16 * place.size
                x, y = placed_at(place.line.turn, place.left, below)
                yield Triangle(x, y, 4.2, 3.8, colours.deleted)


def _words(each: PlacedChange, language: str) -> Iterator[str]:
    """What the margin says of a change: the words that are gone, what was moved."""
    change = each.change
    number = f"[{each.number}] "
    if change.kind == "move":
        yield number + word("moved-here", language)
    elif change.old_kind:
        yield number + word("was", language) + word(change.old_kind, language)
    elif change.kind == "picture" and change.added:
        # What tells the two apart may be no words at all, and stands in the list.
        yield number + word("picture" if change.removed else "insert", language)
    elif change.removed:
        name = "was" if change.added else "deleted"
        yield number + word(name, language) + (change.old.strip() or word("blank", language))
    else:
        yield number + word(change.kind, language)


def _stacked(
    wishes: list[_Wish], width: float, page: PlacedPage, language: str
) -> tuple[MarginWords, ...]:
    """Words one below the other, each as near its line as the others let it stand."""
    if not wishes:
        return ()
    room = page.height - 4 * MM - page.top
    for longest in _LONGEST:
        items = [(each.height, each.cut(*longest)) for each in wishes]
        heights = [_height(text, width) for _, text in items]
        if sum(heights) <= room:
            break
    kept = len(items)
    while kept and sum(heights[:kept]) + WORDS_LEADING > room and sum(heights) > room:
        kept -= 1
    if kept < len(items):
        more = word("more", language).format(count=len(items) - kept)
        items = [*items[:kept], (items[kept][0], more)]
        heights = [*heights[:kept], WORDS_LEADING]
    tops: list[float] = []
    bottom = min(
        page.top, wishes[0].height - WORDS_SIZE
    )  # beside the running head, if that changed
    for (y, _), height in zip(items, heights, strict=True):
        tops.append(max(bottom, y - WORDS_SIZE))
        bottom = tops[-1] + height
    foot = page.height - 4 * MM
    for number in reversed(range(len(tops))):
        tops[number] = min(tops[number], foot - heights[number])
        foot = tops[number]
    return tuple(
        MarginWords(text, top, height)
        for (_, text), top, height in zip(items, tops, heights, strict=True)
    )


def _height(text: str, width: float) -> float:
    """The height of words in the margin: a Latin word may leave a tenth of a line blank."""
    return ceil(1.1 * width_of(text) * WORDS_SIZE / width) * WORDS_LEADING
