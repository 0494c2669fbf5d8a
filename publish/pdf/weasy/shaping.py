"""Text of one style → glyphs and advances, by Pango, once for a paragraph.

A text is shaped in one layout without a width; its lines are made by the composer from
the advances. Every style has one layout, in which its texts are shaped in turn.
"""

import re
import struct
import unicodedata
from itertools import accumulate
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout, strut

from publish.compose import western_marks

UNITS = 1024
"""Pango units in a CSS px."""
_RECORD = struct.Struct("=Iiii4x")
_UNKNOWN = 0x10000000
_EMPTY = 0x0FFFFFFF
# Han, kana but for the marks on them, and marks that fill a cell of their own.
_CELLS = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，。、；：！？「」『』（）《》〈〉]+"
)
# Dashes, ellipses, quotation marks and middle dots form ligatures, and take their form and
# face from the script around them, which only the whole text tells.
_CONTEXTUAL = re.compile("[\u00b7\u2010-\u203f\u2e3a\u2e3b\u30fb\u30fc]")
_JOINERS = "\u200c\u200d"
# What of a style decides about its glyphs and the height of its lines.
_TEXT_PROPERTIES = (
    *("font_family", "font_size", "font_style", "font_weight", "font_stretch", "line_height"),
    *("font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps"),
    *("font_variant_numeric", "font_variant_alternates", "font_variant_east_asian"),
    *("font_feature_settings", "font_variation_settings", "font_language_override"),
    *("lang", "direction", "text_decoration_line", "letter_spacing"),
)


class Glyph(Struct, frozen=True, eq=False):
    """A glyph of a font (an index of the FontTable): its id, advance and offsets in units.

    `kern` is what the face adds to the advance before the glyph that follows, mostly less
    than nothing.
    """

    font: int
    id: int
    width: int
    x_offset: int
    y_offset: int
    kern: int = 0


class FontTable(Struct):
    """The fonts of one document, each at one size, and its glyphs, each one object.

    `pdf_fonts` and `inks` are filled while drawing: the PDF's font by index, and how a
    glyph is shown.
    """

    fonts: list[Any] = field(default_factory=list)
    indices: dict[int, int] = field(default_factory=dict)
    glyphs: dict[tuple[int, ...], tuple[Glyph, ...]] = field(default_factory=dict)
    pdf_fonts: dict[int, Any] = field(default_factory=dict)
    inks: dict[tuple[Glyph, ...], Any] = field(default_factory=dict)

    def index(self, font: Any) -> int:
        """The index of a Pango font. Layouts keep their fonts alive, the shaper its layouts."""
        pointer = int(ffi.cast("uintptr_t", font))
        known = self.indices.get(pointer)
        if known is None:
            known = self.indices[pointer] = len(self.fonts)
            self.fonts.append(font)
        return known

    def glyph(
        self, font: int, record: tuple[int, int, int, int], character: str
    ) -> tuple[Glyph, ...]:
        """The glyph that a record (id, advance, x and y offset) says, alone in a tuple.

        Full-width cells are never kerned, or kana would stand off the grid.
        """
        key = (font, *record)
        known = self.glyphs.get(key)
        if known is None:
            id, width, x, y = record
            kern = self._kern(font, record, character)
            if kern and unicodedata.east_asian_width(character) in "WF":
                known = self.glyph(font, (id, width - kern, x, y), character)
            else:
                known = (Glyph(font, id, width, x, y, kern),)
            self.glyphs[key] = known
        return known

    def _kern(self, font: int, record: tuple[int, ...], character: str) -> int:
        if unicodedata.combining(character):
            return 0
        extents = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(self.fonts[font], record[0], ffi.NULL, extents)
        return record[1] - int(extents.width)


class Shaped(Struct, frozen=True, eq=False):
    """A shaped text. Per character: the glyphs that begin with it, and its advance.

    A glyph for several characters gives its advance to the first and 0 to the others.
    `kerns` are the places at which the advance holds a kern with the character behind, and
    how much. `missing` are the characters that no face has.
    """

    text: str
    advances: tuple[int, ...]
    glyphs: tuple[tuple[Glyph, ...], ...]
    kerns: tuple[tuple[int, int], ...]
    table: FontTable
    missing: tuple[str, ...]

    def end_of(self, place: int) -> int:
        """The character behind what the glyphs at `place` stand for."""
        end = place + 1
        while end < len(self.text) and not self.glyphs[end]:
            end += 1
        return end


class Shaper:
    """Shapes texts for one document and remembers them by text and style.

    Many styles differ in margins alone; texts are remembered by what decides about them.
    """

    def __init__(self) -> None:
        self._shaped: dict[tuple[str, int], Shaped] = {}
        self._cells: dict[int, dict[str, tuple[int, tuple[Glyph, ...]]]] = {}
        self._betweens: dict[tuple[str, int, int], Shaped] = {}
        self._lacking: dict[str, None] = {}
        """Cells that no face has."""
        self._styles: dict[int, Any] = {}
        self._looks: dict[tuple[Any, ...], int] = {}
        self._look_of: dict[int, int] = {}
        self._table = FontTable()
        self._layouts: dict[int, Any] = {}
        self._western: dict[int, Any] = {}
        """By look: the style with the marks of Western text."""
        self._wishes: dict[tuple[int, str], str] = {}
        self._vertical: dict[int, tuple[float, float]] = {}

    def shape(self, text: str, style: Any) -> Shaped:
        """The text in the faces, size and language of a computed style."""
        key = (text, self._look(style))
        known = self._shaped.get(key)
        if known is None:
            shaped = self._by_cells(text, style)
            known = self._shaped[key] = self._with_western_marks(shaped, style)
        return known

    def _with_western_marks(self, shaped: Shaped, style: Any) -> Shaped:
        """The dashes and ellipses of Western words inside a Chinese text as their own text has
        them: dots on the baseline, not in the middle of a cell.
        """
        places = tuple(western_marks(shaped.text))
        if not places:
            return shaped
        look = self._look(style)
        western = self._western.get(look)
        if western is None:
            western = self._western[look] = style.copy()
            western["lang"] = "en"
        advances, glyphs = list(shaped.advances), list(shaped.glyphs)
        for place in places:
            # Between letters, which tell its script.
            between = self._shape_all(f"n{shaped.text[place]}n", western)
            advances[place], glyphs[place] = between.advances[1], between.glyphs[1]
        return replace(shaped, advances=tuple(advances), glyphs=tuple(glyphs))

    def _look(self, style: Any) -> int:
        """A number for all styles whose texts look the same."""
        known = self._look_of.get(id(style))
        if known is None:
            self._styles[id(style)] = style  # keeps the id from being used again
            look = tuple(style[name] for name in _TEXT_PROPERTIES)
            known = self._look_of[id(style)] = self._looks.setdefault(look, len(self._looks))
        return known

    def _by_cells(self, text: str, style: Any) -> Shaped:
        """A text whose cells are looked up; what stands between them is shaped.

        A Han character, kana or full-width mark has one glyph of its own whatever stands
        beside it, so that most of a Chinese text is shaped once in a document.
        """
        runs = [run.span() for run in _CELLS.finditer(text)]
        if not runs or _CONTEXTUAL.search(text) or _joins_cells(text, runs):
            return self._shape_all(text, style)
        cells = self._cells_of(style, text)
        advances: list[int] = []
        glyphs: list[tuple[Glyph, ...]] = []
        kerns: list[tuple[int, int]] = []
        missing: list[str] = []
        place = 0
        for first, last in [*runs, (len(text), len(text))]:
            if place < first:
                between = self._between(text, place, first, style)
                advances += between.advances
                glyphs += between.glyphs
                kerns += [(place + at, kern) for at, kern in between.kerns]
                missing += between.missing
            found = [cells[character] for character in text[first:last]]
            advances += [advance for advance, _ in found]
            glyphs += [glyph for _, glyph in found]
            place = last
        missing += [character for character in self._lacking if character in text]
        return Shaped(
            text, tuple(advances), tuple(glyphs), tuple(kerns), self._table, tuple(missing)
        )

    def _shape_all(self, text: str, style: Any) -> Shaped:
        look = self._look(style)
        layout = self._layouts.get(look)
        if layout is None:
            layout = self._layouts[look] = Layout(style)
        return _shape(text, layout, self._table)

    def _cells_of(self, style: Any, text: str) -> dict[str, tuple[int, tuple[Glyph, ...]]]:
        """Advance and glyph of the cells of a style, those of a text among them."""
        cells = self._cells.setdefault(self._look(style), {})
        unknown = {each for each in text if each not in cells and _CELLS.match(each)}
        if unknown:
            # Marks alone would be of no script, and take other forms than among Han.
            shaped = self._shape_all("字" + "".join(sorted(unknown)), style)
            cells.update(
                zip(shaped.text, zip(shaped.advances, shaped.glyphs, strict=True), strict=True)
            )
            self._lacking.update(dict.fromkeys(shaped.missing))
        return cells

    def _between(self, text: str, first: int, last: int, style: Any) -> Shaped:
        """What stands between cells, shaped with the cells beside it: a blank takes the face
        of its neighbour.
        """
        before, behind = max(0, first - 1), min(len(text), last + 1)
        key = (text[before:behind], self._look(style), first - before)
        known = self._betweens.get(key)
        if known is None:
            shaped = self._shape_all(text[before:behind], style)
            inside = slice(first - before, last - before)
            known = self._betweens[key] = Shaped(
                text[first:last],
                shaped.advances[inside],
                shaped.glyphs[inside],
                tuple(
                    (at - inside.start, kern)
                    for at, kern in shaped.kerns
                    if inside.start <= at < inside.stop
                ),
                self._table,
                tuple(each for each in shaped.missing if each in text[first:last]),
            )
        return known

    def missing(self) -> tuple[str, ...]:
        """The characters that no face has, each once, in order."""
        found = {character for shaped in self._shaped.values() for character in shaped.missing}
        return tuple(sorted(found))

    def custom(self, style: Any, name: str) -> str:
        """A custom property of a style, remembered."""
        key = (id(style), name)
        known = self._wishes.get(key)
        if known is None:
            self._styles[id(style)] = style
            known = self._wishes[key] = custom(style, name)
        return known

    def strut(self, style: Any) -> tuple[float, float]:
        """Line height and baseline of a style in CSS px, from the top of the line."""
        look = self._look(style)
        known = self._vertical.get(look)
        if known is None:
            known = self._vertical[look] = strut(style)
        return known


def _joins_cells(text: str, runs: list[tuple[int, int]]) -> bool:
    """Whether a combining mark or a variation selector stands on one of the cells."""
    behind = (text[last : last + 1] for _, last in runs)
    return any(
        each and (unicodedata.category(each)[0] == "M" or each in _JOINERS) for each in behind
    )


def _shape(text: str, layout: Any, table: FontTable) -> Shaped:
    # Set without WeasyPrint's own `set_text`, which cuts a text at its first line break.
    layout.text = text
    encoded = text.replace("\n", " ").encode()
    pango.pango_layout_set_text(layout.layout, ffi.new("char[]", encoded), len(encoded))
    line = pango.pango_layout_get_line_readonly(layout.layout, 0)
    starts = _byte_starts(text)
    advances = [0] * len(text)
    glyphs: list[tuple[Glyph, ...]] = [()] * len(text)
    kerns: list[tuple[int, int]] = []
    missing: list[str] = []
    run = line.runs
    while run != ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        run = run.next
        font = table.index(item.analysis.font)
        count = string.num_glyphs
        records = _RECORD.iter_unpack(ffi.buffer(string.glyphs, count * _RECORD.size))
        clusters = ffi.unpack(string.log_clusters, count)
        offset = item.offset
        for cluster, record in zip(clusters, records, strict=True):
            place = starts[offset + cluster]
            if record[0] & _UNKNOWN:
                advances[place] += record[1]
                missing.append(text[place])
            elif record[0] == _EMPTY:
                advances[place] += record[1]
            else:
                known = table.glyph(font, record, text[place])
                advances[place] += known[0].width
                glyphs[place] = glyphs[place] + known if glyphs[place] else known
                if known[0].kern:
                    kerns.append((place, known[0].kern))
    return Shaped(text, tuple(advances), tuple(glyphs), tuple(kerns), table, tuple(missing))


def _byte_starts(text: str) -> Any:
    """The index of the character that begins at a byte of the UTF-8 text."""
    if text.isascii():
        return range(len(text) + 1)
    widths = (
        1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
        for code in map(ord, text)
    )
    return {start: index for index, start in enumerate(accumulate(widths, initial=0))}


def custom(style: Any, name: str) -> str:
    """A custom property (`--lines: balanced`) as text; empty where it is not set."""
    tokens = style[f"__{name.replace('-', '_')}"]
    return "".join(token.serialize() for token in tokens).strip() if tokens else ""
