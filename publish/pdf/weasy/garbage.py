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


class _Living:
    """How many objects were there when garbage was last collected."""

    count = 0


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for reference cycles inside; also a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


def collect_much() -> None:
    """Collect what earlier documents have left, if it is much beside what lives."""
    if gc.get_freeze_count() > 2 * _Living.count + _MUCH:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _Living.count = gc.get_freeze_count()
