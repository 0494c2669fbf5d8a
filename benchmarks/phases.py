"""Where the time of our own build goes, in one process after a first run for warmth."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.content import SAMPLE, SAMPLES, repeated
from publish.checks import check_article
from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.pdf import set_article
from publish.styles import load_style

Value = TypeVar("Value")


def print_phases(repeats: int) -> None:
    """Seconds and shares of reading, checking, writing HTML and setting pages."""
    with tempfile.TemporaryDirectory() as name:
        journal = Path(name) / "journal"
        shutil.copytree(SAMPLES, journal)
        body = journal / Path(SAMPLE).parent / "body.md"
        body.write_text(repeated(body.read_text("utf-8"), repeats), "utf-8")
        found: list[tuple[str, float]] = []

        def phase(label: str, work: Callable[[], Value]) -> Value:
            started = time.perf_counter()
            value = work()
            found.append((label, time.perf_counter() - started))
            return value

        style = phase("style", lambda: load_style("journal")[0])
        assert style is not None
        known = style.classes
        article = phase(
            "read", lambda: read_article(Folder(journal), SAMPLE, known_classes=known).value
        )
        assert article is not None
        setting = Setting(style)
        phase("check", lambda: check_article(article, None, None))
        document = phase("html", lambda: print_document(article, setting))
        pages = phase("pages", lambda: set_article(document, setting, 1))
    total = sum(seconds for _, seconds in found)
    shares = ", ".join(f"{label} {seconds:.2f} ({seconds / total:.0%})" for label, seconds in found)
    print(f"phases, {len(pages.folios)} pages, {pages.lines} lines: {shares}")
