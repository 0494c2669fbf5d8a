"""Options of a style as they are typed in YAML, in a manuscript or in style.yaml."""

from collections.abc import Iterator

from publish.files.nodes import Mapping, Scalar, Sequence, canonical_key, is_empty
from publish.model import StyleOption


def typed_options(node: Mapping, before: str = "") -> Iterator[StyleOption]:
    """The options below a mapping, with dotted names; a list is its texts with commas.

    An empty value counts as not given.
    """
    for key, value in node.entries:
        name = before + canonical_key(key.text)
        if isinstance(value, Mapping):
            yield from typed_options(value, f"{name}.")
        elif isinstance(value, Sequence):
            items = [item.text for item in value.items if isinstance(item, Scalar)]
            yield StyleOption(name, ", ".join(items), value.span, value.line, value.path)
        elif not is_empty(value):
            yield StyleOption(name, value.text, value.span, value.line, value.path)
