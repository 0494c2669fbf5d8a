"""Pages as they go to the printer: black alone, with bleed, and with marks where wanted.

Text, rules and tints are drawn in gray, which a press prints with black ink (K) only. The
pages of a book block bleed into nothing, so that the bleed is empty room around the trim.
Source: PDF 32000-1, 8.6 (colour operators) and 14.11.2 (page boundaries).
"""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Name, Object, ObjectStreamMode, Pdf, PdfImage

from publish.model.cover import BLEED_MM

MILLIMETRE = 72 / 25.4
BLEED = BLEED_MM * MILLIMETRE
_MARKS = 8 * MILLIMETRE
"""Room around the trim that marks need, in pt."""
_MARK_LENGTH = 4 * MILLIMETRE
_MARK_WIDTH = 0.25
_DASH = 1.5
_COLOUR = re.compile(rb"(?m)^([0-9.]+) ([0-9.]+) ([0-9.]+) (rg|RG)$")
_GRAY = {b"rg": b"g", b"RG": b"G"}
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722
"""Shares of the colours in lightness (ITU-R BT.709)."""


def for_press(
    data: bytes, *, marks: bool = False, colour: bool = False, folds: tuple[float, ...] = ()
) -> bytes:
    """A PDF of ours for the printer; with `colour` its pictures and rules keep theirs.

    `marks` say where its pages are cut, and where they are folded: `folds` are distances from the
    left edge of the trimmed page, in mm.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        if not colour:
            for stream in _content_streams(pdf):
                _in_gray(stream)
            for image in _images(pdf):
                _picture_in_gray(image)
        for page in pdf.pages:
            _with_room(pdf, page, folds, marks=marks)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()


def _content_streams(pdf: Pdf) -> Iterator[pikepdf.Stream]:
    """Everything that draws: contents of pages, forms and patterns."""
    for page in pdf.pages:
        contents = page.Contents
        for each in [contents] if isinstance(contents, pikepdf.Stream) else list(contents):
            if isinstance(each, pikepdf.Stream):
                yield each
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and (
            each.get("/Subtype") == Name.Form or each.get("/PatternType") == 1
        ):
            yield each


def _images(pdf: Pdf) -> Iterator[pikepdf.Stream]:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Image:
            yield each


def _in_gray(stream: pikepdf.Stream) -> None:
    """Let a stream set its colours in gray. The engine writes each operator on a line."""

    def gray(match: re.Match[bytes]) -> bytes:
        red, green, blue = (float(match[part]) for part in (1, 2, 3))
        level = _RED * red + _GREEN * green + _BLUE * blue
        return f"{round(level, 4):g} ".encode() + _GRAY[match[4]]

    before = stream.read_bytes()
    after = _COLOUR.sub(gray, before)
    if after != before:
        stream.write(after)


def _picture_in_gray(image: pikepdf.Stream) -> None:
    """Turn a picture to gray, as fine as it was."""
    space = image.get("/ColorSpace")
    if space is None or space == Name.DeviceGray:
        return
    picture = PdfImage(image).as_pil_image().convert("L")
    image.write(picture.tobytes())
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    for key in ("/DecodeParms", "/Decode"):
        if key in image:
            del image[key]


def _with_room(pdf: Pdf, page: pikepdf.Page, folds: tuple[float, ...], *, marks: bool) -> None:
    """Give a page bleed, and marks around it where wanted; nothing on it moves."""
    left, bottom, right, top = (float(side) for side in page.TrimBox)
    room = _MARKS if marks else BLEED
    page.MediaBox = _box(left - room, bottom - room, right + room, top + room)
    page.CropBox = page.MediaBox
    page.BleedBox = _box(left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
    if marks:
        places = tuple(left + fold * MILLIMETRE for fold in folds)
        drawn = (*_corner_marks(left, bottom, right, top), *_fold_marks(places, bottom, top))
        page.contents_add(pdf.make_stream(_artifact(drawn)))


def _box(*sides: float) -> Object:
    return Array([round(side, 3) for side in sides])


def _corner_marks(left: float, bottom: float, right: float, top: float) -> Iterator[str]:
    """Lines that say where to cut, outside the bleed."""
    for x, outwards in ((left, -1), (right, 1)):
        for y, upwards in ((bottom, -1), (top, 1)):
            begin, end = BLEED, BLEED + _MARK_LENGTH
            yield _line((x + outwards * begin, y), (x + outwards * end, y))
            yield _line((x, y + upwards * begin), (x, y + upwards * end))


def _fold_marks(places: tuple[float, ...], bottom: float, top: float) -> Iterator[str]:
    """Broken lines above and below the bleed where a sheet is folded: the edges of a spine."""
    if places:
        yield f"[{_DASH} {_DASH}] 0 d"
    for x in places:
        yield _line((x, bottom - BLEED), (x, bottom - BLEED - _MARK_LENGTH))
        yield _line((x, top + BLEED), (x, top + BLEED + _MARK_LENGTH))


def _line(begin: tuple[float, float], end: tuple[float, float]) -> str:
    return f"{begin[0]:.3f} {begin[1]:.3f} m {end[0]:.3f} {end[1]:.3f} l S"


def _artifact(drawn: tuple[str, ...]) -> bytes:
    """What is drawn as no content to whoever reads aloud."""
    return f"/Artifact BMC q 0 G {_MARK_WIDTH} w {' '.join(drawn)} Q EMC".encode()
