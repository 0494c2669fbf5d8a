"""The e-book of a proof: what was inserted as `ins`, what is gone as `del`, queries as asides.

The marks are those of the pages, put into the finished tree of the book's text. Source:
HTML 4.7 (`ins`, `del`), EPUB 3.3 and DPUB-ARIA (`noteref`, `footnote`).
"""

from collections.abc import Container, Iterator, Sequence
from typing import Any

from lxml import etree
from msgspec import Struct

from publish.html.unit_reader import text_of
from publish.html.units import Spot, Unit
from publish.model.pages import counted
from publish.proof.comparing.changes import Change
from publish.proof.passages import Passages, node_of, passages, text_index
from publish.proof.placed_changes import PlacedChange
from publish.proof.proof_pages import ProofPages
from publish.proof.queries import PlacedQuery
from publish.proof.rows import ChangeRow, QueryRow
from publish.proof.sheets import filled
from publish.proof.wholes import Whole
from publish.proof.wording import word

_XHTML = "http://www.w3.org/1999/xhtml"
_LINK = f"{{{_XHTML}}}a"
_OPS = "http://www.idpf.org/2007/ops"


class Mark(Struct, frozen=True):
    """An element that marks a stretch of another element's text.

    Where `wraps` the characters come to stand inside `element`, else it stands before them.
    """

    at: Spot
    element: Any
    wraps: bool


def mark_book(
    root: Any, proof: ProofPages, words: str, since: str, wholes: Sequence[Whole] = ()
) -> None:
    """Put a proof's marks into the tree of a document of its e-book.

    `words` say at its head which proof it is, and that `wholes` came to its issue or left it;
    `since` says with what it was compared.
    """
    held = root.find(f"{{{_XHTML}}}body")[0]
    # Every id of a document begins with the same prefix, which ends with a full stop.
    own = held.get("id", "")
    prefix = own[: own.rfind(".") + 1]
    found = passages(proof.matter.text.all_units, _units(root, prefix))
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    signs = {
        each.label: sign
        for each in proof.queries
        if (sign := _of_query(each, proof.matter.text.units, prefix, found))
    }
    marks = [
        *(mark for each in proof.changes or () for mark in _of_change(each, proof, found)),
        *signs.values(),
    ]
    # From behind, so that no place is moved by what is done before it.
    for mark in sorted(marks, key=lambda each: (-each.at.start, each.wraps)):
        _put(elements[mark.at.element], mark)
    for place, part in _parts(proof, prefix, signs.keys(), words, since, wholes):
        held.insert(len(held) if place else 0, part)


def _units(root: Any, prefix: str) -> tuple[Any, ...]:
    xhtml = etree.tostring(root, encoding="unicode").replace(f' xmlns="{_XHTML}"', "")
    return text_of(xhtml, prefix, {}).units


def _of_change(each: PlacedChange, proof: ProofPages, found: Passages) -> Iterator[Mark]:
    """The marks of a change, wherever the same words stand."""
    for change in (each.change, *each.twins):
        if change.unit != "field":
            title = f"[{each.number}] {word(change.kind, proof.matter.language)}"
            yield from _of_one(change, title, proof, found)


def _of_one(change: Change, title: str, proof: ProofPages, found: Passages) -> Iterator[Mark]:
    language = proof.matter.language
    if change.new_unit < 0:
        # A column is gone from every row of its table.
        for part in change.parts if change.unit == "column" else (change,):
            if (place := _stood(part, found)) is not None:
                yield Mark(place, _element("del", title, part.old), wraps=False)
        return
    if change.kind in ("move", "split", "join"):
        told = word("moved-here" if change.kind == "move" else change.kind, language)
        place = found.before(change.new_unit, change.begin)
        if place is not None:
            yield Mark(place, _element("ins", title, told), wraps=False)
        stood = _stood(change, found) if change.kind == "move" else None
        if stood is not None:
            away = word("moved-away", language)
            yield Mark(stood, _element("del", title, away), wraps=False)
        return
    begin, behind = change.begin, change.behind
    if change.kind == "form" and not change.added:
        begin, behind = 0, len(proof.matter.text.all_units[change.new_unit].tokens)
    if change.removed and change.kind != "form":
        place = found.before(change.new_unit, begin)
        if place is not None:
            old = change.old.strip() or word("blank", language)
            yield Mark(place, _element("del", title, old), wraps=False)
    if change.parts:
        yield from (each for part in change.parts for each in _of_one(part, title, proof, found))
        return
    for spot in found.of(change.new_unit, begin, behind):
        yield Mark(spot, _element("ins", title), wraps=True)


def _stood(change: Change, found: Passages) -> Spot | None:
    """Where a unit stood that is gone from there, or an entry of a line."""
    for part in change.parts:
        if part.kind != "move" and part.removed and part.new_unit >= 0:
            return found.before(part.new_unit, part.begin)
    number = change.behind_unit
    last = found.before(number, len(found.ours[number].tokens)) if number >= 0 else None
    return last or found.beside(change.before, change.unit)


def _of_query(
    query: PlacedQuery, units: Sequence[Unit], prefix: str, found: Passages
) -> Mark | None:
    """The sign of a query; its place counts the units as they are read."""
    if query.at is None:
        return None
    asked = units[query.at.unit]
    number = next(n for n, unit in enumerate(found.ours) if unit is asked)
    place = found.before(number, query.at.token)
    if place is None:
        return None
    link = _element("a", "", query.label)
    link.set("id", f"{prefix}at-{query.label}")
    link.set("href", f"#{prefix}query-{query.label}")
    link.set("class", "query")
    link.set(f"{{{_OPS}}}type", "noteref")
    link.set("role", "doc-noteref")
    return Mark(place, link, wraps=False)


def _element(tag: str, title: str, text: str = "") -> Any:
    element = etree.Element(f"{{{_XHTML}}}{tag}")
    element.text = text
    if title:
        element.set("title", title)
    return element


def _put(owner: Any, mark: Mark) -> None:
    """Put a mark into the text that an element holds itself."""
    if owner.tag == f"{{{_XHTML}}}img":
        _put_at_picture(owner, mark)
        return
    if mark.element.tag == _LINK and (around := _link_around(owner)) is not None:
        _stand_behind(around, mark.element)
        return
    nodes = _nodes(owner)
    sizes = [len(counted(text)) for _, text in nodes]
    if not mark.wraps:
        which, inside = node_of(sizes, mark.at.start)
        _insert(owner, nodes[which], inside, inside, mark.element, wraps=False)
        return
    at = sum(sizes)
    for node, size in reversed(list(zip(nodes, sizes, strict=True))):
        at -= size
        low, high = max(mark.at.start - at, 0), min(mark.at.end - at, size)
        if low < high:
            element = _element("ins", mark.element.get("title"))
            _insert(owner, node, low, high, element, wraps=True)


def _link_around(owner: Any) -> Any | None:
    """The link in which an element stands, or that it is."""
    return next((each for each in (owner, *owner.iterancestors()) if each.tag == _LINK), None)


def _stand_behind(link: Any, sign: Any) -> None:
    """Put a query's sign behind a link, for no link stands in another."""
    sign.tail, link.tail = link.tail, None
    link.getparent().insert(link.getparent().index(link) + 1, sign)


def _put_at_picture(picture: Any, mark: Mark) -> None:
    """Put a mark around a picture, or before it."""
    element = mark.element
    element.tail = picture.tail if mark.wraps else None
    picture.getparent().insert(picture.getparent().index(picture), element)
    if mark.wraps:
        element.append(picture)
        picture.tail = None


Node = tuple[Any, str]


def _nodes(owner: Any) -> list[Node]:
    """The stretches of text of an element's own: (the child before it or None, the text)."""
    return [(None, owner.text or ""), *((child, child.tail or "") for child in owner)]


def _insert(owner: Any, node: Node, first: int, last: int, element: Any, *, wraps: bool) -> None:
    child, text = node
    begin, end = text_index(text, first), text_index(text, last)
    if wraps:
        # Blanks behind the last character are not part of it.
        end = text_index(text, last - 1) + 1
        element.text = text[begin:end]
    else:
        end = begin
    element.tail = text[end:]
    if child is None:
        owner.text = text[:begin]
        owner.insert(0, element)
    else:
        child.tail = text[:begin]
        owner.insert(owner.index(child) + 1, element)


def _parts(
    proof: ProofPages,
    prefix: str,
    placed: Container[str],
    words: str,
    since: str,
    wholes: Sequence[Whole],
) -> Iterator[tuple[int, Any]]:
    """What stands before the text (0) and behind it (1); `placed` are the queries with a sign."""
    asked: tuple[QueryRow, ...] = proof.asked
    rows: tuple[ChangeRow, ...] = proof.rows or ()
    xhtml = filled(
        "book.html.j2",
        prefix=prefix,
        words=words,
        wholes=wholes,
        queries=asked,
        placed=placed,
        answer=word("answer", proof.matter.language),
        changes=rows,
        since=since,
    )
    for part in etree.fromstring(xhtml.encode()):
        part.tail = "\n"
        yield int(part.tag == f"{{{_XHTML}}}section"), part
