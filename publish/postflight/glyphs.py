"""The glyphs of a page with their places, read from the content stream.

Places come from the operators alone: matrices, sizes, adjustments and the widths of the fonts.
PDFium gives no places inside a text object, and the boxes of its text page follow ActualText, so
neither is a measure. Source: PDF 32000-1, 9.4 (text), 8.10 (forms), 14.6 (marked content).
"""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from msgspec import Struct, field
from msgspec.structs import replace

from publish.postflight.faces import PrintedFont, read_font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INVISIBLE = 3
_DEEPEST_FORM = 12


class Glyph(Struct, frozen=True):
    """One shown glyph. Lengths are pt; x from the page's left edge, y of the baseline from its top.

    `advance` is the font's width at this size, without letter, word or TJ spacing. `text` is the
    text that the file gives the glyph, by ToUnicode or the ActualText around it. `mcid` is −1
    outside the structure, where `artifact` may be true. `text_object` numbers the BT … ET of the
    page. `upright` is false for turned and vertical text.
    """

    text: str
    x: float
    y: float
    advance: float
    size: float
    font: int
    mcid: int
    artifact: bool
    text_object: int
    upright: bool
    visible: bool
    missing: bool

    @property
    def end(self) -> float:
        """Where the glyph's advance ends."""
        return self.x + self.advance

    @property
    def has_ink(self) -> bool:
        """Whether it shows anything: a blank does not."""
        return bool(self.text.strip()) or not self.text


class Page(Struct, frozen=True):
    """The glyphs of a page in the order of its content; `number` counts from 1, lengths are pt.

    A page whose operators are `malformed` has the glyphs before the fault.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    malformed: bool = False


class Pages(Struct, frozen=True):
    """All pages of a file and the fonts that they use, in the order of their first use."""

    pages: tuple[Page, ...]
    fonts: tuple[PrintedFont, ...]


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """The glyphs of all pages of an open file."""
    fonts = _Fonts()
    pages = tuple(_page(page, number, fonts) for number, page in enumerate(pdf.pages, 1))
    return Pages(pages, tuple(fonts.fonts))


def _page(page: pikepdf.Page, number: int, fonts: "_Fonts") -> Page:
    try:
        matrix, width, height = _page_matrix(page)
    except (TypeError, ValueError):  # a box or a turn that is no number
        return Page(number, 0.0, 0.0, (), malformed=True)
    reader = _Reader(fonts, height)
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    malformed = False
    try:
        reader.read(page.obj, resources, _State(matrix), 0)
    except (TypeError, ValueError, LookupError, AttributeError, pikepdf.PdfError):
        # An operand of the wrong kind or a name that the resources lack; pikepdf says TypeError
        # of what is no operand at all (`125-125`).
        malformed = True
    glyphs = tuple(reader.glyphs)
    if _runs_down(glyphs):
        glyphs = tuple(replace(glyph, upright=False) for glyph in glyphs)
    return Page(number, width, height, glyphs, malformed)


def _runs_down(glyphs: tuple[Glyph, ...]) -> bool:
    """Whether most glyphs stand below the one before them: vertical text, set glyph by glyph."""
    down = along = 0
    for before, glyph in pairwise(glyphs):
        em = max(glyph.size, 0.01)
        across, below = (glyph.x - before.x) / em, (glyph.y - before.y) / em
        down += abs(across) < 0.3 and 0.4 < below < 1.7
        along += abs(below) < 0.3 and 0.1 < across < 1.7
    return down > along


def _page_matrix(page: pikepdf.Page) -> tuple[Matrix, float, float]:
    """From user space to pt from the lower left corner of the page as a reader shows it."""
    left, bottom, right, top = (float(each) for each in page.cropbox)
    width, height = right - left, top - bottom
    turn = int(page.obj.get("/Rotate", 0)) % 360
    match turn:
        case 90:
            return (0, -1, 1, 0, -bottom, right), height, width
        case 180:
            return (-1, 0, 0, -1, right, top), width, height
        case 270:
            return (0, 1, -1, 0, top, -left), height, width
    return (1, 0, 0, 1, -left, -bottom), width, height


class _Fonts:
    """Every font of the file, read once."""

    def __init__(self) -> None:
        self.fonts: list[PrintedFont] = []
        self._numbers: dict[tuple[int, int] | int, int] = {}
        self._direct: list[Any] = []

    def number(self, font: Any) -> int:
        key: tuple[int, int] | int = font.objgen
        if key == (0, 0):
            # A direct object has no number; kept alive, its identity is its own.
            self._direct.append(font)
            key = id(font)
        if key not in self._numbers:
            self._numbers[key] = len(self.fonts)
            self.fonts.append(read_font(font))
        return self._numbers[key]


class _State(Struct, frozen=True):
    """The part of the graphics state that places text; it is saved by q and restored by Q."""

    matrix: Matrix
    font: int = -1
    size: float = 0.0
    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class _Mark(Struct):
    """An open marked-content sequence; `first` is the number of glyphs before it."""

    mcid: int
    artifact: bool
    actual: str | None
    first: int


class _Reader(Struct):
    fonts: _Fonts
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    text_object: int = 0
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY

    def read(self, content: Any, resources: Any, state: _State, depth: int) -> None:
        """Add the glyphs of a page's or a form's content."""
        saved: list[_State] = []
        for instruction in pikepdf.parse_content_stream(content):
            operands, operator = instruction.operands, instruction.operator
            match str(operator):
                case "q":
                    saved.append(state)
                case "Q":
                    state = saved.pop() if saved else state
                case "cm":
                    state = replace(state, matrix=_times(_matrix(operands), state.matrix))
                case "Do":
                    self._form(resources, str(operands[0]), state, depth)
                case "BT":
                    self.text_object += 1
                    self.text = self.line = IDENTITY
                case "BDC" | "BMC":
                    self._begin(operands, resources)
                case "EMC":
                    self._end()
                case "Tj" | "TJ" | "'" | '"':
                    state = self._show(str(operator), operands, state)
                case "Tm":
                    self.text = self.line = _matrix(operands)
                case "Td" | "TD" | "T*":
                    state = self._next_line(str(operator), operands, state)
                case name:
                    state = self._set(name, operands, resources, state)

    def _set(self, name: str, operands: Any, resources: Any, state: _State) -> _State:
        match name:
            case "Tf":
                font = resources.Font[str(operands[0])]
                return replace(state, font=self.fonts.number(font), size=float(operands[1]))
            case "gs":
                extended = resources.ExtGState[str(operands[0])]
                if "/Font" in extended:
                    font, size = extended.Font
                    return replace(state, font=self.fonts.number(font), size=float(size))
            case "Tc":
                return replace(state, letter_space=float(operands[0]))
            case "Tw":
                return replace(state, word_space=float(operands[0]))
            case "Tz":
                return replace(state, stretch=float(operands[0]) / 100)
            case "TL":
                return replace(state, leading=float(operands[0]))
            case "Ts":
                return replace(state, rise=float(operands[0]))
            case "Tr":
                return replace(state, mode=int(operands[0]))
        return state

    def _next_line(self, name: str, operands: Any, state: _State) -> _State:
        x, y = (0.0, -state.leading) if name == "T*" else map(float, operands)
        self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)
        return replace(state, leading=-y) if name == "TD" else state

    def _show(self, name: str, operands: Any, state: _State) -> _State:
        if name == '"':
            spaces = (float(operands[0]), float(operands[1]))
            state = replace(state, word_space=spaces[0], letter_space=spaces[1])
        if name in ("'", '"'):
            state = self._next_line("T*", (), state)
        if state.font < 0:
            return state
        for part in operands[0] if name == "TJ" else [operands[-1]]:
            if isinstance(part, pikepdf.String):
                self._string(bytes(part), state)
            else:
                self._advance(-float(part) / 1000 * state.size * state.stretch)
        return state

    def _string(self, shown: bytes, state: _State) -> None:
        font = self.fonts.fonts[state.font]
        mcid = max((mark.mcid for mark in self.marks), default=-1)
        artifact = any(mark.artifact for mark in self.marks)
        for code in font.codes(shown):
            shape = _times(self.text, state.matrix)
            a, b, c, d, _, _ = shape
            x, y = _point(shape, 0.0, state.rise)
            space = state.letter_space + (state.word_space if code.is_space else 0.0)
            self.glyphs.append(
                Glyph(
                    code.text,
                    x,
                    self.height - y,
                    code.width * state.size * state.stretch * math.hypot(a, b),
                    abs(state.size) * math.hypot(c, d),
                    state.font,
                    mcid,
                    artifact,
                    self.text_object,
                    not font.vertical and a * state.size > 0 and abs(b) < 0.01 * abs(a),
                    state.mode != _INVISIBLE,
                    code.missing,
                )
            )
            self._advance((code.width * state.size + space) * state.stretch)

    def _advance(self, x: float) -> None:
        self.text = _times((1, 0, 0, 1, x, 0), self.text)

    def _form(self, resources: Any, name: str, state: _State, depth: int) -> None:
        form = resources.XObject[name]
        if form.get("/Subtype") != "/Form" or depth > _DEEPEST_FORM:
            return
        matrix = _matrix(form.Matrix) if "/Matrix" in form else IDENTITY
        inside = replace(state, matrix=_times(matrix, state.matrix))
        self.read(form, form.get("/Resources", resources), inside, depth + 1)

    def _begin(self, operands: Any, resources: Any) -> None:
        properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
        if isinstance(properties, pikepdf.Name):
            properties = resources.Properties[str(properties)]
        actual = properties.get("/ActualText")
        self.marks.append(
            _Mark(
                int(properties.get("/MCID", -1)),
                str(operands[0]) == "/Artifact",
                None if actual is None else str(actual).removeprefix("\ufeff"),
                len(self.glyphs),
            )
        )

    def _end(self) -> None:
        if not self.marks:
            return
        mark = self.marks.pop()
        if mark.actual is not None:
            self.glyphs[mark.first :] = _with_actual(self.glyphs[mark.first :], mark.actual)


def _with_actual(glyphs: list[Glyph], actual: str) -> list[Glyph]:
    """The glyphs of a sequence with the text that it says it has, glyph by glyph where the two
    can be matched; the last visible glyph takes what is left over.
    """
    rest = "".join(actual.split())
    given: list[Glyph] = []
    inked = [place for place, glyph in enumerate(glyphs) if glyph.has_ink]
    for place, glyph in enumerate(glyphs):
        if place not in inked:
            given.append(glyph)
            continue
        if place == inked[-1]:
            text = rest
        else:
            text = glyph.text if glyph.text and rest.startswith(glyph.text) else rest[:1]
        rest = rest[len(text) :]
        given.append(replace(glyph, text=text))
    return given


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def ink(page: Page) -> Iterator[Glyph]:
    """The upright visible glyphs that show something."""
    return (glyph for glyph in page.glyphs if glyph.upright and glyph.visible and glyph.has_ink)
