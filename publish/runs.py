"""Articles that follow one another on folios that run on: an issue, or an article alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from publish.compositors import Piece, copy_key
from publish.diagnostics import Finding, finding, has_errors
from publish.html import PrintDocument, TemplateFailedError
from publish.make import printed
from publish.manuscript import Folder, read_issue
from publish.model import Issue, Span
from publish.outputs import digest
from publish.pdf import article_copy
from publish.prepare import Prepared, Task
from publish.readings import Readings
from publish.record import RECORD_SUFFIX, last_build

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a run, as the document to be set; `first` is the folio stated for it, or 0."""

    task: Task
    prepared: Prepared
    document: PrintDocument
    first: int

    def piece(
        self, wanted: Callable[[int], bool], remembered: Callable[[int], int], *, draw: bool
    ) -> Piece:
        """The article as a piece of a run; the arguments are as in `Piece`."""
        issue = self.prepared.setting.issue
        copy = article_copy(self.document, self.prepared.setting.style)
        return Piece(
            name=self.prepared.article.id,
            key=copy_key(copy),
            copy=copy,
            first=self.first,
            on_recto=issue is not None and issue.open_on == "recto",
            wanted=wanted,
            draw=draw,
            remembered=remembered,
        )


@dataclass(frozen=True, slots=True)
class Run:
    """Articles in order behind folio `last`; those in `asked` get their files."""

    entries: tuple[Entry, ...]
    last: int
    asked: frozenset[Task]
    findings: Findings
    issue_file: str = ""


def runs_of(readings: Readings, asked: tuple[Task, ...]) -> Iterator[Run]:
    """The runs that the articles asked for stand in, each with what it needs before them.

    A run is made when the one before it has been set.
    """
    for issue_file in dict.fromkeys((task.root, task.issue_file) for task in asked):
        wanted = tuple(task for task in asked if (task.root, task.issue_file) == issue_file)
        if issue_file[1]:
            yield _issue_run(readings, wanted)
        else:
            for task in wanted:
                yield _run(readings, (task,), (task,), 0, [])


def _issue_run(readings: Readings, wanted: tuple[Task, ...]) -> Run:
    """The articles of an issue up to the last one asked for."""
    task = wanted[0]
    prepared = readings.read(task)
    assert isinstance(prepared, Prepared)
    issue = prepared.setting.issue
    assert issue is not None
    findings: list[Finding] = []
    files = issue.article_files
    behind = max(files.index(each.file) for each in wanted) + 1
    listed = tuple(replace(task, file=file) for file in files[:behind])
    last = _folio_before(readings, task, issue, findings)
    return _run(readings, listed, wanted, last, findings, issue.file)


def _run(
    readings: Readings,
    listed: tuple[Task, ...],
    wanted: tuple[Task, ...],
    last: int,
    findings: list[Finding],
    issue_file: str = "",
) -> Run:
    entries: list[Entry] = []
    for task in listed:
        prepared = readings.read(task)
        try:
            if not isinstance(prepared, Prepared) or has_errors(prepared.findings):
                raise _UnreadableError
            first = prepared.article.first_page
            issue = prepared.setting.issue
            if issue is not None and not entries and not first:
                first = issue.first_page
            entries.append(Entry(task, prepared, printed(prepared), first))
        except TemplateFailedError as failed:
            findings.append(failed.finding)
        except _UnreadableError:
            findings.append(finding("folios-provisional", Span(task.file), file=task.file))
    asked = frozenset(wanted) & {entry.task for entry in entries}
    return Run(tuple(entries), last, asked, tuple(findings), issue_file)


class _UnreadableError(Exception):
    """An article that cannot be counted."""


def _folio_before(readings: Readings, task: Task, issue: Issue, findings: list[Finding]) -> int:
    """The last folio of the issue whose pages go on in this one; 0 where there is none.

    As this build or the record of the last one has it; else a finding.
    """
    if issue.first_page or not issue.continue_from:
        return 0
    before = read_issue(Folder(task.root), issue.continue_from).value
    if before is not None and before.article_files and before.file != issue.file:
        if before.file in readings.ends:
            return readings.ends[before.file]
        final = Task(task.root, before.article_files[-1], before.file)
        reading = readings.read(final)
        name = reading.article.id if isinstance(reading, Prepared) else final.default_name
        for record in (before.id, name):
            folio = last_build(readings.request.output, record).folios[1]
            if folio:
                file = readings.request.output.resolve() / f"{record}{RECORD_SUFFIX}"
                readings.sources[file] = digest(file.read_bytes())
                return folio
    readings.flawed = True
    findings.append(finding("issue-before-unknown", Span(issue.file), file=issue.continue_from))
    return 0
