"""Second seam: the text of composed lines, drawn glyph by glyph.

Only glyphs that the manuscript has are shown, each at its place, so that copied text is
the manuscript's. A chain of clusters with visible gaps carries its own text (ActualText,
PDF 32000-1, 14.9.4), and the gaps inside it are filled with space glyphs: then poppler and
PDFium read 2021年6月 without blanks. Languages of runs are marked in the content (14.9.2),
which needs no element of its own.
"""

from typing import Any

import uharfbuzz
import weasyprint.draw
from weasyprint.text.ffi import FROM_UNITS, pango

from publish.pdf.weasy.segments import Chain, Placed, Segment
from publish.pdf.weasy.shaping import UNITS, Glyph, Shaped

_engine_draw_text = weasyprint.draw.draw_text


def draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
) -> None:
    """Draw a text box: ours glyph by glyph, any other as the engine does."""
    segment: Segment | None = getattr(textbox, "composed", None)
    if segment is None:
        _engine_draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    if textbox.style["visibility"] != "visible":
        return
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    baseline = textbox.position_y + textbox.baseline
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, baseline)
    _Pen(stream, segment).draw()
    stream.end_text()


class _Pen:
    """Writes one segment as text operators. Lengths are CSS px from the segment's origin."""

    def __init__(self, stream: Any, segment: Segment) -> None:
        self.stream = stream
        self.segment = segment
        self.x = 0.0
        self.parts: list[str] = []
        self.font: Any = None
        self.size = 0.0
        self.language = ""

    def draw(self) -> None:
        """Show all chains, then the hyphen."""
        segment = self.segment
        last = len(segment.chains) - 1
        for number, chain in enumerate(segment.chains):
            self._speak(next((each.language for each in chain if each.language), ""))
            back = segment.reach_back if number == 0 else None
            on = segment.reach_on if number == last else None
            if len(chain) == 1 and back is None and on is None and self._says(chain[0]):
                self._show(chain[0])
            else:
                self._chain(chain, back, on)
        if segment.hyphen is not None:
            self._begin("\u00ad")  # a soft hyphen to whoever copies it
            self._show(segment.hyphen)
            self._end()
        self._speak("")
        self._flush()

    def _chain(self, chain: Chain, back: int | None, on: int | None) -> None:
        """Clusters that say their own text, the gaps beside and between them filled."""
        self._begin("".join(placed.text for placed in chain))
        if back is not None:
            first = next(chain[0].glyphs())[1]
            self._set_font(self._pdf_font(chain[0].shaped, first.font), chain[0].size)
            self._move(self._from_origin(back))
            self._fill(self._from_origin(chain[0].x))
        for placed in chain:
            if placed is not chain[0]:
                self._fill(self._from_origin(placed.x))
            self._show(placed)
        if on is not None:
            self._fill(self._from_origin(on))
        self._end()

    def _says(self, placed: Placed) -> bool:
        """Whether a reader gets the cluster's text from its glyphs alone."""
        for text, glyph in placed.glyphs():
            font = self._pdf_font(placed.shaped, glyph.font)
            if font.to_unicode.setdefault(glyph.id, text) != text:
                return False
        return True

    def _show(self, placed: Placed) -> None:
        x = self._from_origin(placed.x)
        for text, glyph in placed.glyphs():
            font = self._pdf_font(placed.shaped, glyph.font)
            self._set_font(font, placed.size)
            font.to_unicode.setdefault(glyph.id, text)
            self._glyph(placed.shaped, glyph, font, x)
            x += glyph.width / UNITS

    def _glyph(self, shaped: Shaped, glyph: Glyph, font: Any, x: float) -> None:
        width = font.widths.get(glyph.id)
        if width is None:
            extents = self.stream.logical_rect
            pango.pango_font_get_glyph_extents(
                shaped.fonts[glyph.font], glyph.id, self.stream.ink_rect, extents
            )
            width = round(extents.width * 1000 * FROM_UNITS / self.size)
            font.widths[glyph.id] = width
        self._move(x + glyph.x_offset / UNITS)
        if glyph.y_offset:
            self._flush()
            self.stream.set_text_rise(-glyph.y_offset / UNITS)
        self.parts.append(f"<{glyph.id:04x}>")
        self.x += width * self.size / 1000
        if glyph.y_offset:
            self._flush()
            self.stream.set_text_rise(0)

    def _from_origin(self, x: int) -> float:
        return (x - self.segment.origin) / UNITS

    def _move(self, x: float) -> None:
        """Bring the pen to x; what rounding leaves is taken up by the next move."""
        distance = round((self.x - x) * 1000 / self.size, 1)
        if distance:
            self.parts.append(f"{distance:g}")
            self.x -= distance * self.size / 1000

    def _fill(self, x: float) -> None:
        """A space glyph in the current font, and the pen at x behind it."""
        space = _space(self.font)
        if space is not None:
            self.parts.append(f"<{space:04x}>")
            self.x += self.font.widths[space] * self.size / 1000
        self._move(x)

    def _begin(self, text: str) -> None:
        self._flush()
        encoded = ("\ufeff" + text).encode("utf-16-be").hex().upper()
        self.stream.begin_marked_content("Span", f"<</ActualText <{encoded}>>>".encode())

    def _end(self) -> None:
        self._flush()
        self.stream.end_marked_content()

    def _speak(self, language: str) -> None:
        """Open and close the marked content that names a run's language."""
        if language == self.language:
            return
        self._flush()
        if self.language:
            self.stream.end_marked_content()
        if language:
            self.stream.begin_marked_content("Span", f"<</Lang ({language})>>".encode())
        self.language = language

    def _set_font(self, font: Any, size: float) -> None:
        if font is not self.font or size != self.size:
            self._flush()
            self.stream.set_font_size(font.hash, size)
            self.font, self.size = font, size

    def _flush(self) -> None:
        if self.parts:
            self.stream.show_text("".join(self.parts).replace("><", ""))
            self.parts = []

    def _pdf_font(self, shaped: Shaped, index: int) -> Any:
        known = shaped.pdf_fonts.get(index)
        if known is None:
            known, _ = self.stream.add_font(shaped.fonts[index])
            shaped.pdf_fonts[index] = known
        return known


def _space(font: Any) -> int | None:
    """The font's space glyph, made known to the PDF's font; None where it has none."""
    if not hasattr(font, "space"):
        face = uharfbuzz.Face(font.file_content)
        reader = uharfbuzz.Font(face)
        font.space = reader.get_nominal_glyph(0x20)
        if font.space is not None:
            advance = reader.get_glyph_h_advance(font.space)
            font.widths.setdefault(font.space, round(advance * 1000 / face.upem))
            font.to_unicode.setdefault(font.space, " ")
    space: int | None = font.space
    return space


def install() -> None:
    """Put the seam into the engine; calling it again changes nothing."""
    weasyprint.draw.draw_text = draw_text
