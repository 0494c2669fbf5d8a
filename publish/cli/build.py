"""`publish build`: manuscripts become PDF and EPUB."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from publish.cli.console import (
    DONE,
    MACHINE_LACKS,
    MANUSCRIPT_ERRORS,
    WRONG_USAGE,
    Language,
    message_language,
    say,
    show,
)

if TYPE_CHECKING:
    from publish.diagnostics import Finding

Findings: TypeAlias = "tuple[Finding, ...]"


def build(
    paths: list[Path] = typer.Argument(..., metavar="PATH...", help="稿件 Manuscripts."),
    to: str = typer.Option("pdf,epub", "--to", help="成品格式 Formats: pdf,epub"),
    only: str = typer.Option("", "--only", metavar="ID", help="只做這一篇 Only this article."),
    output: Path = typer.Option(Path("build"), "-o", "--output", help="輸出資料夾 Output folder."),
    style: str = typer.Option("", "--style", help="版面樣式 Style."),
    strict: bool = typer.Option(False, "--strict", help="警告視為錯誤 Warnings are errors."),
    json: bool = typer.Option(False, "--json", help="以 JSON Lines 列出 Findings as JSON Lines."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="少說話 Say less."),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="多說話 Say more."),
    lang: Language | None = typer.Option(None, "--lang", help="訊息語言 Language of messages."),
) -> None:
    """把稿件排成 PDF 與 EPUB。Set manuscripts as PDF and EPUB.

    PATH 是 article.yaml、issue.yaml、含有它們的資料夾，或帶有 YAML 欄位的 Markdown 檔。
    """
    language = message_language(lang.value if lang else "")
    formats = tuple(dict.fromkeys(part.strip() for part in to.split(",") if part.strip()))
    from publish.pipeline import FORMATS, Built, Request
    from publish.pipeline import build as build_all

    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        say(f"--to {to}: {' | '.join(FORMATS)}")
        raise typer.Exit(WRONG_USAGE)
    total = {"pages": 0, "articles": 0, "seconds": 0.0}

    def report(built: Built) -> None:
        total["articles"] += 1
        total["pages"] += built.pages
        total["seconds"] += built.seconds
        if built.files:
            names = " ".join(str(file) for file in built.files if file.suffix != ".json")
            say(_line(names, built.pages, built.seconds, built.unchanged, language), quiet=quiet)
        elif verbose:
            say(f"{built.name}: —", quiet=quiet)

    request = Request(tuple(paths), output, formats, style, only, strict)
    findings = _guarded(lambda: build_all(request, report), language)
    show(findings, language, json=json, quiet=quiet)
    from publish.diagnostics import has_errors

    raise typer.Exit(MANUSCRIPT_ERRORS if has_errors(findings, strict=strict) else DONE)


def _line(names: str, pages: int, seconds: float, unchanged: bool, language: str) -> str:
    if language == "en":
        state = "unchanged" if unchanged else f"{seconds:.1f} s"
        return f"{names}  {pages} pages, {state}"
    state = "沒有變動" if unchanged else f"{seconds:.1f} 秒"
    return f"{names}  {pages} 頁，{state}"


def _guarded(work: Callable[[], Findings], language: str) -> Findings:
    """The findings of a build; what the machine lacks ends the program with its status."""
    from publish.diagnostics import as_text, finding
    from publish.machine import INSTALL_COMMAND, LibraryMissingError
    from publish.model import Span
    from publish.outputs import OutputUnwritableError

    try:
        return work()
    except OutputUnwritableError as lack:
        place = Span(lack.path)
        found = finding("output-unwritable", place, path=lack.path, reason=lack.reason)
    except LibraryMissingError as lack:
        found = finding(
            "library-missing", Span("publish"), name=lack.name, command=INSTALL_COMMAND
        )
    say(as_text(found, language))
    raise typer.Exit(MACHINE_LACKS)
