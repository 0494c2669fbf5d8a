"""Rounds of proofs, kept as plain files beside the manuscript.

`proofs/1/` beside an article holds NAME.proof.json, the files of each copy (NAME.pdf, for a
person NAME.PERSON.pdf, and its lists of changes), and in NAME.source/ the manuscript as it was,
from the journal's folder on, so that a later round can be compared with it and nothing else is
needed. The rounds of a whole issue stand beside issue.yaml in `NAME.proofs/1/`: an article there
may be called proofs.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from glob import escape
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.keeping.outputs import digest
from publish.manuscript.names import PROOFS, PROOFS_SUFFIX, SOURCE_SUFFIX
from publish.model import Issue, Span
from publish.prepare import Prepared, PreparedIssue

RECORD_SUFFIX = ".proof.json"
_MISREAD = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError)
"""What reading a record raises that is gone or altered: Python reads Infinity as a number too."""
_SHOWN = 10
"""Characters of a build's hash that are printed: enough to tell all builds of a journal."""


class KeptCopy(Struct, frozen=True):
    """A copy that a round holds, as its record tells of it in `entry`.

    `person` is the id of who got it, empty for the addressee of the round, `to` how they are
    called; `round` is what the round was called; `folios` are the first and the last as printed,
    29–34; `changes` are None where it was compared with nothing; `files` lie in the folder of
    the round, `pdf` among them, with their digests.
    """

    person: str
    to: str
    round: str
    date: str
    due: str
    folios: str
    open_queries: int
    changes: int | None
    pdf: str
    files: Mapping[str, str]
    entry: Mapping[str, Any]


def kept_copy(entry: Mapping[str, Any]) -> KeptCopy:
    """A copy of which a record tells. Raises KeyError, TypeError or ValueError where it tells
    too little.
    """
    files = {str(name): str(value) for name, value in entry["outputs"].items()}
    (pdf,) = (name for name in files if name.endswith(".pdf"))
    changes = entry["changes"]
    return KeptCopy(
        person=str(entry["person"]),
        to=str(entry["to"]),
        round=str(entry["name"]),
        date=str(entry["date"]),
        due=str(entry["due"]),
        folios=str(entry["folios"]),
        open_queries=int(entry["queries"]["open"]),
        changes=None if changes is None else int(changes),
        pdf=pdf,
        files=files,
        entry=entry,
    )


class KeptRound(Struct, frozen=True):
    """A round that was made: its folder, its build, the digests of its source, its copies.

    `name` is that of the proof, `title` that of what it is of. `copies` are by person, that of
    the addressee first.
    """

    folder: Path
    build: str
    source: Mapping[str, str]
    name: str
    title: str
    file: str
    """The file of the article or issue then, whose folder may have had another name."""
    style: str
    """The name of the style by which it was set."""
    copies: tuple[KeptCopy, ...]

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
            except (OSError, RuntimeError, ValueError):  # gone; a link to itself; no name at all
                return "lost", file
            if digest(data) != expected:
                altered = altered or file
        return ("altered", altered) if altered else None


def proofs_folder(root: Path, file: str) -> Path:
    """Where the rounds of an article are kept: `proofs` beside its file."""
    return (root / file).parent / PROOFS


def issue_proofs_folder(root: Path, issue: Issue) -> Path:
    """Where the rounds of a whole issue are kept: `NAME.proofs` beside its file."""
    return (root / issue.file).parent / f"{issue.id}{PROOFS_SUFFIX}"


def kept_round(folder: Path, number: int, name: str) -> KeptRound | None:
    """A round of an article, None where there is none."""
    place = folder / str(number)
    try:
        record = json.loads((place / f"{name}{RECORD_SUFFIX}").read_text("utf-8"))
        source = {str(file): str(value) for file, value in record["source"].items()}
        build, title, file = str(record["build"]), str(record["title"]), str(record["file"])
        style = str(record["style"])
        copies = tuple(map(kept_copy, record["copies"]))
    except _MISREAD:  # gone, or no record of ours: `unrecorded` tells where a proof is left
        return None
    if not source or not copies:
        return None
    return KeptRound(place, build, source, name, title, file, style, copies)


def unrecorded(folder: Path, number: int, name: str) -> str:
    """The build of what a round left whose record is gone; empty where it left nothing.

    It is that of the manuscript kept with it, or of what is left of that.
    """
    place = folder / str(number)
    root = place / f"{name}{SOURCE_SUFFIX}"
    try:
        files = [each for each in root.rglob("*") if each.is_file()]
        if kept_round(folder, number, name) or not (files or _has_pdf(folder, number, name)):
            return ""
        return build_of((each.relative_to(root).as_posix(), each.read_bytes()) for each in files)
    except OSError:  # whatever it is, it is there
        return build_of(())


def _has_pdf(folder: Path, number: int, name: str) -> bool:
    """Whether a PDF of a proof lies in the folder of a round, for whomever it is; a proof with a
    record of its own may have a longer name that begins alike.
    """
    return bool(own_pdfs(folder, number, name))


def own_pdfs(folder: Path, number: int, name: str) -> tuple[str, ...]:
    """The names of a proof's PDFs in the folder of a round, whether a record tells of them or
    not.
    """
    others = files_of_others(folder, number, name)
    pdfs = sorted((folder / str(number)).glob(f"{escape(name)}.*"))
    ours = (each for each in pdfs if each.suffix == ".pdf" and each.name not in others)
    return tuple(
        each.name
        for each in ours
        if each.stem == name or not each.with_suffix(RECORD_SUFFIX).exists()
    )


def round_unrecorded(folder: Path, name: str, number: int, root: Path) -> Finding:
    """What is told of a round whose record is gone; `root` is the journal's folder."""
    place = (folder / str(number)).relative_to(root).as_posix()
    record = Span(f"{place}/{name}{RECORD_SUFFIX}")
    next = max(next_number(folder, name), number + 1)
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


def rounds_in(folder: Path, number: int, file: str) -> Iterator[KeptRound]:
    """The rounds of this number that were made of a file; more than one where its proof was
    called otherwise before.
    """
    return (kept for kept in _rounds(folder, number) if kept.file == file)


def files_of_others(folder: Path, number: int, name: str) -> dict[str, str]:
    """The files of the other proofs whose rounds lie in the same folder, each with the name of its
    proof.
    """
    others = (kept for kept in _rounds(folder, number) if kept.name != name)
    return {file: kept.name for kept in others for copy in kept.copies for file in copy.files}


def _rounds(folder: Path, number: int) -> Iterator[KeptRound]:
    for record in sorted((folder / str(number)).glob(f"*{RECORD_SUFFIX}")):
        kept = kept_round(folder, number, record.name.removesuffix(RECORD_SUFFIX))
        if kept is not None:
            yield kept


def _numbers(folder: Path) -> list[int]:
    """The folders of rounds, in order."""
    try:
        return sorted(int(each.name) for each in folder.iterdir() if each.name.isdecimal())
    except OSError:  # no folder, so that no round was made
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
