"""A character that no font has is named with its code point and its place."""

from pathlib import Path

import pytest

from publish.checks.fonts import unprintable, unprintable_around
from publish.diagnostics import Finding, as_text
from publish.fonts import coverage
from publish.manuscript import Folder, read_article, read_issue, read_journal
from publish.styles import load_style

ARTICLE = """\
type: commentary
title: {zh-Hant: 題名, en: Title}
authors: [{name: {literal: 本刊}}]
body: body.md
"""


def found(tmp_path: Path, body: str, article: str = ARTICLE) -> tuple[Finding, ...]:
    (tmp_path / "article.yaml").write_text(article, "utf-8")
    (tmp_path / "body.md").write_text(body, "utf-8")
    style, _ = load_style("journal")
    assert style is not None
    folder = Folder(tmp_path)
    reading = read_article(folder, "article.yaml", known_classes=style.classes)
    assert reading.value is not None
    return tuple(unprintable(reading.value, coverage(style.faces).has, folder.typed))


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


FIELDS = """\
type: commentary
title: {zh-Hant: 題名, en: Title}
short-title: 短題𠀁
section: 評論𠀂
authors:
  - name: {zh-Hant: {family: 林, given: 𠀃}}
    affiliations: [{ref: u, position: 𠀄}]
    note: 註𠀅
affiliations: [{id: u, institution: 大學𠀆, department: "學系𠀇"}]
contributors: [{role: translator, name: {literal: 譯者𠀈}}]
abstract: |
  摘要的第一行。
  第二行𠀉。
keywords: [甲, 乙𠀊]
acknowledgements: 謝𠀌
funding: [{statement: 補助𠀎}]
reviewed: [{title: 書名𠀏, authors: [作者𠀐], publisher: 出版社𠀑, place: 臺北𠀒}]
bibliography: [書目𠀓]
identifiers: {local: 不印𠀔}
x-desk-note: 不印𠀕
body: body.md
"""


def test_whatever_a_page_prints_of_the_fields_is_looked_at_in_its_place(tmp_path: Path) -> None:
    """An institution or a thanks with such a character was printed with a box, and not told."""
    lines = FIELDS.split("\n")
    told = found(tmp_path, "正文。\n", FIELDS)
    places = {dict(each.values)["character"]: each.span for each in told}
    assert set(places) == {chr(0x20000 + each) for each in (*range(1, 11), 12, *range(14, 20))}
    for character, span in places.items():
        assert lines[span.line - 1][span.column - 1] == character


def test_a_line_of_code_is_named_itself(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "正文。\n\n```\nfirst\n  the 𠀋\n```\n")
    assert (finding.span.line, finding.span.column) == (5, 7)


JOURNAL = """\
title: {zh-Hant: 學刊𠀁, en: Journal}
masthead: [{role: 主編, people: [林𠀂]}]
colophon-extra: [{label: 題字, value: 王𠀃}]
"""
ISSUE = """\
number: 1
label: 專號𠀄
contents: [{section: 專題𠀅, articles: [𠀆.yaml]}]
"""


@pytest.mark.parametrize(
    ("colophon", "told"), [(True, "𠀁𠀂𠀃𠀄𠀅"), (False, "𠀁𠀄")], ids=["an issue", "an article"]
)
def test_names_on_the_board_and_in_the_colophon_are_looked_at_too(
    tmp_path: Path, colophon: bool, told: str
) -> None:
    (tmp_path / "journal.yaml").write_text(JOURNAL, "utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE, "utf-8")
    folder = Folder(tmp_path)
    owners = read_journal(folder).value, read_issue(folder, "issue.yaml").value
    findings = tuple(unprintable_around(*owners, str.isascii, folder.typed, colophon=colophon))
    rare = [each for each in findings if dict(each.values)["character"] > "\U00020000"]
    assert "".join(dict(each.values)["character"] for each in rare) == told
    texts = {"journal.yaml": JOURNAL.split("\n"), "issue.yaml": ISSUE.split("\n")}
    for each in rare:
        line = texts[each.span.file][each.span.line - 1]
        assert line[each.span.column - 1] == dict(each.values)["character"]
