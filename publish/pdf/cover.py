"""A designer's files as pages of the cover, and as the printer's sheet."""

import io

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

from publish.model.places import PlacedPage
from publish.pdf.copy import SetPages

_MM = 72 / 25.4


class CoverPart(Struct, frozen=True):
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
    return _saved(sheet)


def page_without_lines(pdf: bytes) -> SetPages:
    """A finished page as if it had been set, without a line on it."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        left, bottom, right, top = (float(edge) for edge in document.pages[0].trimbox)
    width, height = right - left, top - bottom
    placed = PlacedPage(1, width, height, 0.0, width, 0.0, height, ())
    return SetPages(
        pdf,
        folios=(1,),
        lines=0,
        messages=(),
        fallbacks=(),
        line_faults=(),
        missing=(),
        page_starts=(),
        facts=(),
        placed=(placed,),
    )


def part_of_sheet(sheet: bytes, left: float, width: float) -> bytes:
    """A sheet that counts as one of its parts alone: what stands from `left` on, in mm."""
    with Pdf.open(io.BytesIO(sheet)) as pdf:
        page = pdf.pages[0]
        edge, bottom, _, top = (float(each) for each in page.trimbox)
        trim = [edge + left * _MM, bottom, edge + (left + width) * _MM, top]
        page.TrimBox = Array([round(each, 4) for each in trim])
        return _saved(pdf)


def trimmed(data: bytes) -> bytes:
    """A PDF of ours whose pages show no more than what is left when they are cut."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.MediaBox = page.CropBox = page.BleedBox = page.TrimBox
        return _saved(pdf)


def cover_page(data: bytes, alternative: str) -> bytes:
    """The first page of somebody's PDF, trimmed, as a page that is one tagged figure.

    `alternative` are the words for those who do not see it (PDF/UA-1, 7.3). Whatever its own
    tags, links and forms are, they are left behind.
    """
    made = Pdf.new()
    with Pdf.open(io.BytesIO(data)) as source:
        left, bottom, right, top = (float(each) for each in source.pages[0].trimbox)
        form = made.copy_foreign(source.pages[0].as_form_xobject())
    form.BBox = Array([left, bottom, right, top])
    made.add_blank_page(page_size=(right - left, top - bottom))
    page = made.pages[0]
    page.TrimBox = page.BleedBox = page.MediaBox
    name = page.add_resource(form, Name.XObject, Name.Cover)
    content = f"/Figure <</MCID 0>> BDC q 1 0 0 1 {-left:.4f} {-bottom:.4f} cm {name} Do Q EMC"
    page.Contents = made.make_stream(content.encode("ascii"))
    root = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, ParentTreeNextKey=1))
    document = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    box = Array([0, 0, right - left, top - bottom])
    figure = made.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=document,
            Alt=String(alternative),
            Pg=page.obj,
            K=0,
            A=Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block),
        )
    )
    document.K = Array([figure])
    root.K = Array([document])
    root.ParentTree = made.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    page.StructParents = 0
    page.Tabs = Name.S
    made.Root.StructTreeRoot = root
    return _saved(made)


def _saved(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()
