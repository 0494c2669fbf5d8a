"""`publish inspect`: measures finished PDF and EPUB files, ours or another program's."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from publish.cli.console import (
    DONE,
    MACHINE_LACKS,
    MANUSCRIPT_ERRORS,
    WRONG_USAGE,
    Language,
    message_language,
    say,
    summary,
)

if TYPE_CHECKING:
    from publish.diagnostics import Finding
    from publish.postflight.inspection import Inspection

SHOWN = 5
"""Findings of one kind that are shown for each file, unless all are asked for."""


def inspect(
    files: list[Path] = typer.Argument(
        ..., metavar="FILE...", help="PDF、EPUB 檔 PDF and EPUB files."
    ),
    picture: bool = typer.Option(False, "--picture", help="畫出問題所在 Draw findings on pages."),
    output: Path = typer.Option(
        Path("build"), "-o", "--output", help="圖的資料夾 Folder of the pictures."
    ),
    tolerance: float = typer.Option(
        0.3, "--measure-tolerance", metavar="PT", help="齊行容許偏差 What still counts as flush."
    ),
    grid: str = typer.Option("", "--grid", metavar="18pt", help="內文行距格線 Grid of leading."),
    judges: str = typer.Option(
        "", "--with", metavar="epubcheck,ace", help="另請別的程式檢查 EPUB Other judges of EPUB."
    ),
    profile: str = typer.Option("", "--profile", metavar="tdpf", help="平台的規格 A platform."),
    strict: bool = typer.Option(False, "--strict", help="警告視為錯誤 Warnings are errors."),
    json: bool = typer.Option(False, "--json", help="以 JSON Lines 列出 JSON Lines."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="少說話 Say less."),
    verbose: bool = typer.Option(False, "-v", "--verbose", help="列出全部 Show all findings."),
    lang: Language | None = typer.Option(None, "--lang", help="訊息語言 Language of messages."),
) -> None:
    """量測成品：PDF 的齊行、禁則、字距、字型，EPUB 的結構、頁碼、無障礙。Measure finished files.

    任何程式產生的檔案都可以。PDF 文字的位置取自字符，不取自閱讀軟體；EPUB 的頁碼與同名的 PDF 比較。

    Files of any program will do. Places of text are those of its glyphs, not of a reader; the
    pages of an EPUB are compared with the PDF of its name.
    """
    from publish.diagnostics import has_errors
    from publish.postflight.epub import JUDGES, PROFILES, JudgeMissingError, inspect_epub
    from publish.postflight.inspection import inspect as inspect_file
    from publish.postflight.measures import Limits

    language = message_language(lang.value if lang else "")
    limits = Limits(tolerance, _points(grid))
    for file in files:
        if not file.is_file():
            say(f"{file}: no such file" if language == "en" else f"{file}：沒有這個檔案")
            raise typer.Exit(WRONG_USAGE)
    asked = tuple(dict.fromkeys(part.strip() for part in judges.split(",") if part.strip()))
    _known("--with", asked, tuple(JUDGES))
    _known("--profile", (profile,) if profile else (), tuple(filter(None, PROFILES)))
    try:
        inspections = [
            inspect_epub(file, asked, profile)
            if file.suffix.lower() == ".epub"
            else inspect_file(file, limits)
            for file in files
        ]
    except JudgeMissingError as lack:
        missing = f"{lack.name} is missing" if language == "en" else f"缺少 {lack.name}"
        say(f"{missing}: {lack.command}")
        raise typer.Exit(MACHINE_LACKS) from None
    if json:
        _print_json(inspections)
    else:
        _print_table(inspections, language)
        if not quiet:
            for each in inspections:
                _show(each.findings, language, every=verbose)
    if picture:
        for each in inspections:
            _draw(each, output, language, quiet=quiet)
    found = tuple(found for each in inspections for found in each.findings)
    raise typer.Exit(MANUSCRIPT_ERRORS if has_errors(found, strict=strict) else DONE)


def _known(option: str, asked: tuple[str, ...], names: tuple[str, ...]) -> None:
    if not set(asked) <= set(names):
        say(f"publish: {option} {','.join(asked)}: {' | '.join(names)}")
        raise typer.Exit(WRONG_USAGE)


def _points(length: str) -> float:
    """A length in pt, with or without its unit; 0 for none."""
    number = length.strip().removesuffix("pt")
    try:
        points = float(number or 0)
    except ValueError:
        points = -1.0
    if points < 0:
        say(f"--grid {length}: 18pt")
        raise typer.Exit(WRONG_USAGE)
    return points


def _print_json(inspections: list["Inspection"]) -> None:
    """For each file a line with its figures, then its findings as every verb writes them."""
    import json

    from publish.diagnostics import as_json

    for each in inspections:
        line = {"file": each.file.name, "figures": dict(each.figures)}
        typer.echo(json.dumps(line, ensure_ascii=False))
        for found in each.findings:
            typer.echo(as_json(found))


def _print_table(inspections: list["Inspection"], language: str) -> None:
    """Figures as rows, files as columns: a table on a terminal, tabs elsewhere."""
    from publish.postflight.labels import label

    keys = list(dict.fromkeys(key for each in inspections for key, _ in each.figures))
    values = [dict(each.figures) for each in inspections]
    head = ["", *(each.file.name for each in inspections)]
    rows = [
        [label(key, language), *(str(figures.get(key, "")) for figures in values)] for key in keys
    ]
    if not sys.stdout.isatty():
        for row in [head, *rows]:
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*head)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _show(findings: tuple["Finding", ...], language: str, *, every: bool) -> None:
    """The first findings of each kind on standard error, and how many more there are."""
    from publish.diagnostics import as_text

    counted: Counter[str] = Counter()
    for found in findings:
        counted[found.id] += 1
        if every or counted[found.id] <= SHOWN:
            say(as_text(found, language))
    for id, count in counted.items():
        if not every and count > SHOWN:
            rest = count - SHOWN
            say(f"{id}: {rest} more (-v)" if language == "en" else f"{id}：另有 {rest} 個（-v）")
    if findings:
        say(summary(findings, language))


def _draw(inspected: "Inspection", folder: Path, language: str, *, quiet: bool) -> None:
    """A picture of every page beside the others, named NAME-PAGE.png."""
    from publish.postflight.picture import draw_findings

    if not inspected.figures or inspected.file.suffix.lower() == ".epub":
        return
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for page, picture in draw_findings(inspected.file, inspected.bad):
        picture.save(folder / f"{inspected.file.stem}-{page:03}.png", optimize=False)
        count += 1
    word = "page" if count == 1 else "pages"
    pages = f"{count} {word}" if language == "en" else f"{count} 頁"
    say(f"{folder}/{inspected.file.stem}-*.png  {pages}", quiet=quiet)
