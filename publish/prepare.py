"""An article or an issue read and checked, with its journal and its style."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from msgspec import Struct
from msgspec.structs import replace

from publish.checks import (
    CoverFile,
    check_article,
    check_issue,
    check_page,
    cover_file_problems,
)
from publish.checks.fonts import unprintable, unprintable_around
from publish.diagnostics import Finding, has_errors, in_order
from publish.fonts import coverage
from publish.html import Setting, TemplateFailedError, unread_templates
from publish.html.issue import in_front
from publish.html.queries import query_findings
from publish.keeping.digests import file_digest
from publish.keeping.outputs import digest
from publish.manuscript import (
    Folder,
    Manuscript,
    find_issue,
    read_article,
    read_cover,
    read_issue,
    read_journal,
    read_page,
)
from publish.manuscript.names import default_id
from publish.model import Article, DesignedPart, Issue, Journal, Span, StyleChoice
from publish.model.languages import DEFAULT_LANGUAGE
from publish.styles import Style, carried, load_style

JOURNAL_FILE = "journal.yaml"
COMMAND_LINE = "--style"
"""The place of a style's name that was typed in the command."""
DEFAULT_STYLE = "journal"


class Task(Struct, frozen=True):
    """One article: where it is, and in which issue (empty: none)."""

    root: Path
    file: str
    issue_file: str

    @property
    def default_name(self) -> str:
        """What its outputs are called when it cannot be read far enough to say."""
        return default_id(Folder(self.root), self.file)


class Prepared(Struct, frozen=True):
    """An article, read and checked, with everything around it.

    `inputs` are the files that were read: names from the journal's folder, style files as
    `styles/NAME/…`, with their bytes.
    """

    article: Article
    setting: Setting
    inputs: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    root: Path

    def sources(self) -> dict[Path, str]:
        """Every file that the article was made from, faces included, with its digest."""
        own = {_place(self.root, name): digest(data) for name, data in self.inputs}
        return own | {face.file: file_digest(face.file) for face in self.setting.style.faces}


def _place(root: Path, name: str) -> Path:
    """Where an input lies: in the journal's folder, else among the styles we carry."""
    kind, _, rest = name.partition("/")
    style = rest.partition("/")[0]
    own = (root / kind / style / "style.yaml").is_file()
    return carried(kind) / rest if kind == "styles" and not own else root / name


def tasks(manuscript: Manuscript, findings: list[Finding]) -> Iterator[Task]:
    """The articles that a manuscript names, in printed order; findings are added.

    What an issue names and is not there is found in the issue, and is no article.
    """
    root = manuscript.root
    folder = Folder(root)
    for issue_file in manuscript.issues:
        reading = read_issue(folder, issue_file)
        findings += reading.findings
        if reading.value is not None:
            for file in reading.value.all_article_files:
                if folder.exists(file):
                    yield Task(root, file, issue_file)
    for file in manuscript.articles:
        yield Task(root, file, find_issue(folder, file) or "")


def prepare(task: Task, style_name: str = "") -> Prepared | tuple[Finding, ...]:
    """Read and check one article; only findings when it or its style cannot be read."""
    folder = Folder(task.root)
    findings: list[Finding] = []
    journal: Journal | None = None
    issue: Issue | None = None
    if folder.exists(JOURNAL_FILE):
        journal_reading = read_journal(folder, JOURNAL_FILE)
        findings += journal_reading.findings
        journal = journal_reading.value
    if task.issue_file:
        issue_reading = read_issue(folder, task.issue_file)
        findings += issue_reading.findings
        issue = issue_reading.value
    choices = [owner.style for owner in (journal, issue) if owner]
    style, problems = _load(choices, style_name, task.root)
    findings += problems
    classes = style.classes if style else frozenset()
    reading = read_article(folder, task.file, known_classes=classes)
    article = reading.value
    if article is not None and article.style != StyleChoice():
        style, problems = _load([*choices, article.style], style_name, task.root)
        findings += problems
        if style is not None and style.classes != classes:
            reading = read_article(folder, task.file, known_classes=style.classes)
            article = reading.value
    findings += reading.findings
    if article is None or style is None:
        return in_order(tuple(findings))
    setting = Setting(style, journal, issue)
    if issue is not None and task.file in issue.front_article_files:
        setting = in_front(setting)
    has, with_bios = coverage(style.faces).has, style.flag("author-note.print")
    found = (
        *check_article(article, journal, issue),
        *unprintable(article, has, folder.typed, with_bios=with_bios),
        *unprintable_around(journal, issue, has, folder.typed, colophon=False),
    )
    if not has_errors((*findings, *found)):
        found = (*found, *_misplaced_queries(article, setting))
    findings += folder.with_lines(found)
    inputs = (*folder.inputs.items(), *style.inputs)
    return Prepared(article, setting, inputs, in_order(tuple(findings)), task.root)


def _misplaced_queries(article: Article, setting: Setting) -> tuple[Finding, ...]:
    """Questions whose place is not in the text, which is written for that as it is printed: an
    article with errors, without a title or with a call of no note, cannot be. Nothing where a
    template of the style fails, which is told of when the article is set.
    """
    try:
        return query_findings(article, setting)
    except (TemplateFailedError, ParseError):  # told of when the article is set
        return ()


class PreparedIssue(Struct, frozen=True):
    """An issue, read and checked, with what stands around its articles.

    `pages` are its Markdown pages by their files, `covers` what a designer made.
    `inputs` are as in `Prepared`, without what its articles were read from.
    """

    issue: Issue
    setting: Setting
    pages: tuple[tuple[str, Article], ...]
    inputs: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    root: Path
    covers: tuple[DesignedPart, ...] = ()

    def cover(self, part: str) -> DesignedPart | None:
        """The designer's file for `front`, `back` or `spine`; None where there is none."""
        return next((each for each in self.covers if each.entry.part == part), None)

    def page(self, file: str) -> Article | None:
        """The Markdown page of that file; None where it cannot be read."""
        return dict(self.pages).get(file)

    def sources(self) -> dict[Path, str]:
        """Every file that the issue's own pages were made from, with its digest."""
        own = {_place(self.root, name): digest(data) for name, data in self.inputs}
        return own | {face.file: file_digest(face.file) for face in self.setting.style.faces}


def prepare_issue(
    root: Path, issue_file: str, style_name: str = ""
) -> PreparedIssue | tuple[Finding, ...]:
    """Read an issue with its journal, style and Markdown pages, not its articles.

    Only findings when it or its style cannot be read.
    """
    folder = Folder(root)
    findings: list[Finding] = []
    journal: Journal | None = None
    if folder.exists(JOURNAL_FILE):
        journal_reading = read_journal(folder, JOURNAL_FILE)
        findings += journal_reading.findings
        journal = journal_reading.value
    reading = read_issue(folder, issue_file)
    findings += reading.findings
    issue = reading.value
    if issue is None:
        return in_order(tuple(findings))
    choices = [owner.style for owner in (journal, issue) if owner]
    style, problems = _load(choices, style_name, root)
    findings += problems
    if style is None:
        return in_order(tuple(findings))
    language = journal.language if journal else DEFAULT_LANGUAGE
    pages: list[tuple[str, Article]] = []
    for entry in (*issue.front, *issue.back):
        if entry.kind == "page" and folder.exists(entry.file):  # else it was told in the issue
            page = read_page(
                folder,
                entry.file,
                language=language,
                known_classes=style.classes,
                span=entry.span,
            )
            findings += page.findings
            if page.value is not None:
                pages.append((entry.file, page.value))
                found = check_page(page.value)
                missing = unprintable(page.value, coverage(style.faces).has, folder.typed)
                findings += folder.with_lines((*found, *missing))
    colophon = any(each.kind in ("board", "colophon") for each in (*issue.front, *issue.back))
    has = coverage(style.faces).has
    around = unprintable_around(journal, issue, has, folder.typed, colophon=colophon)
    findings += folder.with_lines(tuple(around))
    setting = Setting(style, journal, issue)
    covers, problems = _covers(folder, issue, setting)
    findings += problems
    inputs = (*folder.inputs.items(), *style.inputs)
    return PreparedIssue(
        issue,
        setting,
        tuple(pages),
        inputs,
        in_order(tuple(findings)),
        root,
        covers,
    )


def _covers(
    folder: Folder, issue: Issue, setting: Setting
) -> tuple[tuple[DesignedPart, ...], tuple[Finding, ...]]:
    """A designer's files for the cover, and what is wrong with them.

    How wide a spine is to be is known when the pages are counted.
    """
    found: list[DesignedPart] = []
    findings: list[Finding] = []
    for entry in issue.covers:
        reading = read_cover(folder, entry)
        findings += reading.findings
        if reading.value is not None:
            found.append(reading.value)
            if entry.part != "spine":
                findings += cover_problems(reading.value, setting.style.trim_mm)
    return tuple(found), tuple(findings)


def cover_problems(part: DesignedPart, size: tuple[float, float]) -> tuple[Finding, ...]:
    """What is wrong with a part of the cover that is to have this trimmed size, in mm."""
    entry = part.entry
    file = CoverFile(entry.file, part.data, *size, entry.span)
    return tuple(replace(each, source_line=entry.line) for each in cover_file_problems(file))


def whole_issue_findings(
    issue: PreparedIssue, articles: tuple[Article, ...]
) -> tuple[Finding, ...]:
    """What is wrong with an issue as a whole; `articles` are those that could be read."""
    folder = Folder(issue.root, dict(issue.inputs))
    return folder.with_lines(check_issue(issue.issue, issue.setting.journal, articles))


def _load(
    choices: list[StyleChoice], typed: str, root: Path
) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style that the nearest file names, with the options of all, the nearest last.

    `choices` are those of journal, issue and article; the command's comes before all of them.
    """
    options = tuple(option for choice in choices for option in choice.options)
    default = StyleChoice(DEFAULT_STYLE, span=Span(JOURNAL_FILE))
    chosen = next((choice for choice in reversed(choices) if choice.name), default)
    if typed:
        chosen = StyleChoice(typed, span=Span(COMMAND_LINE))
    style, findings = load_style(chosen.name, options, root, chosen.span, chosen.line)
    return style, findings if style is None else (*findings, *unread_templates(style))
