"""The fonts of a PDF: what each code shows, how wide it is, and what text it stands for.

Simple fonts (Type 1, TrueType, Type 3) have codes of one byte; composite ones (Type 0) the codes
that their CMap says, which nearly always is Identity: two bytes, the number of the glyph.
Source: PDF 32000-1, 9.6–9.10.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from msgspec import Struct, field

_TEXTLESS_CMAPS = ("/Identity-H", "/Identity-V")
_STANDARD_WIDTH = 0.5
"""Width in em of a glyph whose font states none: the fourteen standard fonts, on an average."""


class Code(Struct, frozen=True):
    """One shown code: advance in em, its text ("" where the file does not say), whether it is
    the glyph for what the font lacks, and whether word spacing applies to it.
    """

    width: float
    text: str
    missing: bool
    is_space: bool


class PrintedFont(Struct):
    """A font as a page's resources name it. `readable` is false where its codes cannot be told
    apart, so that nothing set in it can be measured.
    """

    name: str
    embedded: bool
    type3: bool
    readable: bool
    vertical: bool
    _widths: dict[int, float]
    _default_width: float
    _texts: dict[int, str]
    _cids: "_CodeMap | None"
    _missing: frozenset[int]
    _known: dict[int, Code] = field(default_factory=dict)

    def codes(self, shown: bytes) -> Iterator[Code]:
        """The codes of a shown string, in order."""
        if self._cids is None:
            for byte in shown:
                yield self._code(byte, byte, byte == 32)
            return
        for number, cid, length in self._cids.split(shown):
            yield self._code(number, cid, length == 1 and number == 32)

    def _code(self, number: int, cid: int, is_space: bool) -> Code:
        code = self._known.get(number)
        if code is None:
            width = self._widths.get(cid, self._default_width)
            missing = cid in self._missing
            code = Code(width, self._texts.get(number, ""), missing, is_space)
            self._known[number] = code
        return code


def read_font(font: Any) -> PrintedFont:
    """The font of a font dictionary."""
    name = str(font.get("/BaseFont", font.get("/Name", "/?"))).lstrip("/")
    name = re.sub(r"^[A-Z]{6}\+", "", name)
    if font.get("/Subtype") == "/Type0":
        return _composite(font, name)
    return _simple(font, name)


def _composite(font: Any, name: str) -> PrintedFont:
    below = font.DescendantFonts[0]
    encoding = font.get("/Encoding", "/Identity-H")
    is_stream = isinstance(encoding, pikepdf.Stream)
    cids = _CodeMap.parse(encoding.read_bytes().decode("latin-1")) if is_stream else _CodeMap()
    to_glyph = below.get("/CIDToGIDMap")
    missing = {0}
    if isinstance(to_glyph, pikepdf.Stream):
        table = to_glyph.read_bytes()
        missing = {
            place // 2
            for place in range(0, len(table) - 1, 2)
            if table[place : place + 2] == b"\0\0"
        }
    return PrintedFont(
        name=name,
        embedded=_is_embedded(below),
        type3=False,
        readable=is_stream or str(encoding) in _TEXTLESS_CMAPS,
        vertical=str(encoding).endswith("-V"),
        _widths=_cid_widths(below.get("/W", [])),
        _default_width=float(below.get("/DW", 1000)) / 1000,
        _texts=_to_unicode(font),
        _cids=cids,
        _missing=frozenset(missing),
    )


def _simple(font: Any, name: str) -> PrintedFont:
    type3 = font.get("/Subtype") == "/Type3"
    scale = float(font.FontMatrix[0]) if type3 else 0.001
    first = int(font.get("/FirstChar", 0))
    descriptor = font.get("/FontDescriptor", {})
    stated = "/Widths" in font
    default = float(descriptor.get("/MissingWidth", 0)) * scale if stated else _STANDARD_WIDTH
    names = _glyph_names(font)
    texts = {code: _text_of_name(glyph) for code, glyph in names.items()}
    return PrintedFont(
        name=name,
        embedded=type3 or _is_embedded(font),
        type3=type3,
        readable=True,
        vertical=False,
        _widths={
            code: float(width) * scale for code, width in enumerate(font.get("/Widths", []), first)
        },
        _default_width=default,
        _texts={**texts, **_to_unicode(font)},
        _cids=None,
        _missing=frozenset(code for code, glyph in names.items() if glyph == ".notdef"),
    )


def _is_embedded(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _cid_widths(stated: Any) -> dict[int, float]:
    """The /W array: `first [w w …]` and `first last w`, in thousandths of the em."""
    widths: dict[int, float] = {}
    items = list(stated)
    place = 0
    while place + 1 < len(items):
        first = int(items[place])
        if isinstance(items[place + 1], pikepdf.Array):
            for offset, width in enumerate(items[place + 1]):
                widths[first + offset] = float(width) / 1000
            place += 2
        else:
            width = float(items[place + 2]) / 1000
            widths.update(dict.fromkeys(range(first, int(items[place + 1]) + 1), width))
            place += 3
    return widths


_BASE_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}


def _glyph_names(font: Any) -> dict[int, str]:
    """The names of a simple font's glyphs by code, as far as its encoding says them."""
    from fontTools.agl import UV2AGL
    from fontTools.encodings.StandardEncoding import StandardEncoding

    encoding = font.get("/Encoding", "")
    is_dictionary = isinstance(encoding, pikepdf.Dictionary)
    base = str(encoding.get("/BaseEncoding", "") if is_dictionary else encoding)
    names: dict[int, str] = {}
    if base in _BASE_ENCODINGS:
        for code in range(32, 256):
            text = bytes([code]).decode(_BASE_ENCODINGS[base], "ignore")
            if text:
                names[code] = UV2AGL.get(ord(text), f"uni{ord(text):04X}")
    elif font.get("/Subtype") != "/Type3":
        names = {code: name for code, name in enumerate(StandardEncoding) if name != ".notdef"}
    code = 0
    for item in encoding.get("/Differences", []) if is_dictionary else []:
        if isinstance(item, int):
            code = item
        else:
            names[code] = str(item).lstrip("/")
            code += 1
    return names


def _text_of_name(name: str) -> str:
    from fontTools.agl import toUnicode

    text: str = toUnicode(name)
    return text


class _CodeMap(Struct, frozen=True):
    """A CMap from codes to glyph numbers; without ranges it is Identity.

    `spaces` are (length in bytes, first, last); `ranges` (first, last, glyph of the first).
    """

    spaces: tuple[tuple[int, int, int], ...] = ((2, 0, 0xFFFF),)
    ranges: tuple[tuple[int, int, int], ...] = ()

    @classmethod
    def parse(cls, text: str) -> "_CodeMap":
        spaces = tuple(
            (len(first) // 2, int(first, 16), int(last, 16))
            for block in re.findall(r"begincodespacerange(.*?)endcodespacerange", text, re.S)
            for first, last in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block)
        )
        ranges = [
            (int(first, 16), int(last, 16), int(cid))
            for block in re.findall(r"begincidrange(.*?)endcidrange", text, re.S)
            for first, last, cid in re.findall(
                r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(\d+)", block
            )
        ]
        ranges += [
            (int(code, 16), int(code, 16), int(cid))
            for block in re.findall(r"begincidchar(.*?)endcidchar", text, re.S)
            for code, cid in re.findall(r"<([0-9a-fA-F]+)>\s*(\d+)", block)
        ]
        return cls(spaces or ((2, 0, 0xFFFF),), tuple(ranges))

    def split(self, shown: bytes) -> Iterator[tuple[int, int, int]]:
        """(code, glyph number, length in bytes) of a string's codes."""
        place = 0
        while place < len(shown):
            length = self._length_at(shown, place)
            number = int.from_bytes(shown[place : place + length], "big")
            yield number, self._cid(number), length
            place += length

    def _length_at(self, shown: bytes, place: int) -> int:
        if len(self.spaces) > 1:
            for length, first, last in self.spaces:
                if first <= int.from_bytes(shown[place : place + length], "big") <= last:
                    return length
        return self.spaces[0][0]

    def _cid(self, number: int) -> int:
        if not self.ranges:
            return number
        for first, last, cid in self.ranges:
            if first <= number <= last:
                return cid + number - first
        return 0


def _to_unicode(font: Any) -> dict[int, str]:
    """The font's map from codes to text."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    text = stream.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, target in re.findall(r"<([0-9a-fA-F\s]+)>\s*<([0-9a-fA-F\s]*)>", block):
            found[int(code, 16)] = _utf16(target)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        pattern = r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]*)>|\[(.*?)\])"
        for first, last, target, several in re.findall(pattern, block, re.S):
            start = int(first, 16)
            if several:
                for offset, each in enumerate(re.findall(r"<([0-9a-fA-F]*)>", several)):
                    found[start + offset] = _utf16(each)
            else:
                head, final = target[:-4], int(target[-4:] or "0", 16)
                for offset in range(int(last, 16) - start + 1):
                    found[start + offset] = _utf16(f"{head}{final + offset:04x}")
    return found


def _utf16(digits: str) -> str:
    data = bytes.fromhex("".join(digits.split()))
    if len(data) == 1:
        data = b"\0" + data
    return data.decode("utf-16-be", "replace").replace("\0", "")
