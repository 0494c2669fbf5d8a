"""`publish init`: a journal with an issue, an article and a style of its own."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from publish.cli.console import MACHINE_LACKS, WRONG_USAGE, message_language, one_line, say
from publish.cli.options import Lang

_STARTER = Path(__file__).parent / "starter"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新資料夾 A new folder.")],
    lang: Lang = None,
) -> None:
    """建立新期刊：一期、一篇文章、一個可改的樣式。Make a new journal to start from."""
    from publish.diagnostics import finding
    from publish.keeping.outputs import OutputUnwritableError
    from publish.model import Span

    language = message_language(lang)
    try:
        made = _write_starter(folder)
    except OutputUnwritableError as lack:
        found = finding(lack.id, Span(lack.path), path=lack.path, reason=lack.reason)
        one_line(found, language)
        raise typer.Exit(MACHINE_LACKS) from None
    if not made:
        one_line(finding("usage-folder-taken", Span("publish"), folder=str(folder)), language)
        raise typer.Exit(WRONG_USAGE)
    say(f"{folder / 'journal.yaml'}")
    following = "Next: " if language == "en" else "接著執行："
    say(f"{following}publish build {shlex.quote(str(folder))}")


def _write_starter(folder: Path) -> bool:
    """Copy the starter's files; False, and nothing written, where something is already."""
    from publish.keeping.outputs import OutputUnwritableError

    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            return False
        for file in sorted(_STARTER.rglob("*")):
            place = folder / file.relative_to(_STARTER)
            if file.is_file():
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.read_bytes())
    except OSError as reason:
        raise OutputUnwritableError(folder, reason) from reason
    return True
