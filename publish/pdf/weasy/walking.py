"""Walks over boxes without going down a generator for each level of the tree.

The engine's `descendants` yields each box through all the generators above it; pages are
walked a dozen times, and boxes stand eight deep.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import Box


def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """A box and all below it, in the order of the text.

    What stands in for an absolutely positioned box is entered with `placeholders` alone.
    """
    waiting = [box]
    while waiting:
        part = waiting.pop()
        yield part
        if part is box or placeholders or isinstance(part, Box):
            waiting += part.children[::-1]


def install() -> None:
    """Put our walk into the engine; calling it again changes nothing."""
    Box.descendants = descendants
