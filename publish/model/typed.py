"""Where the fields of a file were typed."""

from msgspec import Struct

from publish.source import Span


class Place(Struct, frozen=True):
    """Where a field was typed: its path (`dates.received`), its value's span, its line."""

    path: str
    span: Span
    line: str = ""


def nearest_place(places: tuple[Place, ...], path: str, file: str) -> Place:
    """Where a field was typed; else where the nearest field around it was, or the file."""
    known = {place.path: place for place in places}
    around = path
    while around:
        if around in known:
            return Place(path, known[around].span, known[around].line)
        around = around[: max(around.rfind("."), around.rfind("["), 0)]
    return Place(path, Span(file))
