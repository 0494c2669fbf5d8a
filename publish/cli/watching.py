"""`publish build --watch`: a build at once, and another after every change."""

import os
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 100
"""How long the watch waits before it looks up, in milliseconds."""


def changes(paths: tuple[Path, ...], output: Path) -> Iterator[None]:
    """Comes back at once, and then whenever something in the journals' folders has changed.

    Built files, rounds of proofs and hidden files do not count.
    """
    from watchfiles import watch

    from publish.manuscript import find_root

    built = output.resolve()
    roots = tuple(dict.fromkeys(find_root(path).resolve() for path in paths))
    watcher = watch(
        *roots,
        watch_filter=lambda change, name: (
            counts(Path(name), roots, built) and not is_said(Path(name))
        ),
        raise_interrupt=True,
        yield_on_timeout=True,
        rust_timeout=_PATIENCE,
    )
    next(watcher)  # the watch begins before the first build, so that no change slips between
    yield
    for found in watcher:
        if found:
            yield


def is_said(file: Path) -> bool:
    """Whether a file is where this command says what it does: that goes on for ever."""
    try:
        state = file.stat()
        return any(os.path.samestat(state, os.fstat(said)) for said in (1, 2))
    except OSError:  # the file was removed, or nobody listens
        return False


def counts(file: Path, roots: tuple[Path, ...], built: Path) -> bool:
    """Whether a changed file may change what is built from the journals in these folders."""
    from publish.manuscript.names import PROOFS, PROOFS_SUFFIX

    if file.is_relative_to(built):
        return False
    root = next((each for each in roots if file.is_relative_to(each)), None)
    if root is None:
        return False
    return not any(
        part.startswith(".") or part == PROOFS or part.endswith(PROOFS_SUFFIX)
        for part in file.relative_to(root).parts
    )
