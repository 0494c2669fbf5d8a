"""The files of articles: what is right already stays, the rest is set and laid beside its place."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from publish.compositors import Crew, Placed
from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.html import TemplateFailedError
from publish.html.issue import offprint_cover
from publish.issue.documents import issue_copy
from publish.keeping.outputs import Staging
from publish.keeping.record import build_key, last_build
from publish.model import Span
from publish.model.pages import FROM_ONE
from publish.pdf import Copy, SetPages
from publish.prepare import Prepared, Task
from publish.production.make import Made, beyond, make, record_of
from publish.production.readings import Asked, Readings
from publish.production.runs import Run, RunEntry
from publish.production.shop import Shop
from publish.request import ARTICLE_FORMATS, Built, Request

if TYPE_CHECKING:
    from publish.epub import CoverSetter

Findings = tuple[Finding, ...]


class Work(Struct):
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

    @property
    def shop(self) -> Shop:
        """Where its documents are set."""
        return Shop(
            self.crew,
            self.begin,
            draw=self.request.draws_pages,
            remembered=partial(_remembered, self),
        )

    def begin(self, name: str) -> None:
        """A document is being set."""
        self.staging.ready()
        self.started.setdefault(name, time.perf_counter())
        self.tell(name)

    def seconds(self, name: str) -> float:
        """How long ago a document was begun; 0 for one that was not."""
        now = time.perf_counter()
        return now - self.started.get(name, now)


def cover_setter(work: Work, name: str) -> "CoverSetter":
    """Who sets the cover of an e-book: the crew, from whose cache it comes the next time.

    Where no pages are asked for this process does it, and none other is begun.
    """
    if not work.request.sets_pages:
        from publish.epub import set_here

        return set_here

    def set_cover(copy: Copy) -> SetPages:
        pages = work.shop.document(f"{name} cover", copy, FROM_ONE).pages
        assert pages is not None, "a document by itself is always wanted"
        return pages

    return set_cover


def set_articles(work: Work, run: Run) -> Iterator[tuple[Built | None, Findings]]:
    """The articles of a run that are asked for, each with its files beside their places."""
    for entry, placed in work.shop.run(run, partial(is_to_be_set, work)):
        if entry.task is not None and work.asked.formats(entry.task):
            yield article_files(work, entry.task, placed)


def _files(work: Work, task: Task, name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{kind}" for kind in work.asked.formats(task))


def _key(work: Work, prepared: Prepared, first: int) -> str:
    style, request = prepared.setting.style, work.request
    cover = _has_cover(work, prepared)
    return build_key(
        prepared.inputs, style, first, pages=request.pages, cover=cover, profile=request.profile
    )


def _has_cover(work: Work, prepared: Prepared) -> bool:
    """Whether an article is an offprint with a cover."""
    return "offprints" in work.request.formats and prepared.setting.style.flag("offprint.cover")


def _cover(work: Work, prepared: Prepared, placed: Placed | None) -> SetPages | None:
    """The page of an offprint's cover, where the style wants one.

    Raises TemplateFailedError.
    """
    if placed is None or not _has_cover(work, prepared):
        return None
    folios, article = placed.folios, prepared.article
    words = folios.printed(folios.first), folios.printed(placed.last)
    document = offprint_cover(article, prepared.setting, *words)
    copy = issue_copy(document, prepared.setting)
    return work.shop.document(f"{article.id} cover", copy, FROM_ONE).pages


def is_to_be_set(work: Work, entry: RunEntry, first: int) -> bool:
    """Whether files of an article are asked for, and are not right as they are."""
    if entry.task is None or entry.prepared is None:
        return False
    files = _files(work, entry.task, entry.name)
    before = last_build(work.request.output, entry.name)
    return bool(files) and not before.has(files, _key(work, entry.prepared, first))


def _remembered(work: Work, entry: RunEntry, first: int) -> int:
    """The number of pages that the last build gave an article from a folio on, or 0."""
    prepared = entry.prepared
    if prepared is None:
        return 0
    before = last_build(work.request.output, entry.name)
    if before.key != _key(work, prepared, first):
        return 0
    return before.folios[1] - before.folios[0] + 1


def article_files(work: Work, task: Task, placed: Placed | None) -> tuple[Built | None, Findings]:
    """The files of an article beside their places, unless they are right as they are."""
    request, prepared = work.request, work.readings.read(task)
    if not isinstance(prepared, Prepared):  # its file changed after it was checked
        return None, prepared
    name = prepared.article.id
    files = _files(work, task, name)
    key = _key(work, prepared, placed.folios.first if placed else 0)
    before = last_build(request.output, name)
    unchanged = before.has(files, key)
    findings: Findings = ()
    if unchanged:
        folios, found = before.folios, beyond(before.findings, prepared.findings)
    else:
        if placed is None:
            work.begin(name)
        made = _made(work, task, prepared, placed)
        folios, found = made.folios, made.findings
        if before.is_broken(files):
            findings = (finding("record-stale", Span(task.file)),)
    stale = _stale(request, name, files, before.right(key))
    # Deleted, it should not be told of again.
    work.readings.flawed = work.readings.flawed or bool(stale)
    findings += tuple(finding("output-stale", Span(task.file), **each) for each in stale)
    findings = in_order((*prepared.findings, *findings, *found))
    if has_errors(findings, strict=request.strict):
        return None, findings
    if not unchanged:
        record = record_of(prepared, made, key, before)
        work.staging.ready()
        work.staging.add((*made.outputs, record))
    places = tuple(request.output / file for file in files)
    return Built(name, places, folios, work.seconds(name), unchanged), findings


def _made(work: Work, task: Task, prepared: Prepared, placed: Placed | None) -> Made:
    try:
        cover = _cover(work, prepared, placed)
    except TemplateFailedError as failed:
        return Made((), (0, 0), {}, (failed.finding,))
    setter = cover_setter(work, prepared.article.id)
    return make(prepared, work.request, work.asked.formats(task), placed, setter, cover)


def _stale(
    request: Request, name: str, files: tuple[str, ...], right: dict[str, str]
) -> list[dict[str, str]]:
    """Files of formats that this build does not make, left over from another state."""
    others = {kind: f"{name}.{kind}" for kind in ARTICLE_FORMATS if f"{name}.{kind}" not in files}
    return [
        {"kind": kind, "file": file}
        for kind, file in others.items()
        if file not in right and (request.output / file).exists()
    ]
