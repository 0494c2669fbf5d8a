"""What the manuscript format says is true: its examples build, and nothing is left out."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from publish.html.labels import LABELS
from publish.manuscript import Folder, json_schema, read_article
from publish.manuscript.schema import Kind
from publish.model.blocks import Block, inlines_of
from publish.model.blocks import walk as walk_blocks
from publish.model.inlines import Inline
from publish.model.inlines import walk as walk_inlines
from publish.pipeline import Request, build, check
from publish.styles import load_style
from tests.docs.doc_examples import DOCS, Example, examples, write_journal

CHINESE, ENGLISH = DOCS / "manuscript.zh-Hant.md", DOCS / "manuscript.md"
ALL = examples(CHINESE)
FILES = tuple(example for example in ALL if example.file)
FRAGMENTS = tuple(
    example for example in ALL if example.language in ("yaml", "markdown") and not example.file
)


@pytest.mark.parametrize("example", FRAGMENTS, ids=str)
def test_an_example_builds_with_the_findings_that_it_names(
    example: Example, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    write_journal(journal, example, FILES)
    built: list[Any] = []
    found = build(Request((journal,), tmp_path / "build", ("offprints",)), built.append)
    assert {each.id for each in found} == example.finds, found
    assert [file.suffix for article in built for file in sorted(article.files)][-2:] == [
        ".epub",
        ".pdf",
    ]


@pytest.mark.parametrize(
    "example", [each for each in FILES if each.language == "markdown"], ids=str
)
def test_a_whole_manuscript_has_no_findings(example: Example, tmp_path: Path) -> None:
    file = tmp_path / example.file
    file.write_text(example.text, "utf-8")
    assert check(file) == ()


def test_both_languages_show_the_same_examples() -> None:
    shown = [
        [(each.language, each.mark, each.text) for each in examples(file) if each.mark]
        for file in (CHINESE, ENGLISH)
    ]
    assert shown[0] == shown[1]
    assert shown[0]


def _names(schema: Any) -> set[str]:
    """The names of all fields in a JSON Schema."""
    if isinstance(schema, list):
        return {name for item in schema for name in _names(item)}
    if not isinstance(schema, dict):
        return set()
    own = set(schema.get("properties", {}))
    return own | {name for value in schema.values() for name in _names(value)}


@pytest.mark.parametrize("document", [CHINESE, ENGLISH], ids=lambda file: file.name)
@pytest.mark.parametrize("kind", ["article", "issue", "journal"])
def test_every_field_is_explained(document: Path, kind: Kind) -> None:
    explained = "\n".join(
        line for line in document.read_text("utf-8").splitlines() if not line.startswith("#")
    )
    missing = {
        name for name in _names(json_schema(kind)) if not re.search(rf"[`{{ ]{name}[`:]", explained)
    }
    assert missing == set()


@pytest.mark.parametrize("document", [CHINESE, ENGLISH], ids=lambda file: file.name)
def test_every_label_that_a_journal_may_word_is_named(document: Path) -> None:
    text = document.read_text("utf-8")
    assert {name for name in LABELS if f"`{name}`" not in text} == set()


@pytest.mark.parametrize("kind", ["article", "issue", "journal"])
def test_every_field_is_shown_in_an_example(kind: Kind) -> None:
    shown = "\n".join(each.text for each in FRAGMENTS if each.kind == kind)
    shared = "\n".join(each.text for each in FRAGMENTS)
    named = set(json_schema(kind)["properties"])
    inner = _names(json_schema(kind)) - named
    assert {name for name in named if not re.search(rf"^{name}:", shown, re.M)} == set()
    assert {name for name in inner if not re.search(rf"\b{name}:", shared)} == set()


def test_every_kind_of_block_and_inline_is_shown(tmp_path: Path) -> None:
    """One article of all passages; the kinds are those of the model."""
    shown: set[type] = set()
    for example in FRAGMENTS:
        if example.kind != "body":
            continue
        folder = tmp_path / str(example.line)
        write_journal(folder, example, FILES)
        article = read_article(Folder(folder), "2026-1/article/article.yaml").value
        assert article is not None
        blocks = list(walk_blocks(article.body))
        shown |= {type(block) for block in blocks}
        for block in blocks:
            for line in inlines_of(block):
                shown |= {type(inline) for inline in walk_inlines(line)}
    assert {*get_args(Block), *get_args(Inline)} - shown == set()


@pytest.mark.parametrize("document", [CHINESE, ENGLISH], ids=lambda file: file.name)
def test_every_class_of_the_style_is_explained(document: Path) -> None:
    style, _ = load_style("journal")
    assert style is not None
    text = document.read_text("utf-8")
    assert {name for name in style.classes if f".{name}" not in text} == set()
