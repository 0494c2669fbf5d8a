"""The JSON Schema of the manuscript's files, from the models that read them."""

from typing import Any, Literal

from publish.manuscript.article_fields import ArticleFields
from publish.manuscript.fields import Fields
from publish.manuscript.issue import IssueFields
from publish.manuscript.journal import JournalFields

Kind = Literal["article", "issue", "journal"]

_KINDS: dict[Kind, tuple[type[Fields], tuple[str, ...]]] = {
    "article": (ArticleFields, ("type", "title")),
    "issue": (IssueFields, ("contents",)),
    "journal": (JournalFields, ("title",)),
}


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of article.yaml, issue.yaml or journal.yaml.

    For editors with a YAML language server: it completes field names and shows their
    wording in Chinese and English. It accepts what the reader accepts in canonical spelling;
    check digits, references between fields and files are the reader's alone.
    """
    model, required = _KINDS[kind]
    schema = _tidy(model.model_json_schema(by_alias=True))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "required": list(required),
    }


def _tidy(schema: Any) -> Any:
    """The schema without default values, which say nothing to editors."""
    if isinstance(schema, list):
        return [_tidy(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _tidy(value) for key, value in schema.items() if key != "default"}
