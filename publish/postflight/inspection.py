"""A finished PDF in, figures and findings out."""

from pathlib import Path

import pikepdf
import pypdfium2
from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.find_lines import find_lines
from publish.postflight.find_paragraphs import find_paragraphs
from publish.postflight.glyphs import read_pages
from publish.postflight.lines import size_classes
from publish.postflight.measures import DEFAULT_LIMITS, MEASURES, Bad, Figure, Limits, Reading
from publish.postflight.regions import region_of
from publish.postflight.structure import read_structure


class Inspection(Struct, frozen=True):
    """What was measured of one file; `bad` are the bad places in the order of the measures."""

    file: Path
    figures: tuple[tuple[str, Figure], ...]
    bad: tuple[Bad, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings by page and line, those of the whole file first."""
        return tuple(dict.fromkeys(each.finding for each in sorted(self.bad, key=_page_order)))


def _page_order(bad: Bad) -> tuple[int, str, int, int, str]:
    span, values = bad.finding.span, dict(bad.finding.values)
    page = int(values.get("page", "0"))
    return page, values.get("member", ""), span.line, span.column, bad.finding.id


def inspect(file: Path, limits: Limits = DEFAULT_LIMITS) -> Inspection:
    """Measure a PDF, whatever program made it. A file that cannot be read is a finding."""
    try:
        reading = read(file, limits)
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as reason:
        words = str(reason).splitlines()[0] if str(reason) else type(reason).__name__
        return Inspection(
            file, (), (Bad(finding("pdf-unreadable", Span(file.name), reason=words)),)
        )
    measured = [measure(reading) for measure in MEASURES]
    return Inspection(
        file,
        tuple(figure for each in measured for figure in each.figures),
        tuple(bad for each in measured for bad in each.bad),
    )


def read(file: Path, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The file with its lines and paragraphs.

    Raises OSError, pikepdf.PdfError, pikepdf.PasswordError and pypdfium2.PdfiumError.
    """
    with pikepdf.open(file) as pdf:
        tags = read_structure(pdf)
        content = read_pages(pdf)
        region = region_of(str(pdf.Root.get("/Lang", "")))
    lines = tuple(find_lines(page, tags) for page in content.pages)
    sizes = size_classes(line for page in lines for line in page)
    return Reading(
        file.name,
        content.pages,
        content.fonts,
        page_texts(file),
        lines,
        find_paragraphs(lines, sizes),
        sizes.body,
        limits,
        region,
    )


def page_texts(file: Path) -> tuple[str, ...]:
    """What PDFium, and so Chrome, reads from every page."""
    document = pypdfium2.PdfDocument(file)
    try:
        return tuple(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
