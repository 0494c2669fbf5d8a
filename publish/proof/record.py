"""The record of a proof: what a later round, or an editor, must know of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from publish import __version__
from publish.diagnostics import Finding, in_order
from publish.diagnostics.recorded import finding_entry
from publish.keeping.outputs import Output, digest
from publish.model import ProofRound
from publish.proof.copies import ProofPages
from publish.proof.kept import RECORD_SUFFIX
from publish.proof.request import ProofRequest
from publish.proof.sheets import both


@dataclass(frozen=True, slots=True)
class Recorded:
    """Which proof a record is of: `kind` is article or issue, `folios` are the first and the
    last as printed.
    """

    kind: str
    name: str
    file: str
    folios: str
    build: str
    since: str


def proof_record(
    recorded: Recorded,
    proofs: Sequence[ProofPages],
    request: ProofRequest,
    round: ProofRound,
    source: dict[str, bytes],
    outputs: tuple[Output, ...],
    findings: tuple[Finding, ...],
) -> Output:
    """NAME.proof.json: the round, its build, its source and files with their digests."""
    compared = [proof.changes for proof in proofs if proof.changes is not None]
    record = {
        "banxin": __version__,
        recorded.kind: recorded.name,
        "file": recorded.file,
        "round": request.round,
        "name": both(round.name).zh,
        "addressee": both(round.addressee).zh,
        "recipient": request.to_person,
        "date": request.date,
        "due": request.due,
        "build": recorded.build,
        "since": recorded.since,
        "marks": request.marks,
        "folios": recorded.folios,
        "pages": sum(len(proof.pages.placed) for proof in proofs),
        "lines": sum(len(proof.lines) for proof in proofs),
        "queries": {
            "asked": sum(len(proof.queries) for proof in proofs),
            "open": sum(proof.waiting for proof in proofs),
        },
        "changes": sum(map(len, compared)) if compared else None,
        "source": {file: digest(data) for file, data in sorted(source.items())},
        "outputs": {output.name: digest(output.data) for output in outputs},
        "findings": [finding_entry(found) for found in in_order(findings)],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Output(f"{recorded.name}{RECORD_SUFFIX}", text.encode("utf-8", "backslashreplace"))
