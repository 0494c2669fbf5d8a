"""Other folios on pages that are set already: their heads alone are laid out and drawn again."""

from collections.abc import Iterable
from typing import Any

import pydyf
from msgspec.structs import replace
from weasyprint.formatting_structure import build
from weasyprint.pdf.stream import Stream

from publish.model.pages import Folios
from publish.pdf.copy import Copy, SetPages
from publish.pdf.standing import Head, Standing
from publish.pdf.weasy.head_drawing import HeadPainter
from publish.pdf.weasy.heads import headed_page, heads_of_every_kind, number_pages, reach, state_of
from publish.pdf.weasy.places import across, placed_heads
from publish.pdf.weasy.tree import Tree
from publish.pdf.weasy.writing import ended_with


def renewed(
    copy: Copy, pages: SetPages, folios: Folios, tree: Tree, font_config: Any, sheet: Any
) -> SetPages | None:
    """Drawn pages of a copy, parsed as `tree`, with other folios.

    None where their heads cannot be made again from what is known of them, which is tried on
    a page of each kind, or where they are others on the side of the leaf on which they begin.
    """
    standing = pages.standing
    if standing is None:
        return None
    turned = bool((folios.first - pages.folios[0]) % 2)
    if turned and not standing.others:
        return None
    was = tuple(head.shift for head in standing.heads)
    if turned:
        standing = replace(standing, heads=standing.others, others=standing.heads)
    both = (standing.heads, standing.others)
    heads = _Heads(tree, standing, font_config, sheet)
    sides = both if folios.first % 2 else both[::-1]
    kinds = heads.pages(Folios(1, standing.numerals), heads_of_every_kind(*sides))
    made = heads.pages(folios, tuple(enumerate(standing.heads)))
    shaper, stream = tree.composer.shaper, _stream(tagged=copy.tagged)
    painter = HeadPainter(
        made,
        kinds,
        shaper,
        standing.numerals,
        always=bool(standing.others),
        reach=reach(*both),
    )
    painter.draw(stream)
    if not painter.are_apart or (painter.glyphs, painter.trial) != (
        standing.glyphs,
        standing.trial,
    ):
        return None
    shifts = tuple(head.shift for head in standing.heads)
    placed = placed_heads(tree.etree_element, made, shifts) if pages.placed else ()
    begun = pages.pdf[: standing.fixed.size]
    pdf = ended_with(begun, standing.fixed, folios, both, painter.contents)
    moves = tuple(across(now) - across(then) for now, then in zip(shifts, was, strict=True))
    return pages.numbered(folios, pdf, standing, placed, moves)


def _elements(head: Head) -> tuple[int, ...]:
    """The numbers of the running elements of a page."""
    return tuple(
        int(each) for kind, _, _, found in head.answers if kind == "element" for each in found
    )


class _Heads:
    """Pages with nothing on them but their heads."""

    def __init__(self, tree: Tree, standing: Standing, font_config: Any, sheet: Any) -> None:
        numbers = {
            number for head in {*standing.heads, *standing.others} for number in _elements(head)
        }
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

    def pages(self, folios: Folios, heads: tuple[tuple[int, Head], ...]) -> tuple[Any, ...]:
        """The pages with these heads, each with its number from 0 on, of a document that begins
        on a folio.
        """
        states = [state_of(head.counters) for head in self.heads]
        number_pages(self.context, states, folios)
        count = len(states)
        return tuple(
            self._page(number, head, folios.first + number, count) for number, head in heads
        )

    def _page(self, number: int, head: Head, folio: int, count: int) -> Any:
        context = self.context
        context.known = {
            (kind, name, keyword): self._found(found) if kind == "element" else found
            for kind, name, keyword, found in head.answers
        }
        state = state_of(head.counters)
        state[1].update(page=[folio], pages=[count])
        return headed_page(
            context, self.tree, head.kind, self.kinds, number + 1, state, shift=head.shift
        )

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
