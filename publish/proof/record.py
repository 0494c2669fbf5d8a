"""The record of a proof: what a later round, or an editor, must know of it, and what it forbids."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from publish import __version__
from publish.diagnostics import Finding, finding, in_order
from publish.diagnostics.recorded import finding_entry
from publish.keeping.outputs import Output, digest
from publish.model import ProofRound, Span
from publish.proof.kept import (
    RECORD_SUFFIX,
    KeptCopy,
    kept_copy,
    kept_round,
    next_number,
    round_unrecorded,
    unrecorded,
)
from publish.proof.proof_pages import ProofPages, folio_range
from publish.proof.recipients import Recipient
from publish.proof.request import ProofRequest
from publish.proof.sheets import both


class Recorded(Struct, frozen=True):
    """Which round of which proof a record is of, and what of: `kind` is article or issue."""

    kind: str
    name: str
    title: str
    file: str
    round: int
    build: str
    style: str


def round_taken(folder: Path, recorded: Recorded, root: Path) -> Finding | None:
    """Why a round kept in a folder cannot be made again: its source or its style was another one,
    or nobody knows what it was.
    """
    name, number = recorded.name, recorded.round
    kept = kept_round(folder, number, name)
    if kept is None:
        left = unrecorded(folder, number, name)
        unknown = left not in ("", recorded.build)
        return round_unrecorded(folder, name, number, root) if unknown else None
    if (kept.build, kept.style) == (recorded.build, recorded.style):
        return None
    values = {
        "name": name,
        "round": str(number),
        "next": str(next_number(folder, name)),
        "folder": kept.folder.relative_to(root).as_posix(),
    }
    if kept.build != recorded.build:
        return finding("round-taken", Span(recorded.file), **values)
    styles = {"was": kept.style, "style": recorded.style}
    return finding("round-restyled", Span("--style"), **styles, **values)


def copy_record(
    recipient: Recipient,
    proofs: Sequence[ProofPages],
    request: ProofRequest,
    round: ProofRound,
    since: str,
    outputs: Sequence[Output],
    findings: Sequence[Finding],
) -> KeptCopy:
    """What a round tells of a copy: who got it, what was asked for, what came out."""
    compared = [proof.changes for proof in proofs if proof.changes is not None]
    printed = [folio for proof in proofs if proof.folios is not None for folio in proof.printed]
    addressee = both(round.addressee).zh
    entry: dict[str, Any] = {
        "banxin": __version__,
        "person": recipient.person,
        "to": recipient.name or addressee,
        "name": both(round.name).zh,
        "addressee": addressee,
        "date": request.date,
        "due": request.due,
        "since": since,
        "marks": request.marks,
        "folios": folio_range(printed),
        "pages": sum(len(proof.pages.placed) for proof in proofs),
        "lines": sum(len(proof.lines) for proof in proofs),
        "queries": {
            "asked": sum(len(proof.queries) for proof in proofs),
            "open": sum(proof.waiting for proof in proofs),
        },
        "changes": sum(map(len, compared)) if compared else None,
        "outputs": {output.name: digest(output.data) for output in outputs},
        "findings": [finding_entry(found) for found in in_order(tuple(findings))],
    }
    return kept_copy(entry)


def proof_record(
    recorded: Recorded, source: dict[str, bytes], copies: Sequence[KeptCopy]
) -> Output:
    """NAME.proof.json: the round, its build, the digests of its source, and all its copies.

    It is the same in whatever order the copies were made.
    """
    record = {
        recorded.kind: recorded.name,
        "title": recorded.title,
        "file": recorded.file,
        "round": recorded.round,
        "build": recorded.build,
        "style": recorded.style,
        "source": {file: digest(data) for file, data in sorted(source.items())},
        "copies": [each.entry for each in sorted(copies, key=lambda copy: copy.person)],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Output(f"{recorded.name}{RECORD_SUFFIX}", text.encode("utf-8", "backslashreplace"))
