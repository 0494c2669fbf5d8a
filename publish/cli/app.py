"""The verbs put together, and what happens when the program itself fails."""

import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from publish import __version__
from publish.cli import build, check, init, inspect, proof, schema
from publish.cli.console import DONE, INTERRUPTED, MANUSCRIPT_ERRORS, WRONG_USAGE
from publish.cli.options import Language

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
app.command("inspect")(inspect.inspect)
app.command("proof")(proof.proof)
app.command("schema")(schema.schema)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"banxin {__version__}")
        raise typer.Exit


@app.callback()
def verbs(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="印出版本 Print the version.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """What comes before the verb."""


def main() -> None:
    """Run the command; a failure of the program is one line and a log, never a traceback."""
    _write_utf8()
    try:
        status = app(prog_name="publish", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(INTERRUPTED)
    except Exception as reason:
        sys.exit(_ended_by(reason))
    sys.exit(status or DONE)


def _ended_by(reason: Exception) -> int:
    """Tell what ended the command; the exit status."""
    from publish.cli.usage import is_help, is_usage_error, usage_finding

    if is_help(reason):
        typer.echo(str(reason), err=True)
        return WRONG_USAGE
    if not is_usage_error(reason):
        _tell(reason)
        return MANUSCRIPT_ERRORS
    from publish.cli.console import message_language, one_line

    one_line(usage_finding(reason), message_language(_asked()), json="--json" in sys.argv)
    return WRONG_USAGE


def _write_utf8() -> None:
    """JSON is UTF-8 whatever the locale; file names that are not stay recognisable."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(reason: Exception) -> None:
    """One line that names the log; the log holds the traceback."""
    from publish.cli.console import message_language, one_line
    from publish.diagnostics import finding
    from publish.model import Span

    log = _write_log(reason)
    words = f"{type(reason).__name__}: {reason}".splitlines()[0].rstrip(".")
    one_line(
        finding("internal", Span("publish"), reason=words, log=log), message_language(_asked())
    )


def _asked() -> str:
    """The value of --lang, read without the parser, which may be what failed; empty if none."""
    words = " ".join(sys.argv[1:]).replace("--lang=", "--lang ").split()
    following = words[words.index("--lang") + 1 :] if "--lang" in words else []
    return following[0] if following and following[0] in tuple(Language) else ""


def _write_log(reason: Exception) -> str:
    """The place of a log with the traceback: the user's log folder, else the temporary one."""
    import tempfile
    import traceback

    from platformdirs import user_log_path

    text = "".join(traceback.format_exception(reason))
    name = f"publish-{os.getpid()}.log"
    for folder in (user_log_path("banxin"), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8", "backslashreplace")
        except OSError:  # not writable: the next folder is tried
            continue
        return str(folder / name)
    return os.devnull
