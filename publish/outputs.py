"""Writing finished files: whole or not at all, and a record of what was made from what."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORD_SUFFIX = ".build.json"


class OutputUnwritableError(RuntimeError):
    """A file cannot be written; `path` is as the user named it, `reason` the system's words."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file: its name without a folder, and its bytes."""

    name: str
    data: bytes


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_outputs(folder: Path, outputs: tuple[Output, ...], record: Output) -> None:
    """Put the files into the folder, the record last.

    Each is written beside its place under a name that is no output, and moved there whole,
    all moves after all writing: a full disk leaves the old files as they were, and a kill
    between two moves leaves a record that does not fit, which the next build notices.
    Raises OutputUnwritableError.
    """
    parts: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(folder, record.name)
        for output in (*outputs, record):
            part = folder / f".{output.name}.{os.getpid()}.part"
            parts.append((part, folder / output.name))
            with part.open("wb") as file:
                file.write(output.data)
                file.flush()
                os.fsync(file.fileno())
        for part, place in parts:
            part.replace(place)
    except OSError as reason:
        for part, _ in parts:
            _forget(part)
        raise OutputUnwritableError(str(folder), reason.strerror or str(reason)) from reason


def _remove_leftovers(folder: Path, record_name: str) -> None:
    """Remove what a killed build of the same manuscript left behind."""
    stem = record_name.removesuffix(RECORD_SUFFIX)
    for part in folder.glob(f".{stem}.*.part"):
        _forget(part)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the folder itself is unwritable; the first failure is reported
        return


def record_bytes(record: dict[str, Any]) -> bytes:
    """The record as JSON with sorted keys."""
    return (json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_record(folder: Path, name: str) -> dict[str, Any] | None:
    """The record of the last build, or None when there is none that can be read."""
    try:
        record = json.loads((folder / f"{name}{RECORD_SUFFIX}").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def outputs_whole(folder: Path, record: dict[str, Any]) -> bool:
    """Whether the files that a record names are there, with the bytes it states."""
    outputs = record.get("outputs")
    if not isinstance(outputs, dict):
        return False
    try:
        return all(
            digest((folder / name).read_bytes()) == expected for name, expected in outputs.items()
        )
    except OSError:
        return False
