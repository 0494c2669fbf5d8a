"""The text of a PDF as its readers copy it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2

Reader = Callable[[Path], str]


def poppler(pdf: Path) -> str:
    run = subprocess.run(
        ["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True, text=True
    )
    return run.stdout


def pdfium(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\f".join(page.get_textpage().get_text_range() for page in document)


def mupdf(pdf: Path) -> str:
    import pymupdf  # it loads for seconds, and one process of a run has need of it

    with pymupdf.open(pdf) as document:  # type: ignore[no-untyped-call]  # it has no types
        return "\f".join(page.get_text() for page in document)


READERS = (poppler, pdfium, mupdf)
