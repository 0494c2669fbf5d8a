"""Rounds of proofs, kept as plain files beside the manuscript.

`proofs/1/` beside an article holds NAME.pdf, NAME.proof.json, the lists of changes, and in
NAME.source/ the manuscript as it was, from the journal's folder on, so that a later round can
be compared with it and nothing else is needed. The rounds of a whole issue stand beside
issue.yaml in `NAME.proofs/1/`: an article there may be called proofs.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from publish.diagnostics import Finding, finding
from publish.keeping.outputs import digest
from publish.manuscript.names import PROOFS, PROOFS_SUFFIX, SOURCE_SUFFIX
from publish.model import Issue, Span
from publish.prepare import Prepared, PreparedIssue

RECORD_SUFFIX = ".proof.json"
_SHOWN = 10
"""Characters of a build's hash that are printed: enough to tell all builds of a journal."""


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round that was made: its folder, its build, the digests of its source."""

    folder: Path
    build: str
    source: Mapping[str, str]
    name: str
    title: str
    """What the round was called."""
    folios: str = ""
    """The first and last folio of an article as printed: 29–34."""
    file: str = ""
    """The file of the article or issue then, whose folder may have had another name."""

    @property
    def root(self) -> Path:
        """The journal's folder as it was."""
        return self.folder / f"{self.name}{SOURCE_SUFFIX}"

    def spoilt(self) -> tuple[Literal["lost", "altered"], str] | None:
        """The first file of the source that cannot be read, or else is not as it was recorded."""
        altered = ""
        for file, expected in self.source.items():
            place = self.root / file
            try:
                # A record may have been written by anybody; nothing outside is read.
                inside = place.resolve().is_relative_to(self.root.resolve())
                data = place.read_bytes() if inside else b""
            except (OSError, RuntimeError):  # pathlib's word for a link that leads to itself
                return "lost", file
            if digest(data) != expected:
                altered = altered or file
        return ("altered", altered) if altered else None


def proofs_folder(prepared: Prepared) -> Path:
    """Where the rounds of an article are kept: `proofs` beside its file."""
    return (prepared.root / prepared.article.file).parent / PROOFS


def issue_proofs_folder(root: Path, issue: Issue) -> Path:
    """Where the rounds of a whole issue are kept: `NAME.proofs` beside its file."""
    return (root / issue.file).parent / f"{issue.id}{PROOFS_SUFFIX}"


def kept_round(folder: Path, number: int, name: str) -> KeptRound | None:
    """A round of an article, None where there is none."""
    place = folder / str(number)
    try:
        record = json.loads((place / f"{name}{RECORD_SUFFIX}").read_text("utf-8"))
        source = {str(file): str(value) for file, value in record["source"].items()}
        build, title = str(record["build"]), str(record["name"])
        folios, file = str(record.get("folios", "")), str(record.get("file", ""))
        return KeptRound(place, build, source, name, title, folios, file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # gone, or no record of ours: `unrecorded` tells where a proof is left


def unrecorded(folder: Path, number: int, name: str) -> str:
    """The build of what a round left whose record is gone; empty where it left nothing.

    It is that of the manuscript kept with it, or of what is left of that.
    """
    place = folder / str(number)
    root = place / f"{name}{SOURCE_SUFFIX}"
    try:
        if kept_round(folder, number, name) or not (
            root.exists() or (place / f"{name}.pdf").exists()
        ):
            return ""
        files = [each for each in root.rglob("*") if each.is_file()]
        return build_of((each.relative_to(root).as_posix(), each.read_bytes()) for each in files)
    except OSError:  # whatever it is, it is there
        return build_of(())


def round_unrecorded(folder: Path, name: str, number: int, root: Path) -> Finding:
    """What is told of a round whose record is gone; `root` is the journal's folder."""
    place = (folder / str(number)).relative_to(root).as_posix()
    record = Span(f"{place}/{name}{RECORD_SUFFIX}")
    next = next_number(folder, name)
    return finding("round-unrecorded", record, name=name, round=number, next=next, folder=place)


def next_number(folder: Path, name: str) -> int:
    """The first number behind all rounds that left something."""
    numbers = [
        number
        for number in _numbers(folder)
        if kept_round(folder, number, name) or unrecorded(folder, number, name)
    ]
    return max(numbers, default=0) + 1


def kept_numbers(folder: Path, name: str) -> tuple[int, ...]:
    """The rounds of an article that were made."""
    return tuple(number for number in _numbers(folder) if kept_round(folder, number, name))


def _numbers(folder: Path) -> list[int]:
    """The folders of rounds, in order."""
    try:
        return sorted(int(each.name) for each in folder.iterdir() if each.name.isdecimal())
    except OSError:
        return []


def sources(prepared: Prepared | PreparedIssue) -> dict[str, bytes]:
    """The files of the journal's folder that an article, or an issue without its articles, is
    made of.
    """
    return {
        file: data
        for file, data in prepared.inputs
        if (prepared.root / file).is_file() and ".." not in file.split("/")
    }


def build_of(source: Iterable[tuple[str, bytes]]) -> str:
    """The build id: the hash of the source, and of nothing else."""
    lines = (f"{file} {digest(data)}" for file, data in sorted(source))
    return digest("\n".join(lines).encode("utf-8", "surrogateescape"))[:_SHOWN]
