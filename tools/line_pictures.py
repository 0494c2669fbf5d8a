"""Pictures of what the options for lines do, for docs/style-options.md.

    .venv/bin/python -m tools.line_pictures

Each shows the same text with the first value, then with the second. Hanging marks are not shown:
they need faces in which marks do not sit in the middle of their cell.
"""

import io
from pathlib import Path

import pypdfium2
from msgspec import Struct
from PIL import Image

from publish.model import StyleOption
from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style

FOLDER = Path(__file__).parents[1] / "docs" / "lines"
SCALE = 2.0
"""Px for a pt."""
GREYS = 8
MARGIN = 6.0
"""Pt of white around the text."""
MEASURE = 18


class Shown(Struct, frozen=True, dict=True):
    """What a picture shows: an option, its two values, what else is set, and the text."""

    option: str
    values: tuple[str, str]
    text: str
    others: tuple[tuple[str, str], ...] = ()

    @property
    def file(self) -> str:
        """The picture's file in docs/lines/."""
        return f"{self.option.removeprefix('lines.')}.png"


PICTURES = (
    Shown("lines.autospace", ("0.25", "0.125"), "他於2017年讀Tolstoy的《復活》，記下的筆記有3頁。"),
    Shown(
        "lines.adjacent", ("1.5", "full"), "他說：「讀過《復活》（上、下冊）。」她說：「讀過。」"
    ),
    Shown(
        "lines.line-start",
        ("full", "half"),
        "編輯把校樣送來時說過，這一行的字，「要到下一行才有引號」，請看。",
        (("body.indent", "0em"),),
    ),
    Shown(
        "lines.strictness",
        ("basic", "none"),
        "編輯把校樣送來時說過這一行的字正好滿，請看標點是否在行首。",
        (("body.indent", "0em"),),
    ),
    Shown(
        "lines.grid",
        ("free", "strict"),
        "他說：「在2017年讀過Tolstoy的（《復活》）。」後來又讀，讀到第3章。",
    ),
    Shown("body.indent", ("2em", "0em"), "段落的第一行從這裡開始，第二行以後與版心的左緣對齊。"),
)


def picture(shown: Shown) -> Image.Image:
    """Both settings, one above the other."""
    parts = [_set(shown, value) for value in shown.values]
    width, gap = max(part.width for part in parts), round(MARGIN * SCALE)
    height = sum(part.height for part in parts) + gap * 3
    page = Image.new("L", (width + 2 * gap, height), 255)
    y = gap
    for part in parts:
        page.paste(part, (gap, y))
        y += part.height + gap
    return page.quantize(GREYS)


def _set(shown: Shown, value: str) -> Image.Image:
    """The text set with a value, cut to its lines."""
    sizes = (("page.measure", str(MEASURE)), ("page.trim-width", f"{MEASURE * 11 + 130}pt"))
    wished = (*sizes, *shown.others, (shown.option, value))
    style, problems = load_style("journal", tuple(StyleOption(*each) for each in wished))
    assert style is not None, problems
    xhtml = (
        f'<html lang="zh-Hant-TW"><head><title>{shown.option}</title></head>'
        f"<body><p>{shown.text}</p></body></html>"
    )
    pages = set_pages(Copy(xhtml, style.print_css, style.faces))
    page = pypdfium2.PdfDocument(io.BytesIO(pages.pdf))[0]
    drawn: Image.Image = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
    left, top = style.points("page.margin-inner"), style.points("page.margin-head")
    lines = pages.lines * style.points("body.leading")
    return drawn.crop(
        (
            round(left * SCALE),
            round((top - 2) * SCALE),
            round((left + MEASURE * 11 + 1) * SCALE),
            round((top + lines - 5) * SCALE),
        )
    )


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for shown in PICTURES:
        picture(shown).save(FOLDER / shown.file, optimize=True)


if __name__ == "__main__":
    main()
