"""What a file says of places across its pages: links, destinations, and the boxes of pictures.

They are where the text was set, and the text stands elsewhere on the other side of the leaf.
"""

from collections.abc import Iterator

import pydyf

from publish.pdf.standing import Across

_HOLE = b"\0"
"""Stands in an object where a place is to be written: no text of XML has it."""


def told_across(pdf: pydyf.PDF) -> tuple[Across, ...]:
    """All objects that tell places, as they are to be written where the text stands."""
    pages = {_number(each): place for place, each in enumerate(pdf.page_references)}
    linked = {
        _number(link): place
        for number, place in pages.items()
        for link in pdf.objects[number].get("Annots", ())
    }
    found = []
    for each in pdf.objects[1:]:
        if isinstance(each, pydyf.Dictionary):
            places = tuple(_places(each, pages, linked.get(each.number, 0)))
            if places:
                found.append(Across(each.number, tuple(each.data.split(_HOLE)), places))
    return tuple(found)


def _places(
    told: pydyf.Dictionary, pages: dict[int, int], page: int
) -> Iterator[tuple[int, float]]:
    """The places in an object in the order of writing, each of which is left open in it."""
    boxes = [(told.get("Rect"), page)]
    if "BBox" in told.get("A", ()):
        boxes.append((told["A"]["BBox"], pages[_number(told["Pg"])]))
    for box, own in boxes:
        if box:
            yield own, box[0]
            yield own, box[2]
            box[0] = box[2] = _HOLE
    named = told.get("Names", {})
    named = named.get("Dests", {}).get("Names", ()) if isinstance(named, dict) else ()
    for goal in (told.get("Dest"), *named[1::2]):
        if isinstance(goal, pydyf.Array):
            yield pages[_number(goal[0])], goal[2]
            goal[2] = _HOLE


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
