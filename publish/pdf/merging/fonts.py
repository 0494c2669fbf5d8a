"""Each face once for all pages of a joined file.

Every part brings its own subset of a face. All of them keep the glyph numbers of the face,
so that one subset with the glyphs of all parts takes the place of each.
"""

import re
from itertools import chain

import uharfbuzz
from msgspec import Struct, field
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from publish.styles import Face

_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")
_DROPPED = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
"""Tables that a PDF has no use for: its glyphs are shaped and placed."""


class _Shared(Struct):
    """A face as the parts use it: widths by glyph, and the fonts of the parts by what they
    map glyphs to.
    """

    widths: dict[int, Object] = field(default_factory=dict)
    texts: list[dict[bytes, bytes]] = field(default_factory=list)
    fonts: list[Object] = field(default_factory=list)


def share_fonts(pdf: Pdf, faces: tuple[Face, ...]) -> None:
    """Embed each of these faces once, whichever part its glyphs stand in."""
    files = {face.family: face.file for face in faces}
    shared: dict[str, _Shared] = {}
    for fonts in _font_dictionaries(pdf):
        for name, font in list(fonts.items()):
            descendant = font.DescendantFonts[0]
            if str(descendant.FontDescriptor.get("/FontFamily", "")) in files:
                fonts[name] = _joined(shared.setdefault(str(font.BaseFont), _Shared()), font)
    for face in shared.values():
        descendant = face.fonts[0].DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        family = str(descriptor.FontFamily)
        data = _subset(files[family].read_bytes(), sorted(face.widths))
        descriptor.FontFile2 = Stream(pdf, data, Dictionary(Length1=len(data)))
        descendant.W = _widths(face.widths)
        for font, texts in zip(face.fonts, face.texts, strict=True):
            font.ToUnicode = Stream(pdf, _character_map(texts))
            font.DescendantFonts = Array([descendant])


def _font_dictionaries(pdf: Pdf) -> list[Object]:
    """The /Font dictionaries of all pages, each once."""
    found: dict[tuple[int, int], Object] = {}
    for page in pdf.pages:
        fonts = page.Resources.get("/Font")
        if fonts is not None:
            found.setdefault(fonts.objgen, fonts)
    return list(found.values())


def _joined(shared: _Shared, font: Object) -> Object:
    """The font that takes the place of a part's: one for all parts that agree.

    A glyph may stand for another character in another part (⼀ and 一 share one in some
    faces). What a part's text is copied as must not change, so such a part keeps a map of
    its own.
    """
    shared.widths |= _widths_of(font.DescendantFonts[0].W)
    texts = dict(_MAPPED.findall(font.ToUnicode.read_bytes()))
    for known, other in zip(shared.texts, shared.fonts, strict=True):
        if all(known.get(glyph, text) == text for glyph, text in texts.items()):
            known |= texts
            return other
    shared.texts.append(texts)
    shared.fonts.append(font)
    return font


def _widths_of(array: Object) -> dict[int, Object]:
    """The widths of a /W array by glyph (PDF 32000-1, 9.7.4.3), its form `first [w w …]`."""
    items = list(array)
    return {
        int(first) + offset: width
        for first, widths in zip(items[::2], items[1::2], strict=True)
        for offset, width in enumerate(widths)
    }


def _widths(widths: dict[int, Object]) -> Array:
    runs: list[tuple[int, list[Object]]] = []
    for glyph in sorted(widths):
        if runs and glyph == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(widths[glyph])
        else:
            runs.append((glyph, [widths[glyph]]))
    return Array(chain.from_iterable((first, Array(run)) for first, run in runs))


def _subset(data: bytes, glyphs: list[int]) -> bytes:
    """The face with these glyphs under their own numbers, and no others."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED
    )
    subset: bytes = uharfbuzz.subset(uharfbuzz.Face(data), wanted).blob.data
    return subset


def _character_map(texts: dict[bytes, bytes]) -> bytes:
    """A ToUnicode map (PDF 32000-1, 9.10.3); no more than 100 entries in a block."""
    entries = [b"<%s> <%s>" % item for item in sorted(texts.items())]
    blocks = [entries[first : first + 100] for first in range(0, len(entries), 100)]
    lines = [
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<0000> <ffff>",
        b"endcodespacerange",
        *chain.from_iterable(
            (b"%d beginbfchar" % len(block), *block, b"endbfchar") for block in blocks
        ),
        b"endcmap",
        b"CMapName currentdict /CMap defineresource pop",
        b"end",
        b"end",
    ]
    return b"\n".join(lines)
