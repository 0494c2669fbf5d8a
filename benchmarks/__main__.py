"""Sets the sample's text, repeated to about 20 and 185 pages, with several programs.

Each program runs as a process of its own, in turn, several rounds; medians of wall time
and peak memory are printed with the ratio to plain WeasyPrint and to Typst. The phases of
our own build follow, and at last what happened on the pages of random texts with long notes.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks.content import write_contestants
from tests.pages.variants import VARIANTS

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one program: wall seconds, processor seconds and peak memory in MiB."""

    seconds: float
    processor: float
    memory: float


def run(command: list[str], folder: Path) -> Run:
    """Run a program to its end; its output is thrown away."""
    started = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        {**os.environ, "SOURCE_DATE_EPOCH": "0"},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_OPEN, 2, str(folder / "errors"), os.O_WRONLY | os.O_CREAT, 0o600),
        ],
    )
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)}\n{(folder / 'errors').read_text()}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def compare(repeats: int, rounds: int) -> None:
    """One table: the sample's body `repeats` times, set by every program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contestants = write_contestants(folder, repeats)
        runs: dict[str, list[Run]] = {label: [] for label, _, _ in contestants}
        for _ in range(rounds):
            for label, command, output in contestants:
                output.unlink(missing_ok=True)
                runs[label].append(run(command, folder))
        pages = {label: len(pypdfium2.PdfDocument(output)) for label, _, output in contestants}
    seconds = {
        label: statistics.median(each.seconds for each in found) for label, found in runs.items()
    }
    plain, typst = seconds["plain WeasyPrint"], seconds["Typst"]
    print(f"{'':18}{'pages':>6}{'s':>8}{'cpu s':>8}{'MiB':>7}{'/plain':>8}{'/Typst':>8}")
    for label, found in runs.items():
        processor = statistics.median(each.processor for each in found)
        memory = max(each.memory for each in found)
        print(
            f"{label:18}{pages[label]:6}{seconds[label]:8.2f}{processor:8.2f}{memory:7.0f}"
            f"{seconds[label] / plain:8.2f}{seconds[label] / typst:8.2f}"
        )


def main() -> None:
    """The tables for 20 and 185 pages with their phases, then the random texts."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--repeats", type=int, nargs="*", default=[1, 9])
    parser.add_argument("--variants", type=int, default=VARIANTS)
    chosen = parser.parse_args()
    from benchmarks.pages import print_pages
    from benchmarks.phases import print_phases

    for repeats in chosen.repeats:
        compare(repeats, chosen.rounds)
        print_phases(repeats)
        print()
    print_pages(chosen.variants)


main()
