"""Writing finished files: whole or not at all, and nothing before everything is ready."""

import errno
import hashlib
import os
import re
from pathlib import Path
from types import TracebackType

from msgspec import Struct, field

RECORD_SUFFIX = ".build.json"
"""The ending of build records."""
_PART = re.compile(r"\..+\.([0-9]+)\.part")


class OutputUnwritableError(RuntimeError):
    """A file cannot be written.

    `id` names the finding, `path` is as the user named it, `reason` the system's words.
    """

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(f"{path}: {reason.strerror}")
        self.id = _IDS.get(reason.errno or 0, "output-unwritable")
        self.path = str(path)
        self.reason = reason.strerror or str(reason)


_IDS = {
    errno.ENOSPC: "output-disk-full",
    errno.EDQUOT: "output-disk-full",
    errno.EFBIG: "output-disk-full",
    errno.EACCES: "output-forbidden",
    errno.EPERM: "output-forbidden",
    errno.EROFS: "output-forbidden",
    errno.ENOTDIR: "output-not-folder",
    errno.EEXIST: "output-not-folder",
    errno.EISDIR: "output-is-folder",
}


class Output(Struct, frozen=True):
    """A finished file: its name without a folder, and its bytes."""

    name: str
    data: bytes


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Staging(Struct):
    """Finished files waiting beside their places until all of them may move there.

    `add` writes under names that are no outputs, `move` puts everything added so far in its
    place, in order. A full disk or an error thus leaves the old files as they were; a kill
    between two moves leaves a record that does not fit its files. What has not been moved
    at the end of the `with` is removed. All methods raise OutputUnwritableError.
    """

    folder: Path
    parts: list[tuple[Path, Path]] = field(default_factory=list)

    def __enter__(self) -> "Staging":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for part, _ in self.parts:
            _forget(part)

    def ready(self) -> None:
        """Make sure that the folder takes files, before hours are spent on making some."""
        probe = self._part("probe")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            probe.touch()
        except OSError as reason:
            raise OutputUnwritableError(self.folder, reason) from reason
        finally:
            _forget(probe)

    def add(self, outputs: tuple[Output, ...]) -> None:
        """Write the files beside their places."""
        for output in outputs:
            part = self._part(output.name)
            self.parts.append((part, self.folder / output.name))
            try:
                with part.open("wb") as file:
                    file.write(output.data)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as reason:
                raise OutputUnwritableError(self.folder, reason) from reason

    def move(self) -> None:
        """Move what was added to its places."""
        for _, place in self.parts:
            if place.is_dir():
                raise OutputUnwritableError(place, IsADirectoryError(errno.EISDIR, "directory"))
        while self.parts:
            part, place = self.parts[0]
            try:
                part.replace(place)
            except OSError as reason:
                raise OutputUnwritableError(place, reason) from reason
            del self.parts[0]

    def _part(self, name: str) -> Path:
        return self.folder / f".{name}.{os.getpid()}.part"


def remove_leftovers(folder: Path) -> None:
    """Remove what killed builds left in the folder; parts of running ones stay."""
    for part in folder.glob(".*.part"):
        match = _PART.fullmatch(part.name)
        if match and not _runs_elsewhere(int(match[1])):
            _forget(part)


def _runs_elsewhere(process: int) -> bool:
    """Whether another process of that number runs; not asked where asking would end it."""
    if process == os.getpid() or os.name != "posix":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):  # nobody has that number, or nobody can
        return False
    except OSError:  # it runs, and belongs to somebody else
        return True
    return True


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the folder itself is unwritable; the first failure is reported
        return
