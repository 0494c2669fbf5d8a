"""A program run as a process of its own, timed from its start to its end."""

import os
import sys
import time
from pathlib import Path

from msgspec import Struct


class Run(Struct, frozen=True):
    """One run of one program: wall seconds, processor seconds and peak memory in MiB."""

    seconds: float
    processor: float
    memory: float


def run(command: list[str], folder: Path, *, status: int = 0, **environment: str) -> Run:
    """Run a program to its end; its output is thrown away.

    It has no cache unless `environment` names one, and ends with `status`. Python may keep what
    it compiles, as it does at our users'.
    """
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        {
            **os.environ,
            "SOURCE_DATE_EPOCH": "0",
            "PYTHONDONTWRITEBYTECODE": "",
            "PUBLISH_CACHE": f"{os.devnull}/none",
            **environment,
        },
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, str(folder / "errors"), os.O_WRONLY | os.O_CREAT, 0o600),
        ],
    )
    _, ended, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(ended) != status:
        sys.exit(f"{' '.join(command)}\n{(folder / 'errors').read_text()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
