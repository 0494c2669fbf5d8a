"""What one run of the program does at a time: others wait."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from publish.keeping.cache import cache_folder
from publish.keeping.outputs import digest


@contextmanager
def alone_with(places: tuple[Path, ...], wait: Callable[[], None]) -> Iterator[None]:
    """No other run has any of these places meanwhile; one that wants them waits, and `wait` is
    told when that begins.

    The locks lie in the user's cache folder, and end with the process that has them. Where
    there can be none the run goes on without, as it would alone.
    """
    with ExitStack() as stack:
        for name in sorted({digest(str(place.resolve()).encode()) for place in places}):
            _lock(cache_folder() / "locks" / name, stack, wait)
        yield


def _lock(place: Path, stack: ExitStack, wait: Callable[[], None]) -> None:
    lock = FileLock(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(blocking=False)
        except Timeout:  # another run has it
            wait()
            lock.acquire()
    except (OSError, NotImplementedError):  # not our folder, or one on a network without locks
        return  # the run goes on: one person at a desk needs no lock
    stack.callback(lock.release)
