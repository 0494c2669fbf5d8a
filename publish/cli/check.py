"""`publish check`: the findings of manuscripts, nothing built."""

import typer

from publish.cli.console import DONE, MANUSCRIPT_ERRORS, message_language, say, show
from publish.cli.options import Json, Lang, Paths, Quiet, Strict, Style


def check(
    paths: Paths,
    style: Style = "",
    strict: Strict = False,
    json: Json = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """檢查稿件，不排版。Check manuscripts and build nothing."""
    from publish.diagnostics import has_errors, in_order
    from publish.pipeline import check as check_path

    language = message_language(lang)
    findings = in_order(tuple(found for path in paths for found in check_path(path, style)))
    show(findings, language, json=json, quiet=quiet)
    if not findings and not json:
        say("Nothing found." if language == "en" else "沒有發現問題。", quiet=quiet)
    raise typer.Exit(MANUSCRIPT_ERRORS if has_errors(findings, strict=strict) else DONE)
