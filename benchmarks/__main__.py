"""Sets the sample's text, repeated to about 20 and 185 pages, with several programs.

Each program runs as a process of its own, in turn, several rounds; medians of wall time
and peak memory are printed with the ratio to plain WeasyPrint and to Typst. The phases of
our own build follow, an issue, e-books beside their print, the layout alone, and at last what
happened on the pages of random texts with long notes.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

import pypdfium2

from benchmarks.content import write_contestants
from benchmarks.running import Run, run
from tests.pages.variants import VARIANTS

ROUNDS = 3


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
    parser.add_argument("--repeats", type=int, nargs="*", default=[1, 7])
    parser.add_argument("--variants", type=int, default=VARIANTS)
    parser.add_argument("--issues", type=int, default=1, help="ten articles, so many times")
    chosen = parser.parse_args()
    from benchmarks.books import print_books
    from benchmarks.issues import print_growth, print_issue
    from benchmarks.laying_out import print_laying_out
    from benchmarks.pages import print_pages
    from benchmarks.phases import print_phases

    for repeats in chosen.repeats:
        compare(repeats, chosen.rounds)
        print_phases(repeats)
        print()
    if chosen.issues:
        print_issue(chosen.rounds, chosen.issues)
        print_growth()
    print_books(chosen.rounds)
    print_laying_out(chosen.rounds)
    print_pages(chosen.variants)


main()
