"""XHTML and style sheets in, pages out: laid out first, then given their folios and drawn."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from publish.model.pages import FROM_ONE, Folios
from publish.pdf.copy import Copy, Place, SetPages
from publish.pdf.weasy import environment

environment.prepare()

import pydyf  # noqa: E402
from weasyprint import CSS  # noqa: E402

from publish.pdf.weasy import (  # noqa: E402
    alike,
    cells,
    drawing,
    furniture,
    galley,
    lines,
    outlines,
    percentages,
    planned,
    styling,
    subsets,
    tags,
    walking,
    widths,
)
from publish.pdf.weasy.faces import font_configuration  # noqa: E402
from publish.pdf.weasy.faults import line_faults  # noqa: E402
from publish.pdf.weasy.garbage import collect_much, uncollected  # noqa: E402
from publish.pdf.weasy.lines import Composer  # noqa: E402
from publish.pdf.weasy.messages import collected_messages  # noqa: E402
from publish.pdf.weasy.page_facts import page_facts  # noqa: E402
from publish.pdf.weasy.places import placed_pages  # noqa: E402
from publish.pdf.weasy.tree import Fetcher, LaidOut, Tree  # noqa: E402
from publish.styles import Face  # noqa: E402

cells.install()
drawing.install()
alike.install()
furniture.install()
galley.install()
lines.install()
outlines.install()
percentages.install()
planned.install()
styling.install()
subsets.install()
walking.install()
widths.install()
tags.install()


@lru_cache(maxsize=8)
def _sheet(css: str, faces: tuple[Face, ...]) -> tuple[CSS, tuple[str, ...]]:
    """A style sheet that names no file, and what the engine says of it.

    The articles of an issue share theirs, and reading it takes as long as drawing five pages.
    """
    configuration = font_configuration(faces)
    with collected_messages() as messages:
        sheet = CSS(string=css, font_config=configuration, url_fetcher=Fetcher(()))
    return sheet, tuple(messages)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out, whose pages wait for their folios. Of use once.

    `messages` are what the engine logged so far.
    """

    laid_out: LaidOut
    composer: Composer
    messages: tuple[str, ...]
    tagged: bool

    def count(self, is_recto: bool) -> int:
        """The number of pages where the first one stands on that side of the leaf."""
        return self.laid_out.pages.count(is_recto)

    @uncollected()
    def pages(self, folios: Folios, *, draw: bool = True, placed: bool = False) -> SetPages:
        """The pages with these folios, as PDF/UA-1 where the copy is to be tagged.

        Without `draw` everything but the PDF is known, which is left empty. The places of
        lines are read where they are asked for.
        """
        with collected_messages() as messages:
            document = self.laid_out.finished(folios)
            target = io.BytesIO()

            def finish(_: Any, pdf: pydyf.PDF) -> None:
                _add_page_labels(pdf, folios)

            if draw:
                variant = "pdf/ua-1" if self.tagged else None
                document.write_pdf(target, finisher=finish, pdf_variant=variant)
        boxes = tuple(page._page_box for page in document.pages)
        return SetPages(
            pdf=target.getvalue(),
            folios=tuple(range(folios.first, folios.first + len(document.pages))),
            anchors=tuple(
                (name, number, rectangle[0], rectangle[1])
                for number, page in enumerate(document.pages)
                for name, rectangle in sorted(page.anchors.items())
            ),
            lines=sum(
                type(box).__name__ == "LineBox" for page in boxes for box in page.descendants()
            ),
            messages=(*self.messages, *messages),
            fallbacks=tuple(sorted(self.composer.fallbacks.items())),
            line_faults=line_faults(document.pages),
            missing=self.composer.shaper.missing(),
            page_starts=_page_starts(document.pages, self.laid_out.pages.places.end),
            facts=page_facts(boxes, folios.first),
            placed=(
                placed_pages(self.laid_out.tree.etree_element, boxes, folios.first)
                if placed
                else ()
            ),
        )


@uncollected()
def lay_out(copy: Copy) -> Layout:
    """A document laid out on pages; no folio matters here. The same copy gives the same pages,
    in bytes.
    """
    collect_much()
    with collected_messages() as messages:
        configuration = font_configuration(copy.faces)
        sheet, said = _sheet(copy.css, copy.faces)
        tree = Tree(copy.html, Fetcher(copy.resources), Composer())
        laid_out = tree.lay_out(configuration, [sheet])
    # What is laid out twice is told once.
    told = tuple(dict.fromkeys((*said, *messages)))
    return Layout(laid_out, tree.composer, told, copy.tagged)


def set_pages(copy: Copy, folios: Folios = FROM_ONE, *, draw: bool = True) -> SetPages:
    """Pages of a document from a folio on: `lay_out` and `Layout.pages` in one go."""
    return lay_out(copy).pages(folios, draw=draw)


def _page_starts(pages: Any, end: Place) -> tuple[Place, ...]:
    """Where each page begins; one without text of its own where the next does."""
    starts: list[Place] = []
    behind = end
    for page in reversed(pages):
        behind = page._page_box.starts_at or behind
        starts.append(behind)
    return tuple(reversed(starts))


def _add_page_labels(pdf: pydyf.PDF, folios: Folios) -> None:
    """Page labels equal to the printed folios (PDF 32000-1, 12.4.2)."""
    numerals = {"arabic": "/D", "roman": "/r"}[folios.numerals]
    labels = pydyf.Dictionary({"S": numerals, "St": folios.first})
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, labels])})
