"""Several PDFs of ours as one file.

Copying pages alone would drop what a document has beside them. Structure tree, parent tree,
identifiers, destinations, bookmarks and page labels are put together anew here, and each face
is embedded once with the glyphs of all parts. The content of the pages is not touched.
Source: PDF 32000-1, 7.7, 12.3 and 14.7.
"""

import io
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from publish.model.pages import Folios
from publish.pdf.merging.fonts import share_fonts
from publish.pdf.merging.structure import StructureTree
from publish.styles import Face


class Part(Struct, frozen=True):
    """A finished PDF that becomes part of a larger one.

    `folios` number its pages; pages without any have the words `label` instead, which a
    reader shows in the place of a number. The bookmarks of the part stand below one named
    `section`, where that is not empty. A part without bookmarks gets one named `title`, or is
    the page with which its section opens, or has none at all. All its ids must be its own. An
    address `article:NAME` in any part leads to the first page of the part with that `name`.
    """

    pdf: bytes
    folios: Folios | None = None
    label: str = ""
    section: str = ""
    title: str = ""
    name: str = ""


_PART_ADDRESS = "article:"


class Description(Struct, frozen=True):
    """What the joined file says of itself; `language` is a BCP 47 tag.

    One for paper of `actual_size` asks not to be fitted to the printer's margins.
    """

    title: str
    language: str
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    actual_size: bool = False


def merged(
    parts: tuple[Part, ...],
    description: Description,
    faces: tuple[Face, ...] = (),
    lay_over: Callable[[Pdf], None] = lambda pdf: None,
) -> bytes:
    """The pages of all parts in order as one tagged PDF, the same bytes for the same parts.

    `faces` are those that the parts were set with, needed to embed each of them once; a font
    that none of them names stays as its part has it. `lay_over` may add to the pages before.
    """
    pdf = Pdf.new()
    tree = StructureTree(pdf)
    labels: list[Any] = []
    bookmarks: list[tuple[int, int]] = []
    for part in parts:
        first = len(pdf.pages)
        with Pdf.open(io.BytesIO(part.pdf)) as source:
            pdf.add_pages_from(source)
            tree.add(source, first)
            bookmarks.append((first, _count_bookmarks(source)))
        labels += [first, _label(part)]
    lay_over(pdf)
    share_fonts(pdf, faces)
    _describe(pdf, description)
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))
    tree.finish()
    firsts = {part.name: first for part, (first, _) in zip(parts, bookmarks, strict=True)}
    _link_parts(pdf, firsts)
    _group_bookmarks(pdf, parts, bookmarks)
    target = io.BytesIO()
    pdf.save(
        target,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return target.getvalue()


def _label(part: Part) -> Dictionary:
    """How a part's pages are numbered (PDF 32000-1, 12.4.2)."""
    if part.folios is None:
        return Dictionary(P=String(part.label))
    numerals = {"arabic": Name.D, "roman": Name.r}[part.folios.numerals]
    return Dictionary(S=numerals, St=part.folios.first)


def _count_bookmarks(source: Pdf) -> int:
    """The bookmarks of the highest level."""
    with source.open_outline() as outline:
        return len(outline.root)


def _group_bookmarks(pdf: Pdf, parts: tuple[Part, ...], bookmarks: list[tuple[int, int]]) -> None:
    """Put the bookmarks of each part, whose first page and number are given, in their section.

    A reader shows the articles, and the headings of one that is opened.
    """
    with pdf.open_outline() as outline:
        copied = iter(list(outline.root))
        outline.root.clear()
        section: OutlineItem | None = None
        for part, (page, count) in zip(parts, bookmarks, strict=True):
            own = [next(copied) for _ in range(count)]
            if not own and part.title:
                own = [OutlineItem(part.title, page)]
            for item in own:
                item.is_closed = True
            if not own and not part.section:
                continue  # blank pages inside a section do not end it
            if not part.section:
                section = None
            elif not own or section is None or section.title != part.section:
                section = OutlineItem(part.section, page)
                outline.root.append(section)
            (section.children if section else outline.root).extend(own)


def _link_parts(pdf: Pdf, firsts: dict[str, int]) -> None:
    """Let addresses of parts lead to their first pages (PDF 32000-1, 12.6.4.2)."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            first = firsts.get(address.removeprefix(_PART_ADDRESS))
            if address.startswith(_PART_ADDRESS) and first is not None:
                del annotation["/A"]
                annotation.Dest = Array([pdf.pages[first].obj, Name.Fit])


def blank_pages(width: float, height: float, count: int) -> bytes:
    """So many pages of a size in pt with nothing on them."""
    pdf = Pdf.new()
    for _ in range(count):
        page = pdf.add_blank_page(page_size=(width, height))
        page.TrimBox = page.BleedBox = page.MediaBox
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def _describe(pdf: Pdf, description: Description) -> None:
    """Title, language and what PDF/UA-1 asks for in the catalogue and its metadata."""
    pdf.Root.Lang = String(description.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    preferences = Dictionary(DisplayDocTitle=True)
    if description.actual_size:
        preferences.PrintScaling = Name("/None")
    pdf.Root.ViewerPreferences = preferences
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata.register_xml_namespace("http://www.aiim.org/pdfua/ns/id/", "pdfuaid")
        metadata["pdfuaid:part"] = "1"
        metadata["dc:title"] = description.title
        if description.authors:
            metadata["dc:creator"] = list(description.authors)
        metadata["xmp:CreatorTool"] = "Banxin"
    pdf.docinfo["/Title"] = description.title
    pdf.docinfo["/Creator"] = "Banxin"
    if description.authors:
        pdf.docinfo["/Author"] = ", ".join(description.authors)
    if description.keywords:
        pdf.docinfo["/Keywords"] = ", ".join(description.keywords)
