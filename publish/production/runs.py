"""Documents that follow one another on folios that run on: an issue, or an article alone.

The body of an issue is one run, its front matter another, which has numerals of its own. Only
as much of them is set as is asked for: articles alone need those before them counted.
"""

import zlib
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.checks import page_gap
from publish.compositors import Piece, copy_key, files_key
from publish.diagnostics import Finding, finding, has_errors
from publish.html import TemplateFailedError
from publish.issue.documents import Listed, document_of, issue_copy
from publish.issue.sequence import Entry, Zone
from publish.keeping.cache import set_pages_cache
from publish.keeping.outputs import RECORD_SUFFIX, digest
from publish.keeping.record import last_build
from publish.manuscript import Folder, read_issue
from publish.model import Issue, Span
from publish.model.inlines import plain_text
from publish.model.pages import Numerals
from publish.pdf import Copy, article_copy
from publish.prepare import Prepared, PreparedIssue, Task
from publish.production.make import printed
from publish.production.readings import Readings

Findings = tuple[Finding, ...]


_KEY = 64
"""Characters of a key."""
_ENCODING = ("utf-8", "surrogateescape")


class RunEntry(Struct, frozen=True):
    """A document of a run. `first` is the folio stated for it, or 0.

    `key` and `copy` are as in `Piece`, `title` is what a bookmark may call it. An article has
    its task and what was read of it.
    """

    entry: Entry
    name: str
    title: str
    key: str
    copy: Callable[[], Copy]
    first: int = 0
    task: Task | None = None
    prepared: Prepared | None = None

    def piece(
        self,
        wanted: Callable[[int], bool],
        remembered: Callable[[int], int] = lambda first: 0,
        *,
        numerals: Numerals = "arabic",
        draw: bool = True,
        placed: bool = False,
    ) -> Piece:
        """The document as a piece to be set; the arguments are as in `Piece`."""
        return Piece(
            name=self.name,
            key=self.key,
            copy=self.copy,
            first=self.first,
            side=self.entry.side,
            numerals=numerals,
            wanted=wanted,
            draw=draw,
            placed=placed,
            remembered=remembered,
        )


class Run(Struct, frozen=True):
    """Documents in order behind folio `last`, and what was found in making them copy."""

    entries: tuple[RunEntry, ...]
    findings: Findings = ()
    last: int = 0
    numerals: Numerals = "arabic"


def article_run(readings: Readings, task: Task) -> Run:
    """An article that belongs to no issue."""
    return _run(readings, (Entry("article", task.file),), _Around(task))


def issue_run(
    readings: Readings,
    issue: PreparedIssue,
    zone: Zone,
    entries: tuple[Entry, ...],
    listed: tuple[Listed, ...],
) -> Run:
    """A zone of an issue, as far as its entries are given; `listed` are those of its contents."""
    around = _Around(Task(issue.root, "", issue.issue.file), issue, zone, listed)
    run = _run(readings, entries, around)
    return replace(run, numerals="roman") if zone == "front" else run


def is_counted_in(issue: PreparedIssue) -> bool:
    """Whether the front matter is numbered with the body."""
    return issue.setting.style.text("front.folios") == "counted-in"


class _Around(Struct, frozen=True):
    """What the entries of a run stand in: `task` is any of its articles."""

    task: Task
    issue: PreparedIssue | None = None
    zone: Zone = "body"
    listed: tuple[Listed, ...] = ()


def listed_articles(
    readings: Readings, issue: PreparedIssue, entries: tuple[Entry, ...]
) -> tuple[Listed, ...]:
    """The articles that contents list, their folios still unknown."""
    task = Task(issue.root, "", issue.issue.file)
    articles = (entry for entry in entries if entry.kind == "article")
    read = ((entry, readings.read(replace(task, file=entry.file))) for entry in articles)
    return tuple(
        Listed(entry, reading.article) for entry, reading in read if isinstance(reading, Prepared)
    )


def _run(readings: Readings, entries: tuple[Entry, ...], around: _Around) -> Run:
    made: list[RunEntry] = []
    findings: list[Finding] = []
    for entry in entries:
        try:
            if entry.kind == "article":
                made += _article(readings, around, entry, bool(made), findings)
            else:
                made += _page(around, entry, bool(made))
        except TemplateFailedError as failed:
            findings.append(failed.finding)
    return Run(tuple(made), tuple(findings))


def _article(
    readings: Readings, around: _Around, entry: Entry, follows: bool, findings: list[Finding]
) -> list[RunEntry]:
    """The article as copy; none, and a finding, where it cannot be read."""
    task = replace(around.task, file=entry.file)
    prepared = readings.read(task)
    if not isinstance(prepared, Prepared) or has_errors(prepared.findings):
        findings.append(finding("folios-provisional", Span(task.file), file=task.file))
        return []
    article = prepared.article
    title = plain_text(article.title.best(article.language) or ())
    key, copy = _article_copy(prepared)
    first = article.first_page or (0 if follows else _stated(around))
    return [RunEntry(entry, article.id, title, key, copy, first, task, prepared)]


def _page(around: _Around, entry: Entry, follows: bool) -> list[RunEntry]:
    """A page of the issue's own as copy; none where there is nothing to print."""
    assert around.issue is not None
    document = document_of(entry, around.issue, around.zone, around.listed)
    if document is None:
        return []
    copy = issue_copy(document, around.issue.setting)
    first = 0 if follows else _stated(around)
    return [RunEntry(entry, entry.name, document.title, copy_key(copy), lambda: copy, first)]


def _article_copy(prepared: Prepared) -> tuple[str, Callable[[], Copy]]:
    """The key of an article's copy, and the copy when it is asked for.

    What was made of the same files before is the same. Raises TemplateFailedError.
    """
    cache = set_pages_cache()
    name = files_key("copy", prepared.sources())
    known = cache.get(name)
    if known is not None:
        key, html = known[:_KEY].decode(), known[_KEY:]
        return key, lambda: article_copy(_unpacked(html), prepared.article, prepared.setting.style)
    made = article_copy(printed(prepared).html, prepared.article, prepared.setting.style)
    key = copy_key(made)
    cache.put(name, key.encode() + zlib.compress(made.html.encode(*_ENCODING), 1))
    return key, lambda: made


def _unpacked(html: bytes) -> str:
    return zlib.decompress(html).decode(*_ENCODING)


def _stated(around: _Around) -> int:
    """The folio on which the issue says that its body begins, 0 where it does not."""
    return around.issue.issue.first_page if around.issue and around.zone == "body" else 0


def folio_before(readings: Readings, root: Path, issue: Issue) -> tuple[int, Findings]:
    """The last folio of the issue whose pages go on in this one; 0 where there is none.

    As this build or the record of the last one has it; else with a finding. An issue that states
    its first folio begins there, with a finding where that leaves a gap.
    """
    if not issue.continue_from:
        return 0, ()
    last = _last_of_issue_before(readings, root, issue)
    if issue.first_page:
        gap = page_gap(issue, last)
        return 0, (gap,) if gap else ()
    if not last:
        readings.flawed = True
        place, before = issue.place("continue"), issue.continue_from
        where = finding(
            "issue-before-unknown", place.span, field=place.path, line=place.line, file=before
        )
        return 0, (where,)
    return last, ()


def _last_of_issue_before(readings: Readings, root: Path, issue: Issue) -> int:
    """The last folio of the issue that this one continues, 0 where it is not known.

    Where nothing is bound behind its last article, that article's record tells it too.
    """
    before = read_issue(Folder(root), issue.continue_from).value
    if before is None or not before.article_files or before.file == issue.file:
        return 0
    if (root, before.file) in readings.ends:
        return readings.ends[root, before.file]
    names: tuple[str, ...] = (before.id,)
    if all(page.kind == "back-cover" for page in before.back):
        final = Task(root, before.article_files[-1], before.file)
        reading = readings.read(final)
        names += (reading.article.id if isinstance(reading, Prepared) else final.default_name,)
    for record in names:
        folio = last_build(readings.request.output, record).folios[1]
        if folio:
            file = readings.request.output.resolve() / f"{record}{RECORD_SUFFIX}"
            readings.sources[file] = digest(file.read_bytes())
            return folio
    return 0
