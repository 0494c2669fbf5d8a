"""What a request asks for, read and checked: issues, articles, and everything found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from publish.diagnostics import Finding, finding, has_errors
from publish.manuscript import Manuscript, locate
from publish.model import Span
from publish.prepare import Prepared, Task, prepare, tasks
from publish.request import NoSuchArticleError, Request

Findings = tuple[Finding, ...]

_KEPT = 64
"""Articles that stay in memory between checking and setting; few issues have more."""


@dataclass(slots=True)
class Readings:
    """The articles and files read so far.

    `flawed` when an article has errors, asked for or not: it may miss a file, and what is
    missing cannot be watched. `ends` has the last folio of each issue that was set.
    """

    request: Request
    articles: dict[Task, Prepared | Findings] = field(default_factory=dict)
    sources: dict[Path, str] = field(default_factory=dict)
    flawed: bool = False
    ends: dict[str, int] = field(default_factory=dict)

    def read(self, task: Task) -> Prepared | Findings:
        """The article, or why it cannot be read; read once while memory allows."""
        reading = self.articles.get(task)
        if reading is None:
            reading = prepare(task, self.request.style)
            if len(self.articles) < _KEPT:
                self.articles[task] = reading
            if isinstance(reading, Prepared) and not has_errors(reading.findings):
                self.sources |= reading.sources()
            else:
                self.flawed = True
        return reading


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be built: the files of its own that each article gets, without suffixes."""

    articles: tuple[tuple[Task, tuple[str, ...]], ...]
    findings: Findings

    def formats(self, task: Task) -> tuple[str, ...]:
        """The formats in which an article is asked for; none where it only counts."""
        return dict(self.articles).get(task, ())


def read_all(readings: Readings) -> Asked:
    """Read and check everything that the paths name; what can be built is asked for.

    Raises NoSuchArticleError.
    """
    request = readings.request
    listed: list[Finding] = []
    findings: list[Finding] = []
    asked: list[tuple[Task, tuple[str, ...]]] = []
    names: dict[str, Task] = {}
    known: list[str] = []
    for task, in_issue in _tasks(request, listed):
        reading = readings.read(task)
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
        formats = request.article_formats(in_issue=in_issue and not request.only)
        if isinstance(reading, Prepared) and not has_errors(found, strict=request.strict):
            asked.append((task, formats))
    if request.only and known and not names:
        raise NoSuchArticleError(request.only, tuple(known))
    if not request.only or not names:
        findings += listed
    return Asked(tuple(asked), tuple(findings))


def _tasks(request: Request, findings: list[Finding]) -> Iterator[tuple[Task, bool]]:
    """The articles of all paths, each once, and whether only its issue was named."""
    found: dict[Task, bool] = {}
    for path in request.paths:
        manuscript = locate(path)
        if not isinstance(manuscript, Manuscript):
            findings.append(manuscript)
            continue
        for task in tasks(manuscript, findings):
            found[task] = found.get(task, True) and bool(manuscript.issues)
    yield from found.items()
