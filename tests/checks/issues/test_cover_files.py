"""A designer's cover files: size, bleed, and the sheet that is made of them."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from publish.checks.issue import CoverFile, cover_file_problems
from publish.model import Span
from publish.pdf.cover import CoverPart, joined_cover

MM = 72 / 25.4
SPAN = Span("75/issue.yaml", 9, 8, 9, 17)


def pdf(width: float, height: float, bleed: float, pages: int = 1, ink: str = "0 g") -> bytes:
    """Pages of a trimmed size in mm, black as far as the bleed."""
    made = pikepdf.Pdf.new()
    for _ in range(pages):
        size = (width + 2 * bleed) * MM, (height + 2 * bleed) * MM
        made.add_blank_page(page_size=size)
        page = made.pages[-1].obj
        room = bleed * MM
        page.TrimBox = pikepdf.Array([room, room, size[0] - room, size[1] - room])
        ground = f"{ink} 0 0 {size[0]:.3f} {size[1]:.3f} re f"
        page.Contents = made.make_stream(ground.encode())
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def picture(width: int, height: int) -> bytes:
    target = io.BytesIO()
    Image.new("L", (width, height), 200).save(target, "PNG")
    return target.getvalue()


def found(data: bytes) -> list[str]:
    file = CoverFile("75/front.pdf", data, 170.0, 230.0, SPAN)
    return [each.id for each in cover_file_problems(file)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(170, 230, 3), []),
        (pdf(170, 230, 5), []),
        (pdf(170.3, 230, 3), []),  # lost in cutting
        (pdf(171, 230, 3), ["cover-size"]),
        (pdf(170, 230, 0), ["cover-bleed"]),
        (pdf(190, 260, 2), ["cover-size", "cover-bleed"]),
        (pdf(170, 230, 3, pages=2), ["cover-pages"]),
        (picture(2079, 2787), []),  # 176 × 236 mm at 300 dpi
        (picture(1040, 1394), ["cover-resolution"]),
        (picture(2008, 2717), ["cover-size", "cover-resolution"]),  # trimmed, no bleed
        (b"%PDF-1.7\n", ["cover-broken"]),
        (b"PK\x03\x04", ["cover-broken"]),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', []),
    ],
)
def test_size_and_bleed(data: bytes, expected: list[str]) -> None:
    assert found(data) == expected


def test_the_designer_is_told_what_size_is_wanted() -> None:
    (problem,) = cover_file_problems(CoverFile("spine.pdf", pdf(12, 230, 3), 10.4, 230.0, SPAN))
    values = dict(problem.values)
    assert (values["found"], values["wanted"]) == ("12.0 × 230.0", "10.4 × 230.0")


def test_back_spine_and_front_stand_side_by_side_within_their_trim() -> None:
    back, front = pdf(170, 230, 3, ink="0.2 g"), pdf(170, 230, 3, ink="0.8 g")
    spine = pdf(10, 230, 3, ink="0.5 g")
    parts = (CoverPart(back, 170), CoverPart(spine, 10), CoverPart(front, 170))
    sheet = joined_cover(parts, 230.0, 3.0)
    assert joined_cover(parts, 230.0, 3.0) == sheet
    with pikepdf.open(io.BytesIO(sheet)) as made:
        page = made.pages[0]
        assert [round(float(each) / MM, 1) for each in page.TrimBox] == [3.0, 3.0, 353.0, 233.0]
        assert [round(float(each) / MM, 1) for each in page.BleedBox] == [0.0, 0.0, 356.0, 236.0]
    shown = pypdfium2.PdfDocument(sheet)[0].render(scale=1).to_pil().convert("L")
    at = {
        mm: shown.getpixel((round(mm * MM), round(118 * MM))) for mm in (1, 172, 174, 182, 184, 355)
    }
    assert at == {1: 51, 172: 51, 174: 128, 182: 128, 184: 204, 355: 204}
