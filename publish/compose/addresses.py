"""URLs, DOIs and e-mail addresses: where they are, and where a line may break inside them.

The mark at a break goes to the next line, and no hyphen is added, so that nobody takes a mark of
the line for one of the address (Chicago Manual of Style, 14.18).
"""

import re
from collections.abc import Iterator, Sequence

from publish.compose.collect import Paragraph

_ADDRESS = re.compile(
    r"(?:https?|ftp)://[!-~]+|doi:10\.[!-~]+|www\.[!-~]+"
    r"|(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[!-~]+"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    re.ASCII | re.IGNORECASE,
)
_LABEL = re.compile(r"doi:\s", re.IGNORECASE)
_TRAILING = ".,;:!?'\">"
_SHORTEST_PART = 3
_BEFORE = {"/": 10, "?": 20, "#": 20, "&": 20, "=": 20, ".": 40, "_": 40, "~": 40, ",": 40, "%": 40}
_HYPHEN_COST = 60
_NOT_AFTER = "-/."


def find_addresses(paragraph: Paragraph) -> tuple[tuple[int, int], ...]:
    """Ranges of clusters that are addresses: those the manuscript names, then those recognised by
    scheme, `doi:`, `www.`, `10.NNNN/` or `@`. Full stops and closing marks after one are not of it,
    nor is a label before it (DOI: and a blank).
    """
    skeleton = paragraph.skeleton
    found = [
        (label.end() if (label := _LABEL.match(skeleton, start, end)) else start, end)
        for start, end in paragraph.addresses
    ]
    if "://" in skeleton or "10." in skeleton or "www." in skeleton or "@" in skeleton:
        for match in _ADDRESS.finditer(skeleton):
            start, end = match.start(), match.start() + len(_trimmed(match.group()))
            if not any(first < end and start < last for first, last in paragraph.addresses):
                found.append((start, end))
    return tuple(sorted(found))


def _trimmed(address: str) -> str:
    """The address without the marks of the sentence around it: stops, quotation marks, and
    brackets that were opened before it.
    """
    foreign = {")": address.count(")") - address.count("(")}
    foreign["]"] = address.count("]") - address.count("[")
    end = len(address)
    while end and (address[end - 1] in _TRAILING or foreign.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in foreign:
            foreign[address[end]] -= 1
    return address[:end]


def address_breaks(
    address: str, advances: Sequence[int], measure: int, emergency: int
) -> Iterator[tuple[int, int]]:
    """(place, penalty) for every break inside the address, in order.

    A part between two such places that is wider than the measure may break between any two
    characters at the cost `emergency`.
    """
    places = list(_preferred(address))
    last, edges = 0, [place for place, _ in places] + [len(address)]
    for edge in edges:
        if sum(advances[last:edge]) > measure:
            parts = range(last + _SHORTEST_PART, edge - _SHORTEST_PART + 1)
            places += [(k, emergency) for k in parts if _may_part(address, k)]
        last = edge
    yield from sorted(places)


def _preferred(address: str) -> Iterator[tuple[int, int]]:
    mail = "@" in address and "/" not in address
    for place in range(1, len(address)):
        if _may_part(address, place):
            before, after = address[place - 1], address[place]
            cost = _mail_cost(before, after) if mail else _cost(address, place)
            if cost:
                yield place, cost


def _mail_cost(before: str, after: str) -> int:
    if before == "@":
        return _BEFORE["/"]
    return _BEFORE["."] if after == "." else 0


def _cost(address: str, place: int) -> int:
    """The penalty of a break before address[place]; 0 where there is none."""
    before, after = address[place - 1], address[place]
    if address[place - 2 : place] == "//" and address[place - 3 : place - 2] == ":":
        return _BEFORE["/"]
    if before in _NOT_AFTER:
        return 0
    if after == "-":
        return _HYPHEN_COST
    if after in _BEFORE:
        return _BEFORE[after]
    return _BEFORE[before] if before in "&=" else 0


def _may_part(address: str, place: int) -> bool:
    """At least three characters on both lines, and nothing inside %XX."""
    if place < _SHORTEST_PART or len(address) - place < _SHORTEST_PART:
        return False
    return "%" not in address[place - 2 : place]
