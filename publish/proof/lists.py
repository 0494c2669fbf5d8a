"""The list of changes as files for programs and browsers."""

import json
from collections.abc import Iterator

from publish.html import metadata_of
from publish.outputs import Output
from publish.proof.copies import ProofPages
from publish.proof.located import Located
from publish.proof.places import Stretch
from publish.proof.sheets import filled


def change_lists(proof: ProofPages, since: str) -> tuple[Output, ...]:
    """NAME.changes.json and NAME.changes.html; nothing where nothing was compared."""
    if proof.changes is None or proof.rows is None:
        return ()
    article = proof.prepared.article
    entries = [_entry(each, proof) for each in proof.changes]
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    html = filled(
        "changes.html.j2",
        language=article.language,
        title=metadata_of(article).titles[0][1],
        since=since,
        changes=proof.rows,
    )
    return (
        Output(f"{article.id}.changes.json", text.encode("utf-8")),
        Output(f"{article.id}.changes.html", html.encode("utf-8")),
    )


def _entry(each: Located, proof: ProofPages) -> dict[str, object]:
    change = each.change
    return {
        "number": each.number,
        "kind": change.kind,
        "in": change.unit,
        "label": change.label,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "was": change.old_kind,
        "places": list(_places(each, proof)),
    }


def _places(each: Located, proof: ProofPages) -> Iterator[dict[str, object]]:
    places: tuple[Stretch | None, ...] = (each.place, *each.others)
    for place in places:
        if place is not None:
            yield {"page": proof.printed[place.line.page], "line": place.line.label}
