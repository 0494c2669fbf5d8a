"""Other folios on pages that are set already: their heads alone are laid out and drawn again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pydyf
from weasyprint.formatting_structure import build
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.pdf.stream import Stream

from publish.model.pages import Folios
from publish.pdf.copy import Copy, SetPages
from publish.pdf.standing import Head, Standing
from publish.pdf.weasy.ending import ended, page_labels
from publish.pdf.weasy.head_drawing import HeadPainter
from publish.pdf.weasy.heads import laid_out_heads, number_pages, page_box, state_of
from publish.pdf.weasy.places import placed_heads
from publish.pdf.weasy.tree import Tree


def renewed(
    copy: Copy, pages: SetPages, folios: Folios, tree: Tree, font_config: Any, sheet: Any
) -> SetPages | None:
    """Drawn pages of a copy, parsed as `tree`, with other folios on the same side of the leaf.

    None where their heads cannot be made again from what is known of them, which is tried with
    the old folios on a page of each kind.
    """
    standing = pages.standing
    if standing is None or (folios.first - pages.folios[0]) % 2:
        return None
    heads = _Heads(tree, standing, font_config, sheet)
    shaper, stream = tree.composer.shaper, _stream(tagged=copy.tagged)
    made = heads.pages(folios, range(len(standing.heads)))
    painter = HeadPainter(made, shaper, standing.numerals)
    painter.draw(stream)
    if not painter.are_apart or painter.glyphs != standing.glyphs:
        return None
    placed = placed_heads(tree.etree_element, made) if pages.placed else ()
    tried = {(head.kind, _elements(head)): n for n, head in enumerate(standing.heads)}.values()
    old = Folios(pages.folios[0], standing.numerals)
    trial = HeadPainter(heads.pages(old, tried), shaper, standing.numerals)
    trial.draw(stream)
    if trial.contents != tuple(standing.contents[number] for number in tried):
        return None
    begun = pages.pdf[: standing.fixed.size]
    objects = (page_labels(folios), *filter(None, painter.contents))
    now = replace(standing, contents=painter.contents)
    return pages.numbered(folios, ended(begun, standing.fixed, objects), now, placed)


def _elements(head: Head) -> tuple[int, ...]:
    """The numbers of the running elements of a page."""
    return tuple(
        int(each) for kind, _, _, found in head.answers if kind == "element" for each in found
    )


class _Heads:
    """Pages with nothing on them but their heads."""

    def __init__(self, tree: Tree, standing: Standing, font_config: Any, sheet: Any) -> None:
        numbers = {number for head in standing.heads for number in _elements(head)}
        elements = list(tree.etree_element.iter())
        tree.style_only({elements[number] for number in numbers})
        self.tree = tree
        self.heads = standing.heads
        self.context = tree.context(font_config, [sheet])
        box, area = standing.viewport
        self.context.page_bottom = 0.0  # heads have endless room below them
        self.context.style_for.initial_page_sizes.update(box=box, area=area)
        self.running = {number: self._running(elements[number]) for number in numbers}
        self.kinds: dict[Any, Any] = {}

    def pages(self, folios: Folios, numbers: Iterable[int]) -> tuple[Any, ...]:
        """The pages of these numbers from 0 on, of a document that begins on a folio."""
        states = [state_of(head.counters) for head in self.heads]
        number_pages(self.context, states, folios)
        return tuple(self._page(number, states[number]) for number in numbers)

    def _page(self, number: int, state: Any) -> Any:
        head, context = self.heads[number], self.context
        context.known = {
            (kind, name, keyword): self._found(found) if kind == "element" else found
            for kind, name, keyword, found in head.answers
        }
        page = page_box(context, self.tree, head.kind, self.kinds)
        page.children = laid_out_heads(context, page, number + 1, state)
        for each in page.children:
            layout_box_backgrounds(page, each, context.get_image_from_uri)
        return page

    def _found(self, numbers: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(self.running[number] for number in numbers)

    def _running(self, element: Any) -> Any:
        """The box of a running element."""
        context = self.context
        box = build.element_to_box(
            element,
            context.style_for,
            context.get_image_from_uri,
            self.tree.base_url,
            context.target_collector,
            context.counter_style,
            context.footnotes,
        )[0]
        box.process_whitespace()
        return box


def _stream(*, tagged: bool) -> Stream:
    """A stream of a document in which nothing is drawn yet."""
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    return Stream({}, (0, 0, 0, 0), resources, {}, {} if tagged else None, {}, None, compress=True)
