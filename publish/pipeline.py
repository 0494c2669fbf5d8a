"""The whole road on one page: manuscript → checks → html → pages → pdf, epub → outputs.

Everything is read and checked first; then the articles are set, those of an issue one behind
the other, and their files laid beside their places; at the end all of them move there. With
errors nothing is replaced.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from publish.compositors import Crew
from publish.diagnostics import Finding, has_errors, in_order
from publish.keeping.cache import prune_caches
from publish.keeping.outputs import Staging, remove_leftovers
from publish.keeping.unchanged import Outcome, remember
from publish.production.articles import Work, article_files, set_articles
from publish.production.catalogues import build_catalogue
from publish.production.issues import build_issue
from publish.production.readings import Readings, read_all
from publish.production.runs import article_run
from publish.request import FORMATS, Built, NoSuchArticleError, Request

__all__ = ["FORMATS", "Built", "NoSuchArticleError", "Request", "build", "check"]

Findings = tuple[Finding, ...]


def build(
    request: Request,
    report: Callable[[Built], None] = lambda built: None,
    begin: Callable[[str], None] = lambda name: None,
) -> Findings:
    """Build what a request asks for and return everything found.

    `begin` is told of each document that has to be set, `report` of each whose files are in
    their places. Raises OutputUnwritableError, LibraryMissingError, NoSuchArticleError.
    """
    readings = Readings(request)
    crew = Crew(request.jobs, request.cluster)
    if request.sets_pages:
        crew.expect_work()
    asked = read_all(readings)
    findings = asked.findings
    remove_leftovers(request.output)
    if not _may_go_on(request, findings):
        return in_order(findings)
    waiting: list[Built] = []
    done: list[Built] = []
    with Staging(request.output) as staging, crew:
        for built, found in _everything(Work(readings, asked, staging, crew, begin)):
            findings = (*findings, *found)
            waiting += [built] if built else []
            if request.keep_going:
                done += _deliver(staging, waiting, report)
        if _may_go_on(request, findings):
            done += _deliver(staging, waiting, report)
    if not all(built.unchanged for built in done):
        prune_caches()
    findings = in_order(findings)
    if not readings.flawed and not has_errors(findings, strict=request.strict):
        remember(request, Outcome(tuple(done), findings), readings.sources)
    return findings


def check(path: Path, style: str = "") -> Findings:
    """The findings of everything that PATH names, nothing built."""
    return in_order(read_all(Readings(Request((path,), Path(), style=style))).findings)


def _may_go_on(request: Request, findings: Findings) -> bool:
    return request.keep_going or not has_errors(findings, strict=request.strict)


def _deliver(
    staging: Staging, waiting: list[Built], report: Callable[[Built], None]
) -> list[Built]:
    """Move what is waiting to its place, and tell."""
    staging.move()
    delivered = waiting.copy()
    waiting.clear()
    for built in delivered:
        report(built)
    return delivered


def _everything(work: Work) -> Iterator[tuple[Built | None, Findings]]:
    """Each document asked for with its files beside their places; None where errors stopped it."""
    for group in work.asked.groups:
        if not work.request.sets_pages:
            for task in group.articles:
                yield article_files(work, task, None)
        if group.issue_file:
            yield from build_issue(work, group)
        elif work.request.sets_pages:
            for task in group.articles:
                run = article_run(work.readings, task)
                yield None, run.findings
                yield from set_articles(work, run)
    if "opds" in work.request.formats:
        yield from build_catalogue(work)
