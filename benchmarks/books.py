"""What an e-book costs beside the pages of its print: an issue of ten articles, a large article.

Usage: python -m benchmarks.books [ROUNDS]

The book alone may cost 0.15 of the PDF. Every build is a process of its own, alone and without a
cache, and notes how much of its time the book takes: seconds are those of the processor, since
those of the clock depend on what else the machine does. A book without its print (`--to epub`)
has the layout in it, for its list of pages, and nothing is drawn.
"""

import functools
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdfium2
from PIL import Image

from benchmarks.issues import PLAN, write_issue

NOTES, PICTURES = 500, 100
_HAN = "".join(
    chr(code) for code in range(0x4E00, 0x4E00 + 6000) if chr(code).encode("big5", "ignore")
)
_ONE = "--one"
Value = TypeVar("Value")


def print_books(rounds: int) -> None:
    """A table of both, in seconds of the processor and beside those of the PDF."""
    print(f"{'':44}{'pages':>6}{'pdf s':>8}{'book s':>8}{'/pdf':>6}{'--to epub s':>13}{'/pdf':>6}")
    with tempfile.TemporaryDirectory() as name:
        journal = write_issue(Path(name), PLAN)
        _print_row("issue of ten articles", journal / "2026-1", Path(name), rounds)
    with tempfile.TemporaryDirectory() as name:
        write_large(Path(name))
        label = f"3,000 characters, {NOTES} notes, {PICTURES} pictures"
        _print_row(label, Path(name) / "article.yaml", Path(name), rounds)


def _print_row(label: str, path: Path, folder: Path, rounds: int) -> None:
    both = [_measured(path, folder / "out", "pdf,epub") for _ in range(rounds)]
    (file,) = (folder / "out").glob("*.pdf")
    pages = len(pypdfium2.PdfDocument(file))
    books = [_measured(path, folder / "book", "epub") for _ in range(rounds)]
    pdf = statistics.median(whole - book for whole, book in both)
    book = statistics.median(book for _, book in both)
    alone = statistics.median(whole for whole, _ in books)
    print(
        f"{label:44}{pages:6}{pdf:8.2f}{book:8.2f}{book / pdf:6.2f}{alone:13.2f}{alone / pdf:6.2f}"
    )


def _measured(path: Path, out: Path, formats: str) -> tuple[float, float]:
    """The seconds of a build, and those of them that its book takes."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.books", _ONE, str(path), str(out), formats]
    environment = {**os.environ, "PUBLISH_CACHE": f"{os.devnull}/none", "SOURCE_DATE_EPOCH": "0"}
    run = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True
    )
    whole, book = map(float, run.stdout.split())
    return whole, book


def _build_one(path: Path, out: Path, formats: str) -> None:
    """Build, and print the seconds of the process and of its book, what it imports among them."""
    from publish.pipeline import build
    from publish.request import Request

    book = [0.0]

    def timed(work: Callable[..., Value]) -> Callable[..., Value]:
        @functools.wraps(work)
        def make(*values: object, **named: object) -> Value:
            before = time.process_time()
            made = work(*values, **named)
            book[0] += time.process_time() - before
            return made

        return make

    before = time.process_time()
    import publish.epub

    book[0] = time.process_time() - before
    publish.epub.make_epub = timed(publish.epub.make_epub)
    publish.epub.make_issue_epub = timed(publish.epub.make_issue_epub)
    build(Request((path,), out, tuple(formats.split(",")), jobs=1))
    print(time.process_time(), book[0])


def write_large(folder: Path) -> None:
    """An article of some hundred pages: a note in every paragraph, a figure in every fifth."""
    parts, notes = [], []
    for number in range(NOTES):
        if number % 10 == 0:
            parts.append(f"## 第{number // 10 + 1}節")
        words = f"{_HAN[number * 6 : number * 6 + 6]}，" * 30
        parts.append(f"{words}。[^n{number}]又一句話，長短不一。")
        notes.append(f"[^n{number}]: 註文{words[:60]}。")
        if number % (NOTES // PICTURES) == 0:
            target = io.BytesIO()
            Image.new("L", (300, 100), number % 256).save(target, "PNG")
            (folder / f"p{number}.png").write_bytes(target.getvalue())
            parts.append(f'![灰階](p{number}.png){{alt="灰階{number}"}}')
    (folder / "body.md").write_text("\n\n".join((*parts, *notes)) + "\n", "utf-8")
    (folder / "article.yaml").write_text(
        "type: editorial\nid: large\ntitle: {zh: 大篇}\nbody: body.md\n"
        "dates: {published: 2026-01-01}\n",
        "utf-8",
    )


if __name__ == "__main__":
    if sys.argv[1:2] == [_ONE]:
        _build_one(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
    else:
        print_books(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
