"""An issue as it is built: its zones set, its contents filled in, its files made.

The body is set first, then the front matter; contents and covers, which tell folios, when all
of these are known. Articles that were asked for get their files on the way.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.html import TemplateFailedError
from publish.issue.binding import Bound
from publish.issue.block import block
from publish.issue.documents import contents_entries
from publish.issue.e_book import issue_book
from publish.issue.files import issue_facts, issue_outputs, sheet_findings
from publish.keeping.outputs import Output, digest
from publish.keeping.record import BookSources, LastBuild, build_key, last_build, record_output
from publish.model import Span
from publish.pdf import article_pages, engine_findings
from publish.pdf.faults import line_findings, lost_characters
from publish.prepare import Prepared, PreparedIssue, Task
from publish.production.articles import Work, article_files, cover_setter, is_to_be_set
from publish.production.bindery import (
    Edition,
    Zones,
    bound_issue,
    edition_of,
    set_entry,
    with_folios,
    zone_runs,
)
from publish.production.covers import designed_front, printed_sheet
from publish.production.make import beyond
from publish.production.readings import Group
from publish.production.runs import RunEntry
from publish.request import Built, issue_file_names

if TYPE_CHECKING:
    from publish.epub import Book

Findings = tuple[Finding, ...]
_DRAFT = frozenset({"pdf"})
"""What is made of an issue that lacks articles."""


class _Plan(Struct, frozen=True):
    """An issue that is to be built, the names of the files asked for, and what the last build
    left.

    `key` stands for everything that decides the bytes of these files. `is_draft` when articles
    with errors are left out: then it gets its PDF alone, which says so on every page. `others`
    are the documents that were begun before it.
    """

    edition: Edition
    files: tuple[str, ...]
    key: str
    last: LastBuild
    is_draft: bool
    others: frozenset[str]

    @property
    def issue(self) -> PreparedIssue:
        """The issue as it was read."""
        return self.edition.issue

    @property
    def is_right(self) -> bool:
        """Whether the files are there already as this build would make them."""
        return self.last.has(self.files, self.key)


def build_issue(work: Work, group: Group) -> Iterator[tuple[Built | None, Findings]]:
    """The articles of an issue that were asked for, then the issue itself where it was."""
    issue = work.readings.read_issue(group.root, group.issue_file)
    if not isinstance(issue, PreparedIssue):
        yield None, issue
        return
    edition, found = edition_of(work.readings, issue)
    yield None, found
    plan = _plan(work, edition)
    if group.whole and _lacks_front(work, plan):
        yield None, (finding("issue-front-none", Span(issue.issue.file)),)
    whole = group.whole and bool(plan.files) and not plan.is_right
    to_its_end = whole or (not group.whole and _goes_on(work, group))
    zones: Zones = {"body": (), "front": ()}
    to_set = work.request.sets_pages
    for zone, run in zone_runs(work.readings, edition, group, whole=to_its_end) if to_set else ():
        yield None, run.findings
        for entry, placed in work.shop.run(run, partial(_is_wanted, work, whole)):
            zones[zone] += (set_entry(edition, zone, entry, placed),)
            if entry.task is not None and work.asked.formats(entry.task):
                yield article_files(work, entry.task, placed)
        if to_its_end and zone == "body" and zones[zone]:
            work.readings.ends[issue.root, issue.issue.file] = zones[zone][-1].placed.last
    if whole:
        yield _issue_files(work, plan, zones)
    elif group.whole and plan.files:
        places = tuple(work.request.output / file for file in plan.files)
        folios, count = plan.last.folios, plan.last.bound
        yield Built(issue.issue.id, places, folios, 0.0, True, count), _told_again(plan)


def _told_again(plan: _Plan) -> Findings:
    """What was found in reading the issue, and what its record has of its pages."""
    read = plan.issue.findings
    return in_order((*read, *beyond(plan.last.findings, read)))


def _goes_on(work: Work, group: Group) -> bool:
    """Whether the folios of another issue that is built go on from those of this one."""
    named = {(task.root, task.issue_file) for task, _ in work.asked.articles if task.issue_file}
    read = (work.readings.read_issue(root, file) for root, file in named if root == group.root)
    issues = (reading.issue for reading in read if isinstance(reading, PreparedIssue))
    return any(issue.continue_from == group.issue_file for issue in issues)


def _plan(work: Work, edition: Edition) -> _Plan:
    issue = edition.issue
    inputs = dict(issue.inputs)
    is_draft = False
    for file in issue.issue.all_article_files:
        reading = _read(work, issue, file)
        if isinstance(reading, Prepared):
            inputs |= dict(reading.inputs)
        is_draft |= isinstance(reading, tuple) or has_errors(reading.findings)
    style = issue.setting.style
    formats = work.request.issue_formats
    if is_draft:
        formats = tuple(_DRAFT.intersection(formats))
    elif not edition.order.has_front_matter:
        formats = tuple(each for each in formats if each != "front")
    return _Plan(
        edition,
        issue_file_names(issue.issue.id, formats),
        build_key(
            inputs.items(),
            style,
            edition.before,
            pages=work.request.pages,
            profile=work.request.profile,
        ),
        last_build(work.request.output, issue.issue.id),
        is_draft,
        frozenset(work.started),
    )


def _lacks_front(work: Work, plan: _Plan) -> bool:
    """Whether a PDF of the front matter was asked for, and there is nothing to show in it."""
    asked = "front" in work.request.issue_formats and not plan.is_draft
    return asked and not plan.edition.order.has_front_matter


def _is_wanted(work: Work, whole: bool, entry: RunEntry, first: int) -> bool:
    """Whether pages are made of a document now; contents are made when folios are known."""
    return (whole and entry.entry.kind != "toc") or is_to_be_set(work, entry, first)


def _issue_files(work: Work, plan: _Plan, zones: Zones) -> tuple[Built | None, Findings]:
    """The files of an issue beside their places; None where errors stopped it."""
    issue = plan.issue
    sources: BookSources = ()
    try:
        bound, outputs, moved = _printed(work, plan, zones)
        found = [*moved, *_page_findings(work, plan, bound)]
        found += sheet_findings(issue.issue, bound.count)
        if plan.is_draft:
            found.append(finding("issue-draft", Span(issue.issue.file)))
        elif "epub" in work.request.formats:
            work.begin(issue.issue.id)
            book = _book(work, plan, bound)
            outputs += (Output(f"{issue.issue.id}.epub", book.data),)
            sources = book.sources
            found += book.findings
    except TemplateFailedError as failed:
        return None, (failed.finding,)
    findings = in_order((*issue.findings, *dict.fromkeys(found)))
    if has_errors(findings, strict=work.request.strict):
        return None, findings
    facts = issue_facts(bound)
    work.staging.ready()
    work.staging.add((*outputs, _record(plan, outputs, sources, facts, findings)))
    places = tuple(work.request.output / output.name for output in outputs)
    folios = (facts["pages"]["first"], facts["pages"]["last"])
    own = (work.seconds(name) for name in work.started if name not in plan.others)
    seconds = max(own, default=0.0)
    built = Built(issue.issue.id, places, folios, seconds, bound=bound.count)
    return built, findings


def _printed(work: Work, plan: _Plan, zones: Zones) -> tuple[Bound, tuple[Output, ...], Findings]:
    """The issue bound, and its printed files; covers and contents only where they are drawn."""
    if not work.request.draws_pages:
        front, body = zones["front"], zones["body"]
        return Bound(plan.issue.setting, block(front, body)), (), ()
    listed = with_folios(plan.edition.listed, zones)
    bound, found = bound_issue(work.shop, plan.edition, zones, listed)
    sheet = None
    if "press" in work.request.formats and not plan.is_draft:
        lines = contents_entries(listed)
        sheet, problems = printed_sheet(work.shop, plan.issue, lines, bound.count)
        found += problems
    formats = tuple(_DRAFT) if plan.is_draft else work.request.issue_formats
    if has_errors(found, strict=work.request.strict):
        return bound, (), found
    return bound, tuple(issue_outputs(bound, sheet, formats, draft=plan.is_draft)), found


def _book(work: Work, plan: _Plan, bound: Bound) -> "Book":
    """The e-book of the issue, with the pages of the print where it is to have them."""
    order = plan.edition.order
    entries = (*order.front, *order.body)
    articles = {
        each.article.file: reading
        for each in plan.edition.listed
        if isinstance(reading := _read(work, plan.issue, each.article.file), Prepared)
    }
    stretches = bound.stretches if work.request.pages else ()
    front = designed_front(work.shop, plan.issue)
    setter = cover_setter(work, plan.issue.issue.id)
    return issue_book(plan.issue, entries, articles, stretches, front, work.request.profile, setter)


def _read(work: Work, issue: PreparedIssue, file: str) -> Prepared | Findings:
    return work.readings.read(Task(issue.root, file, issue.issue.file))


def _page_findings(work: Work, plan: _Plan, bound: Bound) -> Iterator[Finding]:
    """What the engine says of the pages of the block, and what their lines have."""
    issue = plan.issue
    for stretch in bound.stretches:
        if stretch.entry is None or stretch.placed is None or stretch.placed.pages is None:
            continue
        pages, file = stretch.placed.pages, stretch.entry.file
        if stretch.entry.kind == "article":
            prepared = _read(work, plan.issue, file)
            if isinstance(prepared, Prepared):
                yield from article_pages(pages, prepared.article, prepared.setting).findings
            continue
        yield from engine_findings(pages.messages, file or issue.issue.file, issue.setting.style)
        page = issue.page(file)
        if page is not None:
            yield from lost_characters(pages, page)
            yield from line_findings(pages, page)


def _record(
    plan: _Plan,
    outputs: tuple[Output, ...],
    sources: BookSources,
    facts: dict[str, Any],
    findings: Findings,
) -> Output:
    """The build record of the issue; outputs of other formats that stay right are kept."""
    issue = plan.issue
    return record_output(
        issue.issue.id,
        {
            "file": issue.issue.file,
            "style": issue.setting.style.name,
            "key": plan.key,
            "inputs": {name: digest(data) for name, data in issue.inputs},
            **plan.last.continued(plan.key, outputs, sources),
            **facts,
        },
        findings,
    )
