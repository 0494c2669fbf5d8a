"""Judges of e-books that run in a browser: Ace by DAISY, and foliate-js as a reader.

`make test` installs them from npm beside the environment. Where npm or a browser is missing
their tests are skipped, and say so.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

MODULES = Path(os.environ.get("PUBLISH_JUDGES") or Path(sys.prefix) / "judges") / "node_modules"
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
_READER = Path(__file__).parent / "npm" / "read.mjs"
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def _missing() -> str:
    if not shutil.which("node"):
        return "npm is missing: Ace and foliate-js did not judge"
    if not BROWSER:
        return "no Chromium: Ace and foliate-js did not judge"
    if not (MODULES / "foliate-js").is_dir():
        return "Ace and foliate-js are not installed: make test installs them"
    return ""


# Nothing of the program needs npm; `make test` takes it where it is, and says what it could not do.
needs_browser = pytest.mark.skipif(bool(_missing()), reason=_missing())


@dataclass(frozen=True)
class Screen:
    """What a book is read on, in CSS px; `size` is the reader's own size of type."""

    width: int
    height: int
    scheme: str = "light"
    size: str = ""


PHONE, TABLET = Screen(390, 800), Screen(820, 1180)


def read(book: Path, *screens: Screen) -> list[dict[str, Any]]:
    """What a reader of the book sees on each screen: contents, pages turned, jumps to pages, a
    note opened. One browser shows them all, since its start takes as long as the reading.
    """
    given = json.dumps([asdict(screen) for screen in screens])
    run = _run(["node", str(_READER), str(MODULES), BROWSER, str(book), given], book.parent)
    assert run.returncode == 0, run.stderr
    seen: list[dict[str, Any]] = json.loads(run.stdout)
    return seen


def ace_failures(book: Path, folder: Path) -> list[str]:
    """The rules that Ace finds broken, with the element of each."""
    run = _run(
        [str(MODULES / ".bin/ace-puppeteer"), "-f", "-s", "-o", str(folder), str(book)], folder
    )
    assert run.returncode == 0, run.stderr
    report = json.loads((folder / "report.json").read_text("utf-8"))
    return [
        f"{found['earl:test']['dct:title']}: {found['earl:result']['html']}"
        for document in report["assertions"]
        for found in document["assertions"]
        if found["earl:result"]["earl:outcome"] == "fail"
    ]


def _run(words: list[str], folder: Path) -> "subprocess.CompletedProcess[str]":
    """A program with the browser and with our own faces; our engine hides all from a browser."""
    fonts = folder / "fonts.conf"
    carried = Path(__file__).parents[2] / "fonts"
    fonts.write_text(_FONTS.format(fonts=carried, cache=folder / "fonts"), "utf-8")
    return subprocess.run(
        words,
        env={
            **os.environ,
            "FONTCONFIG_FILE": str(fonts),
            "PUPPETEER_EXECUTABLE_PATH": BROWSER,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
