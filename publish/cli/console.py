"""What all verbs share: exit statuses, the language of messages, how findings are shown."""

import locale
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import typer

from publish.cli.options import Language

if TYPE_CHECKING:
    from publish.diagnostics import Finding

__all__ = [
    "DONE", "INTERRUPTED", "MACHINE_LACKS", "MANUSCRIPT_ERRORS", "WRONG_USAGE", "Language",
    "message_language", "one_line", "refuse_value", "say", "show", "summary",
]  # fmt: skip

DONE, MANUSCRIPT_ERRORS, WRONG_USAGE, MACHINE_LACKS, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit statuses of every verb."""


def message_language(asked: str | None) -> str:
    """The language asked for, else that of the environment: Chinese for any Chinese locale."""
    if asked:
        return str(asked)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh-Hant" if value.startswith("zh") else "en"
    return "zh-Hant" if (locale.getlocale()[0] or "").startswith("zh") else "en"


def show(findings: "tuple[Finding, ...]", language: str, *, json: bool, quiet: bool) -> None:
    """Findings as text on standard error, or as JSON Lines on standard output."""
    from publish.diagnostics import Severity, as_json, as_text

    for found in findings:
        if json:
            typer.echo(as_json(found))
        elif not quiet or found.severity is Severity.ERROR:
            say(as_text(found, language))
    if not json and findings:
        say(summary(findings, language), quiet=quiet)


def summary(findings: "tuple[Finding, ...]", language: str) -> str:
    """How many errors and warnings there are."""
    from publish.diagnostics import Severity

    errors = sum(found.severity is Severity.ERROR for found in findings)
    warnings = sum(found.severity is Severity.WARNING for found in findings)
    if language == "en":
        return f"{errors} error(s), {warnings} warning(s)"
    return f"錯誤 {errors} 個，警告 {warnings} 個"


def one_line(found: "Finding", language: str, *, json: bool = False) -> None:
    """What stopped the program, on one line with its advice; as JSON on standard output."""
    from publish.diagnostics import advice, as_json, message

    if json:
        typer.echo(as_json(found))
        return
    gap = " " if language == "en" else ""
    words = f"publish: {message(found, language)}{gap}{advice(found, language)}"
    say(" ".join(words.splitlines()))


def refuse_value(option: str, known: str, language: str, *, json: bool = False) -> NoReturn:
    """End the program because an option has a value that it cannot have; `known` are those that it
    can.
    """
    from publish.diagnostics import finding
    from publish.source import Span

    one_line(finding("usage-value", Span("publish"), word=option, known=known), language, json=json)
    raise typer.Exit(WRONG_USAGE)


def refuse_together(one: str, other: str, language: str, *, json: bool = False) -> NoReturn:
    """End the program because two options contradict each other."""
    from publish.diagnostics import finding
    from publish.source import Span

    found = finding("usage-together", Span("publish"), one=one, other=other)
    one_line(found, language, json=json)
    raise typer.Exit(WRONG_USAGE)


def say(text: str, *, quiet: bool = False) -> None:
    """A line for people on standard error, so that standard output stays for programs."""
    if not quiet:
        sys.stderr.write(text + "\n")
