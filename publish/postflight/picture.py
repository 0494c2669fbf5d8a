"""Pictures of a PDF's pages with the bad places boxed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from publish.postflight.measures import Bad

SCALE = 2.0
"""Pixels to a pt."""
_COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#e377c2")
_PAD = 1.0


def draw_findings(file: Path, bad: Sequence[Bad]) -> Iterator[tuple[int, Image.Image]]:
    """(page, picture) for every page: a box around each bad line, its sign filled, a label beside.

    Labels are the findings' ids without their family, in ASCII, so that any machine's built-in
    letters can write them.
    """
    ids = sorted({each.finding.id for each in bad})
    colours = {id: _COLOURS[place % len(_COLOURS)] for place, id in enumerate(ids)}
    document = pypdfium2.PdfDocument(file)
    try:
        for number, page in enumerate(document, 1):
            here = [each for each in bad if each.place and each.place.line.page == number]
            picture = page.render(scale=SCALE).to_pil().convert("RGB")
            yield number, _drawn(picture, here, colours)
    finally:
        document.close()


def _drawn(picture: Image.Image, bad: Sequence[Bad], colours: dict[str, str]) -> Image.Image:
    layer = picture.copy()
    draw = ImageDraw.Draw(layer, "RGBA")
    labelled: dict[int, int] = {}
    for each in bad:
        assert each.place is not None
        line, sign = each.place.line, each.place.line.signs[each.place.sign]
        colour = colours[each.finding.id]
        top, bottom = line.y - line.size, line.y + 0.25 * line.size
        draw.rectangle(_pixels(line.x - _PAD, top, line.end + _PAD, bottom), outline=colour)
        draw.rectangle(
            _pixels(sign.x, top, sign.end, bottom), outline=colour, fill=f"{colour}40", width=2
        )
        before = labelled.get(line.number, 0)
        label = each.finding.id.removeprefix("pdf-")
        draw.text((2, top * SCALE + 10 * before), label, fill=colour)
        labelled[line.number] = before + 1
    return layer


def _pixels(
    left: float, top: float, right: float, bottom: float
) -> tuple[float, float, float, float]:
    return left * SCALE, top * SCALE, max(right, left + 0.5) * SCALE, bottom * SCALE
