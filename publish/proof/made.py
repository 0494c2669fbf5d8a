"""Proofs that wait to be put in their places: of articles, and of whole issues."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Finding
from publish.keeping.outputs import Output, Staging, digest
from publish.manuscript.names import SOURCE_SUFFIX
from publish.prepare import Prepared, PreparedIssue
from publish.proof.copies import ProofPages
from publish.proof.recipients import Copy
from publish.request import Built


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a proof, below `folder`; `source` is the manuscript by paths in the journal.

    The record is the last of `outputs`.
    """

    name: str
    folder: Path
    outputs: tuple[Output, ...]
    source: dict[str, bytes]
    built: Built
    findings: tuple[Finding, ...]

    def put(self) -> None:
        """Lay all files beside their places, then move them there, the record last.

        What the same round had before and has no more, such as a list of changes, is removed
        if nobody has altered it since.
        """
        before = self._before()
        kept = f"{self.name}{SOURCE_SUFFIX}"
        files = [(f"{kept}/{file}".rpartition("/"), data) for file, data in self.source.items()]
        placed = [(where, Output(name, data)) for (where, _, name), data in files]
        placed += [("", output) for output in self.outputs]
        with ExitStack() as stack:
            stages: dict[str, Staging] = {}
            for where, output in placed:
                if where not in stages:
                    stages[where] = stack.enter_context(Staging(self.folder / where))
                    stages[where].ready()
                stages[where].add((output,))
            for stage in stages.values():
                stage.move()
        for name in before.keys() - {output.name for output in self.outputs}:
            file = self.folder / name
            if file.is_file() and digest(file.read_bytes()) == before[name]:
                file.unlink()

    def _before(self) -> dict[str, str]:
        """The files that the record of this round names, with their digests."""
        try:
            record = json.loads((self.folder / self.outputs[-1].name).read_text("utf-8"))
            return {str(name): str(value) for name, value in record["outputs"].items()}
        except (OSError, ValueError, KeyError, AttributeError):
            return {}  # the first making, or a record that says nothing: nothing is removed


@dataclass(frozen=True, slots=True)
class MadeProof:
    """An article's proof with its copies."""

    prepared: Prepared
    proof: ProofPages
    copies: tuple[Copy, ...]
    files: Files

    @property
    def file(self) -> str:
        """The article's own file."""
        return self.prepared.article.file


@dataclass(frozen=True, slots=True)
class MadeIssue:
    """The proof of a whole issue."""

    issue: PreparedIssue
    proofs: tuple[ProofPages, ...]
    copy: Copy
    files: Files
