"""Who gets what: the list of all copies of an issue's round."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from publish.html import Setting
from publish.keeping.outputs import Output, Staging
from publish.model import Issue
from publish.proof.copies import ProofPages, folio_range
from publish.proof.kept import issue_proofs_folder, kept_numbers
from publish.proof.made import Files, MadeIssue, MadeProof
from publish.proof.recipients import Copy, round_of
from publish.proof.request import ProofRequest
from publish.proof.sheets import both, filled, journal_line, round_names

Made = MadeProof | MadeIssue


def put_rosters(request: ProofRequest, made: Sequence[Made]) -> None:
    """For each issue of which several proofs were made, the list as JSON and HTML in its folder
    of the round.

    Raises OutputUnwritableError.
    """
    by_issue: dict[tuple[Path, str], list[Made]] = {}
    issues: dict[tuple[Path, str], tuple[Issue, Setting]] = {}
    for each in made:
        read = each.issue if isinstance(each, MadeIssue) else each.prepared
        issue = read.setting.issue
        if issue is not None:
            by_issue.setdefault((read.root, issue.file), []).append(each)
            issues[read.root, issue.file] = issue, read.setting
    for (root, file), proofs in by_issue.items():
        if len(proofs) > 1:
            issue, setting = issues[root, file]
            folder = issue_proofs_folder(root, issue) / str(request.round)
            with Staging(folder) as staging:
                staging.ready()
                staging.add(_roster(proofs, request, issue, setting, root))
                staging.move()


def _roster(
    made: Sequence[Made], request: ProofRequest, issue: Issue, setting: Setting, root: Path
) -> tuple[Output, ...]:
    language = setting.language
    round = round_of(setting.journal, request)
    entries = [entry for each in made for entry in _entries(each, both(round.addressee).zh, root)]
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    html = filled(
        "roster.html.j2",
        language=language,
        issue=journal_line(setting, language),
        round=round_names(round),
        date=request.date,
        due=request.due,
        entries=entries,
    )
    return (
        Output(f"{issue.id}.roster.json", text.encode("utf-8")),
        Output(f"{issue.id}.roster.html", html.encode("utf-8")),
    )


def _entries(made: Made, addressee: str, root: Path) -> Iterator[dict[str, object]]:
    """A line for each copy."""
    files = made.files
    if isinstance(made, MadeIssue):
        what = {"issue": made.issue.issue.id}
        title = journal_line(made.issue.setting, made.proofs[0].matter.language, dated=False)
        yield {**what, "title": title, **_copy(made.copy, made.proofs, files, addressee, root)}
        return
    what = {"article": made.prepared.article.id}
    title = made.proof.matter.title
    for copy in made.copies:
        yield {**what, "title": title, **_copy(copy, (made.proof,), files, addressee, root)}


def _copy(
    copy: Copy, proofs: Sequence[ProofPages], files: Files, addressee: str, root: Path
) -> dict[str, object]:
    compared = [proof.changes for proof in proofs if proof.changes is not None]
    printed = [folio for proof in proofs if proof.folios is not None for folio in proof.printed]
    return {
        "to": copy.recipient or addressee,
        "file": (files.folder / copy.file).relative_to(root).as_posix(),
        "pages": folio_range(printed),
        "open-queries": sum(proof.waiting for proof in proofs),
        "changes": sum(map(len, compared)) if compared else None,
        "rounds": list(kept_numbers(files.folder.parent, files.name)),
    }
