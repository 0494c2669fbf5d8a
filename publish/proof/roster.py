"""Who gets what: the list of all copies of an issue's round, as the records tell of them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from publish.html import Setting
from publish.keeping.outputs import Output, Staging
from publish.model import Issue
from publish.proof.kept import (
    KeptRound,
    issue_proofs_folder,
    kept_numbers,
    proofs_folder,
    rounds_in,
)
from publish.proof.made import MadeIssue, MadeProof
from publish.proof.recipients import round_of
from publish.proof.request import ProofRequest
from publish.proof.sheets import filled, journal_line, round_names

RosterLine = dict[str, object]
"""What is told of one copy."""


def put_rosters(request: ProofRequest, made: Sequence[MadeProof | MadeIssue]) -> None:
    """For each issue of which a proof was made, and whose round holds several copies, the list as
    JSON and HTML in its folder of the round.

    Raises OutputUnwritableError.
    """
    issues: dict[tuple[Path, str], tuple[Issue, Setting]] = {}
    for each in made:
        read = each.issue if isinstance(each, MadeIssue) else each.prepared
        issue = read.setting.issue
        if issue is not None:
            issues[read.root, issue.file] = issue, read.setting
    for (root, _), (issue, setting) in issues.items():
        entries = list(_entries(root, issue, request.round))
        if len(entries) > 1:
            with Staging(issue_proofs_folder(root, issue) / str(request.round)) as staging:
                staging.ready()
                staging.add(_roster(entries, request, issue, setting))
                staging.move()


def _entries(root: Path, issue: Issue, number: int) -> Iterator[RosterLine]:
    """The copies of the articles in the order of the issue, then those of the issue."""
    for file in issue.all_article_files:
        for kept in rounds_in(proofs_folder(root, file), number, file):
            yield from _copies(root, {"article": kept.name}, kept)
    for kept in rounds_in(issue_proofs_folder(root, issue), number, issue.file):
        yield from _copies(root, {"issue": kept.name}, kept)


def _copies(root: Path, what: dict[str, str], kept: KeptRound) -> Iterator[RosterLine]:
    rounds = list(kept_numbers(kept.folder.parent, kept.name))
    folder = kept.folder.relative_to(root).as_posix()
    for copy in kept.copies:
        yield {
            **what,
            "title": kept.title,
            "round": copy.round,
            "to": copy.to,
            "date": copy.date,
            "due": copy.due,
            "file": f"{folder}/{copy.pdf}",
            "pages": copy.folios,
            "open-queries": copy.open_queries,
            "changes": copy.changes,
            "rounds": rounds,
        }


def _roster(
    entries: Sequence[RosterLine], request: ProofRequest, issue: Issue, setting: Setting
) -> tuple[Output, ...]:
    language = setting.language
    names = round_names(round_of(setting.journal, request))
    called = dict.fromkeys(str(entry["round"]) for entry in entries)
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    html = filled(
        "roster.html.j2",
        language=language,
        issue=journal_line(setting, language),
        zh="、".join(called),
        en=names.en if list(called) == [names.zh] else "",
        entries=entries,
    )
    return (
        Output(f"{issue.id}.roster.json", text.encode("utf-8", "backslashreplace")),
        Output(f"{issue.id}.roster.html", html.encode("utf-8", "backslashreplace")),
    )
