"""What the options of a style do to the pages of an issue, seen on paper."""

import io

import pikepdf
import pypdfium2
import zxingcpp

from publish.html import Setting
from publish.html.issue import IssueDocument, blank, contents, cover_sheet, front_cover, in_front
from publish.issue.press import for_press
from publish.model.pages import Folios
from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from tests.issue_pages.issue_75 import entries, setting


def made(document: IssueDocument, of: Setting) -> bytes:
    copy = Copy(document.html, of.style.issue_css, of.style.faces, document.resources)
    return set_pages(copy, Folios(5, "roman")).pdf


def foot(pdf: bytes, height: float = 20) -> str:
    """What stands on the last mm of the first page."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    return str(page.get_text_bounded(bottom=0, top=height * 72 / 25.4)).strip()


def test_front_matter_has_roman_folios_or_none_wherever_folios_stand() -> None:
    for place in ("head-outer", "foot-centred", "foot-outer"):
        with_folios = in_front(setting(heads__folio=place))
        assert foot(made(contents(with_folios, entries(), "zh-Hant"), with_folios)) == "v"
        without = in_front(setting(heads__folio=place, front__folios="none"))
        assert foot(made(contents(without, entries(), "zh-Hant"), without)) == ""


def test_blind_pages_are_blind_wherever_folios_stand() -> None:
    for place in ("head-outer", "foot-centred", "foot-outer"):
        of = setting(heads__folio=place)
        page = pypdfium2.PdfDocument(io.BytesIO(made(blank(of), of)))[0]
        assert page.get_textpage().get_text_range() == ""


def test_marks_of_the_cover_sheet_stand_outside_its_bleed() -> None:
    sheet = made(cover_sheet(setting(), entries(), 118), setting())
    plain, marked = (for_press(sheet, marks=marks) for marks in (False, True))
    for data, room in ((plain, 3), (marked, 8)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            page = pdf.pages[0]
            sides = [
                float(page.TrimBox[0]) - float(box[0]) for box in (page.BleedBox, page.MediaBox)
            ]
            assert [round(side * 25.4 / 72) for side in sides] == [3, room]
            operators = pikepdf.parse_content_stream(page)
            assert not {"rg", "RG"} & {str(each.operator) for each in operators}


def test_marks_say_where_the_cover_is_cut_and_where_its_spine_is_folded() -> None:
    """A back of 170 mm, a spine of 5.9 mm for 118 pages, a front of 170 mm."""
    sheet = made(cover_sheet(setting(), entries(), 118), setting())
    with pikepdf.open(io.BytesIO(for_press(sheet, marks=True, folds=(170.0, 175.9)))) as pdf:
        page = pdf.pages[0]
        left, bottom, _, top = (float(each) for each in page.BleedBox)
        starts, ends = (
            [
                [float(x) for x in each.operands]
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) == name
            ]
            for name in ("m", "l")
        )
    upright = [
        (
            round((a[0] - left) / 72 * 25.4 - 3, 1),
            min(a[1], b[1]) >= top or max(a[1], b[1]) <= bottom,
        )
        for a, b in zip(starts, ends, strict=True)
        if a[0] == b[0] and abs(a[1] - b[1]) < 12
    ]
    # Each above and below, outside the bleed.
    assert sorted(upright) == sorted([(x, True) for x in (0.0, 170.0, 175.9, 345.9)] * 2)


def test_a_scanner_reads_the_barcode_of_the_cover_sheet() -> None:
    """The ISSN as EAN-13 with the number of the issue beside it, at 300 dpi."""
    of = setting(cover__barcode="true")
    page = pypdfium2.PdfDocument(io.BytesIO(made(cover_sheet(of, entries(), 118), of)))[0]
    (found,) = zxingcpp.read_barcodes(
        page.render(scale=300 / 72, grayscale=True).to_pil(),
        ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require,
    )
    kind, code, add_on = str(found.format), found.text[:13], found.text[13:]
    del found  # its library tells of values that outlive it
    assert (kind, code, add_on) == ("EAN-13", "9771234567003", "75")


def test_a_smaller_page_has_a_smaller_cover() -> None:
    of = setting(page__size="148x210")
    with pikepdf.open(io.BytesIO(made(cover_sheet(of, entries(), 118), of))) as pdf:
        trim = [float(each) * 25.4 / 72 for each in pdf.pages[0].TrimBox]
    assert round(trim[2] - trim[0], 1) == 2 * 148 + 5.9
    assert round(trim[3] - trim[1], 1) == 210


def test_contents_on_a_smaller_cover_end_above_the_publisher() -> None:
    """They were set as large as on 170 × 230 mm, and over the publisher's name."""
    of = setting(page__size="148x210")
    assert of.journal is not None
    cover = made(front_cover(of, entries() * 2), of)
    assert foot(cover, 30) == of.journal.publisher.name.best("zh-Hant")
