"""The catalogue of the issues that were named, with the files of the same folder.

What this build makes and what is there already may be had; an issue of which there is no file
is left out, and told of.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from publish.diagnostics import Finding, finding
from publish.html import TemplateFailedError
from publish.html.issue import ContentsEntry
from publish.keeping.outputs import Output
from publish.model import Multilingual, Span
from publish.prepare import Prepared, PreparedIssue, Task
from publish.production.articles import Work, cover_setter
from publish.production.covers import designed_front
from publish.request import Built, issue_file_names

if TYPE_CHECKING:
    from publish.opds import Publication

Findings = tuple[Finding, ...]

_TYPES = {".epub": "application/epub+zip", ".pdf": "application/pdf"}


def build_catalogue(work: Work) -> Iterator[tuple[Built | None, Findings]]:
    """`catalog.json` and `catalog.xml` beside their places, with the covers of their issues."""
    from publish.opds import atom_feed, catalogue_of, json_feed
    from publish.opds.catalogue import ATOM_NAME, JSON_NAME

    made = []
    outputs: list[Output] = []
    for root, file in work.asked.issues:
        issue = work.readings.read_issue(root, file)
        if not isinstance(issue, PreparedIssue):
            yield None, issue
            continue
        names = _files(work, issue)
        if not names:
            yield None, (finding("catalogue-no-file", Span(file), issue=issue.issue.id),)
            continue
        try:
            entry, cover, found = _entry(work, issue, names)
        except TemplateFailedError as failed:
            yield None, (failed.finding,)
            continue
        made.append(entry)
        outputs.append(cover)
        yield None, found
    if not made:
        yield None, (finding("catalogue-empty", Span("--to")),)
        return
    catalogue = catalogue_of(tuple(made))
    outputs += [
        Output(JSON_NAME, json_feed(catalogue)),
        Output(ATOM_NAME, atom_feed(catalogue)),
    ]
    work.staging.ready()
    work.staging.add(tuple(outputs))
    places = tuple(work.request.output / name for name in (JSON_NAME, ATOM_NAME))
    yield Built("catalog", places), ()


def _files(work: Work, issue: PreparedIssue) -> tuple[str, ...]:
    """The files of an issue that are in the folder or will be, e-book first."""
    waiting = {place.name for _, place in work.staging.parts}
    names = (f"{issue.issue.id}{suffix}" for suffix in _TYPES)
    return tuple(
        name for name in names if name in waiting or (work.request.output / name).is_file()
    )


def _entry(
    work: Work, issue: PreparedIssue, names: tuple[str, ...]
) -> tuple["Publication", Output, Findings]:
    """The issue as an entry, and its cover. Raises TemplateFailedError."""
    from publish.epub.cover import issue_cover, size_of
    from publish.opds import Download, Picture, publication

    read = (
        work.readings.read(Task(issue.root, file, issue.issue.file))
        for file in issue.issue.all_article_files
    )
    articles = tuple(each.article for each in read if isinstance(each, Prepared))
    sections = {file: title for title, file in _sections(issue)}
    entries = tuple(
        ContentsEntry(sections.get(each.file, Multilingual()), each, "") for each in articles
    )
    cover = issue_cover(
        issue.setting, entries, designed_front(work.shop, issue), cover_setter(work, issue.issue.id)
    )
    (name,) = issue_file_names(issue.issue.id, ("opds",))
    downloads = tuple(Download(name, _TYPES[PurePath(name).suffix]) for name in names)
    entry = publication(issue.setting, articles, Picture(name, *size_of(cover.png)), downloads)
    return entry, Output(name, cover.png), cover.findings


def _sections(issue: PreparedIssue) -> Iterator[tuple[Multilingual[str], str]]:
    for section in issue.issue.contents:
        for article in section.articles:
            yield section.title, article.file
