"""Where the time of our own build goes, in one process."""

import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from benchmarks.content import SAMPLE, SAMPLES, repeated
from publish.checks import check_article
from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.pdf import set_article
from publish.pdf.weasy import engine, head_drawing, planned, tree
from publish.pdf.weasy.composer import Composer
from publish.styles import load_style

Value = TypeVar("Value")
_PARTS: tuple[tuple[str, Any, str], ...] = (
    ("styles and boxes", tree.Tree, "lay_out"),
    ("blocks", tree, "lay_out_galley"),
    ("lines", Composer, "plan"),
    ("page breaks", planned.Pages, "__init__"),
    ("cutting, heads", tree.LaidOut, "finished"),
    ("drawing", head_drawing.ComposedPage, "paint"),
    ("file", engine, "written"),
)
"""The parts of setting pages, by what does them."""


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
        with _timed_parts() as parts:
            pages = phase("pages", lambda: set_article(document, setting, 1))
    total = sum(seconds for _, seconds in found)
    print(f"phases, {len(pages.folios)} pages, {pages.lines} lines: {_shares(found, total)}")
    print(f"  of the pages: {_shares([*parts.items()], total)}")


def _shares(found: list[tuple[str, float]], total: float) -> str:
    return ", ".join(f"{label} {seconds:.2f} ({seconds / total:.0%})" for label, seconds in found)


@contextmanager
def _timed_parts() -> Iterator[dict[str, float]]:
    """The seconds of each part of setting pages, without those of the parts inside it."""
    found: dict[str, float] = defaultdict(float)
    open_parts: list[str] = []
    since = time.perf_counter()

    def turn() -> None:
        nonlocal since
        now = time.perf_counter()
        found[open_parts[-1] if open_parts else "the rest"] += now - since
        since = now

    def timed(label: str, work: Callable[..., Value]) -> Callable[..., Value]:
        def call(*arguments: Any, **named: Any) -> Value:
            turn()
            open_parts.append(label)
            try:
                return work(*arguments, **named)
            finally:
                turn()
                open_parts.pop()

        return call

    with ExitStack() as patches:
        for label, owner, name in _PARTS:
            work = timed(label, getattr(owner, name))
            patches.enter_context(patch.object(owner, name, work))
        yield found
        turn()
