"""Galley, plan and pages together, beside one pass of the engine with its own breaks.

Usage: python -m benchmarks.laying_out

First the sample's text at about 185 pages with more than 160 notes: our layout may cost 1.25 of
plain WeasyPrint's, both from the same HTML and style sheet and without drawing. Then articles with
250, 500 and 1,000 notes, where the time of a note must not grow. Every figure is from a process of
its own; seconds are those of the processor, and fonts are loaded before they are counted.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from msgspec import Struct

from benchmarks.content import write_contestants

ROUNDS = 3
REPEATS = 7
NOTES = (250, 500, 1000)
_TEXT = "版心的大小先於一切，天頭、訂口、行距與字級都由它而來，一行多少字、一頁多少行，也就定了。"
_NOTE = "註腳與正文之間隔一條線，字級小一號，行距也跟著縮小，第二行以後與註文的第一個字對齊。"


class LaidOut(Struct, frozen=True):
    """One layout: its seconds, and what is not as a setter would have it."""

    pages: int
    notes: int
    seconds: float
    findings: int


def print_laying_out(rounds: int) -> None:
    """Both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_contestants(folder, REPEATS)
        journal = folder / "journal"
        runs = [(_ours(folder, journal), _plain(folder, journal)) for _ in range(rounds)]
        first = runs[0][0]
        ours = statistics.median(each[0].seconds for each in runs)
        plain = statistics.median(each[1].seconds for each in runs)
        print(
            f"laying out {first.pages} pages, {first.notes} notes: ours {ours:.2f} s, "
            f"plain WeasyPrint {plain:.2f} s, ratio {ours / plain:.2f}; "
            f"{first.findings} lines or headings stranded, pages short, notes off their page"
        )
    for count in NOTES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "text.md").write_text(_text_of_notes(count), "utf-8")
            found = [_ours(folder, folder, "text.md") for _ in range(rounds)]
            seconds = statistics.median(each.seconds for each in found)
            print(
                f"laying out {found[0].pages} pages, {count} notes: {seconds:.2f} s, "
                f"{1000 * seconds / count:.2f} ms a note"
            )


def _text_of_notes(count: int) -> str:
    paragraphs = [f"{_TEXT * 2}[^{number}]{_TEXT}" for number in range(count)]
    notes = [f"[^{number}]: {_NOTE * (1 + number % 2)}" for number in range(count)]
    head = "---\ntype: commentary\nlang: zh-Hant-TW\ntitle: 註\n---\n\n"
    return head + "\n\n".join([*paragraphs, *notes]) + "\n"


def _ours(folder: Path, journal: Path, file: str = "") -> LaidOut:
    command = [sys.executable, "-m", "benchmarks.laying_out", str(journal), file]
    return _measured(command, folder)


def _plain(folder: Path, journal: Path) -> LaidOut:
    bare = Path(__file__).parent / "plain_weasyprint.py"
    return _measured([sys.executable, str(bare), str(folder), str(journal), "layout"], folder)


def _measured(command: list[str], folder: Path) -> LaidOut:
    """What a process prints."""
    with (folder / "errors").open("w") as errors:
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=errors, text=True)
    pages, notes, seconds, findings = done.stdout.split()[-4:]
    return LaidOut(int(pages), int(notes), float(seconds), int(findings))


def lay_out_once(journal: Path, file: str) -> None:
    """Lay an article out and print pages, notes and seconds."""
    from benchmarks.content import SAMPLE
    from publish.html import Setting, print_document
    from publish.manuscript import Folder, read_article
    from publish.model.pages import FROM_ONE
    from publish.pdf import article_copy
    from publish.pdf.copy import Copy
    from publish.pdf.weasy.engine import lay_out
    from publish.postflight.pages import bad_pages
    from publish.styles import load_style

    style, _ = load_style("journal")
    assert style is not None
    article = read_article(Folder(journal), file or SAMPLE, known_classes=style.classes).value
    assert article is not None
    copy = article_copy(print_document(article, Setting(style)).html, article, style)
    lay_out(Copy("<html><body><p>字</p></body></html>", copy.css, copy.faces))
    started = time.process_time()
    pages = lay_out(copy).pages(FROM_ONE, draw=False)
    seconds = time.process_time() - started
    found = bad_pages(pages.facts, article.file)
    print(len(pages.folios), len(article.notes), seconds, len(found))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        lay_out_once(Path(sys.argv[1]), sys.argv[2])
    else:
        print_laying_out(ROUNDS)
