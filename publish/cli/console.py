"""What all verbs share: the language of messages, and how findings are shown."""

import locale
import os
import sys
from enum import Enum

import typer

from publish.diagnostics import Finding, Severity, as_json, as_text

DONE, MANUSCRIPT_ERRORS, WRONG_USAGE, MACHINE_LACKS = 0, 1, 2, 3
"""Exit statuses of every verb."""


class Language(str, Enum):
    """Languages of messages."""

    ZH = "zh-Hant"
    EN = "en"


def message_language(asked: str) -> str:
    """The language asked for, else that of the environment: Chinese for any Chinese locale."""
    if asked:
        return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh-Hant" if value.startswith("zh") else "en"
    return "zh-Hant" if (locale.getlocale()[0] or "").startswith("zh") else "en"


def show(findings: tuple[Finding, ...], language: str, *, json: bool, quiet: bool) -> None:
    """Findings as text on standard error, or as JSON Lines on standard output."""
    for found in findings:
        if json:
            typer.echo(as_json(found))
        elif not quiet or found.severity is Severity.ERROR:
            typer.echo(as_text(found, language), err=True)
    if not json and not quiet and findings:
        typer.echo(summary(findings, language), err=True)


def summary(findings: tuple[Finding, ...], language: str) -> str:
    """How many errors and warnings there are."""
    errors = sum(found.severity is Severity.ERROR for found in findings)
    warnings = sum(found.severity is Severity.WARNING for found in findings)
    if language == "en":
        return f"{errors} error(s), {warnings} warning(s)"
    return f"錯誤 {errors} 個，警告 {warnings} 個"


def say(text: str, *, quiet: bool = False) -> None:
    """A line for people on standard error, so that standard output stays for programs."""
    if not quiet:
        sys.stderr.write(text + "\n")
