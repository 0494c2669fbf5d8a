"""Setting pages without looking for garbage.

Boxes, styles and glyphs live until the pages are finished. Python's search for reference
cycles goes through all of them again and again, finds nothing, and takes a sixth of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for reference cycles inside; also a decorator."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
