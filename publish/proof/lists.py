"""The list of changes as files for programs and browsers."""

import json
from collections.abc import Iterator, Sequence

from publish.keeping.outputs import Output
from publish.proof.placed_changes import PlacedChange
from publish.proof.places import Stretch
from publish.proof.proof_pages import ProofPages
from publish.proof.sheets import filled
from publish.proof.wholes import Whole


def change_lists(
    proofs: Sequence[ProofPages],
    name: str,
    title: str,
    since: str,
    wholes: Sequence[Whole] = (),
) -> tuple[Output, ...]:
    """NAME.changes.json and NAME.changes.html; nothing where nothing was compared."""
    compared = [proof for proof in proofs if proof.changes is not None]
    if not compared:
        return ()
    entries = [
        _entry(each, proof, of_issue=len(proofs) > 1)
        for proof in compared
        for each in proof.changes or ()
    ]
    entries += [_whole_entry(each) for each in wholes]
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    html = filled(
        "changes.html.j2",
        language=proofs[0].matter.language,
        title=title,
        since=since,
        count=len(entries),
        is_issue=len(proofs) > 1,
        wholes=wholes,
        changes=[(proof.matter.title, proof.rows) for proof in compared if proof.rows],
    )
    return (
        Output(f"{name}.changes.json", text.encode("utf-8")),
        Output(f"{name}.changes.html", html.encode("utf-8")),
    )


def _whole_entry(whole: Whole) -> dict[str, object]:
    entry: dict[str, object] = {"kind": whole.kind, "whole": whole.title}
    return {**entry, "from": whole.old, "to": whole.new} if whole.kind == "move" else entry


def _entry(each: PlacedChange, proof: ProofPages, *, of_issue: bool) -> dict[str, object]:
    change = each.change
    entry: dict[str, object] = {
        "number": each.number,
        "kind": change.kind,
        "in": change.unit,
        "label": change.label,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "was": change.old_kind or (change.old_label if change.kind == "move" else ""),
        "places": list(_places((each.place, *each.others), proof)),
    }
    if change.count > 1:
        entry["count"] = change.count
    if each.origin is not None:
        entry["from"] = next(_places((each.origin,), proof))
    return {**entry, "document": proof.matter.name} if of_issue else entry


def _places(places: Sequence[Stretch | None], proof: ProofPages) -> Iterator[dict[str, object]]:
    for place in places:
        if place is not None:
            yield {"page": proof.printed[place.line.page], "line": place.line.label}
