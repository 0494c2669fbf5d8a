"""XHTML and style sheets in, pages out."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from publish.model import Resource
from publish.pdf.weasy import environment
from publish.postflight.facts import SetPage
from publish.styles import Face

environment.prepare()

import pydyf  # noqa: E402
from weasyprint import CSS  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from publish.pdf.weasy import (  # noqa: E402
    drawing,
    furniture,
    galley,
    lines,
    percentages,
    planned,
    styling,
    tags,
    walking,
    widths,
)
from publish.pdf.weasy.faults import LineFault, line_faults  # noqa: E402
from publish.pdf.weasy.garbage import uncollected  # noqa: E402
from publish.pdf.weasy.lines import Composer  # noqa: E402
from publish.pdf.weasy.messages import collected_messages  # noqa: E402
from publish.pdf.weasy.page_facts import page_facts  # noqa: E402
from publish.pdf.weasy.page_starts import Place  # noqa: E402
from publish.pdf.weasy.tree import Fetcher, Tree  # noqa: E402

drawing.install()
furniture.install()
galley.install()
lines.install()
percentages.install()
planned.install()
styling.install()
walking.install()
widths.install()
tags.install()


@dataclass(frozen=True, slots=True)
class SetPages:
    """Finished pages.

    `folios` are the printed page numbers in order. `anchors` gives, for every id of the
    document, the index of the page it stands on and its place (x, y) in CSS px from the
    trimmed page's upper left corner. `messages` are what the engine logged.
    """

    pdf: bytes
    folios: tuple[int, ...]
    anchors: tuple[tuple[str, int, float, float], ...]
    lines: int
    messages: tuple[str, ...]
    fallbacks: tuple[tuple[str, int], ...]
    """Paragraphs left to the engine's own lines, by reason."""
    line_faults: tuple[LineFault, ...]
    """What composed lines have that an editor should see."""
    missing: tuple[str, ...]
    """Characters that no face has."""
    page_starts: tuple[Place, ...]
    """Where each page begins: (id, characters behind its beginning, first characters)."""
    facts: tuple[SetPage, ...]
    """What stands on the pages, for `publish.postflight`."""


@lru_cache(maxsize=4)
def _fonts(faces: tuple[Face, ...]) -> tuple[FontConfiguration, CSS]:
    """The faces, loaded once in a process: copying and scanning them takes half a second."""
    configuration = FontConfiguration()
    fonts = {face.file.as_uri(): face.file.read_bytes() for face in faces}
    rules = "\n".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face.file.as_uri()}");'
        + (f" unicode-range: {face.unicode_range};" if face.unicode_range else "")
        + " }"
        for face in faces
    )
    sheet = CSS(string=rules, font_config=configuration, url_fetcher=Fetcher((), fonts))
    return configuration, sheet


@uncollected()
def set_pages(
    xhtml: str,
    css: str,
    faces: tuple[Face, ...],
    resources: tuple[Resource, ...] = (),
    first_folio: int = 1,
    *,
    draw: bool = True,
) -> SetPages:
    """Pages of an XHTML document without namespace, as PDF/UA-1.

    `css` has no variables left; `first_folio` is the number of the first page, an odd one
    being a recto. The bytes depend on nothing but the arguments. Without `draw` the pages are
    laid out only, and `pdf` is empty.
    """
    with collected_messages() as messages:
        configuration, face_sheet = _fonts(faces)
        fetcher = Fetcher(resources, {})
        sheets = [
            face_sheet,
            CSS(string=css, font_config=configuration, url_fetcher=fetcher),
            CSS(string=_first_folio_css(first_folio), font_config=configuration),
        ]
        composer = Composer()
        document = Tree(xhtml, fetcher, composer).render(
            font_config=configuration, stylesheets=sheets, pdf_variant="pdf/ua-1"
        )
        target = io.BytesIO()

        def finish(_: Any, pdf: pydyf.PDF) -> None:
            _add_page_labels(pdf, first_folio)

        if draw:
            document.write_pdf(target, finisher=finish, pdf_variant="pdf/ua-1")
    count = len(document.pages)
    return SetPages(
        pdf=target.getvalue(),
        folios=tuple(range(first_folio, first_folio + count)),
        anchors=tuple(
            (name, number, rectangle[0], rectangle[1])
            for number, page in enumerate(document.pages)
            for name, rectangle in sorted(page.anchors.items())
        ),
        lines=sum(
            1
            for page in document.pages
            for box in page._page_box.descendants()
            if type(box).__name__ == "LineBox"
        ),
        messages=tuple(messages),
        fallbacks=tuple(sorted(composer.fallbacks.items())),
        line_faults=line_faults(document.pages),
        missing=composer.shaper.missing(),
        page_starts=_page_starts(document.pages),
        facts=page_facts(tuple(page._page_box for page in document.pages), first_folio),
    )


def _page_starts(pages: Any) -> tuple[Place, ...]:
    """Where each page begins; one without text of its own where the next does."""
    starts: list[Place] = []
    behind: Place = ("", 0, "")
    for page in reversed(pages):
        behind = page._page_box.starts_at or behind
        starts.append(behind)
    return tuple(reversed(starts))


def _first_folio_css(first_folio: int) -> str:
    side = "recto" if first_folio % 2 else "verso"
    return f"html {{ break-before: {side} }} @page :first {{ counter-reset: page {first_folio} }}"


def _add_page_labels(pdf: pydyf.PDF, first_folio: int) -> None:
    """Page labels equal to the printed folios (PDF 32000-1, 12.4.2)."""
    labels = pydyf.Dictionary({"S": "/D", "St": first_folio})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, labels])})
