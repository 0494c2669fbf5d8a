"""What measures take and give."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from publish.diagnostics import Finding
from publish.model import Span
from publish.postflight.faces import PrintedFont
from publish.postflight.glyphs import Page
from publish.postflight.lines import Line, Paragraph
from publish.postflight.regions import TAIWAN, Region

Figure = int | float | str


class Limits(Struct, frozen=True):
    """`flush` is the pt that a full line's edges may be off; `grid` the leading in pt, or 0."""

    flush: float = 0.3
    grid: float = 0.0


DEFAULT_LIMITS = Limits()


class Reading(Struct, frozen=True):
    """A file as read: `texts` is what PDFium reads from each page, `lines` the lines by page;
    `region` is what the file's language says of its marks.
    """

    file: str
    pages: tuple[Page, ...]
    fonts: tuple[PrintedFont, ...]
    texts: tuple[str, ...]
    lines: tuple[tuple[Line, ...], ...]
    paragraphs: tuple[Paragraph, ...]
    body_size: float
    limits: Limits
    region: Region = TAIWAN


class Place(Struct, frozen=True):
    """A bad place: page, line, and which of its signs."""

    line: Line
    sign: int


class Bad(Struct, frozen=True):
    """A finding with where it is on the page; findings about the whole file have no place."""

    finding: Finding
    place: Place | None = None


class Measured(Struct, frozen=True):
    """Figures by name, in order, and the bad places."""

    figures: tuple[tuple[str, Figure], ...] = ()
    bad: tuple[Bad, ...] = ()


Measure = Callable[[Reading], Measured]


def at(reading: Reading, id: str, line: Line, sign: int, **values: object) -> Bad:
    column = line.column(sign)
    span = Span(reading.file, line.number, column, line.number, column + 1)
    found = _found(id, span, {"page": line.page, **values}, line.text)
    return Bad(found, Place(line, sign))


def of_file(reading: Reading, id: str, **values: object) -> Bad:
    return Bad(_found(id, Span(reading.file), values))


def _found(id: str, span: Span, values: Mapping[str, object], line: str = "") -> Finding:
    pairs = tuple((name, str(value)) for name, value in values.items())
    return Finding(id, span, pairs, source_line=line)


def em(length: float) -> str:
    """A length with three decimals; nothing is 0.000, not -0.000."""
    return f"{round(length, 3) + 0.0:.3f}"


def share(values: Iterator[bool] | list[bool]) -> str:
    counted = list(values)
    return f"{sum(counted) / len(counted):.1%}" if counted else "–"
