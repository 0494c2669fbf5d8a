"""Where the fields of a manuscript were typed."""

from publish.files.nodes import Mapping, canonical_key, has_value, walk
from publish.model.typed import Place


def typed_places(fields: Mapping) -> tuple[Place, ...]:
    """Where each field with a value was typed, the first name of its path in kebab-case."""
    places: list[Place] = []
    for key, value in fields.entries:
        name = canonical_key(key.text)
        places += [
            Place(name + node.path[len(key.path) :], node.span, node.line)
            for node in walk(value)
            if has_value(node)
        ]
    return tuple(places)
