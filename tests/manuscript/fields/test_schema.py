"""The JSON Schema says what the reader reads."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from publish.manuscript import json_schema
from publish.manuscript.schema import Kind

CASES = Path(__file__).parents[2] / "cases" / "fields"
KINDS: tuple[Kind, ...] = ("article", "issue", "journal")


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as the language servers of editors read it."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"~|null|", ["~", "n", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def complaints(kind: Kind, text: str) -> list[str]:
    """What a language server would underline."""
    validator = jsonschema.Draft202012Validator(json_schema(kind))
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader=CoreLoader))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_schemas(kind: Kind) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_wording_in_both_languages(kind: Kind) -> None:
    for name, field in json_schema(kind)["properties"].items():
        assert re.search("[\u4e00-\u9fff]|DOI|ISSN|ISBN|GPN", field["title"]), name
        assert re.search("[A-Za-z]", field["title"]), name


def good_files() -> list[tuple[Kind, Path]]:
    found: list[tuple[Kind, Path]] = []
    for kind in KINDS:
        found += [(kind, path) for path in sorted(CASES.glob(f"good-*/**/{kind}.yaml"))]
    return found


@pytest.mark.parametrize(("kind", "path"), good_files(), ids=lambda value: str(value)[-40:])
def test_good_files_are_valid(kind: Kind, path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("short_title", "short-title")
    assert complaints(kind, text) == []


@pytest.mark.parametrize(
    "case",
    [
        "field-unknown",
        "field-value",
        "field-not-flag",
        "field-not-fields",
        "date-form",
        "orcid-form",
    ],
)
def test_mistakes_are_underlined_while_typing(case: str) -> None:
    text = (CASES / case / "article.yaml").read_text(encoding="utf-8")
    assert complaints("article", text)


@pytest.mark.parametrize(
    "line",
    [
        "authors: [王小明, {name: {zh-Hant: {family: 王, given: 小明}}}]",
        "authors: 王小明",
        "keywords: 標點、排版",
        "keywords: {zh-Hant: [標點], en: punctuation}",
        "pages: {first: 31}",
        "x-memo: 校對中",
        "abstract:",
        "dates: {received: 2021, accepted: 2021-03}",
        "style: {name: journal, options: {leading: 18}}",
    ],
)
def test_short_forms_are_valid(line: str) -> None:
    assert complaints("article", f"type: editorial\ntitle: 手記\n{line}\n") == []
