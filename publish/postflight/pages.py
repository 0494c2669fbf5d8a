"""Pages that a setter would not leave so: text outside, stranded lines and headings, short feet.

The rules are those by which `publish.pages` plans; here the finished page is judged, whatever
made it so.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from publish.diagnostics import Finding
from publish.model import Span
from publish.postflight.facts import SetLine, SetPage
from publish.postflight.figures import early_figures
from publish.postflight.notes import notes_off_page

MOST_SHORT = 2
"""Lines that a page may be short."""
LEAST_DPI = 300
"""Pixels to the inch of a picture in print."""
BELOW_HEADING = 2
"""Lines at least below a heading."""
_MM = 72 / 25.4
_TOLERANCE = 0.5
"""Pt that a line may stand out of the type area: what is divided leaves as much."""
_HAIR = 0.1
"""Pt that a line may lack of its room: sizes in mm are rounded."""


def bad_pages(pages: tuple[SetPage, ...], file: str) -> tuple[Finding, ...]:
    """All findings about the pages of an article, whose file they name."""
    found = (
        *notes_off_page(pages, file),
        *(each for page in pages for each in outside(page, file)),
        *wide_tables(pages, file),
        *stranded_lines(pages, file),
        *(each for pair in pairwise(pages) for each in stranded_heading(*pair, file)),
        *(each for pair in pairwise(pages) for each in short_page(*pair, file)),
        *coarse_pictures(pages, file),
        *early_figures(pages, file),
    )
    return tuple(found)


def outside(page: SetPage, file: str) -> Iterator[Finding]:
    """What stands above or below the type area, or reaches into the notes."""
    foot = page.notes_top if page.notes else page.height
    for lines, bottom in ((page.lines, foot), (page.notes, page.height)):
        for number, line in enumerate(lines, 1):
            if line.top < -_TOLERANCE or line.bottom > bottom + _TOLERANCE:
                yield _finding("text-outside-page", file, page, number, line)


def wide_tables(pages: tuple[SetPage, ...], file: str) -> Iterator[Finding]:
    """A table wider than the measure, told at the first of its rows that is."""
    above = 0.0
    for page in pages:
        for number, line in enumerate(page.lines, 1):
            if line.beyond > _TOLERANCE >= above:
                beyond = f"{line.beyond / _MM:.1f} mm"
                yield _finding("table-wide", file, page, number, line, beyond=beyond)
            above = line.beyond


def coarse_pictures(pages: tuple[SetPage, ...], file: str) -> Iterator[Finding]:
    """A picture whose pixels show in print, told once at the size that shows them most."""
    coarsest: dict[str, tuple[float, int]] = {}
    for page in pages:
        for picture in page.pictures:
            known = coarsest.get(picture.file, (float(LEAST_DPI), 0))
            coarsest[picture.file] = min(known, (picture.dpi, page.folio))
    for name, (dpi, folio) in coarsest.items():
        if folio and round(dpi) < LEAST_DPI:
            values = {"page": folio, "picture": name, "dpi": round(dpi), "least": LEAST_DPI}
            yield Finding(
                "picture-coarse",
                Span(file),
                tuple((key, str(each)) for key, each in values.items()),
            )


def stranded_lines(pages: tuple[SetPage, ...], file: str) -> Iterator[Finding]:
    """A single line of a paragraph, or of a note's paragraph, that goes on overleaf."""
    counts = [
        Counter(line.block for line in (*page.lines, *page.notes) if line.kind == "text")
        for page in pages
    ]
    total = Counter(block for count in counts for block in count)
    for page, count in zip(pages, counts, strict=True):
        for lines in (page.lines, page.notes):
            for number, line in enumerate(lines, 1):
                if line.kind == "text" and count[line.block] == 1 and total[line.block] > 1:
                    yield _finding("line-stranded", file, page, number, line)


def stranded_heading(page: SetPage, following: SetPage, file: str) -> Iterator[Finding]:
    """A heading with fewer than two lines below it, where its text goes on overleaf."""
    if page.ends or not following.lines:
        return
    goes_on = following.lines[0].kind != "heading"
    last = page.lines[-BELOW_HEADING:] if goes_on else page.lines[-1:]
    for number, line in enumerate(last, len(page.lines) - len(last) + 1):
        if line.kind == "heading":
            yield _finding("heading-stranded", file, page, number, line)


def short_page(page: SetPage, following: SetPage, file: str) -> Iterator[Finding]:
    """A page with room for more than two lines.

    Not where what comes next could not be begun there: a heading, a figure, a table, or one
    of two lines that call a note.
    """
    if page.ends or not page.lines or not following.lines:
        return
    room = (page.notes_top if page.notes else page.height) - page.lines[-1].bottom
    lacking = int((room + _HAIR) // page.leading)
    begins = following.lines[:2]
    has_cause = begins[0].kind != "text" or any(line.calls for line in begins)
    if lacking > MOST_SHORT and not has_cause:
        yield _finding("page-short", file, page, len(page.lines), page.lines[-1], lines=lacking)


def _finding(
    id: str, file: str, page: SetPage, number: int, line: SetLine, **values: object
) -> Finding:
    words = {"page": page.folio, "number": number, "text": line.text[:12], **values}
    return Finding(id, Span(file), tuple((name, str(value)) for name, value in words.items()))
