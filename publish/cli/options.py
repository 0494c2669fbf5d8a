"""Options that several verbs share: one wording, one type."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer


class Language(StrEnum):
    """Languages of messages."""

    ZH = "zh-Hant"
    EN = "en"


Paths: TypeAlias = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="稿件 Manuscripts.")
]
Output: TypeAlias = Annotated[
    Path, typer.Option("-o", "--output", help="輸出資料夾 Output folder.")
]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", min=0, help="同時排幾份 Processes (0: all cores).")
]
Style: TypeAlias = Annotated[str, typer.Option("--style", help="版面樣式 Style.")]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="警告視為錯誤 Warnings are errors.")
]
Json: TypeAlias = Annotated[
    bool, typer.Option("--json", help="以 JSON Lines 列出 Findings as JSON Lines.")
]
Quiet: TypeAlias = Annotated[bool, typer.Option("-q", "--quiet", help="只說錯誤 Errors only.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("-v", "--verbose", help="多說話 Say more.")]
Lang: TypeAlias = Annotated[
    Language | None, typer.Option("--lang", help="訊息語言 Language of messages.")
]
