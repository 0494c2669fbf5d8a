"""YAML values stay what was typed and know where they stand."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from publish.files.nodes import Mapping, Scalar, walk
from publish.files.yaml_file import read_yaml
from publish.model import Located

GOOD = Path(__file__).parents[2] / "cases" / "fields" / "good-article"


def scalars(text: str) -> dict[str, Scalar]:
    """The scalars of a YAML text by path."""
    root = read_yaml(Located.whole_file("a.yaml", text)).root
    assert root is not None
    return {node.path: node for node in walk(root) if isinstance(node, Scalar)}


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "0012", "1:30", "10.10", "2021-06", "2021-06-07", "1e3", "0x1F", "1_000"],
)
def test_what_looks_like_a_number_stays_what_was_typed(typed: str) -> None:
    assert scalars(f"local: {typed}\n")["local"].text == typed


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_is_nothing(typed: str) -> None:
    assert scalars(f"volume: {typed}\n")["volume"].null


@pytest.mark.parametrize("typed", ["'null'", '""', "'~'"])
def test_quoted_nothing_is_text(typed: str) -> None:
    assert not scalars(f"volume: {typed}\n")["volume"].null


def test_paths_name_the_fields_around() -> None:
    text = "authors:\n  - name: 王小明\n    affiliations: [press, {ref: school}]\n"
    assert list(scalars(text)) == [
        "authors[0].name",
        "authors[0].affiliations[0]",
        "authors[0].affiliations[1].ref",
    ]


def test_a_file_of_separators_holds_nothing() -> None:
    found = read_yaml(Located.whole_file("a.yaml", "|\u2028"))
    assert found.root is None
    assert [one.id for one in found.findings] == ["yaml-separator"]


def test_a_block_scalar_knows_the_place_of_each_line() -> None:
    text = "title: 論標點\nbody: |\n    第一段。\n\n      詩行\n    末段。\n\nlang: zh-Hant\n"
    body = scalars(text)["body"]
    assert body.source.text == "第一段。\n\n  詩行\n末段。"
    assert body.source.places == ((3, 5), (4, 5), (5, 5), (6, 5))
    assert (body.span.line, body.span.column) == (3, 5)
    assert (body.span.end_line, body.span.end_column) == (6, 8)


def test_a_folded_scalar_keeps_its_lines_for_markdown() -> None:
    abstract = scalars("abstract: >\n  This article\n  is about.\n\n  Second.\n")["abstract"]
    assert abstract.text == "This article is about.\nSecond.\n"
    assert abstract.source.text == "This article\nis about.\n\nSecond."
    assert abstract.source.places[3] == (5, 3)


def test_an_indicated_indentation_is_kept() -> None:
    verse = scalars("body: |2\n    詩行\n  末行\n")["body"]
    assert verse.source.text == "  詩行\n末行"
    assert verse.source.places == ((2, 3), (3, 3))


@pytest.mark.parametrize("text", ["- |2\n    詩行\n  末行\n", "- >2\n    詩行\n  末行\n"])
def test_an_indicated_indentation_in_a_list(text: str) -> None:
    verse = scalars(text)["[0]"]
    assert verse.source.text == "  詩行\n末行"
    assert verse.source.places == ((2, 3), (3, 3))


def test_an_empty_block_scalar_is_empty() -> None:
    assert scalars("title: 手記\nbody: |\n")["body"].source.text == ""
    assert scalars("body: |\n\n\ntitle: 手記\n")["body"].source.text == ""


def test_a_quoted_scalar_begins_behind_its_mark() -> None:
    title = scalars('title: "論：標點"\n')["title"]
    assert title.source.places == ((1, 9),)
    assert title.source.span(2, 4).column == 11


def test_an_escaped_line_end_begins_a_line_in_the_same_line() -> None:
    body = scalars('body: "甲\\n乙丙"\n')["body"]
    assert body.source.text == "甲\n乙丙"
    assert body.source.places == ((1, 8), (1, 11))


@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_quoted_text_of_several_lines(mark: str) -> None:
    abstract = scalars(f"abstract: {mark}甲\n\n\n  乙丙\n  丁{mark}\n")["abstract"]
    assert abstract.text == "甲\n\n乙丙 丁"
    assert abstract.source.text == "甲\n\n\n乙丙\n丁"
    assert [abstract.source.places[row] for row in (0, 3, 4)] == [(1, 12), (4, 3), (5, 3)]


def test_a_continued_quoted_line_is_one_line() -> None:
    assert scalars('title: "甲\\\n  乙"\n')["title"].source.text == "甲乙"


def test_an_anchor_is_no_part_of_the_text() -> None:
    found = scalars("a: &name 甲\nb: *name\n")
    assert found["a"].source.text == "甲"
    assert found["b"].text == "甲"
    assert found["b"].path == "b"


def test_the_places_of_a_part_of_a_file_are_those_of_the_file() -> None:
    part = Located("title: 論標點", "a.md", ((2, 1),))
    root = read_yaml(part).root
    assert isinstance(root, Mapping)
    title = root.get("title")
    assert title is not None
    assert (title.span.line, title.span.column) == (2, 8)


def assert_places_are_right(text: str) -> None:
    """Every line of every value stands in the file where its place says."""
    lines = text.split("\n")
    for node in scalars(text).values():
        for part, (line, column) in zip(
            node.source.text.split("\n"), node.source.places, strict=True
        ):
            assert lines[line - 1][column - 1 :].startswith(part), (node.path, part)


def test_every_value_of_the_good_article_stands_where_it_says() -> None:
    for file in GOOD.rglob("*.yaml"):
        assert_places_are_right(file.read_text(encoding="utf-8"))


words = st.text(alphabet="論標點abc，。:#-'\" ", min_size=1, max_size=12).map(str.strip)
paragraphs = st.lists(words, min_size=1, max_size=4).map("\n".join)


@given(
    st.dictionaries(st.sampled_from(["title", "body", "notes", "pages"]), paragraphs, min_size=1),
    st.sampled_from([None, "'", "|"]),
)
def test_dumped_values_are_read_back_and_stand_where_they_say(
    values: dict[str, str], style: str | None
) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, default_style=style, width=10_000)
    found = scalars(text)
    for key, value in values.items():
        assert found[key].text == value
    if "''" not in text and "\\" not in text:
        assert_places_are_right(text)
