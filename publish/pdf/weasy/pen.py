"""One segment of a composed line, drawn glyph by glyph.

Only glyphs that the manuscript has are shown, each at its place, so that copied text is
the manuscript's. A cluster behind a visible gap carries its own text (ActualText, PDF 32000-1,
14.9.4), for which readers would else find a blank in 2021年6月. Each of them judges in its own
way: poppler by where the marked content begins, so space glyphs fill the gap; PDFium by
whether a space glyph begins the text object, or ends the one before; MuPDF by where the first
glyph stands, which gets the text, so a blank one of a whole em comes first. Languages of runs
are marked in the content (14.9.2), which needs no element of its own.
"""

from math import ceil
from typing import Any, NamedTuple

import uharfbuzz
from weasyprint.text.ffi import FROM_UNITS, pango

from publish.pdf.weasy.segments import Segment
from publish.pdf.weasy.shaping import UNITS, FontTable, Glyph, Shaped

_SLACK = 0.2
"""Share of a space by which the last one of a filled gap may fall short."""
_APART = 1.001
"""How much larger a blank glyph is set than the text, to be told apart from it."""
_WIDE_BLANK = "\N{IDEOGRAPHIC SPACE}"


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


class Pen:
    """Writes one segment as text operators. Lengths are CSS px from the segment's origin."""

    def __init__(self, stream: Any, segment: Segment) -> None:
        self.stream = stream
        self.segment = segment
        self.size = segment.size
        self.x = 0.0
        self.parts: list[str] = []
        self.font: Any = None
        self.language = ""
        self._find_gaps()

    def draw(self) -> None:
        """Show all clusters, then the hyphen."""
        segment = self.segment
        spans = iter(segment.languages)
        span = next(spans, None)
        last = len(segment.xs) - 1
        cluster = 0
        while cluster <= last:
            if span is None and not self.language:
                cluster = self._plain(cluster)
                if cluster > last:
                    break
            if span is not None:
                first, behind = segment.bounds[cluster], segment.bounds[cluster + 1]
                while span is not None and first >= span[1]:
                    span = next(spans, None)
                self._speak(span[2] if span is not None and behind > span[0] else "")
            elif self.language:
                self._speak("")
            if cluster in self.spoken:
                self._beside_gap(cluster)
            else:
                self._single(cluster)
            cluster += 1
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
        bounds, xs, spoken = segment.bounds, segment.xs, self.spoken
        last = len(xs) - 1
        origin, scale = segment.origin, 1000 / self.size
        while cluster <= last and cluster not in spoken:
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

    def _beside_gap(self, cluster: int) -> None:
        """A cluster that says its own text, the gap before it filled."""
        segment, shaped = self.segment, self.segment.shaped
        first, behind = segment.bounds[cluster], segment.bounds[cluster + 1]
        inks = self._inks(shaped, first, behind)
        if not inks:  # the second letter of a ligature
            return
        x = self._from_origin(segment.xs[cluster])
        text = shaped.text[first : max(behind, shaped.end_of(first))]
        self._begin(text)
        if cluster in self.before:
            before, place = self.before[cluster]
            begin = self._from_origin(before.end(place))
            blank = _begins_blanks(before.shaped.text[before.bounds[place + 1] - 1])
            if cluster in self.filled:
                if blank:
                    self._blank((begin + x) / 2)
            else:
                if blank or not text.isascii():
                    self._blank(begin)
                self._set_font(inks[0].font)
                self._move(begin)
                self._fill(x)
        self._show(inks, x)
        if cluster in self.filling:
            self._fill(self._from_origin(self.filling[cluster]))
        self._end()

    def _find_gaps(self) -> None:
        """What is known of the gaps: the clusters before them, and who fills them.

        The cluster behind a gap does, unless its face has no space and the other one has, or it
        is a character above U+FFFF: PDFium reads such a one from its glyph, and not from the
        text that a cluster says when it fills a gap. A gap between two of them stays empty.
        """
        segment, last = self.segment, len(self.segment.xs) - 1
        self.before = {cluster: (segment, cluster - 1) for cluster in segment.gaps}
        after = {cluster - 1: (segment, cluster) for cluster in segment.gaps}
        if segment.before is not None:
            self.before[0] = segment.before, len(segment.before.xs) - 1
        if segment.after is not None:
            after[last] = segment.after, 0

        def fills(before: tuple[Segment, int], behind: tuple[Segment, int]) -> bool:
            if _is_rare(*before) or not self._can_fill(*before):
                return False
            return _is_rare(*behind) or not self._can_fill(*behind)

        self.filled = {
            cluster for cluster, other in self.before.items() if fills(other, (segment, cluster))
        }

        def end(cluster: int, other: Segment, place: int) -> int:
            last = segment.shaped.text[segment.bounds[cluster + 1] - 1]
            if _begins_blanks(last) and not _is_rare(other, place):
                # To where the blank of the next one begins.
                return (segment.end(cluster) + other.xs[place]) // 2
            return other.xs[place]

        self.filling = {
            cluster: end(cluster, other, place)
            for cluster, (other, place) in after.items()
            if fills((segment, cluster), (other, place))
        }
        self.spoken = {
            cluster
            for cluster in self.before.keys() | self.filling.keys()
            if not _is_rare(segment, cluster)
        }

    def _can_fill(self, segment: Segment, cluster: int) -> bool:
        """Whether the face of a cluster has a space."""
        glyphs = segment.shaped.glyphs[segment.bounds[cluster]]
        return not glyphs or _has_space(self._font(segment.shaped.table, glyphs[0].font))

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
        font = self._font(table, glyph.font)
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
        font = self.font if _has_space(self.font) else self._font_with(" ")
        if font is not None:
            self._set_font(font)
            space, width = _known(font, " "), font.widths[_known(font, " ")] * self.size / 1000
            begin = self.x
            count = max(1, ceil((x - begin) / width - _SLACK)) if width else 1
            for number in range(count):
                self._move(begin + number * (x - begin) / count)
                self.parts.append(f"<{space:04x}>")
                self.x += width
        self._move(x)

    def _blank(self, x: float) -> None:
        """A blank glyph of an em at x, where a document has one, in a text object of its own.

        Its size tells it apart: MuPDF takes glyphs of one font and one size for one text.
        """
        font = self._font_with(_WIDE_BLANK)
        if font is None:
            return
        size, blank = self.size * _APART, _known(font, _WIDE_BLANK)
        self._flush()
        self.stream.set_font_size(font.hash, round(size, 6))
        self.font = None
        self.parts += (f"{(self.x - x) * 1000 / size:.1f}", f"<{blank:04x}>")
        self.x = x + font.widths[blank] * size / 1000
        self._flush()

    def _font(self, table: FontTable, index: int) -> Any:
        font = table.pdf_fonts.get(index)
        if font is None:
            font, _ = self.stream.add_font(table.fonts[index])
            table.pdf_fonts[index] = font
        return font

    def _font_with(self, blank: str) -> Any | None:
        """The first font of the document that has this blank."""
        table = self.segment.shaped.table
        fonts = (self._font(table, index) for index in range(len(table.fonts)))
        return next((font for font in fonts if _known(font, blank) is not None), None)

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


def _begins_blanks(character: str) -> bool:
    """Whether MuPDF puts a blank into a gap behind this character (Latin, Greek, its marks)."""
    return character < "\u0700" or "\u2000" <= character <= "\u20cf"


def _is_rare(segment: Segment, cluster: int) -> bool:
    """Whether a character of a cluster is above U+FFFF."""
    first, behind = segment.bounds[cluster], segment.bounds[cluster + 1]
    return max(segment.shaped.text[first:behind], default="") > "\uffff"


def _has_space(font: Any) -> bool:
    return _known(font, " ") is not None


def _known(font: Any, blank: str) -> int | None:
    """The font's glyph of a blank, made known to the PDF's font; None where it has none."""
    if not hasattr(font, "blanks"):
        font.blanks = {}
    if blank not in font.blanks:
        face = uharfbuzz.Face(font.file_content)
        reader = uharfbuzz.Font(face)
        glyph = font.blanks[blank] = reader.get_nominal_glyph(ord(blank))
        if glyph is not None:
            advance = reader.get_glyph_h_advance(glyph)
            font.widths.setdefault(glyph, round(advance * 1000 / face.upem))
            font.to_unicode.setdefault(glyph, blank)
    known: int | None = font.blanks[blank]
    return known
