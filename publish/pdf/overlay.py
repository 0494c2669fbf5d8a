"""Pages on larger sheets: what is laid under and over them, as artifacts.

A page keeps its coordinates; its MediaBox grows around the TrimBox. What comes beside,
under or over the text is no part of the document's text (PDF 32000-1, 14.8.2.2): it stands in
marked content /Artifact, which no reader reads aloud.
"""

import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pikepdf
from msgspec import Struct

from publish.pdf.lettering import Specimen, read_specimen

Colour: TypeAlias = tuple[float, ...]
"""A grey from 0 (black) to 1, or red, green and blue."""


class Rectangle(Struct, frozen=True):
    """A filled rectangle; lengths in pt from the upper left corner of the trimmed page."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour = (0.0,)


class Triangle(Struct, frozen=True):
    """A filled triangle with its tip at (x, y), standing on a base so wide and so far below."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour = (0.0,)


class Words(Struct, frozen=True):
    """Short words that end at (right, baseline), in letters of the specimen.

    Where `turned` they run upwards and end at that place, their baseline at their right.
    """

    text: str
    right: float
    baseline: float
    size: float
    colour: Colour = (0.0,)
    turned: bool = False


class Lines(Struct, frozen=True):
    """Words in lines from (left, top) down, as many as a measure so wide needs."""

    text: str
    left: float
    top: float
    measure: float
    size: float
    leading: float
    colour: Colour = (0.0,)


Shape: TypeAlias = Rectangle | Triangle | Words | Lines
_MIDDLE = 0.38
"""Em from the baseline up to the middle of a Han character's square."""


class Furniture(Struct, frozen=True):
    """What is laid over pages: a PDF whose pages are as large as the sheets.

    Its last page is the specimen, which shows `characters` in order.
    """

    pdf: bytes
    characters: str


class Sheet(Struct, frozen=True):
    """A page's sheet. Lengths in pt.

    `left` and `top` are where the trimmed page stands on it. `ground` and `texts` are pages
    of the furniture: the one lies under everything, −1 for none, the others over it.
    """

    width: float
    height: float
    left: float
    top: float
    under: tuple[Shape, ...] = ()
    over: tuple[Shape, ...] = ()
    ground: int = -1
    texts: tuple[int, ...] = ()


def laid_over(pages: bytes, furniture: Furniture, sheets: tuple[Sheet, ...]) -> bytes:
    """The pages of a PDF on their sheets, one for each page."""
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        lay_over(pdf, furniture, sheets)
        target = io.BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return target.getvalue()


def lay_over(pdf: pikepdf.Pdf, furniture: Furniture, sheets: Iterable[Sheet]) -> None:
    """Put the pages of an open PDF on their sheets, one for each page."""
    with pikepdf.open(io.BytesIO(furniture.pdf)) as laid:
        specimen = read_specimen(laid.pages[-1], furniture.characters)
        sheets = tuple(sheets)
        wanted = {number for sheet in sheets for number in (sheet.ground, *sheet.texts)}
        forms = {
            number: pdf.copy_foreign(page.as_form_xobject())
            for number, page in enumerate(laid.pages)
            if number in wanted
        }
        fonts = {name: pdf.copy_foreign(font) for name, font in specimen.fonts.items()}
        layer = _Layer(pdf, forms, specimen, fonts)
        for page, sheet in zip(pdf.pages, sheets, strict=True):
            layer.lay(page, sheet)


class _Layer(Struct, frozen=True):
    """Lays sheets under and over pages of one file; `fonts` are those of the specimen in it."""

    pdf: pikepdf.Pdf
    forms: dict[int, pikepdf.Object]
    specimen: Specimen
    fonts: dict[str, pikepdf.Object]

    def lay(self, page: pikepdf.Page, sheet: Sheet) -> None:
        """Make a page a sheet."""
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        corner = (left - sheet.left, top + sheet.top - sheet.height)
        page.obj.TrimBox = pikepdf.Array([left, bottom, right, top])
        page.obj.MediaBox = pikepdf.Array(
            [round(value, 3) for value in (*corner, corner[0] + sheet.width, top + sheet.top)]
        )
        for name in ("/CropBox", "/BleedBox"):
            if name in page.obj:
                del page.obj[name]
        ground = (sheet.ground,) if sheet.ground >= 0 else ()
        under = self._forms(page, ground, corner) + self._drawn(page, sheet.under, left, top)
        over = self._drawn(page, sheet.over, left, top) + self._forms(page, sheet.texts, corner)
        # The text's own operators may leave the coordinates turned round.
        page.contents_add(self.pdf.make_stream(_artifact(under) + b"q\n"), prepend=True)
        page.contents_add(self.pdf.make_stream(b"Q\n" + _artifact(over)))

    def _forms(
        self, page: pikepdf.Page, numbers: Iterable[int], corner: tuple[float, float]
    ) -> bytes:
        parts = []
        for number in numbers:
            # A name of its own: pages may share their resources, and pikepdf's are random.
            name = pikepdf.Name(f"/Laid{number}")
            page.add_resource(self.forms[number], pikepdf.Name.XObject, name)
            parts.append(f"q 1 0 0 1 {corner[0]:.3f} {corner[1]:.3f} cm {name} Do Q\n")
        return "".join(parts).encode()

    def _drawn(self, page: pikepdf.Page, shapes: Iterable[Shape], left: float, top: float) -> bytes:
        """The operators of shapes; (left, top) is the upper left corner of the trimmed page."""
        parts: list[str] = []
        for shape in shapes:
            colour = " ".join(f"{value:g}" for value in shape.colour)
            parts.append(f"{colour} {'g' if len(shape.colour) == 1 else 'rg'}")
            match shape:
                case Rectangle():
                    x, y = left + shape.left, top - shape.bottom
                    width, height = shape.right - shape.left, shape.bottom - shape.top
                    parts.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")
                case Triangle():
                    x, y = left + shape.x, top - shape.y
                    half, foot = shape.width / 2, y - shape.height
                    parts.append(f"{x:.3f} {y:.3f} m {x - half:.3f} {foot:.3f} l")
                    parts.append(f"{x + half:.3f} {foot:.3f} l h f")
                case Words():
                    x, y = left + shape.right, top - shape.baseline
                    width = self.specimen.width(shape.text, shape.size)
                    if shape.turned:
                        parts.append(f"BT 0 1 -1 0 {x:.3f} {y - width:.3f} Tm")
                    else:
                        parts.append(f"BT 1 0 0 1 {x - width:.3f} {y:.3f} Tm")
                    parts += self.specimen.shown(shape.text, shape.size)
                    parts.append("ET")
                case Lines():
                    parts += self._lines(shape, left + shape.left, top - shape.top)
        if any(isinstance(shape, Words | Lines) for shape in shapes):
            for name, font in self.fonts.items():
                page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(name))
        return ("q\n" + "\n".join(parts) + "\nQ\n").encode() if parts else b""

    def _lines(self, shape: Lines, x: float, top: float) -> Iterator[str]:
        """The operators of words in lines; (x, top) is their upper left corner."""
        y = top - shape.leading / 2 - _MIDDLE * shape.size
        for line in self.specimen.set_in_lines(shape.text, shape.size, shape.measure):
            for begin, words in line:
                yield f"BT 1 0 0 1 {x + begin:.3f} {y:.3f} Tm"
                yield from self.specimen.shown(words, shape.size)
                yield "ET"
            y -= shape.leading


def _artifact(operators: bytes) -> bytes:
    return b"/Artifact BMC\n" + operators + b"EMC\n" if operators else b""
