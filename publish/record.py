"""The build record: what was made of what, and whether the files still are what it says."""

import hashlib
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from publish import __version__
from publish.diagnostics import Finding, as_json
from publish.diagnostics.catalogue import CATALOGUE
from publish.model import Span
from publish.outputs import Output, digest
from publish.styles import Style, carried

RECORD_SUFFIX = ".build.json"
_LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "cssselect2", "fonttools", "uharfbuzz", "pyphen"),
    *("ebooklib", "lxml", "jinja2", "markdown-it-py", "mdit-py-plugins"),
    *("pikepdf", "pypdfium2", "pillow"),
)


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build of an article left; `key` is empty when it left no record.

    `key` stands for everything that decided the outputs' bytes, `outputs` are their names
    with SHA-256, `whole` the names of those that still are as stated, `folios` the first
    and the last.
    """

    key: str = ""
    outputs: tuple[tuple[str, str], ...] = ()
    whole: frozenset[str] = frozenset()
    folios: tuple[int, int] = (0, 0)
    findings: tuple[Finding, ...] = ()

    def right(self, key: str) -> dict[str, str]:
        """The outputs that are whole and made of what `key` stands for."""
        if key != self.key:
            return {}
        return {name: value for name, value in self.outputs if name in self.whole}

    def has(self, files: tuple[str, ...], key: str) -> bool:
        """Whether all these files are right."""
        return self.right(key).keys() >= set(files)

    def is_broken(self, files: tuple[str, ...]) -> bool:
        """Whether the record names one of these files, and it is not as stated."""
        return any(name in files and name not in self.whole for name, _ in self.outputs)


def last_build(folder: Path, article: str) -> LastBuild:
    """What the record of an article says, and which of its files are as it says."""
    try:
        record = json.loads((folder / f"{article}{RECORD_SUFFIX}").read_text("utf-8"))
        outputs = tuple((str(name), str(value)) for name, value in record["outputs"].items())
        return LastBuild(
            key=str(record["key"]),
            outputs=outputs,
            whole=frozenset(name for name, value in outputs if is_whole(folder / name, value)),
            folios=(int(record["pages"]["first"]), int(record["pages"]["last"])),
            findings=tuple(finding_from(entry) for entry in record["findings"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return LastBuild()


def is_whole(file: Path, expected: str) -> bool:
    """Whether a file is there with the stated digest."""
    try:
        return digest(file.read_bytes()) == expected
    except OSError:
        return False


def finding_entry(found: Finding) -> dict[str, Any]:
    """A finding as it stands in a record: with both wordings, without its source line."""
    entry: dict[str, Any] = json.loads(as_json(found))
    return entry


def finding_from(entry: dict[str, Any]) -> Finding:
    """A finding of a record. Raises ValueError or KeyError where it is none."""
    if entry["id"] not in CATALOGUE:
        raise ValueError(entry["id"])
    span = Span(*(entry[name] for name in ("file", "line", "column", "end_line", "end_column")))
    values = tuple((str(name), str(value)) for name, value in entry["values"].items())
    return Finding(entry["id"], span, values, entry["field"], entry.get("source_line", ""))


def record_output(article: str, facts: dict[str, Any], findings: tuple[Finding, ...]) -> Output:
    """The record as a file: JSON with sorted keys, the same for the same build."""
    record = {
        "banxin": __version__,
        "article": article,
        "libraries": library_versions(),
        "findings": [finding_entry(found) for found in findings],
        **facts,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Output(f"{article}{RECORD_SUFFIX}", text.encode("utf-8", "backslashreplace"))


def build_key(
    inputs: Iterable[tuple[str, bytes]],
    style: Style,
    first_folio: int,
    *,
    pages: bool = True,
    cover: bool = False,
    profile: str = "",
) -> str:
    """What decides the bytes of an article: inputs, style, faces, folio, the program itself.

    `pages` says whether its e-book has a page list, `cover` whether its pages have a cover,
    `profile` for which platform it is.
    """
    parts = [
        *(f"{name} {digest(data)}" for name, data in sorted(inputs)),
        *(f"{name}={value}" for name, value in style.options),
        *(f"face {face.family} {file_digest(face.file)}" for face in style.faces),
        f"first {first_folio}",
        *([] if pages else ["no page list"]),
        *(["cover"] if cover else []),
        *([f"profile {profile}"] if profile else []),
        program_digest(),
    ]
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def program_digest() -> str:
    """A digest of the program, its libraries, and what else of the machine reaches an output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    versions = sorted(library_versions().items())
    return digest(f"{code_digest()} {versions} {epoch}".encode())


@cache
def code_digest() -> str:
    """A digest of the program's own files."""
    package = Path(__file__).parent
    total = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        if file.suffix in (".py", ".j2") and "_carried" not in file.parts:
            total.update(file.relative_to(package).as_posix().encode())
            total.update(file.read_bytes())
    total.update((carried("fonts") / "coverage.json").read_bytes())
    return total.hexdigest()


@cache
def library_versions() -> dict[str, str]:
    """The versions of what decides the bytes of a file."""
    return {**{name: version(name) for name in _LIBRARIES}, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def file_digest(file: Path) -> str:
    """The digest of a font file, read again only when the file changes."""
    state = file.stat()
    return _file_digest(file, state.st_size, state.st_mtime_ns)


@cache
def _file_digest(file: Path, size: int, changed: int) -> str:
    return digest(file.read_bytes())
