"""Small PDFs written operator by operator, with an invented face: Han 1 em, all else half an em.

A page is given as its lines of text; superscript digits are note calls. What is wrong with a page
is visible in the test that draws it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

SIZE = 10.0
LEFT = 50.0
MEASURE = 12
TOP = 40.0
LEADING = 18.0
PAGE = (250.0, 200.0)
CALLS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))


@dataclass(frozen=True)
class Row:
    """A line. `width` in em stretches it by equal gaps; None leaves it natural.

    `gaps` are extra em before the signs of these numbers, `indent` is em from the left edge.
    """

    text: str
    width: float | None = None
    indent: float = 0.0
    gaps: tuple[tuple[int, float], ...] = ()
    autospace: float = 0.25
    y: float | None = None


def full(text: str, gaps: tuple[tuple[int, float], ...] = ()) -> Row:
    """A line stretched to the measure."""
    return Row(text, width=MEASURE, gaps=gaps)


def is_wide(character: str) -> bool:
    return ord(character) >= 0x2E80 or character in "—…‧①Ⅷ½"


def advance(character: str) -> float:
    """Em of a character; a call is 0.64 of a digit."""
    if character in CALLS:
        return 0.5 * 0.64
    return 1.0 if is_wide(character) else 0.5


def is_border(first: str, second: str) -> bool:
    sides = [character.isalnum() and character not in CALLS for character in first + second]
    return all(sides) and is_wide(first) != is_wide(second)


def places(row: Row) -> list[float]:
    """Where each sign begins, in em from the page's left edge of the block."""
    gaps = [0.0] * len(row.text)
    for place in range(1, len(row.text)):
        if is_border(row.text[place - 1], row.text[place]):
            gaps[place] = row.autospace
    for place, extra in row.gaps:
        gaps[place] += extra
    natural = sum(gaps) + sum(map(advance, row.text))
    if row.width is not None and len(row.text) > 1:
        each = (row.width - natural) / (len(row.text) - 1)
        gaps = [gap + (each if place else 0.0) for place, gap in enumerate(gaps)]
    found, x = [], row.indent
    for character, gap in zip(row.text, gaps, strict=True):
        found.append(x + gap)
        x += gap + advance(character)
    return found


class Face:
    """A composite font with a code for each character, made as characters come."""

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}

    def code(self, character: str) -> int:
        return self.codes.setdefault(character, len(self.codes) + 1)

    def embed(
        self, pdf: pikepdf.Pdf, *, embedded: bool, unmapped: str = "", as_text: dict[str, str]
    ) -> pikepdf.Object:
        """The font dictionary; `unmapped` characters get no text, `as_text` another one."""
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/ABCDEF+Invented"),
            Flags=4,
            FontBBox=[0, -200, 1000, 900],
            ItalicAngle=0,
            Ascent=900,
            Descent=-200,
            CapHeight=700,
            StemV=80,
        )
        if embedded:
            descriptor.FontFile2 = pdf.make_stream(b"invented")
        widths: list[object] = [0, [1000]]
        for character, code in self.codes.items():
            widths += [code, [advance(character) * 1000]]
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name("/ABCDEF+Invented"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            W=widths,
            CIDToGIDMap=pikepdf.Name.Identity,
        )
        pairs = [
            f"<{code:04x}> <{as_text.get(character, character).encode('utf-16-be').hex()}>"
            for character, code in self.codes.items()
            if character not in unmapped
        ]
        mapping = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Invented def "
            "/CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(pairs)} beginbfchar\n" + "\n".join(pairs) + "\nendbfchar endcmap end end"
        )
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=pikepdf.Name("/ABCDEF+Invented"),
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(below)],
                ToUnicode=pdf.make_stream(mapping.encode()),
            )
        )


def operators(rows: Sequence[Row], face: Face) -> bytes:
    """The content stream of a page of these lines."""
    parts: list[str] = []
    for number, row in enumerate(rows):
        y = PAGE[1] - (row.y if row.y is not None else TOP + number * LEADING)
        parts.append("BT")
        x = 0.0
        array: list[str] = []
        parts.append(f"/F {SIZE} Tf 1 0 0 1 {LEFT} {y:g} Tm")
        for character, place in zip(row.text, places(row), strict=True):
            if character in CALLS:
                parts += [f"[{' '.join(array)}] TJ", f"/F {0.64 * SIZE} Tf 4 Ts"]
                move = (x - place) * 1000 / 0.64
                parts.append(f"[{move:.3f} <{face.code(CALLS[character]):04x}>] TJ")
                parts.append(f"/F {SIZE} Tf 0 Ts")
                array = []
            else:
                array.append(f"{(x - place) * 1000:.3f} <{face.code(character):04x}>")
            x = place + advance(character)
        parts += [f"[{' '.join(array)}] TJ", "ET"]
    return "\n".join(parts).encode()


def draw(
    file: Path,
    *pages: Sequence[Row],
    embedded: bool = True,
    unmapped: str = "",
    as_text: dict[str, str] | None = None,
    more: bytes = b"",
    language: str = "zh-Hant-TW",
) -> Path:
    """Write a PDF of these pages; `more` are operators put behind the first page's."""
    pdf = pikepdf.new()
    pdf.Root.Lang = pikepdf.String(language)
    face = Face()
    contents = [operators(rows, face) for rows in pages]
    font = face.embed(pdf, embedded=embedded, unmapped=unmapped, as_text=as_text or {})
    for number, content in enumerate(contents):
        page = pdf.add_blank_page(page_size=PAGE)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(content + b"\n" + (b"" if number else more))
    pdf.save(file, deterministic_id=True)
    return file
