"""A designer's cover files: whether they have the size and the bleed that the printer needs."""

import io
from collections.abc import Iterator

import pikepdf
from msgspec import Struct
from PIL import Image, UnidentifiedImageError

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.model.cover import BLEED_MM

_TOLERANCE_MM = 0.5
"""How far a trimmed size may be off: what is lost in cutting anyway."""
_LEAST_DPI = 300
_POINT_MM = 25.4 / 72


class CoverFile(Struct, frozen=True):
    """A file that `cover:` names, and the trimmed size that its part of the cover has, in mm.

    A spine bleeds at its head and foot alone, back and front on their outer side too, the whole
    sheet on all sides; what lies beyond is not needed, and does no harm.
    """

    path: str
    data: bytes
    width: float
    height: float
    span: Span


def cover_file_problems(file: CoverFile) -> tuple[Finding, ...]:
    """What is wrong with a cover file: PDF with its boxes, or a picture of trim and bleed."""
    look = _pdf_problems if file.data[:1024].lstrip().startswith(b"%PDF-") else _picture_problems
    return tuple(look(file))


def _pdf_problems(file: CoverFile) -> Iterator[Finding]:
    """The first page's TrimBox is the size, its BleedBox or MediaBox must reach beyond it."""
    try:
        with pikepdf.open(io.BytesIO(file.data)) as pdf:
            page = pdf.pages[0]
            trim = [float(each) * _POINT_MM for each in page.trimbox]
            media = [float(each) * _POINT_MM for each in page.mediabox]
            count = len(pdf.pages)
    except (pikepdf.PdfError, IndexError):
        yield finding("cover-broken", file.span, path=file.path)
        return
    if count > 1:
        yield finding("cover-pages", file.span, path=file.path, count=count)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if not _is(width, file.width) or not _is(height, file.height):
        yield _size(file, width, height)
    bleed = min(trim[1] - media[1], media[3] - trim[3])
    if bleed < BLEED_MM - 0.1:
        yield finding("cover-bleed", file.span, path=file.path, found=f"{max(0.0, bleed):.1f}")


def _picture_problems(file: CoverFile) -> Iterator[Finding]:
    """A picture has no boxes: it is the trimmed size and the bleed around it."""
    if file.data[:1024].lstrip().startswith((b"<?xml", b"<svg", b"<!--")):
        return  # a drawing fills the size it is given
    try:
        with Image.open(io.BytesIO(file.data)) as picture:
            across, down = picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        yield finding("cover-broken", file.span, path=file.path)
        return
    width, height = file.width + 2 * BLEED_MM, file.height + 2 * BLEED_MM
    dpi = down / height * 25.4
    if not _is(across / dpi * 25.4, width):
        yield _size(file, across / dpi * 25.4 - 2 * BLEED_MM, file.height)
    if dpi < _LEAST_DPI - 1:
        yield finding(
            "cover-resolution", file.span, path=file.path, least=_LEAST_DPI,
            dpi=round(dpi), pixels=f"{width / 25.4 * _LEAST_DPI:.0f}",
        )  # fmt: skip


def _is(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= _TOLERANCE_MM


def _size(file: CoverFile, width: float, height: float) -> Finding:
    return finding(
        "cover-size", file.span, path=file.path,
        found=f"{width:.1f} × {height:.1f}", wanted=f"{file.width:.1f} × {file.height:.1f}",
    )  # fmt: skip
