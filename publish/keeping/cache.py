"""What was set before, kept in the user's cache folder under what decided it.

An entry's name is a digest of everything that decides its content, so that a right entry never
grows old. Two builds may write at once: an entry is written beside its place and moved there
whole. A damaged entry counts as none, and an unwritable folder as no cache. Everything here may
be deleted at any time.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from platformdirs import user_cache_path

_MOST = 512 * 1024 * 1024
"""Bytes that the entries of one cache may take; the longest unused go first."""
_DIGEST = 32


def cache_folder() -> Path:
    """The user's cache folder, or the one that PUBLISH_CACHE names."""
    return Path(os.environ.get("PUBLISH_CACHE") or user_cache_path("banxin"))


class Cache(Struct, frozen=True):
    """Entries in one folder of the cache; `get` and `put` never fail."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The entry of that name, whole as it was put, or None."""
        place = self._place(key)
        try:
            entry = place.read_bytes()
            os.utime(place)
        except OSError:  # never kept, pruned by another build, or unreadable: all mean "make it"
            return None
        digest, data = entry[:_DIGEST], entry[_DIGEST:]
        return data if hashlib.sha256(data).digest() == digest else None

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry; nothing happens where the folder cannot be written."""
        place = self._place(key)
        part = place.with_suffix(f".{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(data).digest() + data)
            part.replace(place)
        except OSError:  # a full disk, a folder that is not ours: the build goes on without
            with suppress(OSError):  # its folder cannot be reached either
                part.unlink(missing_ok=True)

    def prune(self, most: int = _MOST) -> None:
        """Remove the longest unused entries beyond so many bytes."""
        entries = sorted(self._entries(), reverse=True)
        total = 0
        for _, size, place in entries:
            total += size
            if total > most:
                try:
                    Path(place).unlink(missing_ok=True)
                except OSError:  # not ours to remove; the cache grows, which harms no build
                    return

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key

    def _entries(self) -> Iterator[tuple[int, int, str]]:
        """When an entry was used last, in ns, its size and its place."""
        for folder in _inside(self.folder):
            for entry in _inside(folder.path):
                try:
                    state = entry.stat()
                except OSError:  # removed by another build
                    continue
                yield state.st_mtime_ns, state.st_size, entry.path


def _inside(folder: Path | str) -> list["os.DirEntry[str]"]:
    """What lies in a folder of the cache, which may have ten thousands of entries; nothing
    where there is no such folder.
    """
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # not there yet, removed by another build, or not ours: it holds no entries
        return []


def set_pages_cache() -> Cache:
    """The cache of laid out and finished pages."""
    return Cache(cache_folder() / "pages")


def readings_cache() -> Cache:
    """The cache of what was read and checked."""
    return Cache(cache_folder() / "readings")


def templates_cache() -> Cache:
    """The cache of compiled templates. No part of the builds' cache: `PUBLISH_CACHE` does not
    move it, as it does not move what Python keeps of the program.
    """
    return Cache(user_cache_path("banxin") / "templates")


def prune_caches() -> None:
    """Keep what the program keeps within bounds; called by builds that made something new."""
    for cache in (set_pages_cache(), readings_cache(), templates_cache()):
        cache.prune()
