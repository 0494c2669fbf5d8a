"""Setting pages without looking for garbage.

Boxes, styles and glyphs live until the pages are finished. Python's search for reference
cycles goes through all of them again and again, finds nothing, and takes a sixth of the time.
What is left of a document is not looked through either before others are laid out: a build
of one article ends without it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MUCH = 500_000
"""So many objects may be left over from documents before they are collected."""


class _Objects:
    """How many lived when garbage was last collected, and how many documents left since then."""

    living = 0
    left = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for reference cycles inside; also a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _Objects.left += gc.get_count()[0]  # to count what is frozen takes as long as drawing does
        gc.freeze()
        if was_enabled:
            gc.enable()


def collect_much() -> None:
    """Collect what earlier documents have left, if it is much beside what lives."""
    if _Objects.left > _Objects.living + _MUCH:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _Objects.living, _Objects.left = gc.get_freeze_count(), 0
