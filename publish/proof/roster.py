"""Who gets what: the list of all copies of an issue's round."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Finding
from publish.html import metadata_of
from publish.outputs import Output
from publish.proof.copies import ProofPages
from publish.proof.kept import PROOFS
from publish.proof.recipients import Copy, round_of
from publish.proof.request import ProofRequest
from publish.proof.sheets import both, filled, journal_line, round_names
from publish.readings import Readings
from publish.request import Built


@dataclass(frozen=True, slots=True)
class MadeProof:
    """An article's proof that waits to be put in its place.

    `outputs` are its files with the folders in which they stand, below `folder`; the record
    is the last.
    """

    proof: ProofPages
    copies: tuple[Copy, ...]
    folder: Path
    outputs: tuple[tuple[str, Output], ...]
    built: Built
    findings: tuple[Finding, ...]


def rosters(
    readings: Readings, request: ProofRequest, made: tuple[MadeProof, ...]
) -> Iterator[tuple[Path, tuple[Output, ...]]]:
    """For each issue of several articles its folder of the round, and the list as JSON and HTML."""
    by_issue: dict[tuple[Path, str], list[MadeProof]] = {}
    for each in made:
        issue = each.proof.prepared.setting.issue
        if issue is not None:
            by_issue.setdefault((each.proof.prepared.root, issue.file), []).append(each)
    for (root, file), proofs in by_issue.items():
        if len(proofs) > 1:
            folder = (root / file).parent / PROOFS / str(request.round)
            yield folder, _roster(proofs, request, root)


def _roster(proofs: list[MadeProof], request: ProofRequest, root: Path) -> tuple[Output, ...]:
    prepared = proofs[0].proof.prepared
    issue = prepared.setting.issue
    assert issue is not None
    entries = [entry for each in proofs for entry in _entries(each, request, root)]
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    language = prepared.article.language
    html = filled(
        "roster.html.j2",
        language=language,
        issue=journal_line(prepared.setting, language),
        round=round_names(round_of(prepared, request)),
        date=request.date,
        due=request.due,
        entries=entries,
    )
    return (
        Output(f"{issue.id}.roster.json", text.encode("utf-8")),
        Output(f"{issue.id}.roster.html", html.encode("utf-8")),
    )


def _entries(made: MadeProof, request: ProofRequest, root: Path) -> Iterator[dict[str, object]]:
    """A line for each copy."""
    proof = made.proof
    addressee = both(round_of(proof.prepared, request).addressee).zh
    for copy in made.copies:
        yield {
            "article": proof.prepared.article.id,
            "title": metadata_of(proof.prepared.article).titles[0][1],
            "to": copy.recipient or addressee,
            "file": (made.folder / copy.file).relative_to(root).as_posix(),
            "pages": f"{proof.printed[0]}–{proof.printed[-1]}",
            "open-queries": sum(query.is_open for query in proof.queries),
            "changes": None if proof.changes is None else len(proof.changes),
        }
