"""`publish check`: the findings of manuscripts, nothing built."""

from pathlib import Path

import typer

from publish.cli.console import DONE, MANUSCRIPT_ERRORS, Language, message_language, say, show


def check(
    paths: list[Path] = typer.Argument(..., metavar="PATH...", help="稿件 Manuscripts."),
    style: str = typer.Option("", "--style", help="版面樣式 Style."),
    strict: bool = typer.Option(False, "--strict", help="警告視為錯誤 Warnings are errors."),
    json: bool = typer.Option(False, "--json", help="以 JSON Lines 列出 Findings as JSON Lines."),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="少說話 Say less."),
    lang: Language | None = typer.Option(None, "--lang", help="訊息語言 Language of messages."),
) -> None:
    """檢查稿件，不排版。Check manuscripts and build nothing."""
    from publish.diagnostics import has_errors, in_order
    from publish.pipeline import check as check_path

    language = message_language(lang.value if lang else "")
    findings = in_order(tuple(found for path in paths for found in check_path(path, style)))
    show(findings, language, json=json, quiet=quiet)
    if not findings and not json:
        nothing = "Nothing found." if language == "en" else "沒有發現問題。"
        say(nothing, quiet=quiet)
    raise typer.Exit(MANUSCRIPT_ERRORS if has_errors(findings, strict=strict) else DONE)
