"""What a request asks for, read and checked: issues, articles, and everything found."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from publish.diagnostics import Finding, finding, has_errors
from publish.keeping.kept import kept
from publish.manuscript import Manuscript, locate
from publish.model import Span
from publish.prepare import (
    Prepared,
    PreparedIssue,
    Task,
    prepare,
    prepare_issue,
    tasks,
    whole_issue_findings,
)
from publish.request import NoSuchArticleError, Request, issue_file_names

Findings = tuple[Finding, ...]

_KEPT = 64
"""Articles that stay in memory between checking and setting; few issues have more."""


class Readings(Struct):
    """The articles, issues and files read so far.

    `flawed` when an article has errors, asked for or not: it may miss a file, and what is
    missing cannot be watched. `ends` has the last folio of each issue that was set, by its folder
    and file.
    """

    request: Request
    articles: dict[Task, Prepared | Findings] = field(default_factory=dict)
    issues: dict[tuple[Path, str], PreparedIssue | Findings] = field(default_factory=dict)
    sources: dict[Path, str] = field(default_factory=dict)
    flawed: bool = False
    ends: dict[tuple[Path, str], int] = field(default_factory=dict)

    def read(self, task: Task) -> Prepared | Findings:
        """The article, or why it cannot be read; read once while memory allows."""
        reading = self.articles.get(task)
        if reading is None:
            style = self.request.style
            reading = kept(task.root, ("article", task, style), lambda: prepare(task, style))
            if len(self.articles) < _KEPT:
                self.articles[task] = reading
            self._watch(reading)
        return reading

    def read_issue(self, root: Path, file: str) -> PreparedIssue | Findings:
        """The issue without its articles, or why it cannot be read; read once."""
        reading = self.issues.get((root, file))
        if reading is None:
            style = self.request.style
            name = ("issue", file, style)
            reading = kept(root, name, lambda: prepare_issue(root, file, style))
            self.issues[root, file] = reading
            self._watch(reading)
        return reading

    def _watch(self, reading: Prepared | PreparedIssue | Findings) -> None:
        """Remember what was read, so that a later build knows when it has changed."""
        if isinstance(reading, tuple) or has_errors(reading.findings):
            self.flawed = True
        else:
            self.sources |= reading.sources()


class Group(Struct, frozen=True):
    """An issue, or the articles that belong to none, with the articles that were asked for.

    `whole` says that files of the issue itself are asked for.
    """

    root: Path
    issue_file: str
    articles: tuple[Task, ...]
    whole: bool = False


class Asked(Struct, frozen=True):
    """What is to be built, and everything found in reading it.

    `articles` says in which formats each article gets files of its own, without suffixes.
    """

    groups: tuple[Group, ...]
    articles: tuple[tuple[Task, tuple[str, ...]], ...]
    findings: Findings
    issues: tuple[tuple[Path, str], ...] = ()
    """The issues that the paths name, each by its folder and file."""

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
    known: list[str] = []
    issues, named = _named(request, listed)
    if named and not (issues and request.issue_formats):
        findings += _of_issues_alone(request)
    names = _Names()
    for root, file in issues if request.issue_formats else ():
        issue = readings.read_issue(root, file)
        findings += issue.findings if isinstance(issue, PreparedIssue) else issue
        if isinstance(issue, PreparedIssue):
            files = issue_file_names(issue.issue.id, request.formats)
            for name in dict.fromkeys(map(_stem, (issue.issue.id, *files))):
                findings += names.take(name, root, file)
    for task, in_issue in named.items():
        reading = readings.read(task)
        found = reading.findings if isinstance(reading, Prepared) else reading
        name = reading.article.id if isinstance(reading, Prepared) else task.default_name
        known.append(name)
        if request.only and request.only != name:
            continue
        found = (*found, *names.take(name, task.root, task.file))
        findings += found
        formats = request.article_formats(in_issue=in_issue)
        if isinstance(reading, Prepared) and not has_errors(found, strict=request.strict):
            asked.append((task, formats))
    if request.only and known and not names.taken:
        raise NoSuchArticleError(request.only, tuple(known))
    if not request.only or not names.taken:
        findings += listed
        findings += _of_whole_issues(readings, issues, tuple(named))
    return Asked(_groups(request, issues, tuple(asked)), tuple(asked), tuple(findings), issues)


def _of_issues_alone(request: Request) -> Findings:
    """That files were asked for which no article has."""
    formats = [each for each in ("press", "front") if each in request.formats]
    if not formats:
        return ()
    return (finding("issue-format", Span("--to"), formats=", ".join(formats)),)


def _of_whole_issues(
    readings: Readings, issues: tuple[tuple[Path, str], ...], named: tuple[Task, ...]
) -> Iterator[Finding]:
    """What is wrong with the issues that were named, seen with all their articles."""
    for root, file in issues:
        issue = readings.read_issue(root, file)
        if not isinstance(issue, PreparedIssue):
            continue
        tasks_of = [task for task in named if (task.root, task.issue_file) == (root, file)]
        read = (readings.read(task) for task in tasks_of)
        articles = tuple(each.article for each in read if isinstance(each, Prepared))
        yield from whole_issue_findings(issue, articles)


def _stem(file: str) -> str:
    """A file's name without the endings of outputs."""
    return file.removesuffix(".pdf").removesuffix(".epub").removesuffix(".png")


class _Names(Struct):
    """The names of outputs, each with the file that takes it.

    Some file systems take A.pdf and a.pdf for one file.
    """

    taken: dict[str, tuple[Path, str]] = field(default_factory=dict)

    def take(self, name: str, root: Path, file: str) -> Findings:
        """Give a name to a file; a finding where another has it."""
        first = self.taken.setdefault(name.casefold(), (root, file))
        if first == (root, file):
            return ()
        return (finding("output-twice", Span(file), name=name, first=first[1]),)


def _named(
    request: Request, findings: list[Finding]
) -> tuple[tuple[tuple[Path, str], ...], dict[Task, bool]]:
    """The issues that the paths name, and all articles, each once.

    Of an article it says whether it stands for its issue and was not named itself.
    """
    issues: dict[tuple[Path, str], None] = {}
    found: dict[Task, bool] = {}
    for path in request.paths:
        manuscript = locate(path)
        if not isinstance(manuscript, Manuscript):
            findings.append(manuscript)
            continue
        issues |= {(manuscript.root, file): None for file in manuscript.issues}
        for task in tasks(manuscript, findings):
            found[task] = found.get(task, True) and bool(manuscript.issues)
    return tuple(issues), found


def _groups(
    request: Request,
    issues: tuple[tuple[Path, str], ...],
    asked: tuple[tuple[Task, tuple[str, ...]], ...],
) -> tuple[Group, ...]:
    """What is asked for by issue, in the order in which it was named."""
    whole = {place: bool(request.issue_formats) for place in issues}
    places = dict.fromkeys((task.root, task.issue_file) for task, _ in asked)
    groups = []
    for root, issue_file in {**dict.fromkeys(issues), **places}:
        own = tuple(
            task
            for task, formats in asked
            if formats and (task.root, task.issue_file) == (root, issue_file)
        )
        group = Group(root, issue_file, own, whole.get((root, issue_file), False))
        groups += [group] if group.whole or own else []
    return tuple(groups)
