"""Proofs that wait to be put in their places: of articles, and of whole issues."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.keeping.outputs import Output, Staging, digest
from publish.manuscript.names import SOURCE_SUFFIX
from publish.model import Span
from publish.prepare import Prepared, PreparedIssue
from publish.proof.kept import (
    RECORD_SUFFIX,
    KeptCopy,
    files_of_others,
    kept_round,
    own_pdfs,
)
from publish.proof.proof_pages import ProofPages
from publish.proof.record import Recorded, proof_record
from publish.request import Built


class Files(Struct, frozen=True):
    """The files of a proof, below `folder`; `source` is the manuscript by paths in the journal.

    The record is the last of `outputs`. `left`, with their digests, are the files that the same
    copies had before and have no more, such as lists of changes.
    """

    name: str
    folder: Path
    outputs: tuple[Output, ...]
    left: Mapping[str, str]
    source: dict[str, bytes]
    built: Built
    findings: tuple[Finding, ...]

    def laid(self, stack: ExitStack) -> tuple[Staging, ...]:
        """All files laid beside their places, the record last; they are gone with `stack`.

        Raises OutputUnwritableError.
        """
        kept = f"{self.name}{SOURCE_SUFFIX}"
        files = [(f"{kept}/{file}".rpartition("/"), data) for file, data in self.source.items()]
        placed = [(where, Output(name, data)) for (where, _, name), data in files]
        placed += [("", output) for output in self.outputs]
        stages: dict[str, Staging] = {}
        for where, output in placed:
            if where not in stages:
                stages[where] = stack.enter_context(Staging(self.folder / where))
                stages[where].ready()
            stages[where].add((output,))
        return tuple(stages.values())


def put_all(proofs: Sequence[Files], report: Callable[[Built], None]) -> None:
    """Move the files of all proofs to their places, none before every one is laid beside it.

    What is `left` of them is removed if nobody has altered it since. `report` is told of each
    that is in its place. Raises OutputUnwritableError.
    """
    with ExitStack() as stack:
        laid = [(files, files.laid(stack)) for files in proofs]
        for files, stages in laid:
            for stage in stages:
                stage.move()
            for name, before in files.left.items():
                _remove(files.folder / name, before)
            report(files.built)


def files_of(
    recorded: Recorded,
    folder: Path,
    source: dict[str, bytes],
    copies: Sequence[tuple[KeptCopy, Sequence[Output]]],
    built: Built,
    findings: tuple[Finding, ...],
) -> Files:
    """The files of copies that were made of a round; copies of other people, made of the same
    source before, stay beside them. `folder` holds the rounds.
    """
    kept = kept_round(folder, recorded.round, recorded.name)
    before = kept.copies if kept else ()
    people = {copy.person for copy, _ in copies}
    named = [copy for copy, _ in copies] + [copy for copy in before if copy.person not in people]
    held = {name for copy in named for name in copy.files}
    left = {
        name: value
        for copy in before
        for name, value in copy.files.items()
        # A record may have been written by anybody; nothing outside is removed.
        if name not in held and Path(name).name == name
    }
    record = proof_record(recorded, source, named)
    outputs = (*(output for _, made in copies for output in made), record)
    place = folder / str(recorded.round)
    if kept is None:
        findings += _unlisted(recorded, folder, {output.name for output in outputs})
    return Files(recorded.name, place, outputs, left, source, built, findings)


def _unlisted(recorded: Recorded, folder: Path, made: set[str]) -> tuple[Finding, ...]:
    """That copies lie in a round's folder of which nothing is known, since its record is gone."""
    name, number = recorded.name, recorded.round
    pdfs = [file for file in own_pdfs(folder, number, name) if file not in made]
    if not pdfs:
        return ()
    record = Span(f"{folder.name}/{number}/{name}{RECORD_SUFFIX}")
    return (finding("round-copies-unlisted", record, round=number, files="、".join(pdfs)),)


def names_taken(files: Files, others: Sequence[Files]) -> Iterator[Finding]:
    """Why files cannot stand where they should: a proof of another name has one of them, as that
    of the article `a.b` has the copy of the article `a` for the person `b`.
    """
    folder, number = files.folder.parent, int(files.folder.name)
    kept = files_of_others(folder, number, files.name)
    made = {
        output.name: each.name
        for each in others
        if each.folder == files.folder
        for output in each.outputs
    }
    # Some file systems take A.pdf and a.pdf for one file.
    taken = {file.casefold(): name for file, name in (*kept.items(), *made.items())}
    for output in files.outputs:
        if (other := taken.get(output.name.casefold())) is not None:
            place = Span(f"{folder.name}/{number}/{output.name}")
            yield finding("round-file-taken", place, name=files.name, other=other, file=output.name)
            return


def _remove(file: Path, expected: str) -> None:
    """Remove a file if it is as it was written."""
    try:
        if digest(file.read_bytes()) == expected:
            file.unlink()
    except (OSError, ValueError):  # it is gone, or somebody has locked it; or that is no name
        return


class MadeProof(Struct, frozen=True):
    """An article's proof."""

    prepared: Prepared
    proof: ProofPages
    files: Files

    @property
    def file(self) -> str:
        """The article's own file."""
        return self.prepared.article.file


class MadeIssue(Struct, frozen=True):
    """The proof of a whole issue."""

    issue: PreparedIssue
    files: Files
