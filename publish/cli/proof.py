"""`publish proof`: a round of proofs, to be answered line by line."""

import datetime
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.console import (
    DONE,
    MANUSCRIPT_ERRORS,
    message_language,
    refuse_together,
    refuse_value,
    show,
)
from publish.cli.options import Jobs, Json, Lang, Paths, Quiet, Strict, Style, Verbose
from publish.cli.progress import Progress
from publish.cli.stopping import stopping


class MarksOption(StrEnum):
    """How changes are shown."""

    GREY = "grey"
    COLOUR = "colour"
    LIST = "list"


def proof(
    paths: Paths,
    round: Annotated[int, typer.Option("--round", metavar="N", min=1, help="校次 Round.")],
    name: Annotated[str, typer.Option("--name", help="校次名稱 Name of the round, 清樣.")] = "",
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM-DD", help="校樣日期 Date of the proof.")
    ] = "",
    due: Annotated[
        str, typer.Option("--due", metavar="YYYY-MM-DD", help="退還日期 Return by.")
    ] = "",
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="ROUND",
            help="標出此校次（資料夾、git 版本）以後的改動 Mark changes.",
        ),
    ] = "",
    to_person: Annotated[
        str, typer.Option("--to-person", metavar="ID", help="送給此人 Who gets it.")
    ] = "",
    split: Annotated[
        bool, typer.Option("--split", help="每位作者一份 A file for each author.")
    ] = False,
    marks: Annotated[
        MarksOption, typer.Option("--marks", help="改動的標法 How changes are shown.")
    ] = MarksOption.GREY,
    to: Annotated[
        str,
        typer.Option("--to", metavar="pdf,epub", help="另做電子書 An e-book as well: pdf,epub"),
    ] = "pdf",
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="已排成品的資料夾，頁碼由此接續 Where the builds lie."),
    ] = Path("build"),
    jobs: Jobs = 0,
    style: Style = "",
    strict: Strict = False,
    json: Json = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    lang: Lang = None,
) -> None:
    """做校樣，有行號、詢問與改動。Make proofs with line numbers, queries and changes."""
    from publish.processes import load_engine
    from publish.request import cores

    jobs = jobs or cores()
    if jobs > 1:
        load_engine()  # beside the road, which takes as long
    from publish.diagnostics import has_errors
    from publish.proof import LAST_ROUND, ProofRequest, make_proofs

    language = message_language(lang)
    if round > LAST_ROUND:
        refuse_value("--round", f"1–{LAST_ROUND}", language, json=json)
    if to_person and split:
        refuse_together("--to-person", "--split", language, json=json)
    for option, typed in (("--date", date), ("--due", due)):
        if typed and not _is_day(typed):
            refuse_value(option, "YYYY-MM-DD", language, json=json)
    formats = {part.strip() for part in to.split(",") if part.strip()}
    if "pdf" not in formats or formats - {"pdf", "epub"}:
        refuse_value("--to", "pdf; pdf,epub", language, json=json)
    request = ProofRequest(
        tuple(paths),
        round,
        name,
        date,
        due,
        since,
        to_person,
        split,
        marks.value,
        style,
        strict,
        epub="epub" in formats,
        jobs=jobs,
        output=output,
    )
    with Progress(language, quiet=quiet or json, verbose=verbose) as progress:
        findings = stopping(
            lambda: make_proofs(request, progress.report, progress.begin, progress.wait),
            language,
            json=json,
        )
    show(findings, language, json=json, quiet=quiet)
    failed = has_errors(findings, strict=strict)
    raise typer.Exit(MANUSCRIPT_ERRORS if failed else DONE)


def _is_day(typed: str) -> bool:
    """Whether what was typed is a day of the calendar as YYYY-MM-DD."""
    try:
        datetime.date.fromisoformat(typed)
    except ValueError:  # what is no day is told by the caller
        return False
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII) is not None
