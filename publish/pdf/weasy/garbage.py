"""Setting pages without looking for garbage.

Boxes, styles and glyphs live until the pages are finished. Python's search for reference
cycles goes through all of them again and again, finds nothing, and takes a sixth of the time.
What is left of a document is not looked through either before the next one is set: a build
of one article ends without it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MUCH = 500_000
"""So many objects may be left over from documents before they are collected."""


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for reference cycles inside; also a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    if gc.get_freeze_count() > _MUCH:
        gc.unfreeze()
        gc.collect()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
