"""The printed pages in a book: a mark at the very character where each of them begins.

Print and e-book are made by the same templates, so the running text of both is the same,
notes and the numbers that call them apart; a place in the one is found in the other by
counting. Source: EPUB 3.3 §5.4.3.3, EPUB Accessibility 1.1 §3.2, DPUB-ARIA `doc-pagebreak`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from lxml import etree
from msgspec import Struct, field

from publish.html.renderer import Renderer
from publish.model.pages import PICTURE, PageStart, counted

_OPS = "http://www.idpf.org/2007/ops"
_XHTML = "{http://www.w3.org/1999/xhtml}"
# Print has these outside its running text: at the foot, or in the head of the first page.
_APART = frozenset({"notes", "apart", "bibliographic"})
_CALL = "call"
"""The class of what calls a note: its number may be another one in print."""
_BACK_LINK = "doc-backlink"
"""The arrow before a note below a table, which print does not have."""
_INLINE = frozenset({"a", "cite", "code", "em", "img", "span", "strong", "sub", "sup"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class PageMark(Struct, frozen=True):
    """A page of the page list: its printed number, and the id of its mark.

    `number` is the same in figures, `is_front` says that the printed one is roman.
    """

    label: str
    target: str
    number: int = 0
    is_front: bool = False


class _Stretch(Struct, frozen=True):
    """A text between two tags, or a picture; `before` characters of the document precede it."""

    before: int
    element: Any
    is_tail: bool
    text: str


class _RunningText(Struct):
    """A document's tree as one running text, with the place at which every id stands."""

    text: str = ""
    stretches: list[_Stretch] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Any) -> "_RunningText":
        running = cls()
        pieces: list[str] = []
        total = 0
        for element, is_tail, text in _walk(article):
            if not is_tail and element.get("id"):
                running.anchors[element.get("id")] = total
            if piece := counted(text):
                running.stretches.append(_Stretch(total, element, is_tail, text))
                pieces.append(piece)
                total += len(piece)
        running.text = "".join(pieces)
        return running

    def place(self, render: Renderer, printed: str, start: PageStart) -> int | None:
        """How many characters precede a page; None where its text does not stand there."""
        name = start.anchor.removeprefix(printed)
        anchor = self.anchors.get(render.id(name))
        if anchor is None:
            return None
        at = anchor + start.offset
        return at if self.text.startswith(start.text, at) and at <= len(self.text) else None


def mark_pages(
    root: Any, render: Renderer, printed: str, starts: tuple[PageStart, ...]
) -> tuple[tuple[PageMark, ...], tuple[PageStart, ...]]:
    """Put the marks into the tree; the marks in order, and the pages that have no place.

    `printed` is what the ids of the print document begin with, as the book's with `render`'s.
    A page has no place where a style's templates give the book another text than print.
    A mark at the head of a heading stands before it, or it would be read as part of it.
    """
    article = root.find(f"{_XHTML}body")[0]
    running = _RunningText.of(article)
    places = [(running.place(render, printed, start), start) for start in starts]
    found = [(at, start) for at, start in places if at is not None]
    lost = tuple(start for at, start in places if at is None)
    # From the last to the first, so that a place is not moved by what is put in before it.
    groups = [(at, [start for _, start in group]) for at, group in groupby(found, lambda p: p[0])]
    for at, group in reversed(groups):
        marks = [_mark(render, start) for start in group]
        if at == len(running.text):
            _put_behind_text(article, marks)
        else:
            _put(running, at, marks)
    return tuple(page_mark(render, start) for _, start in found), lost


def page_mark(render: Renderer, start: PageStart) -> PageMark:
    """The entry of a page in the list of pages."""
    is_front = start.numerals == "roman"
    return PageMark(start.label, render.id(f"page-{start.label}"), start.folio, is_front)


def _walk(element: Any) -> Iterator[tuple[Any, bool, str]]:
    """(element, whether its tail, text) of everything in the running text, in order."""
    classes = set(element.get("class", "").split()) if isinstance(element.tag, str) else _APART
    if _APART & classes or element.get("role") == _BACK_LINK:
        return
    if _CALL in classes:
        yield from ((part, False, "") for part in element.iter())
        return
    yield element, False, PICTURE if element.tag == f"{_XHTML}img" else element.text or ""
    for child in element:
        yield from _walk(child)
        yield child, True, child.tail or ""


def _mark(render: Renderer, start: PageStart) -> Any:
    """An empty element: text in it would show in the line."""
    mark = page_mark(render, start)
    return etree.Element(
        f"{_XHTML}span",
        {
            f"{{{_OPS}}}type": "pagebreak",
            "role": "doc-pagebreak",
            "id": mark.target,
            "aria-label": mark.label,
        },
    )


def _put(running: _RunningText, at: int, marks: list[Any]) -> None:
    """The marks before the character that `at` others precede."""
    last = bisect_right(running.stretches, at, key=lambda stretch: stretch.before) - 1
    stretch = running.stretches[last]
    element, cut = stretch.element, _index(stretch.text, at - stretch.before)
    # A later page may have cut the text already, so that it is shorter than it was.
    if stretch.is_tail:
        rest, element.tail = element.tail[cut:], element.tail[:cut]
        _insert(element.getparent(), element.getparent().index(element) + 1, marks, rest)
    elif element.tag == f"{_XHTML}img" or not stretch.text[:cut].strip():
        _put_before(element, marks)
    else:
        rest, element.text = element.text[cut:], element.text[:cut]
        _insert(element, 0, marks, rest)


def _index(text: str, count: int) -> int:
    """The index of the counted character that `count` others precede."""
    places = [index for index, character in enumerate(text) if counted(character)]
    return places[count]


def _put_before(element: Any, marks: list[Any]) -> None:
    """Before all that an element holds, outside the inline elements that begin there."""
    while _name(element) in _INLINE:
        parent = element.getparent()
        if parent.index(element) > 0 or (parent.text or "").strip():
            _insert(parent, parent.index(element), marks, "")
            return
        element = parent
    if _name(element) in _HEADINGS:
        _insert(element.getparent(), element.getparent().index(element), marks, "")
    else:
        text, element.text = element.text, None
        _insert(element, 0, marks, text or "")


def _put_behind_text(article: Any, marks: list[Any]) -> None:
    """A page with nothing but notes: behind all the text, before the notes."""
    notes = article.find(f"{_XHTML}section[@class='notes']")
    place = len(article) if notes is None else article.index(notes)
    _insert(article, place, marks, "\n")


def _insert(parent: Any, place: int, marks: list[Any], rest: str) -> None:
    """The marks as children from `place` on, `rest` the text behind the last of them."""
    marks[-1].tail = rest
    for order, mark in enumerate(marks):
        parent.insert(place + order, mark)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(_XHTML)
