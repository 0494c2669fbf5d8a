"""What the heads of pages are made of, found by laying out one page of every kind.

Pages that give the same answers to all that the heads of another have asked have the same
heads, but for their folios.
"""

from typing import Any

from msgspec import Struct

from publish.pdf.standing import Counters, Head, PageKind
from publish.pdf.weasy.heads import Question, counters_of, head_of, headed_page


class _Known(Struct, frozen=True):
    """Heads that were laid out, with what they have asked and what was answered."""

    head: Head
    asked: dict[Question, tuple[Any, ...]]
    counters: Counters


class HeadKinds:
    """Tells what heads are made of. `pages` are those of every kind, with nothing but heads."""

    def __init__(self, context: Any, html: Any, kinds: dict[PageKind, Any]) -> None:
        self.context = context
        self.html = html
        self.kinds = kinds
        self.numbers = {element: n for n, element in enumerate(html.etree_element.iter())}
        self.known: dict[PageKind, list[_Known]] = {}
        self.pages: list[Any] = []

    def head(self, page: Any, number: int, kind: PageKind, state: Any, shift: float) -> Head:
        """The heads of a page, which is the `number`th, if it was of a kind."""
        context = self.context
        context.current_page = number
        counters = counters_of(state)
        for known in self.known.get(kind, ()):
            if known.counters == counters and self._is_answered(known, page):
                return known.head
        made = headed_page(
            context, self.html, kind, self.kinds, number, state, text=page.children, shift=shift
        )
        self.pages.append(made)
        head = head_of(context, kind, state, self.numbers, shift)
        self.known.setdefault(kind, []).append(_Known(head, context.asked, counters))
        return head

    def _is_answered(self, known: _Known, page: Any) -> bool:
        context = self.context
        stores = {"string": context.string_set, "element": context.running_elements}
        return all(
            context.found(stores[store], page, name, keyword) == answer
            for (store, name, keyword), answer in known.asked.items()
        )
