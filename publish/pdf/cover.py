"""The printer's cover sheet from a designer's files."""

import io
from dataclasses import dataclass

from pikepdf import Array, Name, ObjectStreamMode, Pdf

_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class CoverPart:
    """One part of a cover, as PDF whose first page has a TrimBox; `width` is trimmed, in mm."""

    pdf: bytes
    width: float


def joined_cover(parts: tuple[CoverPart, ...], height: float, bleed: float) -> bytes:
    """Back, spine and front, from left to right, as one page with TrimBox and BleedBox.

    `height` is trimmed; both in mm. Each part is shown as far as its trimmed edge, where another
    stands beside it, and as far as the bleed elsewhere. The same bytes for the same parts.
    """
    sheet = Pdf.new()
    outer = bleed * _MM
    width = sum(part.width for part in parts) * _MM
    sheet.add_blank_page(page_size=(width + 2 * outer, height * _MM + 2 * outer))
    page = sheet.pages[0]
    trim = [outer, outer, outer + width, outer + height * _MM]
    page.obj.TrimBox = Array([round(each, 4) for each in trim])
    page.obj.BleedBox = page.obj.MediaBox
    left = outer
    content: list[str] = []
    for number, part in enumerate(parts):
        right = left + part.width * _MM
        with Pdf.open(io.BytesIO(part.pdf)) as source:
            own = [float(each) for each in source.pages[0].trimbox]
            media = [float(each) for each in source.pages[0].mediabox]
            form = sheet.copy_foreign(source.pages[0].as_form_xobject())
        form.BBox = Array(media)
        name = page.add_resource(form, Name.XObject, Name(f"/Part{number}"))
        first, last = number == 0, number == len(parts) - 1
        low, high = (0.0 if first else left), (width + 2 * outer if last else right)
        clip = f"{low:.4f} 0 {high - low:.4f} {height * _MM + 2 * outer:.4f} re W n"
        move = f"1 0 0 1 {left - own[0]:.4f} {outer - own[1]:.4f} cm"
        content.append(f"q {clip} {move} {name} Do Q")
        left = right
    page.obj.Contents = sheet.make_stream("\n".join(content).encode("ascii"))
    target = io.BytesIO()
    sheet.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()
