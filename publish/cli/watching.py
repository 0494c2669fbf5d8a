"""`publish build --watch`: a build at once, and another after every change."""

from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 100
"""How long the watch waits before it looks up, in milliseconds."""


def changes(paths: tuple[Path, ...], output: Path) -> Iterator[None]:
    """Comes back at once, and then whenever something in the journals' folders has changed.

    Built files, rounds of proofs and hidden files do not count.
    """
    from watchfiles import Change, watch

    from publish.manuscript import find_root

    built = output.resolve()

    def counts(change: Change, name: str) -> bool:
        file = Path(name)
        hidden = any(part.startswith(".") for part in file.parts)
        return not hidden and "proofs" not in file.parts and not file.is_relative_to(built)

    roots = dict.fromkeys(find_root(path) for path in paths)
    watcher = watch(
        *roots,
        watch_filter=counts,
        raise_interrupt=True,
        yield_on_timeout=True,
        rust_timeout=_PATIENCE,
    )
    next(watcher)  # the watch begins before the first build, so that no change slips between
    yield
    for found in watcher:
        if found:
            yield
