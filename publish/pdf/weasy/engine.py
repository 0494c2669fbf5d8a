"""XHTML and style sheets in, pages out: laid out first, then given their folios and drawn."""

from functools import lru_cache
from typing import Any

from msgspec import Struct

from publish.model.pages import FROM_ONE, Folios
from publish.pdf.copy import Copy, Place, SetPages
from publish.pdf.standing import FixedPart, Standing
from publish.pdf.weasy import environment

environment.prepare()

from weasyprint import CSS  # noqa: E402

from publish.pdf.weasy import (  # noqa: E402
    alike,
    drawing,
    furniture,
    galley,
    lines,
    percentages,
    planned,
    styling,
    subsets,
    tags,
    walking,
    widths,
)
from publish.pdf.weasy.composer import Composer  # noqa: E402
from publish.pdf.weasy.faces import font_configuration  # noqa: E402
from publish.pdf.weasy.faults import line_faults  # noqa: E402
from publish.pdf.weasy.garbage import collect_much, uncollected  # noqa: E402
from publish.pdf.weasy.messages import collected_messages  # noqa: E402
from publish.pdf.weasy.page_facts import page_facts  # noqa: E402
from publish.pdf.weasy.places import placed_pages  # noqa: E402
from publish.pdf.weasy.printed import line_count  # noqa: E402
from publish.pdf.weasy.renewal import renewed  # noqa: E402
from publish.pdf.weasy.tree import Fetcher, LaidOut, Tree  # noqa: E402
from publish.pdf.weasy.writing import written  # noqa: E402
from publish.styles import Face  # noqa: E402

drawing.install()
alike.install()
furniture.install()
galley.install()
lines.install()
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


class Layout(Struct):
    """A document laid out, whose pages wait for their folios. Of use for one first folio, which
    decides their heads: once to read its pages, once to draw them, or once for both.

    `messages` are what the engine logged so far, `finished` the pages with their heads.
    """

    laid_out: LaidOut
    composer: Composer
    messages: tuple[str, ...]
    tagged: bool
    finished: tuple[Folios, Any] | None = None

    def is_of_use(self, folios: Folios) -> bool:
        """Whether its pages can have these folios."""
        return self.finished is None or self.finished[0] == folios

    def count(self, is_recto: bool) -> int:
        """The number of pages where the first one stands on that side of the leaf."""
        return self.laid_out.pages.count(is_recto)

    @uncollected()
    def pages(self, folios: Folios, *, draw: bool = True, placed: bool = False) -> SetPages:
        """The pages with these folios, as PDF/UA-1 where the copy is to be tagged.

        Without `draw` everything but the PDF is known, which is left empty. The places of
        lines are read where they are asked for.
        """
        laid_out = self.laid_out
        pdf, fixed = b"", None
        with collected_messages() as messages:
            if self.finished is None:
                self.finished = folios, laid_out.finished(folios)
            finished_for, document = self.finished
            assert finished_for == folios, "heads are made once"
            if draw:
                made = laid_out.pages
                pdf, fixed = written(document, folios, made.heads, made.others, tagged=self.tagged)
        self.messages = tuple(dict.fromkeys((*self.messages, *messages)))
        boxes = tuple(page._page_box for page in document.pages)
        painter = document.pages[0].painter
        return SetPages(
            pdf=pdf,
            folios=tuple(range(folios.first, folios.first + len(document.pages))),
            lines=sum(map(line_count, boxes)),
            messages=self.messages,
            fallbacks=tuple(
                sorted((self.composer.fallbacks + laid_out.pages.head_fallbacks).items())
            ),
            line_faults=line_faults(document.pages),
            missing=tuple(sorted({*self.composer.shaper.missing(), *painter.missing()})),
            page_starts=_page_starts(document.pages, laid_out.pages.places.end),
            facts=page_facts(boxes, folios.first),
            placed=(
                placed_pages(
                    laid_out.tree.etree_element, boxes, folios.first, laid_out.pages.shifts
                )
                if placed
                else ()
            ),
            standing=None if fixed is None else _standing(laid_out, document, folios, fixed),
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


@uncollected()
def renumber(copy: Copy, pages: SetPages, folios: Folios) -> SetPages | None:
    """Pages of a copy that were drawn before, with other folios; the same as if it was set anew.

    None where it has to be.
    """
    collect_much()
    with collected_messages():
        configuration = font_configuration(copy.faces)
        sheet, _ = _sheet(copy.css, copy.faces)
        tree = Tree(copy.html, Fetcher(copy.resources), Composer())
        return renewed(copy, pages, folios, tree, configuration, sheet)


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


def _standing(
    laid_out: LaidOut, document: Any, folios: Folios, fixed: FixedPart
) -> Standing | None:
    """What drawn pages need for other folios; None where their heads are more than drawn."""
    painter = document.pages[0].painter
    pages = laid_out.pages
    if not painter.are_apart or pages.names_folios:
        return None
    sizes = pages.context.style_for.initial_page_sizes
    return Standing(
        folios.numerals,
        pages.heads,
        pages.others,
        painter.trial,
        painter.glyphs,
        (tuple(sizes["box"]), tuple(sizes["area"])),
        fixed,
    )
