"""A picture of two pages of a finished PDF, side by side: docs/page.png of the README.

    .venv/bin/python tools/page_picture.py build/chinese-type.pdf 1 6

Pages count from 1. The picture is grey, as the pages are, and 1200 px wide.
"""

import argparse
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH = 1200
GROUND = 225
"""The grey around the pages."""
GAP = 24
"""Ground around and between the pages, in px."""
GREYS = 32
OVERSAMPLING = 3
"""Pages are drawn so many times larger and scaled down, which keeps thin strokes even."""


def page_picture(pdf: Path, pages: tuple[int, ...], width: int = WIDTH) -> Image.Image:
    """The pages (from 1) beside one another on a grey ground, `width` px wide in all."""
    each = (width - GAP * (len(pages) + 1)) // len(pages)
    document = pypdfium2.PdfDocument(pdf)
    drawn = [_drawn(document[page - 1], each) for page in pages]
    picture = Image.new("L", (width, max(page.height for page in drawn) + 2 * GAP), GROUND)
    for place, page in enumerate(drawn):
        picture.paste(page, (GAP + place * (each + GAP), GAP))
    return picture.quantize(GREYS)


def _drawn(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    scale = width / page.get_width()
    large: Image.Image = page.render(scale=scale * OVERSAMPLING, grayscale=True).to_pil()
    return large.convert("L").resize(
        (width, round(page.get_height() * scale)), Image.Resampling.LANCZOS
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pdf", type=Path)
    parser.add_argument("pages", type=int, nargs="+")
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/page.png"))
    asked = parser.parse_args()
    page_picture(asked.pdf, tuple(asked.pages)).save(asked.output, optimize=True)


if __name__ == "__main__":
    main()
