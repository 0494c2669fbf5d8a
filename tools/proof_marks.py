"""Draws the proofreader's marks of a proof's first sheet: python -m tools.proof_marks.

Characters are outlines of the carried faces, so that the pictures need no font; marks are
strokes of a pen. The pictures are in publish/proof/marks.
"""

from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "publish" / "proof" / "marks"
_SIZE = 21.0
_SONG = TTFont(ROOT / "fonts" / "NotoSerifTC-Regular.ttf")
_HEI = TTFont(ROOT / "fonts" / "NotoSansTC-Medium.ttf")


def _text(words: str, x: float, y: float, size: float = _SIZE, font: TTFont = _SONG) -> str:
    """Characters from x on, standing on y."""
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    scale = size / font["head"].unitsPerEm
    parts = []
    for number, character in enumerate(words):
        pen = SVGPathPen(glyphs, lambda value: f"{value:.1f}".rstrip("0").rstrip("."))
        place = (scale, 0, 0, -scale, x + number * size, y)
        glyphs[names[ord(character)]].draw(TransformPen(pen, place))
        parts.append(pen.getCommands())
    return f'<path d="{"".join(parts)}"/>'


def _ring(x: float, y: float, half: float = 12.5, high: float = 13.0) -> str:
    return f'<ellipse class="pen" cx="{x}" cy="{y}" rx="{half}" ry="{high}"/>'


def _stroke(path: str, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path class="pen" d="{path}"{dashed}/>'


MARKS: dict[str, tuple[str, ...]] = {
    "correct": (
        _text("版兮設計", 14, 42),
        _ring(45.5, 35),
        _stroke("M54 25 L74 10 H92"),
        _text("心", 95, 19, 18),
    ),
    "insert": (
        _text("版設計", 24, 44),
        _stroke("M45 50 V27 L57 9"),
        _ring(67, 12, 11, 10.5),
        _text("面", 59, 18, 16),
    ),
    "delete": (
        _text("版面的設計", 14, 44),
        _ring(66.5, 37),
        _stroke("M74 26 C84 8 100 4 101 12 C102 20 90 18 94 9 C97 3 106 4 112 6"),
    ),
    "exchange": (
        _text("面版設計", 24, 42),
        _stroke("M23 47 V24 C23 20 45 20 45 24 V46 C45 50 67 50 67 46 V23"),
    ),
    "move": (
        _text("設計版面", 24, 46),
        _ring(45, 39, 23, 13),
        _stroke("M45 26 C47 4 104 2 109 22"),
        _stroke("M105 16 L109.500 24 L112.500 15"),
        _stroke("M109.500 26 V52"),
    ),
    "new-paragraph": (
        _text("字身。行長", 18, 30),
        _stroke("M81 8 V38 H26"),
        _stroke("M33 34 L25 38 L33 42"),
    ),
    "run-on": (
        _text("字身", 14, 24),
        _text("行長", 66, 50),
        _stroke("M58 17 C112 16 4 42 64 43"),
    ),
    "space": (
        _text("版面Ａ計", 30, 46),
        _stroke("M64 10 L72 24 L80 10"),
        _stroke("M72 24 V50"),
    ),
    "close-up": (
        _text("版", 32, 42),
        _text("面", 72, 42),
        _stroke("M52 24 C56 16 70 16 74 24"),
        _stroke("M52 45 C56 53 70 53 74 45"),
    ),
    "keep": (
        _text("版面設計", 30, 34),
        _ring(61.5, 27, 23, 12.5),
        _stroke("M51 44 l4.500 7 h-9 z M72 44 l4.500 7 h-9 z"),
        _stroke("M80 18 L96 6 M84 6 l9 10 M94 5 l-9 12"),
    ),
    "face": (
        _text("版心設計", 14, 44),
        _ring(45.5, 37),
        _stroke("M54 27 L74 11 H92"),
        _text("黑", 95, 20, 18, _HEI),
    ),
    "align": (
        _text("版面", 34, 23, 19),
        _text("設計", 44, 50, 19),
        _stroke("M29 3 V53 M32 3 V53"),
        _stroke("M43 43 H36 M39 39.500 L35 43 L39 46.500"),
    ),
}


def main() -> None:
    """Write all marks."""
    for name, parts in MARKS.items():
        body = "".join(parts).replace(
            'class="pen"', 'fill="none" stroke="black" stroke-width="1.200"'
        )
        picture = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="36mm" height="13.5mm" '
            f'viewBox="0 0 144 54">{body}</svg>\n'
        )
        (FOLDER / f"{name}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
