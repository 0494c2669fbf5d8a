"""What `Parsed` hands over beside the blocks."""

import pytest

from publish.manuscript.markdown import BodyOptions, parse_blocks, parse_inlines
from publish.model import Located, Note, Span
from publish.model.blocks import Blocks, Table
from publish.model.inlines import Emphasis, Text
from tests.manuscript.body.test_body_laws import characters


def test_pictures_are_named_as_typed_in_source_order() -> None:
    text = "![題](圖/a.png)\n\n文字![](../b.svg)。[^1]\n\n[^1]: ![](c.png)"
    parsed = parse_blocks(Located.whole_file("x/body.md", text), BodyOptions())
    assert parsed.pictures == (
        ("圖/a.png", Span("x/body.md", 1, 1, 1, 14)),
        ("../b.svg", Span("x/body.md", 3, 3, 3, 16)),
        ("c.png", Span("x/body.md", 5, 7, 5, 17)),
    )


def test_a_csv_file_is_no_picture_and_is_asked_for_by_its_typed_path() -> None:
    asked: list[tuple[str, Span]] = []

    def read_csv(path: str, span: Span) -> str:
        asked.append((path, span))
        return "甲\n１\n"

    options = BodyOptions(read_csv=read_csv, csv_name=lambda path: f"x/{path}")
    parsed = parse_blocks(Located.whole_file("x/body.md", "![題](t.csv)"), options)
    assert asked == [("t.csv", Span("x/body.md", 1, 1, 1, 12))]
    assert parsed.pictures == ()
    (table,) = parsed.value
    assert isinstance(table, Table)
    assert table.body[0].cells[0].span == Span("x/t.csv", 2, 1, 2, 2)


def test_a_title_in_a_yaml_file_has_its_places() -> None:
    source = Located("俄*美*關係", "article.yaml", ((4, 12),))
    parsed = parse_inlines(source, BodyOptions())
    assert parsed.value == (
        Text("俄", Span("article.yaml", 4, 12, 4, 13)),
        Emphasis(
            (Text("美", Span("article.yaml", 4, 14, 4, 15)),),
            Span("article.yaml", 4, 13, 4, 16),
        ),
        Text("關係", Span("article.yaml", 4, 16, 4, 18)),
    )


def test_a_folded_title_is_one_line_of_text() -> None:
    source = Located("Russia and\nAmerica", "article.yaml", ((4, 3), (5, 3)))
    parsed = parse_inlines(source, BodyOptions())
    assert "".join(text.text for text in parsed.value if isinstance(text, Text)) == (
        "Russia and America"
    )


def test_a_finding_shows_its_line_and_points_into_it() -> None:
    source = Located("甲<b>乙", "article.yaml", ((7, 5),))
    (found,) = parse_inlines(source, BodyOptions()).findings
    assert found.span == Span("article.yaml", 7, 6, 7, 9)
    assert found.source_line[found.span.column - 1 :] == "<b>乙"


def test_nothing_is_nothing() -> None:
    assert parse_blocks(Located.whole_file("b.md", ""), BodyOptions()).value == ()
    assert parse_inlines(Located.whole_file("b.md", " \n "), BodyOptions()).value == ()


@pytest.mark.parametrize(
    "text",
    [
        "> " * 500 + "天",
        "- " * 500 + "天",
        "".join("  " * level + "- 地\n" for level in range(200)) + "天",
        "".join(":" * (203 - level) + " {.verse}\n" for level in range(200)) + "天",
        "^[" * 500 + "天" + "]" * 500,
        "[" * 500 + "天" + "]{lang=en}" * 500,
        "*" * 5001 + "天" + "*" * 5001,
        "*a **b " * 2000 + "天" + "** b* a" * 2000,
        "{++" * 500 + "天" + "++}" * 500,
        "^~" * 500 + "天" + "~^" * 500,
    ],
    ids=lambda text: text[:4],
)
def test_text_nested_deeper_than_anybody_does_is_not_lost(text: str) -> None:
    parsed = parse_blocks(Located.whole_file("b.md", text), BodyOptions())
    shown = "".join(characters(stream) for stream in (parsed.value, *map(note_text, parsed.notes)))
    assert "天" in shown


def note_text(note: Note) -> Blocks:
    return note.children
