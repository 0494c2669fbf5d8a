"""What a proof costs beside its build, and how long two versions take to be compared.

Usage: python -m benchmarks.proofs [ROUNDS]

Proofs and builds are processes of their own, in turn, without a cache. Two versions are the
sample's text, repeated, and the same with an edit in every so many words; the older one is
read from the XHTML of its print as well.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2

from benchmarks.content import SAMPLES, repeated
from benchmarks.running import Run, run
from publish.html.units import Token, Unit
from publish.manuscript import Manuscript, locate
from publish.prepare import Prepared, prepare, tasks
from publish.proof.changes import changes
from publish.proof.matter import Matter, article_matter

_LONG, _SHORT = "chinese-type", "on-line-grids"
_EDITS = 200
"""Edits in the sample's text of 28 pages."""


def main() -> None:
    """Print both tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print_costs(rounds)
    print_comparisons()


def print_costs(rounds: int) -> None:
    """Seconds of a build and of a proof of the same article, a long and a short one."""
    print(f"{'':16}{'pages':>6}{'build s':>9}{'proof s':>9}{'ratio':>7}{'cpu ratio':>11}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SAMPLES, folder / "journal")
        for article in (_LONG, _SHORT):
            place = folder / "journal" / "2026-1" / article
            publish = [sys.executable, "-m", "publish.cli"]
            out = folder / "out"
            built: list[Run] = []
            proofed: list[Run] = []
            for _ in range(rounds):
                shutil.rmtree(out, ignore_errors=True)
                shutil.rmtree(place / "proofs", ignore_errors=True)
                words = [*publish, "build", str(place), "--to", "pdf", "--jobs", "1"]
                built.append(run([*words, "-o", str(out), "-q"], folder))
                words = [*publish, "proof", str(place), "--round", "1", "--due", "2026-12-15", "-q"]
                proofed.append(run(words, folder))
            pages = len(pypdfium2.PdfDocument(out / f"{article}.pdf"))
            build, proof = (
                statistics.median(each.seconds for each in runs) for runs in (built, proofed)
            )
            work = [statistics.median(each.processor for each in runs) for runs in (built, proofed)]
            ratios = f"{proof / build:7.2f}{work[1] / work[0]:11.2f}"
            print(f"{article:16}{pages:6}{build:9.2f}{proof:9.2f}{ratios}")


def print_comparisons() -> None:
    """Seconds for two versions of about 28, 56 and 112 pages."""
    print(f"{'':16}{'tokens':>8}{'edits':>7}{'compare s':>11}{'with reading s':>16}")
    for times in (1, 2, 4):
        matter = _matter(times)
        units = matter.text.units
        new = _edited(units, _EDITS * times)
        seconds = _timed(lambda units=units, new=new: changes(units, new))  # type: ignore[misc]
        reading = _timed(lambda matter=matter: replace(matter).text)  # type: ignore[misc]
        tokens = sum(len(unit.tokens) for unit in units)
        both = seconds + 2 * reading
        print(f"{f'{times} x {_LONG}':16}{tokens:8}{_EDITS * times:7}{seconds:11.3f}{both:16.3f}")


def _timed(work: Callable[[], object]) -> float:
    """The least of three: what else the machine does only adds to it."""
    found = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return min(found)


def _matter(times: int) -> Matter:
    """The sample with its text repeated, as it is printed."""
    with tempfile.TemporaryDirectory() as name:
        journal = Path(name) / "journal"
        shutil.copytree(SAMPLES, journal)
        body = journal / "2026-1" / _LONG / "body.md"
        body.write_text(repeated(body.read_text("utf-8"), times), "utf-8")
        manuscript = locate(body.parent)
        assert isinstance(manuscript, Manuscript)
        prepared = prepare(next(tasks(manuscript, [])))
        assert isinstance(prepared, Prepared)
        return article_matter(prepared.article, prepared.setting)


def _edited(units: tuple[Unit, ...], count: int) -> list[Unit]:
    """The units with so many tokens replaced, always the same ones."""
    dice = random.Random(1)
    places = [(number, at) for number, unit in enumerate(units) for at in range(len(unit.tokens))]
    new = [list(unit.tokens) for unit in units]
    for number, at in dice.sample(places, count):
        new[number][at] = Token("〓")
    return [replace(unit, tokens=tuple(own)) for unit, own in zip(units, new, strict=True)]


if __name__ == "__main__":
    main()
