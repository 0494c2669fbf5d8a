"""From the elements of a finished document back to the manuscript."""

from typing import TypeAlias

from publish.source import Span

Sources: TypeAlias = tuple[tuple[int, Span], ...]
"""Elements by their number in the order of their opening tags, the root being 0, and the place
of each; those without one come from where the nearest element around them comes from."""


def recorded_sources(sources: Sources) -> dict[str, str]:
    """The sources as a build record keeps them: `element:line:column` by the manuscript's file."""
    places: dict[str, list[str]] = {}
    for element, span in sources:
        places.setdefault(span.file, []).append(f"{element}:{span.line}:{span.column}")
    return {file: " ".join(each) for file, each in places.items()}


def sources_from(record: dict[str, str]) -> Sources:
    """What `recorded_sources` wrote, in the order of the elements. Raises ValueError."""
    found = []
    for file, places in record.items():
        for place in places.split():
            element, line, column = map(int, place.split(":"))
            found.append((element, Span(file, line, column)))
    return tuple(sorted(found))
