"""The whole road on one page: manuscript → checks → html → pages → pdf, epub → outputs.

Each step takes values and gives values; files are read at the beginning and written at
the end. With errors nothing is written.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from publish import __version__
from publish.checks import check_article
from publish.diagnostics import Finding, as_json, has_errors, in_order
from publish.html import Setting, print_document
from publish.manuscript import (
    Folder,
    Manuscript,
    find_issue,
    locate,
    read_article,
    read_issue,
    read_journal,
)
from publish.model import Article, Issue, Journal, Span
from publish.outputs import (
    RECORD_SUFFIX,
    Output,
    digest,
    outputs_whole,
    read_record,
    record_bytes,
    write_outputs,
)
from publish.styles import Style, carried, load_style

FORMATS = ("pdf", "epub")


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for. `style` replaces the manuscript's choice when not empty."""

    paths: tuple[Path, ...]
    output: Path
    formats: tuple[str, ...] = FORMATS
    style: str = ""
    only: str = ""
    strict: bool = False
    keep_going: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """One article's outcome. `files` are empty when errors stopped it.

    `unchanged` when the files of the last build were still right.
    """

    name: str
    files: tuple[Path, ...]
    pages: int
    seconds: float
    unchanged: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One article to build: where it is, in which issue, and on which side it begins."""

    root: Path
    file: str
    issue_file: str
    open_on: str = "any"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, read and checked, with everything around it."""

    article: Article
    setting: Setting
    inputs: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]


def build(request: Request, report: Callable[[Built], None]) -> tuple[Finding, ...]:
    """Build every article of the request; `report` is told of each as it ends.

    Articles of an issue get continuous folios. Raises OutputUnwritableError.
    """
    findings: list[Finding] = []
    for path in request.paths:
        manuscript = locate(path)
        if not isinstance(manuscript, Manuscript):
            findings.append(manuscript)
            continue
        folio = 0
        for task in tasks(manuscript, findings):
            built, last = _build_article(task, request, folio)
            if built is None:
                continue
            findings += built.findings
            folio = last
            report(built)
    return in_order(tuple(findings))


def check(path: Path, style: str = "") -> tuple[Finding, ...]:
    """The findings of everything that PATH names, nothing built."""
    manuscript = locate(path)
    if not isinstance(manuscript, Manuscript):
        return (manuscript,)
    findings: list[Finding] = []
    for task in tasks(manuscript, findings):
        prepared = prepare(task, style)
        findings += prepared.findings if isinstance(prepared, Prepared) else prepared
    return in_order(tuple(findings))


def tasks(manuscript: Manuscript, findings: list[Finding]) -> Iterator[Task]:
    """The articles that a manuscript names, in printed order."""
    root = manuscript.root
    for issue_file in manuscript.issues:
        reading = read_issue(Folder(root), issue_file)
        findings += reading.findings
        if reading.value is not None:
            for file in reading.value.article_files:
                yield Task(root, file, issue_file, reading.value.open_on)
    for file in manuscript.articles:
        yield Task(root, file, find_issue(Folder(root), file) or "")


def prepare(task: Task, style_name: str = "") -> Prepared | tuple[Finding, ...]:
    """Read and check one article with its journal, issue and style."""
    folder = Folder(task.root)
    findings: list[Finding] = []
    journal: Journal | None = None
    issue: Issue | None = None
    if folder.exists("journal.yaml"):
        journal_reading = read_journal(folder, "journal.yaml")
        findings += journal_reading.findings
        journal = journal_reading.value
    if task.issue_file:
        issue_reading = read_issue(folder, task.issue_file)
        findings += issue_reading.findings
        issue = issue_reading.value
    base, problems = load_style(
        style_name or (journal.style if journal else "") or "journal",
        journal.style_options if journal else (),
        task.root,
    )
    known = base.classes if base else frozenset()
    reading = read_article(folder, task.file, known_classes=known)
    findings += reading.findings
    if reading.value is None:
        return in_order(tuple(findings + list(problems)))
    article = reading.value
    style, problems = _style_of(article, journal, issue, style_name, task.root)
    findings += problems
    if style is None:
        return in_order(tuple(findings))
    findings += check_article(article, journal, issue)
    setting = Setting(style, journal, issue)
    inputs = (*folder.inputs.items(), *style.inputs)
    return Prepared(article, setting, inputs, in_order(tuple(findings)))


def _style_of(
    article: Article, journal: Journal | None, issue: Issue | None, name: str, root: Path
) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style with the options of journal, issue and article, the nearest last."""
    chosen = name or article.style or (journal.style if journal else "") or "journal"
    options = (
        *(journal.style_options if journal else ()),
        *(issue.style_options if issue else ()),
        *article.style_options,
    )
    return load_style(chosen, options, root, Span(article.file))


def _build_article(task: Task, request: Request, last_folio: int) -> tuple[Built | None, int]:
    """Build one article behind a folio; the article's last folio comes back with it."""
    started = time.perf_counter()
    prepared = prepare(task, request.style)
    if not isinstance(prepared, Prepared):
        seconds = time.perf_counter() - started
        return Built(task.file, (), 0, seconds, False, prepared), last_folio
    article = prepared.article
    if request.only and article.id != request.only:
        return None, last_folio
    first = first_folio(prepared, last_folio)
    key = build_key(prepared, request, first)
    record = read_record(request.output, article.id)
    if record is not None and record.get("key") == key and outputs_whole(request.output, record):
        findings = prepared.findings
        files = tuple(request.output / name for name in sorted(record["outputs"]))
        pages = record["pages"]
        seconds = time.perf_counter() - started
        built = Built(article.id, files, pages["count"], seconds, True, findings)
        return built, int(pages["last"])
    if has_errors(prepared.findings, strict=request.strict) and not request.keep_going:
        seconds = time.perf_counter() - started
        return Built(article.id, (), 0, seconds, False, prepared.findings), last_folio
    outputs, facts, findings = _make(prepared, request.formats, first)
    findings = in_order((*prepared.findings, *findings))
    seconds = time.perf_counter() - started
    if has_errors(findings, strict=request.strict):
        return Built(article.id, (), 0, seconds, False, findings), last_folio
    new_record = _record(prepared, outputs, facts, findings, key)
    write_outputs(
        request.output, outputs, Output(f"{article.id}{RECORD_SUFFIX}", record_bytes(new_record))
    )
    files = tuple(request.output / output.name for output in outputs)
    seconds = time.perf_counter() - started
    pages = facts["pages"]
    return Built(article.id, files, pages["count"], seconds, False, findings), int(pages["last"])


def first_folio(prepared: Prepared, last_folio: int) -> int:
    """The folio an article begins on: its own, else behind the one before, else the issue's."""
    if prepared.article.first_page:
        return prepared.article.first_page
    issue = prepared.setting.issue
    if last_folio == 0:
        return issue.first_page if issue else 1
    following = last_folio + 1
    recto = issue is not None and issue.open_on == "recto"
    return following + 1 if recto and following % 2 == 0 else following


def _make(
    prepared: Prepared, formats: tuple[str, ...], first: int
) -> tuple[tuple[Output, ...], dict[str, Any], tuple[Finding, ...]]:
    """The finished files of an article, and what the record says of them."""
    from publish.pdf import set_article

    article, setting = prepared.article, prepared.setting
    document = print_document(article, setting)
    pages = set_article(document, setting, first)
    outputs: list[Output] = []
    findings = list(pages.findings)
    if "pdf" in formats:
        outputs.append(Output(f"{article.id}.pdf", pages.pdf))
    if "epub" in formats:
        from publish.epub import make_epub

        book, problems = make_epub(article, setting)
        findings += problems
        outputs.append(Output(f"{article.id}.epub", book))
    facts = {
        "pages": {"first": first, "last": pages.folios[-1], "count": len(pages.folios)},
        "notes": len(article.notes),
        "lines": pages.lines,
        "fallbacks": dict(pages.fallbacks),
    }
    return tuple(outputs), facts, tuple(findings)


def build_key(prepared: Prepared, request: Request, first: int) -> str:
    """What decides the bytes of the outputs: inputs, style, code, libraries, folio, formats."""
    parts = [
        *(f"{name} {digest(data)}" for name, data in sorted(prepared.inputs)),
        *(f"{name}={value}" for name, value in prepared.setting.style.options),
        *(f"face {face.family} {face.file.name}" for face in prepared.setting.style.faces),
        f"code {code_digest()}",
        f"libraries {sorted(library_versions().items())}",
        f"first {first}",
        f"formats {sorted(request.formats)}",
        f"strict {request.strict}",
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def code_digest() -> str:
    """A digest of the program itself and of the fonts it carries."""
    package = Path(__file__).parent
    total = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        if file.suffix in (".py", ".j2") and "_carried" not in file.parts:
            total.update(file.relative_to(package).as_posix().encode())
            total.update(file.read_bytes())
    total.update((carried("fonts") / "manifest.yaml").read_bytes())
    return total.hexdigest()


@cache
def library_versions() -> dict[str, str]:
    """The versions of what decides the bytes of a file."""
    names = ("weasyprint", "pydyf", "ebooklib", "jinja2", "markdown-it-py", "uharfbuzz", "pyphen")
    return {name: version(name) for name in names}


def _record(
    prepared: Prepared,
    outputs: tuple[Output, ...],
    facts: dict[str, Any],
    findings: tuple[Finding, ...],
    key: str,
) -> dict[str, Any]:
    return {
        "banxin": __version__,
        "article": prepared.article.id,
        "file": prepared.article.file,
        "style": prepared.setting.style.name,
        "key": key,
        "inputs": {name: digest(data) for name, data in prepared.inputs},
        "outputs": {output.name: digest(output.data) for output in outputs},
        "libraries": library_versions(),
        "findings": [json.loads(as_json(found)) for found in findings],
        **facts,
    }

