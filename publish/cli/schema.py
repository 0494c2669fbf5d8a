"""`publish schema`: the JSON Schema of a YAML file, for editors that complete fields."""

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """The files that have a schema."""

    ARTICLE = "article"
    ISSUE = "issue"
    JOURNAL = "journal"


def schema(kind: Annotated[Kind, typer.Argument(help="article | issue | journal")]) -> None:
    """印出 JSON Schema。Print the JSON Schema of article.yaml, issue.yaml or journal.yaml."""
    import json

    from publish.manuscript import json_schema

    typer.echo(json.dumps(json_schema(kind.value), ensure_ascii=False, indent=2))
