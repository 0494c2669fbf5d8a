"""Second seam: the text of composed lines, drawn glyph by glyph.

Only glyphs that the manuscript has are shown, each at its place, so that copied text is
the manuscript's. A chain of clusters with visible gaps carries its own text (ActualText,
PDF 32000-1, 14.9.4), and the gaps inside it are filled with space glyphs: then poppler and
PDFium read 2021年6月 without blanks. Languages of runs are marked in the content (14.9.2),
which needs no element of its own.
"""

from math import ceil
from typing import Any, NamedTuple

import uharfbuzz
import weasyprint.draw
import weasyprint.stacking
from weasyprint.formatting_structure import boxes
from weasyprint.text.ffi import FROM_UNITS, pango

from publish.pdf.weasy.leaders import Leader, draw_leader
from publish.pdf.weasy.percentages import SIDES, is_bare
from publish.pdf.weasy.segments import Segment
from publish.pdf.weasy.shaping import UNITS, FontTable, Glyph, Shaped

_SLACK = 0.2
"""Share of a space by which the last one of a filled gap may fall short."""
_engine_draw_text = weasyprint.draw.draw_text
_engine_draw_inline = weasyprint.draw.draw_inline_level
_engine_dispatch = weasyprint.stacking._dispatch


def draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
) -> None:
    """Draw a text box: ours glyph by glyph, any other as the engine does."""
    segment: Segment | Leader | None = getattr(textbox, "composed", None)
    if segment is None:
        _engine_draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    if textbox.style["visibility"] != "visible":
        return
    if isinstance(segment, Leader):
        draw_leader(stream, textbox)
        return
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    baseline = textbox.position_y + textbox.baseline
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, baseline)
    _Pen(stream, segment).draw()
    stream.end_text()


def draw_inline_level(
    stream: Any,
    page: Any,
    box: Any,
    offset_x: float = 0,
    text_overflow: str = "clip",
    block_ellipsis: str = "none",
) -> None:
    """Draw a line: one of plain text at once, any other box as the engine does."""
    if type(box) is not boxes.LineBox or not _is_plain(box):
        _engine_draw_inline(stream, page, box, offset_x, text_overflow, block_ellipsis)
        return
    for text in box.descendants():
        if isinstance(text, boxes.TextBox):
            with stream.marked(text, "Span"):
                draw_text(stream, text, 0, "clip", "none")


def _dispatch(box: Any, *arguments: Any) -> Any:
    """The box as it is painted: the engine copies every one, and looks for what stands above."""
    if type(box) is boxes.LineBox and _is_plain(box):
        return box
    return _engine_dispatch(box, *arguments)


def _is_plain(box: Any) -> bool:
    """Whether a line holds nothing but composed text, with nothing painted or moved."""
    plain: bool | None = getattr(box, "is_plain", None)
    if plain is None:
        plain = box.is_plain = all(
            _has_plain_style(part)
            and (hasattr(part, "composed") or isinstance(part, (boxes.LineBox, boxes.InlineBox)))
            for part in box.descendants()
        )
    return plain


def _has_plain_style(box: Any) -> bool:
    style = box.style
    plain: bool | None = getattr(style, "is_plain", None)
    if plain is None:
        plain = style.is_plain = (
            is_bare(style)
            and style["position"] == "static"
            and style["opacity"] == 1
            and not style["transform"]
            and style["overflow"] == "visible"
            and style["outline_style"] == "none"
            and not any(style[f"border_{side}_width"] for side in SIDES)
        )
    return plain


class _Ink(NamedTuple):
    """A glyph as the PDF shows it; lengths are CSS px.

    `advance` is what shaping gives it, `width` what the PDF's font does. `text` is what
    the font's map to Unicode says of it, which is the text of its first use.
    """

    font: Any
    code: str
    x_offset: float
    rise: float
    advance: float
    width: float
    text: str


class _Pen:
    """Writes one segment as text operators. Lengths are CSS px from the segment's origin."""

    def __init__(self, stream: Any, segment: Segment) -> None:
        self.stream = stream
        self.segment = segment
        self.size = segment.size
        self.x = 0.0
        self.parts: list[str] = []
        self.font: Any = None
        self.language = ""

    def draw(self) -> None:
        """Show all clusters, then the hyphen."""
        segment = self.segment
        spans = iter(segment.languages)
        span = next(spans, None)
        last = len(segment.xs) - 1
        cluster = 0
        while cluster <= last:
            if span is None and not self.language and segment.reach_back is None:
                cluster = self._plain(cluster)
                if cluster > last:
                    break
            end = cluster
            while end in segment.joined:
                end += 1
            if span is not None:
                first, behind = segment.bounds[cluster], segment.bounds[end + 1]
                while span is not None and first >= span[1]:
                    span = next(spans, None)
                self._speak(span[2] if span is not None and behind > span[0] else "")
            elif self.language:
                self._speak("")
            back = segment.reach_back if cluster == 0 else None
            on = segment.reach_on if end == last else None
            if cluster == end and back is None and on is None:
                self._single(cluster)
            else:
                self._chain(cluster, end, back, on)
            cluster = end + 1
        self._speak("")
        if segment.hyphen is not None:
            self._begin("\u00ad")  # a soft hyphen to whoever copies it
            inks = self._inks(segment.hyphen, 0, len(segment.hyphen.text))
            self._show(inks, self._from_origin(segment.hyphen_x))
            self._end()
        self._flush()

    def _plain(self, cluster: int) -> int:
        """Show clusters of one ready glyph each, and give the first that needs more care.

        Nearly all Chinese text is such clusters, so this is the loop that counts.
        """
        segment, font, parts, x = self.segment, self.font, self.parts, self.x
        ready, glyphs, text = segment.shaped.table.inks, segment.shaped.glyphs, segment.shaped.text
        bounds, xs, joined = segment.bounds, segment.xs, segment.joined
        last = len(xs) - (1 if segment.reach_on is None else 2)
        origin, scale = segment.origin, 1000 / self.size
        while cluster <= last and cluster not in joined:
            place = bounds[cluster]
            inks = ready.get(glyphs[place])
            if inks is None or len(inks) != 1 or bounds[cluster + 1] != place + 1:
                break
            ink = inks[0]
            if ink.font is not font or ink.rise or ink.text != text[place]:
                break
            distance = round((x - (xs[cluster] - origin) / UNITS - ink.x_offset) * scale, 1)
            if distance:
                parts.append(f"{distance:g}")
                x -= distance / scale
            parts.append(ink.code)
            x += ink.width
            cluster += 1
        self.x = x
        return cluster

    def _single(self, cluster: int) -> None:
        shaped, bounds = self.segment.shaped, self.segment.bounds
        inks = self._inks(shaped, bounds[cluster], bounds[cluster + 1])
        if not inks:  # the second letter of a ligature, a line break
            return
        x = self._from_origin(self.segment.xs[cluster])
        first = bounds[cluster]
        if "".join(ink.text for ink in inks) == shaped.text[first : shaped.end_of(first)]:
            self._show(inks, x)
        else:
            self._begin(shaped.text[first : bounds[cluster + 1]])
            self._show(inks, x)
            self._end()

    def _chain(self, first: int, last: int, back: int | None, on: int | None) -> None:
        """Clusters that say their own text, the gaps beside and between them filled."""
        shaped, bounds, xs = self.segment.shaped, self.segment.bounds, self.segment.xs
        self._begin(shaped.text[bounds[first] : bounds[last + 1]])
        for cluster in range(first, last + 1):
            inks = self._inks(shaped, bounds[cluster], bounds[cluster + 1])
            x = self._from_origin(xs[cluster])
            if cluster > first:
                self._fill(x)
            elif back is not None and inks:
                self._set_font(inks[0].font)
                self._move(self._from_origin(back))
                self._fill(x)
            self._show(inks, x)
        if on is not None:
            self._fill(self._from_origin(on))
        self._end()

    def _show(self, inks: tuple[_Ink, ...], x: float) -> None:
        for ink in inks:
            if ink.font is not self.font:
                self._set_font(ink.font)
            self._move(x + ink.x_offset)
            if ink.rise:
                self._flush()
                self.stream.set_text_rise(ink.rise)
            self.parts.append(ink.code)
            self.x += ink.width
            if ink.rise:
                self._flush()
                self.stream.set_text_rise(0)
            x += ink.advance

    def _inks(self, shaped: Shaped, first: int, last: int) -> tuple[_Ink, ...]:
        """The glyphs of the characters first to last−1."""
        if last == first + 1:
            return self._inks_at(shaped, first)
        return tuple(ink for place in range(first, last) for ink in self._inks_at(shaped, place))

    def _inks_at(self, shaped: Shaped, place: int) -> tuple[_Ink, ...]:
        glyphs, table = shaped.glyphs[place], shaped.table
        known: tuple[_Ink, ...] | None = table.inks.get(glyphs)
        if known is None:
            text = shaped.text[place : shaped.end_of(place)]
            known = tuple(self._ink(table, glyph, text) for glyph in glyphs)
            table.inks[glyphs] = known
        return known

    def _ink(self, table: FontTable, glyph: Glyph, text: str) -> _Ink:
        font = table.pdf_fonts.get(glyph.font)
        if font is None:
            font, _ = self.stream.add_font(table.fonts[glyph.font])
            table.pdf_fonts[glyph.font] = font
        width = font.widths.get(glyph.id)
        if width is None:
            extents = self.stream.logical_rect
            pango.pango_font_get_glyph_extents(
                table.fonts[glyph.font], glyph.id, self.stream.ink_rect, extents
            )
            width = font.widths[glyph.id] = round(extents.width * 1000 * FROM_UNITS / self.size)
        return _Ink(
            font,
            f"<{glyph.id:04x}>",
            glyph.x_offset / UNITS,
            -glyph.y_offset / UNITS,
            glyph.width / UNITS,
            width * self.size / 1000,
            font.to_unicode.setdefault(glyph.id, text),
        )

    def _from_origin(self, x: int) -> float:
        return (x - self.segment.origin) / UNITS

    def _move(self, x: float) -> None:
        """Bring the pen to x; what rounding leaves is taken up by the next move."""
        distance = round((self.x - x) * 1000 / self.size, 1)
        if distance:
            self.parts.append(f"{distance:g}")
            self.x -= distance * self.size / 1000

    def _fill(self, x: float) -> None:
        """Space glyphs from the pen to x, without a gap between them, and the pen at x."""
        font = self._font_with_space()
        space = _space(font) if font is not None else None
        if font is not None and space is not None:
            self._set_font(font)
            width = font.widths[space] * self.size / 1000
            begin = self.x
            count = max(1, ceil((x - begin) / width - _SLACK)) if width else 1
            for number in range(count):
                self._move(begin + number * (x - begin) / count)
                self.parts.append(f"<{space:04x}>")
                self.x += width
        self._move(x)

    def _font_with_space(self) -> Any | None:
        """The current font, else the first of the document that has a space: one of Han alone
        has none.
        """
        if _space(self.font) is not None:
            return self.font
        table = self.segment.shaped.table
        for index, face in enumerate(table.fonts):
            if index not in table.pdf_fonts:
                table.pdf_fonts[index], _ = self.stream.add_font(face)
            if _space(table.pdf_fonts[index]) is not None:
                return table.pdf_fonts[index]
        return None

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

    def _set_font(self, font: Any) -> None:
        if font is not self.font:
            self._flush()
            self.stream.set_font_size(font.hash, self.size)
            self.font = font

    def _flush(self) -> None:
        if self.parts:
            self.stream.show_text(" ".join(self.parts).replace("> <", ""))
            self.parts = []


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
    weasyprint.draw.draw_inline_level = draw_inline_level
    weasyprint.stacking._dispatch = _dispatch
