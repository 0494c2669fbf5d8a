"""The heads of pages: laid out when all else is, and told so that they can be made again.

A margin box asks the text for named strings and running elements. What was asked and answered
is kept with the pages (`publish.pdf.standing`), and answers the same questions when the pages
get other folios and their text is no longer at hand.
"""

from typing import Any

import weasyprint.layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import PageType, page_width, set_page_type_computed_styles

from publish.model.pages import Folios
from publish.pdf.standing import Answers, Asked, Counters, Head, PageKind
from publish.pdf.weasy.furniture import FOLIO_NAMES, name_folios
from publish.pdf.weasy.galley import GalleyContext, engine_page_height
from publish.pdf.weasy.percentages import resolve_percentages

Question = tuple[Asked, str, str]
PAGE_COUNTERS = ("page", "pages")


class HeadContext(GalleyContext):
    """A layout that knows what its heads have asked the text for.

    `known` are the answers where there is no text to ask; folios are always asked for.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.asked: dict[Question, tuple[Any, ...]] = {}
        self.known: dict[Question, tuple[Any, ...]] | None = None

    def get_string_or_element_for(
        self, store: Any, page: Any, name: str, keyword: str
    ) -> tuple[Any, ...]:
        """The named strings or running elements that hold for a page."""
        is_folio = store is self.string_set and name in FOLIO_NAMES
        question: Question = ("string" if store is self.string_set else "element", name, keyword)
        if self.known is not None and not is_folio:
            return self.known[question]
        found = self.found(store, page, name, keyword)
        if not is_folio:
            self.asked[question] = found
        return found

    def found(self, store: Any, page: Any, name: str, keyword: str) -> tuple[Any, ...]:
        """What the text says, whether it is the heads that ask or not."""
        said: tuple[Any, ...] = super().get_string_or_element_for(store, page, name, keyword)
        return said


def page_box(context: Any, html: Any, kind: PageKind, kinds: dict[PageKind, PageType]) -> Any:
    """The box of a page of this kind, without content; `kinds` are those that have styles."""
    page_type = kinds.get(kind)
    if page_type is None:
        page_type = kinds[kind] = PageType(kind.side, kind.blank, kind.name, kind.index, ())
        set_page_type_computed_styles(page_type, html, context.style_for)
    style = context.style_for(page_type)
    style["overflow"] = kind.overflow
    box = boxes.PageBox(page_type, style)
    resolve_percentages(box, style["size"])
    box.position_x = box.position_y = 0
    width, height = style["size"]
    page_width(box, context, width)
    engine_page_height(box, context, height)
    return box


def number_pages(context: Any, states: list[Any], folios: Folios) -> None:
    """Make the folios of pages known to counters and named strings; a state is one page's."""
    numbers = range(folios.first, folios.first + len(states))
    for number, state in zip(numbers, states, strict=True):
        state[1]["page"] = [number]
        state[1]["pages"] = [len(states)]
    name_folios(context, tuple(folios.printed(number) for number in numbers))


def laid_out_heads(context: Any, page: Any, number: int, state: Any) -> list[Any]:
    """The margin boxes of a page, which is the `number`th."""
    context.current_page = number
    context.asked = {}
    heads: list[Any] = list(weasyprint.layout.make_margin_boxes(context, page, state))
    return heads


def headed_page(
    context: Any,
    html: Any,
    kind: PageKind,
    kinds: dict[PageKind, PageType],
    number: int,
    state: Any,
    *,
    text: tuple[Any, ...] = (),
    shift: float = 0.0,
) -> Any:
    """The `number`th page of a document with nothing on it but heads, those of a page of a kind.

    `text` are the boxes of the page. The heads stand so that what moves the text by `shift`
    brings them to their places.
    """
    page = page_box(context, html, kind, kinds)
    page.children = text
    heads = laid_out_heads(context, page, number, state)
    page.children = heads
    for head in heads:
        head.translate(dx=-shift)
        layout_box_backgrounds(page, head, context.get_image_from_uri)
    return page


def head_of(
    context: Any, kind: PageKind, state: Any, numbers: dict[Any, int], shift: float
) -> Head:
    """What the heads laid out last are made of; `numbers` are those of the elements."""
    answers: Answers = tuple(
        (kind, name, keyword, found if kind == "string" else _elements(found, numbers))
        for (kind, name, keyword), found in context.asked.items()
    )
    return Head(kind, counters_of(state), answers, shift)


def reach(heads: tuple[Head, ...], others: tuple[Head, ...]) -> float:
    """How far in CSS px pages are moved at most, on either side of the leaf."""
    return max((abs(head.shift) for head in (*heads, *others)), default=0.0)


def heads_of_every_kind(*sides: tuple[Head, ...]) -> tuple[tuple[int, Head], ...]:
    """The heads that differ in anything but folios, each with the first page that has it, from 0
    on; `sides` are those of all pages where the first is a recto, and where it is a verso.
    """
    found: dict[Head, int] = {}
    for heads in sides:
        for number, head in enumerate(heads):
            found.setdefault(head, number)
    return tuple((number, head) for head, number in found.items())


def _elements(found: tuple[Any, ...], numbers: dict[Any, int]) -> tuple[int, ...]:
    return tuple(numbers[box.element] for box in found)


def counters_of(state: Any) -> Counters:
    """The counters of a page, but those of pages."""
    quotes, values, scopes, _ = state
    return Counters(
        tuple(quotes),
        tuple((name, tuple(stack)) for name, stack in values.items() if name not in PAGE_COUNTERS),
        tuple(tuple(sorted(names)) for names in scopes),
    )


def state_of(counters: Counters) -> Any:
    """Counters as the engine has them."""
    values = {name: list(stack) for name, stack in counters.values}
    return list(counters.quotes), values, [set(names) for names in counters.scopes], []
