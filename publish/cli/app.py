"""The verbs put together, and what happens when the program itself fails."""

import os
import sys
import traceback
from pathlib import Path

import typer

from publish import __version__
from publish.cli import build, check, init, schema

app = typer.Typer(
    name="publish",
    help="版心：把 YAML 稿件排成期刊 PDF 與 EPUB。\n\n"
    "Banxin: a YAML manuscript becomes a journal PDF and an EPUB.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("build")(build.build)
app.command("check")(check.check)
app.command("init")(init.init)
app.command("schema")(schema.schema)


@app.callback(invoke_without_command=True)
def version(
    show: bool = typer.Option(False, "--version", help="印出版本 Print the version."),
) -> None:
    if show:
        typer.echo(f"banxin {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command; a failure of the program is one line and a log, never a traceback."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as reason:
        sys.stderr.write(_failure(reason) + "\n")
        sys.exit(1)


def _failure(reason: Exception) -> str:
    """One finding that names the log; the log holds the traceback."""
    from publish.cli.console import message_language
    from publish.diagnostics import as_text, finding
    from publish.model import Span

    log = _write_log(traceback.format_exc())
    words = f"{type(reason).__name__}: {reason}".splitlines()[0]
    return as_text(finding("internal", Span("publish"), reason=words, log=log), message_language(""))


def _write_log(text: str) -> str:
    from platformdirs import user_log_path

    try:
        folder = user_log_path("banxin")
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"publish-{os.getpid()}.log"
        file.write_text(text, "utf-8")
    except OSError:
        file = Path(os.devnull)
    return str(file)
