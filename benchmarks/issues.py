"""A whole issue of ten articles, about 180 pages: cold, unchanged, and after late changes.

A word changes, and the first article grows: by a leaf, so that all others get other folios, then
by a page, so that they come to stand on the other side of the leaf. Beside Typst, which sets the
same text as one document. Each run is a process of its own.
"""

import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pypdfium2

from benchmarks.content import SAMPLES, typst_source
from benchmarks.running import Run, run
from publish.manuscript import Folder, read_article
from publish.styles import carried

LONG, SHORT = "chinese-type", "footnotes"
MANY = (10, 100)
PLAN = (*[LONG] * 3, *[SHORT] * 2, *[LONG] * 3, *[SHORT] * 2)


def write_issue(folder: Path, names: tuple[str, ...]) -> Path:
    """A journal with an issue of these articles of the samples, each as often as it is named."""
    journal = folder / "journal"
    shutil.copytree(SAMPLES, journal)
    issue = journal / "2026-1"
    listed = []
    for number, name in enumerate(names, 1):
        shutil.copytree(issue / name, issue / f"a{number}")
        file = issue / f"a{number}" / "article.yaml"
        text = re.sub(r"(?m)^(id:|identifiers:).*\n", "", file.read_text("utf-8"))
        file.write_text(f"id: a{number}\n{text}", "utf-8")
        listed.append(f"a{number}/article.yaml")
    (issue / "issue.yaml").write_text(
        "journal: ../journal.yaml\nnumber: '1'\ndate: 2026-12\npublished: 2026-12-31\n"
        "first-page: 1\nopen-on: any\nfront: [cover, board, {toc: zh-Hant}, {toc: en}]\n"
        f"contents: [{{section: 論文, articles: [{', '.join(listed)}]}}]\n"
        "back: [colophon, back-cover]\n",
        "utf-8",
    )
    return journal


def write_typst(folder: Path, journal: Path, count: int) -> None:
    """So many articles of the issue as one Typst document."""
    parts = []
    for number in range(1, count + 1):
        file = f"2026-1/a{number}/article.yaml"
        article = read_article(Folder(journal), file, known_classes=frozenset()).value
        assert article is not None
        parts.append(typst_source(article))
    (folder / "plain.typ").write_text("\n\n#pagebreak()\n\n".join(parts), "utf-8")


def change_a_word(journal: Path, number: int) -> None:
    """Another word of as many characters in the third article."""
    file = journal / "2026-1" / "a3" / "body.md"
    words = ("活字", "字活")[number % 2], ("活字", "字活")[(number + 1) % 2]
    file.write_text(file.read_text("utf-8").replace(*words, 1), "utf-8")


_PAGE = 29 * 32
"""Characters on a page of the style `journal`."""


def lengthen(journal: Path, name: str, pages: int) -> None:
    """The first article, a copy of the sample of that name, with so many more full pages."""
    text = (journal / "2026-1" / name / "body.md").read_text("utf-8")
    words = "排字師傅換過書眉上的數字版面一行不動"
    more = (words * (pages * _PAGE // len(words) + 1))[: pages * _PAGE - 2]
    file = journal / "2026-1" / "a1" / "body.md"
    file.write_text(text.replace("\n\n# ", f"\n\n{more}\n\n# ", 1) if pages else text, "utf-8")


def print_issue(rounds: int, times: int = 1) -> None:
    """The table of an issue."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = write_issue(folder, PLAN * times)
        write_typst(folder, journal, len(PLAN) * times)
        out, cache = folder / "out", folder / "cache"
        command = [sys.executable, "-m", "publish.cli", "build", str(journal / "2026-1")]
        command += ["--to", "pdf", "-o", str(out), "-q"]
        bare = str(Path(__file__).parent)
        typst = [sys.executable, f"{bare}/plain_typst.py", str(folder), str(carried("fonts"))]
        runs: dict[str, list[Run]] = {}

        def timed(
            label: str, words: list[str], before: Callable[[], object], status: int = 0
        ) -> None:
            before()
            measured = run(words, folder, status=status, PUBLISH_CACHE=str(cache))
            runs.setdefault(label, []).append(measured)

        def clean() -> None:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
            lengthen(journal, PLAN[0], 0)

        for number in range(rounds):
            timed("Typst", typst, lambda: None)
            timed("ours, cold", command, clean)
            timed("one word changed", command, partial(change_a_word, journal, number))
            timed("nothing changed", command, lambda: None)
            timed("a leaf more", command, partial(lengthen, journal, PLAN[0], 2))
            timed("a page more", command, partial(lengthen, journal, PLAN[0], 3))
            # Every argument is read, and the last of them is wrong.
            timed("start-up", [*command, "--to", "nothing"], lambda: None, 2)
        pages = len(pypdfium2.PdfDocument(out / "2026-1.pdf"))
        size = (out / "2026-1.pdf").stat().st_size / 1024 / 1024
    base = statistics.median(each.seconds for each in runs["Typst"])
    articles, cores = len(PLAN) * times, os.cpu_count()
    print(f"issue of {articles} articles, {pages} pages, {size:.1f} MiB, {cores} cores")
    print(f"{'':18}{'s':>8}{'MiB':>7}{'/Typst':>8}")
    for label, found in runs.items():
        seconds = statistics.median(each.seconds for each in found)
        memory = max(each.memory for each in found)
        print(f"{label:18}{seconds:8.2f}{memory:7.0f}{seconds / base:8.2f}")
    print()


def print_growth(counts: tuple[int, ...] = MANY) -> None:
    """Seconds and memory of the process that builds, for issues of ever more short articles.

    Both are to grow with the pages alone; processes that set pages are not counted.
    """
    print(f"{'short articles':18}{'pages':>6}{'s':>8}{'s/page':>8}{'MiB':>7}")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            journal = write_issue(folder, (SHORT,) * count)
            command = [sys.executable, "-m", "publish.cli", "build", str(journal / "2026-1")]
            command += ["--to", "pdf", "-o", str(folder / "out"), "-q"]
            found = run(command, folder, PUBLISH_CACHE=str(folder / "cache"))
            pages = len(pypdfium2.PdfDocument(folder / "out" / "2026-1.pdf"))
        share = found.seconds / pages
        print(f"{count:<18}{pages:6}{found.seconds:8.2f}{share:8.3f}{found.memory:7.0f}")
    print()
