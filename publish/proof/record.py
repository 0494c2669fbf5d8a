"""The record of a proof: what a later round, or an editor, must know of it."""

import json

from publish import __version__
from publish.diagnostics import Finding, in_order
from publish.diagnostics.recorded import finding_entry
from publish.model import ProofRound
from publish.outputs import Output, digest
from publish.proof.copies import ProofPages
from publish.proof.kept import RECORD_SUFFIX
from publish.proof.request import ProofRequest
from publish.proof.sheets import both


def proof_record(
    proof: ProofPages,
    request: ProofRequest,
    round: ProofRound,
    build: str,
    since: str,
    source: dict[str, bytes],
    outputs: tuple[Output, ...],
    findings: tuple[Finding, ...],
) -> Output:
    """NAME.proof.json: the round, its build, its source and files with their digests."""
    article, pages = proof.prepared.article, proof.pages
    record = {
        "banxin": __version__,
        "article": article.id,
        "file": article.file,
        "round": request.round,
        "name": both(round.name).zh,
        "addressee": both(round.addressee).zh,
        "recipient": request.to_person,
        "date": request.date,
        "due": request.due,
        "build": build,
        "since": since,
        "marks": request.marks,
        "pages": {
            "first": pages.folios[0],
            "last": pages.folios[-1],
            "count": len(pages.folios),
        },
        "lines": len(proof.lines),
        "queries": {
            "asked": len(proof.queries),
            "open": sum(query.is_open for query in proof.queries),
        },
        "changes": None if proof.changes is None else len(proof.changes),
        "source": {file: digest(data) for file, data in sorted(source.items())},
        "outputs": {output.name: digest(output.data) for output in outputs},
        "findings": [finding_entry(found) for found in in_order(findings)],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Output(f"{article.id}{RECORD_SUFFIX}", text.encode("utf-8", "backslashreplace"))
