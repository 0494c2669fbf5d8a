"""Pages of texts with notes of 1 to 120 lines at random places, on three page heights.

Usage: python -m benchmarks.pages [VARIANTS]

First all plans, from heights alone, then the same texts as real pages. What is counted may not
happen, except pages that lack more than two lines, which notes may force.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.model import StyleOption
from publish.pages import plan
from publish.pdf import article_copy
from publish.pdf.weasy import set_pages
from publish.postflight.facts import SetPage
from publish.postflight.pages import bad_pages
from publish.styles import load_style
from tests.pages.variants import (
    COUNTED,
    HEIGHTS,
    SHORT,
    UNCAUSED,
    VARIANTS,
    Block,
    count,
    flow,
    markdown,
    sheets,
    variant,
)

FOUND = ("note-off-page", "text-outside-page", "line-stranded", "heading-stranded", "page-short")


def main() -> None:
    """Both tables."""
    variants = int(sys.argv[1]) if len(sys.argv) > 1 else VARIANTS
    print_pages(variants)


def print_pages(variants: int) -> None:
    """Print what was counted on the plans and on the pages of so many texts."""
    started = time.perf_counter()
    planned: Counter[str] = Counter()
    for seed in range(variants):
        text = flow(variant(seed))
        for sheet in sheets():
            planned += count(text, sheet, plan(text, sheet).pages)
    _print("plans", planned, (*COUNTED, "forced breaks", SHORT, UNCAUSED), started)
    started = time.perf_counter()
    made: Counter[str] = Counter()
    for seed in range(variants):
        for lines in HEIGHTS:
            made += _as_pages(variant(seed), seed, lines)
    _print("pages", made, ("characters lost", *FOUND), started)


def _print(title: str, counts: Counter[str], names: tuple[str, ...], started: float) -> None:
    seconds = time.perf_counter() - started
    print(f"{title}: {counts['pages']} pages, {counts['notes']} notes, {seconds:.1f} s")
    for name in names:
        print(f"  {name:32}{counts[name]:7}")


def _as_pages(blocks: tuple[Block, ...], seed: int, lines: int) -> Counter[str]:
    body, notes = markdown(blocks, seed)
    typed = f"---\ntype: commentary\nlang: zh-Hant-TW\ntitle: 試\n---\n\n{body}"
    style, _ = load_style("journal", (StyleOption("page.lines", str(lines)),))
    assert style is not None
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "text.md").write_text(typed, "utf-8")
        article = read_article(Folder(Path(name)), "text.md", known_classes=style.classes).value
    assert article is not None
    document = print_document(article, Setting(style))
    pages = set_pages(article_copy(document.html, article, style), draw=False).facts
    found = Counter(each.id for each in bad_pages(pages, article.file))
    found["pages"], found["notes"] = len(pages), len(notes)
    found["characters lost"] = _lost(pages, notes)
    return found


def _lost(pages: tuple[SetPage, ...], notes: tuple[str, ...]) -> int:
    """Characters of notes that are not printed, or not once and in order."""
    printed = "".join(line.text for page in pages for line in page.notes)
    wanted = "".join(f"{number}{text}" for number, text in enumerate(notes, 1))
    return 0 if printed == wanted else max(1, abs(len(wanted) - len(printed)))


if __name__ == "__main__":
    main()
