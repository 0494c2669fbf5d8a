"""The whole road on one page: manuscript → checks → html → pages → pdf, epub → outputs.

Everything is read and checked first; then article by article is set and its files laid
beside their places; at the end all of them move there. With errors nothing is replaced.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path

from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.html import TemplateFailedError
from publish.make import beyond, make, record_of, set_pages
from publish.manuscript import Folder, Manuscript, locate, read_issue
from publish.model import Issue, Span
from publish.outputs import Staging, digest, remove_leftovers
from publish.prepare import Prepared, Task, prepare, tasks
from publish.record import RECORD_SUFFIX, build_key, last_build
from publish.request import FORMATS, Built, NoSuchArticleError, Request
from publish.unchanged import Outcome, remember

__all__ = ["FORMATS", "Built", "Prepared", "Request", "Task", "build", "check", "prepare", "tasks"]

Findings = tuple[Finding, ...]

_KEPT = 64
"""Articles that stay in memory between checking and setting; few issues have more."""


def build(
    request: Request,
    report: Callable[[Built], None] = lambda built: None,
    begin: Callable[[str], None] = lambda name: None,
) -> Findings:
    """Build the articles of a request and return everything found.

    `begin` is told of each article that has to be set, `report` of each whose files are in
    their places. Raises OutputUnwritableError, LibraryMissingError, NoSuchArticleError.
    """
    work = _Work(request, begin)
    findings, chosen = _read_all(work)
    remove_leftovers(request.output)
    if not _may_go_on(request, findings):
        return in_order(findings)
    waiting: list[Built] = []
    done: list[Built] = []
    with Staging(request.output) as staging:
        for task in chosen:
            built, found = _build_article(work, task, staging)
            findings = (*findings, *found)
            waiting += [built] if built else []
            if request.keep_going:
                done += _deliver(staging, waiting, report)
        if _may_go_on(request, findings):
            done += _deliver(staging, waiting, report)
    findings = in_order(findings)
    if not work.flawed and not has_errors(findings, strict=request.strict):
        remember(request, Outcome(tuple(done), findings), work.sources)
    return findings


def check(path: Path, style: str = "") -> Findings:
    """The findings of everything that PATH names, nothing built."""
    findings, _ = _read_all(_Work(Request((path,), Path(), style=style)))
    return in_order(findings)


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
class _Work:
    """A request under way: the articles and files read, and the last folios counted.

    `flawed` when an article has errors, asked for or not: it may miss a file, and what is
    missing cannot be watched.
    """

    request: Request
    begin: Callable[[str], None] = lambda name: None
    readings: dict[Task, Prepared | Findings] = field(default_factory=dict)
    sources: dict[Path, str] = field(default_factory=dict)
    flawed: bool = False
    last_folios: dict[Task, int] = field(default_factory=dict)

    def read(self, task: Task) -> Prepared | Findings:
        """The article, read once while memory allows."""
        reading = self.readings.get(task)
        if reading is None:
            reading = prepare(task, self.request.style)
            if len(self.readings) < _KEPT:
                self.readings[task] = reading
            if isinstance(reading, Prepared) and not has_errors(reading.findings):
                self.sources |= reading.sources()
            else:
                self.flawed = True
        return reading


def _read_all(work: _Work) -> tuple[Findings, tuple[Task, ...]]:
    """Read and check every article; those asked for that can be built come back."""
    request = work.request
    listed: list[Finding] = []
    findings: list[Finding] = []
    chosen: list[Task] = []
    names: dict[str, Task] = {}
    known: list[str] = []
    for task in _all_tasks(request, listed):
        reading = work.read(task)
        found = reading.findings if isinstance(reading, Prepared) else reading
        name = reading.article.id if isinstance(reading, Prepared) else task.default_name
        known.append(name)
        if request.only and request.only != name:
            continue
        # Some file systems take A.pdf and a.pdf for one file.
        first = names.setdefault(name.casefold(), task)
        if first != task:
            found = (*found, finding("output-twice", Span(task.file), name=name, first=first.file))
        findings += found
        if isinstance(reading, Prepared) and not has_errors(found, strict=request.strict):
            chosen.append(task)
    if request.only and known and not names:
        raise NoSuchArticleError(request.only, tuple(known))
    if not request.only or not names:
        findings += listed
    return tuple(findings), tuple(chosen)


def _all_tasks(request: Request, findings: list[Finding]) -> Iterator[Task]:
    """The articles of all paths, each once."""
    found: dict[Task, None] = {}
    for path in request.paths:
        manuscript = locate(path)
        if isinstance(manuscript, Manuscript):
            found.update(dict.fromkeys(tasks(manuscript, findings)))
        else:
            findings.append(manuscript)
    yield from found


def _build_article(work: _Work, task: Task, staging: Staging) -> tuple[Built | None, Findings]:
    """Set an article and lay its files beside their places, unless they are right as they are.

    No Built when errors stopped it.
    """
    started = time.perf_counter()
    request, prepared = work.request, work.read(task)
    if not isinstance(prepared, Prepared):  # its file changed after it was checked
        return None, prepared
    name = prepared.article.id
    files = tuple(f"{name}.{kind}" for kind in request.formats)
    first, findings = _first_folio(work, task, prepared) if request.sets_pages else (0, ())
    key = build_key(prepared.inputs, prepared.setting.style, first, pages=request.pages)
    before = last_build(request.output, name)
    unchanged = before.has(files, key)
    if unchanged:
        folios, found = before.folios, beyond(before.findings, prepared)
    else:
        staging.ready()
        work.begin(name)
        made = make(prepared, request, first)
        folios, found = made.folios, made.findings
        if before.is_broken(files):
            findings = (*findings, finding("record-stale", Span(task.file)))
    stale = _stale(request, name, before.right(key))
    work.flawed = work.flawed or bool(stale)  # deleted, it should not be told of again
    findings = (*findings, *(finding("output-stale", Span(task.file), **each) for each in stale))
    work.last_folios[task] = folios[1]
    findings = in_order((*prepared.findings, *findings, *found))
    if has_errors(findings, strict=request.strict):
        return None, findings
    if not unchanged:
        record = record_of(prepared, made, key, before.right(key))
        staging.add((*made.outputs, record))
    seconds = time.perf_counter() - started
    places = tuple(request.output / file for file in files)
    return Built(name, places, folios, seconds, unchanged), findings


def _stale(request: Request, name: str, right: dict[str, str]) -> list[dict[str, str]]:
    """Files of formats that this build does not make, left over from another state."""
    others = {kind: f"{name}.{kind}" for kind in FORMATS if kind not in request.formats}
    return [
        {"kind": kind, "file": file}
        for kind, file in others.items()
        if file not in right and (request.output / file).exists()
    ]


def _first_folio(work: _Work, task: Task, prepared: Prepared) -> tuple[int, Findings]:
    """The folio an article begins on: its own, else behind those before it in its issue.

    Those that this build does not set, and the last one did not leave either, are set to be
    counted. With a finding for each that cannot be.
    """
    issue = prepared.setting.issue
    last = 0
    findings: list[Finding] = []
    in_front = issue is not None and task.file in issue.front_article_files
    if issue is not None and not in_front and not prepared.article.first_page:
        last = _end_of_issue_before(work, task, issue, findings)
        for file in takewhile(lambda file: file != task.file, issue.article_files):
            earlier = replace(task, file=file)
            if earlier not in work.last_folios:
                work.last_folios[earlier] = _count(work, earlier, last, findings)
            last = work.last_folios[earlier]
    return _begins_on(prepared, last), tuple(findings)


def _end_of_issue_before(work: _Work, task: Task, issue: Issue, findings: list[Finding]) -> int:
    """The last folio of the issue whose pages go on in this one; 0 where there is none.

    As this build or the record of the last one has it; else a finding.
    """
    if issue.first_page or not issue.continue_from:
        return 0
    before = read_issue(Folder(task.root), issue.continue_from).value
    if before is not None and before.article_files and before.file != issue.file:
        final = Task(task.root, before.article_files[-1], before.file)
        if final in work.last_folios:
            return work.last_folios[final]
        reading = work.read(final)
        name = reading.article.id if isinstance(reading, Prepared) else final.default_name
        folio = last_build(work.request.output, name).folios[1]
        if folio:
            record = work.request.output.resolve() / f"{name}{RECORD_SUFFIX}"
            work.sources[record] = digest(record.read_bytes())
            return folio
    work.flawed = True
    findings.append(finding("issue-before-unknown", Span(issue.file), file=issue.continue_from))
    return 0


def _count(work: _Work, task: Task, last: int, findings: list[Finding]) -> int:
    """The last folio of an article behind folio `last`."""
    prepared = work.read(task)
    if not isinstance(prepared, Prepared) or has_errors(prepared.findings):
        findings.append(finding("folios-provisional", Span(task.file), file=task.file))
        return last
    first = _begins_on(prepared, last)
    before = last_build(work.request.output, prepared.article.id)
    if before.key == build_key(prepared.inputs, prepared.setting.style, first):
        return before.folios[1]
    work.begin(prepared.article.id)
    try:
        return set_pages(prepared, first, draw=False).folios[-1]
    except TemplateFailedError as failed:
        findings.append(failed.finding)
        return last


def _begins_on(prepared: Prepared, last: int) -> int:
    """The first folio of an article behind folio `last`; 0 is the issue's beginning."""
    issue = prepared.setting.issue
    if prepared.article.first_page:
        return prepared.article.first_page
    if last == 0:
        return (issue.first_page if issue else 0) or 1
    recto = issue is not None and issue.open_on == "recto"
    return last + 2 if recto and last % 2 else last + 1
