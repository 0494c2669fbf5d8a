"""The JSON Schema of the manuscript's files, from the models that read them."""

from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import WithDefaultSchema

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


class _WithoutDefaults(GenerateJsonSchema):
    """A schema without default values, which say nothing to editors."""

    def default_schema(self, schema: WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of article.yaml, issue.yaml or journal.yaml.

    For editors with a YAML language server: it completes field names and shows their
    wording in Chinese and English. It accepts what the reader accepts in canonical spelling;
    check digits, references between fields and files are the reader's alone.
    """
    model, required = _KINDS[kind]
    schema = model.model_json_schema(by_alias=True, schema_generator=_WithoutDefaults)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "required": list(required),
    }
