"""`publish init`: a journal with an issue, an article and a style of its own."""

import shutil
from pathlib import Path

import typer

from publish.cli.console import MACHINE_LACKS, WRONG_USAGE, Language, message_language, say

_STARTER = Path(__file__).parent / "starter"


def init(
    folder: Path = typer.Argument(..., metavar="DIR", help="新資料夾 A new folder."),
    lang: Language | None = typer.Option(None, "--lang", help="訊息語言 Language of messages."),
) -> None:
    """建立新期刊：一期、一篇文章、一個可改的樣式。Make a new journal to start from."""
    language = message_language(lang.value if lang else "")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        taken = f"“{folder}” is not empty." if language == "en" else f"「{folder}」不是空的資料夾。"
        say(taken)
        raise typer.Exit(WRONG_USAGE)
    try:
        shutil.copytree(_STARTER, folder, dirs_exist_ok=True)
    except OSError as reason:
        from publish.diagnostics import as_text, finding
        from publish.model import Span

        words = finding(
            "output-unwritable", Span(str(folder)), path=folder, reason=reason.strerror
        )
        say(as_text(words, language))
        raise typer.Exit(MACHINE_LACKS) from None
    say(f"{folder}/journal.yaml")
    following = "Next" if language == "en" else "接著執行"
    say(f"{following}: publish build {folder}")
