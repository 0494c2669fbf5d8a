"""What was read and checked before, as long as none of its files has changed.

Reading an article takes longer than setting a page of it. A reading goes into the cache with
the digests of everything that it was made from, and is of use while all of them are the same.
"""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from publish.diagnostics import Finding, has_errors
from publish.keeping.cache import readings_cache
from publish.keeping.digests import file_digest, program_digest
from publish.keeping.outputs import digest
from publish.keeping.unchanged import style_files

Findings = tuple[Finding, ...]


class Read(Protocol):
    """A reading that knows its files, and what was found in them."""

    @property
    def findings(self) -> Findings: ...

    def sources(self) -> dict[Path, str]: ...


Reading = TypeVar("Reading", bound=Read)


def kept(
    root: Path, name: tuple[object, ...], read: Callable[[], Reading | Findings]
) -> Reading | Findings:
    """A reading in a journal's folder `root` as it was kept, else as `read` gives it now.

    One with errors is not kept: it may miss a file, and what is missing cannot be watched.
    """
    cache = readings_cache()
    try:
        styles = style_files(root)
    except ValueError:  # too many to ask for each time
        return read()
    around = (root, (root / "journal.yaml").is_file(), styles)
    key = digest(repr((name, around, program_digest())).encode("utf-8", "surrogateescape"))
    data = cache.get(key)
    if data is not None:
        sources, reading = pickle.loads(data)
        if all(_is_as_it_was(file, value) for file, value in sources.items()):
            found: Reading = reading
            return found
    fresh = read()
    if not isinstance(fresh, tuple) and not has_errors(fresh.findings):
        cache.put(key, pickle.dumps((fresh.sources(), fresh)))
    return fresh


def _is_as_it_was(file: Path, value: str) -> bool:
    try:
        return file_digest(file) == value
    except OSError:  # gone: what was made of it is made anew
        return False
