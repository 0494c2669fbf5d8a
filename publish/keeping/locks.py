"""What one run of the program does at a time: others wait."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from publish.keeping.cache import cache_folder
from publish.keeping.outputs import digest

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone_with(places: tuple[Path, ...]) -> Iterator[None]:
    """No other run has any of these places meanwhile; one that wants them waits.

    The locks lie in the user's cache folder, and end with the process that has them. Where
    there can be none the run goes on without, as it would alone.
    """
    with ExitStack() as stack:
        for name in sorted({digest(str(place.resolve()).encode()) for place in places}):
            _lock(cache_folder() / "locks" / name, stack)
        yield


def _lock(place: Path, stack: ExitStack) -> None:
    if sys.platform == "win32":  # it has no such locks, and runs do not wait there
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        file = stack.enter_context(place.open("wb"))
        fcntl.flock(file, fcntl.LOCK_EX)
    except OSError:  # a folder that is not ours, or one on a network that has no locks
        return  # the run goes on: one person at a desk needs no lock
