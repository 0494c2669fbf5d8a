"""A round of proofs: made of every article and issue first, then put in its place whole."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from publish.compositors import Crew
from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.html import TemplateFailedError
from publish.keeping.locks import alone_with
from publish.manuscript import find_root
from publish.model import Span
from publish.prepare import PreparedIssue
from publish.production.bindery import edition_of, zone_runs
from publish.production.readings import Group, Readings, read_all
from publish.production.runs import article_run
from publish.production.shop import Shop
from publish.proof.article_round import Round, article_rounds
from publish.proof.issue_round import issue_round
from publish.proof.made import Files, MadeIssue, MadeProof, names_taken, put_all
from publish.proof.past import Revisions
from publish.proof.request import ProofRequest
from publish.proof.roster import put_rosters
from publish.proof.since import Since
from publish.request import Built, Request

Findings = tuple[Finding, ...]
Made = MadeProof | MadeIssue | Findings

_EXPECTED = frozenset({"query-open"})
"""What a proof is for is no fault of its manuscript."""
_MANUSCRIPTS = ("article.yaml", "issue.yaml", "journal.yaml")


def make_proofs(
    request: ProofRequest,
    report: Callable[[Built], None] = lambda built: None,
    begin: Callable[[str], None] = lambda name: None,
    wait: Callable[[], None] = lambda: None,
) -> Findings:
    """Make a round of proofs of everything that the request names; everything found.

    Of an issue there is one of all that it prints, beside those of its articles. `begin` is
    told of each document, `report` of each proof whose files are in their places. Another run
    for the same journals waits, so that each knows the copies that the other made; `wait` is told
    where this one has to. Raises
    OutputUnwritableError, LibraryMissingError.
    """
    with alone_with(tuple(find_root(path) for path in request.paths), wait):
        return _made(request, report, begin)


def _made(
    request: ProofRequest, report: Callable[[Built], None], begin: Callable[[str], None]
) -> Findings:
    crew = Crew(request.jobs)
    crew.expect_work()
    readings = Readings(Request(request.paths, request.output, ("pdf", "offprints"), request.style))
    asked = read_all(readings)
    found = [*_days(request), *(each for each in asked.findings if each.id not in _EXPECTED)]
    made: list[MadeProof | MadeIssue] = []
    if not has_errors(tuple(found), strict=request.strict):
        with ExitStack() as stack, crew:
            shop = Shop(crew, begin, placed=True)
            since = Since(request.since, Revisions(stack))
            round = Round(request, readings, asked, shop, since)
            for group in asked.groups:
                for each in _group(round, group):
                    if isinstance(each, tuple):
                        found += each
                    else:
                        found += (*each.files.findings, *_places_taken(each.files, readings))
                        found += names_taken(each.files, [known.files for known in made])
                        made.append(each)
    findings = in_order(tuple(each for each in dict.fromkeys(found) if each.id not in _EXPECTED))
    if not has_errors(findings, strict=request.strict):
        put_all([each.files for each in made], report)
        put_rosters(request, tuple(made))
    return findings


def _days(request: ProofRequest) -> Iterator[Finding]:
    """What is wrong with the days of a round; as YYYY-MM-DD they sort as days do."""
    if not request.due:
        yield finding("proof-undated", Span("--due"))
    elif request.due < request.date:
        yield finding("proof-due-before", Span("--due"), due=request.due, date=request.date)


def _group(round: Round, group: Group) -> Iterator[Made]:
    """The articles of a group, and their issue as a whole where it was asked for."""
    try:
        if not group.issue_file:
            for task in group.articles:
                run = article_run(round.readings, task)
                yield run.findings
                yield from article_rounds(round, run)
        elif group.whole:
            yield from issue_round(round, group)
        else:
            yield from _some_articles(round, group)
    except TemplateFailedError as failed:
        yield (failed.finding,)


def _some_articles(round: Round, group: Group) -> Iterator[Made]:
    """Articles of an issue, with what is before them only counted."""
    issue = round.readings.read_issue(group.root, group.issue_file)
    if not isinstance(issue, PreparedIssue):
        yield issue
        return
    edition, found = edition_of(round.readings, issue)
    yield found
    for _, run in zone_runs(round.readings, edition, group, whole=False):
        yield run.findings
        yield from article_rounds(round, run)


def _places_taken(files: Files, readings: Readings) -> Findings:
    """Why files cannot stand where they should: there is a manuscript."""
    taken = [file for file in readings.sources if file.parent == files.folder]
    taken += [files.folder / name for name in _MANUSCRIPTS if (files.folder / name).is_file()]
    if not taken:
        return ()
    folder = f"{files.folder.parent.name}/{files.folder.name}"
    return (finding("round-place-taken", Span(taken[0].name), folder=folder, name=files.name),)
