"""Short words drawn from a specimen: hundreds of line numbers without laying out one of them.

Words in a margin are set in lines by our composer, from the widths of the specimen's letters.

A specimen is a page on which every character that is needed was set once, in order, at any
size. From its operators and fonts the glyph and the width of each are known (PDF 32000-1,
9.4.3 and 9.7.4.3), and words are shown with the specimen's own fonts.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from unicodedata import east_asian_width

import pikepdf
from msgspec import Struct

from publish.compose import Line, Paragraph, Run, Setting, Wishes, collect, compose, wished_pack

_BLANK = 0.25
"""Em that a blank takes, or a character that no face has; they are not shown."""
_UNITS = 1000
"""Units of the composer in a pt."""
_PACK = wished_pack(Wishes("zh-Hant-TW", autospace="0.25"))
# Characters that look alike whatever stands beside them: dashes, ellipses and curly quotation
# marks take their form from their neighbours, and other scripts join their letters.
_BY_ITSELF = re.compile(
    "[ \u3000!-~\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u024f\u0370-\u0377\u0391-\u03ce\u1e00-\u1eff"
    "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff，。、；：！？「」『』（）《》〈〉]*"
)


def can_be_lettered(words: str) -> bool:
    """Whether words look the same when each of their characters is set by itself."""
    return _BY_ITSELF.fullmatch(words) is not None


class Letter(Struct, frozen=True):
    """A character of the specimen: the name of its font, its code, its width in em."""

    font: str
    code: str
    width: float


Placed: TypeAlias = tuple[float, str]
"""Where words begin in their line, and the words."""


class Specimen(Struct, frozen=True):
    """The letters of a specimen, and the fonts that show them, by names of their own.

    A page has the same face under the name that the specimen's page gives it, with other
    glyphs.
    """

    letters: dict[str, Letter]
    fonts: dict[str, pikepdf.Object]

    def width(self, words: str, size: float) -> float:
        """The width of words at a size, in the size's unit."""
        return size * sum(self._width(each) for each in words)

    def shown(self, words: str, size: float) -> Iterator[str]:
        """The operators that show words where the text matrix stands."""
        font = ""
        for each in words:
            letter = self.letters.get(each)
            if letter is None:
                blank = self._width(each)
                yield f"[{-1000 * blank:g}] TJ" if font else f"{blank * size:.3f} 0 Td"
                continue
            if letter.font != font:
                font = letter.font
                yield f"{font} {size:g} Tf"
            yield f"<{letter.code}> Tj"

    def set_in_lines(self, words: str, size: float, measure: float) -> Iterator[tuple[Placed, ...]]:
        """The lines of words in a measure, each as parts with the places where they begin.

        Lengths are in the unit of the size.
        """
        em = round(size * _UNITS)
        paragraph = collect([Run(words, [round(em * self._width(each)) for each in words], em)])
        setting = Setting(round(measure * _UNITS), em, _PACK, alignment="start", hyphenate=False)
        for line in compose(paragraph, setting).lines:
            yield tuple(_parts(paragraph, line))

    def _width(self, character: str) -> float:
        letter = self.letters.get(character)
        if letter is not None:
            return letter.width
        return 1.0 if east_asian_width(character) in "WF" else _BLANK


def _parts(paragraph: Paragraph, line: Line) -> Iterator[Placed]:
    """The parts of a line in which every cluster follows the one before as wide as it is."""
    begun, words, end = 0, "", -1
    for cluster, x, offset in zip(range(line.start, line.end), line.x, line.offset, strict=True):
        place = x + offset
        if place != end and words:
            yield begun / _UNITS, words
            words = ""
        begun = begun if words else place
        words += paragraph.clusters[cluster]
        end = place + paragraph.advances[cluster]
    if words.strip():
        yield begun / _UNITS, words


def read_specimen(page: pikepdf.Page, characters: str) -> Specimen:
    """The letters of a page on which these characters, and nothing else, were set in order.

    Raises ValueError where the page shows another number of glyphs.
    """
    codes = list(_codes(page))
    if len(codes) != len(characters):
        raise ValueError(f"{len(codes)} glyphs for {len(characters)} characters")
    fonts = {_own_name(name): page.obj.Resources.Font[name] for name in dict(codes)}
    widths = {name: _widths(font) for name, font in fonts.items()}
    letters = {
        character: Letter(_own_name(name), code, widths[_own_name(name)].get(int(code, 16), 1.0))
        for character, (name, code) in zip(characters, codes, strict=True)
    }
    return Specimen(letters, fonts)


def _own_name(name: str) -> str:
    return f"/Laid{name[1:]}"


def _codes(page: pikepdf.Page) -> Iterator[tuple[str, str]]:
    """(font, code) of every glyph shown, codes of two bytes as our engine writes them."""
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            font = str(operands[0])
        elif str(operator) in ("TJ", "Tj"):
            pieces: Any = operands[0] if str(operator) == "TJ" else operands
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    data = bytes(piece)
                    for at in range(0, len(data), 2):
                        yield font, data[at : at + 2].hex()


def _widths(font: pikepdf.Object) -> dict[int, float]:
    """The widths of a composite font's glyphs, in em."""
    found: dict[int, float] = {}
    entries = list(font.DescendantFonts[0].get("/W", ()))
    while entries:
        first, following = int(entries.pop(0)), entries.pop(0)
        if isinstance(following, pikepdf.Array):
            found |= {first + at: float(each) / 1000 for at, each in enumerate(following)}
        else:
            width = float(entries.pop(0)) / 1000
            found |= dict.fromkeys(range(first, int(following) + 1), width)
    return found
