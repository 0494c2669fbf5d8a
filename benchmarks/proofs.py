"""What a proof costs beside its build, and how long two versions take to be compared.

Usage: python -m benchmarks.proofs [ROUNDS]

Proofs and builds are run in turn, without a cache, by as many processes as there are cores and by
one alone. Two versions are the
sample's text, repeated, and the same with an edit in every so many words; the older one is
read from the XHTML of its print as well. How the work of comparing grows is measured on texts of
20 to 160 pages that say something else on every page.
"""

import math
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pypdfium2
from msgspec.structs import replace

from benchmarks.content import SAMPLES, repeated
from benchmarks.running import run
from publish.html import print_document
from publish.html.units import Token, Unit
from publish.manuscript import Manuscript, locate
from publish.prepare import Prepared, prepare, tasks
from publish.proof.comparing.told import told_changes
from publish.proof.matter import Matter, article_matter

_LONG, _SHORT = "chinese-type", "on-line-grids"
_EDITS = 200
"""Edits in the sample's text of 28 pages."""
_ALONE = ("--jobs", "1")
_PAGES = 28
_EDITS_OF_PAGE = (7, 40)
"""Edits in a page of an author who reads well, and of one who writes anew."""
_HAN = re.compile("[\u4e00-\u9f00]")
_AMONG_HAN = re.compile("(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=[\u4e00-\u9fff])")


def main() -> None:
    """Print all tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    print_costs(rounds)
    print_comparisons()
    print_growth()


def print_costs(rounds: int) -> None:
    """Seconds of a build and of a proof of the same text, in turn.

    Ratios are medians of those of the pairs, so that what else the machine does weighs little.
    """
    heads = f"{'build s':>9}{'proof s':>9}{'ratio':>7}"
    print(f"{'':16}{'pages':>6}{'changes':>9}{heads}{'alone':>9}{'alone':>9}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SAMPLES, folder / "journal")
        shutil.copytree(SAMPLES, folder / "older")
        for article, changed in ((_SHORT, 0), (_LONG, 0), (_LONG, 200), (_LONG, 400)):
            place = folder / "journal" / "2026-1" / article
            since = ["--since", str(folder / "older")] if changed else []
            if changed:
                typed = (folder / "older" / "2026-1" / article / "body.md").read_text("utf-8")
                (place / "body.md").write_text(_retyped(typed, changed), "utf-8")
            times = [_pair(folder, place, since) for _ in range(rounds)]
            alone = [_pair(folder, place, since, _ALONE) for _ in range(rounds)]
            pages = len(pypdfium2.PdfDocument(folder / "out" / f"{article}.pdf"))
            print(f"{article:16}{pages:6}{changed:9}{_medians(times)}{_medians(alone)}")


def _medians(pairs: list[tuple[float, float]]) -> str:
    """The seconds of builds and proofs, and how much longer a proof takes than its build."""
    builds, proofs = zip(*pairs, strict=True)
    ratio = statistics.median(proof / build for build, proof in pairs)
    return f"{statistics.median(builds):9.2f}{statistics.median(proofs):9.2f}{ratio:7.2f}"


def _pair(
    folder: Path, place: Path, since: list[str], jobs: Sequence[str] = ()
) -> tuple[float, float]:
    """Seconds of a build of an article and of its proof, both without what was made before."""
    publish = [sys.executable, "-m", "publish.cli"]
    shutil.rmtree(folder / "out", ignore_errors=True)
    shutil.rmtree(place / "proofs", ignore_errors=True)
    words = ["build", str(place), "--to", "pdf", "-o", str(folder / "out"), "-q"]
    built = run([*publish, *words, *jobs], folder)
    words = ["proof", str(place), "--round", "1", "--due", "2026-12-15", "-q"]
    return built.seconds, run([*publish, *words, *jobs, *since], folder).seconds


def _retyped(text: str, count: int) -> str:
    """A text with so many Chinese characters replaced, inserted or deleted, always the same."""
    dice = random.Random(3)
    places = [match.start() for match in _AMONG_HAN.finditer(text)]
    for at in sorted(dice.sample(places, count), reverse=True):
        typed, behind = dice.choice((("改", 1), ("新增", 0), ("", 1)))
        text = text[:at] + typed + text[at + behind :]
    return text


def print_comparisons() -> None:
    """Seconds for two versions of about 28, 56 and 112 pages."""
    print(f"{'':16}{'tokens':>8}{'edits':>7}{'compare s':>11}{'with reading s':>16}")
    for times in (1, 2, 4):
        matter = _matter(times)
        units = matter.text.units
        new = _edited(units, _EDITS * times)
        seconds = _timed(lambda units=units, new=new: told_changes(units, new))  # type: ignore[misc]
        reading = _timed(lambda matter=matter: replace(matter).text)  # type: ignore[misc]
        tokens = sum(len(unit.tokens) for unit in units)
        both = seconds + 2 * reading
        print(f"{f'{times} x {_LONG}':16}{tokens:8}{_EDITS * times:7}{seconds:11.3f}{both:16.3f}")


def print_growth() -> None:
    """Seconds for two versions of texts twice as long each time; the last column is the same for
    all where the work grows as n log n.
    """
    units = _matter(1).text.units
    tokens_of_page = sum(len(unit.tokens) for unit in units) / _PAGES
    print(f"{'':16}{'tokens':>8}{'edits':>7}{'compare s':>11}{'ns / (n log n)':>16}")
    for density in _EDITS_OF_PAGE:
        for pages in (20, 40, 80, 160):
            old = tuple(_text_of(units, int(pages * tokens_of_page)))
            new = _edited(old, density * pages)
            seconds = _timed(lambda old=old, new=new: told_changes(old, new))  # type: ignore[misc]
            size = sum(len(unit.tokens) for unit in old)
            growth = 1e9 * seconds / (size * math.log2(size))
            name = f"{pages} pages"
            print(f"{name:16}{size:8}{density * pages:7}{seconds:11.3f}{growth:16.0f}")


def _text_of(units: tuple[Unit, ...], size: int) -> Iterator[Unit]:
    """So many tokens of the sample, again and again with other characters in its place."""
    for turn in count():
        for unit in units:
            tokens = tuple(replace(each, text=_shifted(each.text, turn)) for each in unit.tokens)
            yield replace(unit, tokens=tokens)
            size -= len(tokens)
            if size <= 0:
                return


def _shifted(text: str, turn: int) -> str:
    return "".join(chr(ord(each) + turn) if _HAN.match(each) else each for each in text)


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
        html = print_document(prepared.article, prepared.setting).html
        return article_matter(prepared.article, prepared.setting, html)


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
