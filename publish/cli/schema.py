"""`publish schema`: the JSON Schema of a YAML file, for editors that complete fields."""

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """The files that have a schema."""

    ARTICLE = "article"
    ISSUE = "issue"
    JOURNAL = "journal"


def schema(kind: Annotated[Kind, typer.Argument(help="哪一種檔案 Which file.")]) -> None:
    """印出檔案的 JSON Schema。Print the JSON Schema of a file."""
    import json

    from publish.manuscript import json_schema

    typer.echo(json.dumps(json_schema(kind.value), ensure_ascii=False, indent=2))
