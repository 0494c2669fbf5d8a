"""Where everything stands on a page: glyphs, rules and pictures, read from the PDF's operators.

An independent reading with pikepdf and the embedded fonts. Lengths are pt, x from the left
and y from the head of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import hypot
from pathlib import Path
from typing import Any

import pikepdf
import uharfbuzz

from tests.judges.pdf_text import _to_unicode

Matrix = pikepdf.Matrix


@dataclass(frozen=True)
class Glyph:
    """A shown glyph: its origin on the baseline, its size, and the edges of its ink."""

    text: str
    x: float
    y: float
    size: float
    left: float
    right: float
    font: str
    artifact: bool


@dataclass(frozen=True)
class Shape:
    """The box of a painted path or picture."""

    left: float
    top: float
    right: float
    bottom: float
    kind: str

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class Page:
    """What stands on a page, in the order in which it is painted."""

    glyphs: tuple[Glyph, ...]
    shapes: tuple[Shape, ...]


def placed_pages(file: Path) -> tuple[Page, ...]:
    """All pages of a file."""
    with pikepdf.open(file) as pdf:
        pages = []
        for page in pdf.pages:
            height = float(page.mediabox[3])
            found = list(_Reader(height).read(page, Matrix()))
            pages.append(
                Page(
                    tuple(each for each in found if isinstance(each, Glyph)),
                    tuple(each for each in found if isinstance(each, Shape)),
                )
            )
        return tuple(pages)


class _Font:
    """An embedded font: widths, text and ink of its glyphs, in thousandths of an em."""

    def __init__(self, font: Any) -> None:
        descendant = font.DescendantFonts[0]
        self.name = str(font.BaseFont).partition("+")[2]
        self.unicode = _to_unicode(font)
        self.widths: dict[int, float] = {}
        entries = list(descendant.get("/W", []))
        while entries:
            first, widths = int(entries.pop(0)), entries.pop(0)
            self.widths |= {first + place: float(width) for place, width in enumerate(widths)}
        data = descendant.FontDescriptor.FontFile2.read_bytes()
        self.face = uharfbuzz.Face(data)
        self.reader = uharfbuzz.Font(self.face)
        self.ink = cache(self._ink)

    def _ink(self, glyph: int) -> tuple[float, float]:
        extents = self.reader.get_glyph_extents(glyph)
        scale = 1000 / self.face.upem
        if extents is None:
            return 0.0, 0.0
        return extents.x_bearing * scale, (extents.x_bearing + extents.width) * scale


class _Reader:
    def __init__(self, height: float) -> None:
        self.height = height
        self.fonts: dict[tuple[int, int], _Font] = {}
        self.artifacts = 0

    def read(self, content: Any, around: Matrix) -> Iterator[Glyph | Shape]:
        resources = content.get("/Resources", pikepdf.Dictionary())
        matrix, line, kept = around, 1.0, []
        marks: list[bool] = []
        path: list[tuple[float, float]] = []
        start: list[tuple[float, float]] = []
        text, font, size, rise = Matrix(), None, 1.0, 0.0
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = instruction.operands, str(instruction.operator)
            match operator:
                case "q":
                    kept.append((matrix, line))
                case "Q":
                    matrix, line = kept.pop()
                case "cm":
                    matrix = Matrix(*map(float, operands)) @ matrix
                case "w":
                    line = float(operands[0])
                case "m":  # a point only where a line goes on from it
                    start = [(float(operands[0]), float(operands[1]))]
                case "l":
                    path += [*start, (float(operands[0]), float(operands[1]))]
                    start = []
                case "re":
                    x, y, width, height = map(float, operands)
                    path += [(x, y), (x + width, y + height)]
                case "c":
                    path += [*start, (float(operands[4]), float(operands[5]))]
                    start = []
                case "f" | "f*" | "F" | "B" | "B*":
                    yield self._shape(path, matrix, 0.0, "area")
                    path = []
                case "S" | "s":
                    yield self._shape(path, matrix, line, "line")
                    path = []
                case "n":
                    path = []
                case "BDC" | "BMC":
                    marks.append(str(operands[0]) == "/Artifact")
                case "EMC":
                    marks.pop()
                case "BT":
                    text = Matrix()
                case "Tm":
                    text = Matrix(*map(float, operands))
                case "Tf":
                    font = self._font(resources.Font[str(operands[0])])
                    size = float(operands[1])
                case "Ts":
                    rise = float(operands[0])
                case "TJ" | "Tj":
                    assert font is not None, "text before any font"
                    pieces = operands[0] if operator == "TJ" else [operands[0]]
                    for piece in pieces:
                        if not isinstance(piece, pikepdf.String):
                            text = Matrix(1, 0, 0, 1, -float(piece) * size / 1000, 0) @ text
                            continue
                        codes = bytes(piece)
                        for place in range(0, len(codes), 2):
                            code = int.from_bytes(codes[place : place + 2], "big")
                            yield self._glyph(font, code, size, rise, text @ matrix, any(marks))
                            width = font.widths.get(code, 1000.0) * size / 1000
                            text = Matrix(1, 0, 0, 1, width, 0) @ text
                case "Do":
                    form = resources.XObject[str(operands[0])]
                    if form.Subtype == "/Form":
                        own = Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
                        yield from self.read(form, own @ matrix)
                    else:
                        yield self._shape([(0.0, 0.0), (1.0, 1.0)], matrix, 0.0, "picture")

    def _font(self, font: Any) -> _Font:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = _Font(font)
        return self.fonts[font.objgen]

    def _glyph(
        self, font: _Font, code: int, size: float, rise: float, matrix: Matrix, artifact: bool
    ) -> Glyph:
        x, y = matrix.transform((0.0, rise))
        scale = hypot(matrix.a, matrix.b) * size
        level = matrix.a * size / 1000  # nothing where lines run upwards
        left, right = font.ink(code)
        return Glyph(
            font.unicode.get(code, "\ufffd"),
            x,
            self.height - y,
            scale,
            x + left * level,
            x + right * level,
            font.name,
            artifact,
        )

    def _shape(
        self, path: list[tuple[float, float]], matrix: Matrix, line: float, kind: str
    ) -> Shape:
        points = [matrix.transform(point) for point in path] or [(0.0, 0.0)]
        half = line * abs(matrix.a) / 2
        xs, ys = [x for x, _ in points], [self.height - y for _, y in points]
        upright, level = max(xs) - min(xs) < 0.01, max(ys) - min(ys) < 0.01
        grown_x, grown_y = (half if upright else 0.0), (half if level else 0.0)
        return Shape(
            min(xs) - grown_x, min(ys) - grown_y, max(xs) + grown_x, max(ys) + grown_y, kind
        )
