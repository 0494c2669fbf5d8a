"""A character that no font has is named with its code point and its place."""

from pathlib import Path

import pytest

from publish.checks.fonts import unprintable
from publish.diagnostics import Finding, as_text
from publish.fonts import coverage
from publish.manuscript import Folder, read_article
from publish.styles import load_style

ARTICLE = """\
type: commentary
title: {zh-Hant: 題名, en: Title}
authors: [{name: {literal: 本刊}}]
body: body.md
"""


def found(tmp_path: Path, body: str) -> tuple[Finding, ...]:
    (tmp_path / "article.yaml").write_text(ARTICLE, "utf-8")
    (tmp_path / "body.md").write_text(body, "utf-8")
    style, _ = load_style("journal")
    assert style is not None
    reading = read_article(Folder(tmp_path), "article.yaml", known_classes=style.classes)
    assert reading.value is not None
    return tuple(unprintable(reading.value, coverage(style.faces).has))


def test_a_character_without_a_glyph_is_named_where_it_stands(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "第一段。\n\n店名叫𠮷野家，又見𠮷字。\n")
    assert (finding.span.file, finding.span.line, finding.span.column) == ("body.md", 3, 4)
    assert "U+20BB7" in as_text(finding, "zh-Hant")
    assert "U+20BB7" in as_text(finding, "en")


@pytest.mark.parametrize(
    "body",
    [
        "漢字、標點，「引號」——與……都有。",
        "Bì Shēng, Иван Фёдоров, Άλδος Μανούτιος, chữ Nôm, もとき しょうぞう",
        "葛\U000e0100城",
        "注音ㄊㄢˊ與堃、煊、喆",
    ],
)
def test_what_the_carried_fonts_have_is_no_finding(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == ()


def test_a_character_in_a_note_or_a_table_is_found_too(tmp_path: Path) -> None:
    body = "文字。[^a]\n\n| 甲 | 乙 |\n|---|---|\n| 𠀋 | 丙 |\n\n: 表題\n\n[^a]: 註裡的𠀍字。\n"
    assert [finding.span.line for finding in found(tmp_path, body)] == [5, 9]
