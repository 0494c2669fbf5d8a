"""The whole road on one page: manuscript → checks → html → pages → pdf, epub → outputs.

Everything is read and checked first; then the articles are set, those of an issue one behind
the other, and their files laid beside their places; at the end all of them move there. With
errors nothing is replaced.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from publish.cache import set_pages_cache
from publish.compositors import Crew, Placed, set_run
from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.make import beyond, make, record_of
from publish.model import Span
from publish.outputs import Staging, remove_leftovers
from publish.prepare import Prepared, Task
from publish.readings import Asked, Readings, read_all
from publish.record import build_key, last_build
from publish.request import FORMATS, Built, NoSuchArticleError, Request
from publish.runs import Run, runs_of
from publish.unchanged import Outcome, remember

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
    asked = read_all(readings)
    findings = asked.findings
    remove_leftovers(request.output)
    if not _may_go_on(request, findings):
        return in_order(findings)
    waiting: list[Built] = []
    done: list[Built] = []
    with Staging(request.output) as staging, Crew(request.jobs, request.cluster) as crew:
        for built, found in _Build(readings, asked, staging, crew, begin).everything():
            findings = (*findings, *found)
            waiting += [built] if built else []
            if request.keep_going:
                done += _deliver(staging, waiting, report)
        if _may_go_on(request, findings):
            done += _deliver(staging, waiting, report)
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


@dataclass(slots=True)
class _Build:
    """A build under way; `started` says when each document was begun, in seconds."""

    readings: Readings
    asked: Asked
    staging: Staging
    crew: Crew
    tell: Callable[[str], None]
    started: dict[str, float] = field(default_factory=dict)

    @property
    def request(self) -> Request:
        """What was asked for."""
        return self.readings.request

    def everything(self) -> Iterator[tuple[Built | None, Findings]]:
        """Each document with its files beside their places; None where errors stopped it."""
        articles = tuple(task for task, formats in self.asked.articles if formats)
        if not self.request.sets_pages:
            for task in articles:
                yield self._article(task, None)
            return
        for run in runs_of(self.readings, articles):
            yield None, run.findings
            yield from self._run(run)

    def _run(self, run: Run) -> Iterator[tuple[Built | None, Findings]]:
        """The articles of a run that were asked for."""
        pieces = tuple(
            entry.piece(
                wanted=partial(self._is_to_be_set, entry.task, entry.task in run.asked),
                remembered=partial(self._remembered, entry.prepared),
                draw="pdf" in self.asked.formats(entry.task),
            )
            for entry in run.entries
        )
        placed = set_run(pieces, self.crew, set_pages_cache(), last=run.last, begin=self._begin)
        for entry, each in zip(run.entries, placed, strict=True):
            self.readings.ends[run.issue_file] = each.last
            if entry.task in run.asked:
                yield self._article(entry.task, each)

    def _begin(self, name: str) -> None:
        self.staging.ready()
        self.started[name] = time.perf_counter()
        self.tell(name)

    def _files(self, task: Task, name: str) -> tuple[str, ...]:
        return tuple(f"{name}.{kind}" for kind in self.asked.formats(task))

    def _key(self, prepared: Prepared, first: int) -> str:
        style = prepared.setting.style
        return build_key(prepared.inputs, style, first, pages=self.request.pages)

    def _is_to_be_set(self, task: Task, asked: bool, first: int) -> bool:
        """Whether the files of an article are asked for, and are not right as they are."""
        prepared = self.readings.read(task)
        assert isinstance(prepared, Prepared)
        before = last_build(self.request.output, prepared.article.id)
        files = self._files(task, prepared.article.id)
        return asked and not before.has(files, self._key(prepared, first))

    def _remembered(self, prepared: Prepared, first: int) -> int:
        """The number of pages that the last build gave an article from a folio on, or 0."""
        before = last_build(self.request.output, prepared.article.id)
        if before.key != build_key(prepared.inputs, prepared.setting.style, first):
            return 0
        return before.folios[1] - before.folios[0] + 1

    def _article(self, task: Task, placed: Placed | None) -> tuple[Built | None, Findings]:
        """The files of an article beside their places, unless they are right as they are."""
        request, prepared = self.request, self.readings.read(task)
        if not isinstance(prepared, Prepared):  # its file changed after it was checked
            return None, prepared
        name = prepared.article.id
        files = self._files(task, name)
        key = self._key(prepared, placed.folios.first if placed else 0)
        before = last_build(request.output, name)
        unchanged = before.has(files, key)
        findings: Findings = ()
        if unchanged:
            folios, found = before.folios, beyond(before.findings, prepared)
        else:
            if placed is None:
                self._begin(name)
            made = make(prepared, request, self.asked.formats(task), placed)
            folios, found = made.folios, made.findings
            if before.is_broken(files):
                findings = (finding("record-stale", Span(task.file)),)
        stale = _stale(request, name, files, before.right(key))
        # Deleted, it should not be told of again.
        self.readings.flawed = self.readings.flawed or bool(stale)
        findings += tuple(finding("output-stale", Span(task.file), **each) for each in stale)
        findings = in_order((*prepared.findings, *findings, *found))
        if has_errors(findings, strict=request.strict):
            return None, findings
        if not unchanged:
            record = record_of(prepared, made, key, before.right(key))
            self.staging.ready()
            self.staging.add((*made.outputs, record))
        seconds = time.perf_counter() - self.started.get(name, time.perf_counter())
        places = tuple(request.output / file for file in files)
        return Built(name, places, folios, seconds, unchanged), findings


def _stale(
    request: Request, name: str, files: tuple[str, ...], right: dict[str, str]
) -> list[dict[str, str]]:
    """Files of formats that this build does not make, left over from another state."""
    others = {kind: f"{name}.{kind}" for kind in ("pdf", "epub") if f"{name}.{kind}" not in files}
    return [
        {"kind": kind, "file": file}
        for kind, file in others.items()
        if file not in right and (request.output / file).exists()
    ]
