"""`publish build`: manuscripts become PDF and EPUB."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publish.cli.console import (
    DONE,
    MANUSCRIPT_ERRORS,
    message_language,
    refuse_value,
    say,
    show,
)
from publish.cli.options import Jobs, Json, Lang, Output, Paths, Quiet, Strict, Style, Verbose
from publish.cli.progress import Progress
from publish.cli.stopping import stopping

if TYPE_CHECKING:
    from publish.diagnostics import Finding
    from publish.request import Request


def build(
    paths: Paths,
    to: Annotated[
        str, typer.Option("--to", help="成品格式 Formats: pdf,epub,press,front,offprints,opds")
    ] = "pdf,epub",
    only: Annotated[
        str, typer.Option("--only", metavar="ID", help="只做這一篇 Only this article.")
    ] = "",
    output: Output = Path("build"),
    style: Style = "",
    strict: Strict = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="略過有錯的文章 Build those without errors.")
    ] = False,
    jobs: Jobs = 0,
    executor: Annotated[
        str,
        typer.Option("--executor", metavar="dask://HOST:PORT", help="叢集 A cluster's scheduler."),
    ] = "",
    no_pages: Annotated[
        bool, typer.Option("--no-pages", help="電子書不附頁碼 E-books without page list.")
    ] = False,
    profile: Annotated[
        str, typer.Option("--profile", metavar="tdpf", help="平台的規格 A platform's guide.")
    ] = "",
    watch: Annotated[
        bool, typer.Option("--watch", help="稿件一改就重做 Build again on every change.")
    ] = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Lang = None,
) -> None:
    """把稿件排成 PDF 與 EPUB。Set manuscripts as PDF and EPUB.

    PATH 是 article.yaml、issue.yaml、含有它們的資料夾，或帶有 YAML 欄位的 Markdown 檔。

    PATH is an article.yaml, an issue.yaml, a folder with them, or a Markdown file with YAML fields.
    """
    from publish.diagnostics import has_errors
    from publish.request import FORMATS, PLATFORMS, Request, cores

    language = message_language(lang)
    formats = tuple(dict.fromkeys(part.strip() for part in to.split(",") if part.strip()))
    if not formats or not set(formats) <= set(FORMATS):
        refuse_value("--to", ", ".join(FORMATS), language, json=json)
    if executor and not executor.startswith("dask://"):
        refuse_value("--executor", "dask://HOST:PORT", language, json=json)
    if profile not in ("", *PLATFORMS):
        refuse_value("--profile", ", ".join(PLATFORMS), language, json=json)
    request = Request(
        tuple(paths),
        output,
        formats,
        style,
        only,
        strict,
        keep_going,
        pages=not no_pages,
        profile=profile,
        jobs=jobs or cores(),
        cluster=executor.replace("dask://", "tcp://"),
    )

    def once() -> bool:
        """Build, tell everything found, and say whether it failed."""
        with Progress(language, quiet=quiet or json, verbose=verbose) as progress:
            findings = stopping(lambda: _build(request, progress), language, json=json)
        show(findings, language, json=json, quiet=quiet)
        failed = has_errors(findings, strict=strict)
        if failed and not keep_going and not json:
            untouched = "Nothing was replaced." if language == "en" else "輸出的檔案都沒有更動。"
            say(untouched, quiet=quiet)
        return failed

    if watch:
        from publish.cli.watching import changes

        built = False
        for _ in changes(request.paths, output):
            # What is no part of it may have changed: a list of what this command says, in the
            # journal's folder, would never come to its end.
            if not built or not _is_as_it_was(request):
                once()
            built = True
    raise typer.Exit(MANUSCRIPT_ERRORS if once() else DONE)


def _is_as_it_was(request: "Request") -> bool:
    """Whether nothing has changed of which the files are made."""
    from publish.keeping.unchanged import recall

    return recall(request) is not None


def _build(request: "Request", progress: Progress) -> "tuple[Finding, ...]":
    """Everything found; without loading the road when nothing has changed."""
    from publish.keeping.outputs import remove_leftovers
    from publish.keeping.unchanged import recall
    from publish.processes import load_engine

    known = recall(request)
    if known is not None:
        remove_leftovers(request.output)
        for built in known.built:
            progress.report(built)
        return known.findings
    if request.sets_pages and request.jobs > 1 and not request.cluster:
        load_engine()  # beside the road, which takes as long
    from publish.pipeline import build as build_all

    return build_all(request, progress.report, progress.begin)
