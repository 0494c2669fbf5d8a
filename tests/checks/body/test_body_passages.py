"""Where rules look: every text of an article, in its language, through its markup."""

import pytest

from publish.checks.body import check_body
from publish.manuscript.markdown import BodyOptions, parse_blocks, parse_inlines
from publish.manuscript.notes import settle_notes
from publish.model import Article, Located, Multilingual


def article(
    body: str, *, language: str = "zh-Hant-TW", title: str = "", abstract: str = ""
) -> Article:
    parsed = parse_blocks(Located.whole_file("body.md", body), BodyOptions())
    notes, _ = settle_notes((parsed.value,), parsed.notes)
    titled = parse_inlines(Located.whole_file("title", title), BodyOptions()).value
    abstracts = parse_blocks(Located.whole_file("abstract", abstract), BodyOptions()).value
    return Article(
        id="a",
        file="article.yaml",
        type="commentary",
        language=language,
        title=Multilingual((("zh-Hant", titled), ("en", titled))),
        body=parsed.value,
        abstract=Multilingual((("zh-Hant", abstracts),)),
        notes=notes,
    )


def found(manuscript: Article) -> list[str]:
    """Findings as `file:line:column id`."""
    return sorted(f"{each.span} {each.id}" for each in check_body(manuscript))


def test_title_and_abstract_are_read_in_chinese_once() -> None:
    manuscript = article("", title="甲,乙", abstract="甲,乙")
    assert found(manuscript) == ["abstract:1:2 half-width-mark", "title:1:2 half-width-mark"]


def test_notes_captions_cells_and_verse_are_read() -> None:
    body = """甲[^1]

![甲,乙](a.png){alt="圖" source="甲;乙"}

| 甲:乙 |
|-------|
| 甲!乙 |

: 題

::: verse
甲?乙
:::

[^1]: 甲.乙
"""
    assert found(article(body)) == [
        "body.md:12:2 half-width-mark",
        "body.md:15:8 half-width-mark",
        "body.md:3:32 half-width-mark",
        "body.md:3:4 half-width-mark",
        "body.md:5:4 half-width-mark",
        "body.md:7:4 half-width-mark",
    ]


def test_markup_and_note_calls_hide_nothing() -> None:
    body = "甲*乙*,丙**「丁**」戊[^1],己\n\n[^1]: 註。"
    assert found(article(body)) == ["body.md:1:19 half-width-mark", "body.md:1:5 half-width-mark"]


def test_another_language_is_not_read_as_chinese() -> None:
    body = "詞[日本,日本]{lang=ja}。\n\n::: {lang=ja}\n日本,日本 日本\n:::"
    assert found(article(body)) == []


def test_an_english_article_is_not_read_as_chinese() -> None:
    assert found(article('The book "書,名" (連 弘宜)...', language="en")) == []


def test_code_and_addresses_are_not_read() -> None:
    assert found(article("見`甲,乙`與<https://example.org/甲,乙>。")) == []


def test_a_broken_character_is_found_in_code_and_in_every_language() -> None:
    body = "`\ufffd` [\ufffd]{lang=ru}\n\n```\n\ufffd\n```"
    assert [line.split()[1] for line in found(article(body))] == ["character-broken"] * 3


RIGHT = [
    "時間為10:30，比例3:5，共1,234.5元。",
    "見 Smith, J. (2010). Title: Subtitle. 臺北。",
    "拜會（Johann Gutenberg, Владимир Путин）時。",
    "「甲」——乙……丙。",
    "他說：「甲『乙』丙。」",
    "第1）點、（2）點與a)點。",
    "1949–1950年、20～30人、A–B、臺北—2020",
    "3.5億、p < .05、F(1, 20) = 4.5、n = 10",
    "“Title,” 《書》；‘It’s’",
    "„Sein und Zeit“與„Idee“；„Panu” był；「„a“」",
    "摘　要",
    "Li Chih-tsao (李之藻) wrote it.",
    "C++、A/B、50%、U.S.A.與GDP 2%",
    "甲；乙：「丙」！？",
    "甲（乙（丙）丁）戊",
    "甲\\ 乙",
    "0.12***與\\*\\*甲",
    "集合{1, 2}與{甲}",
    "甲[^1]，乙。\n\n[^1]: Smith (2010), pp. 5-6; 王小明，《書》。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_no_false_alarm(text: str) -> None:
    assert found(article(text)) == []


WRONG = {
    "甲,乙": "half-width-mark",
    "「甲」,乙": "half-width-mark",
    "甲, 乙": "half-width-mark",
    "甲.": "half-width-mark",
    "甲(乙)丙": "half-width-mark",
    "（甲)": "mixed-brackets",
    "甲」": "mixed-brackets",
    "「甲『乙」": "mixed-brackets",
    "甲“乙": "mixed-brackets",
    "甲„Sinn": "mixed-brackets",
    "„Sinn“與“": "mixed-brackets",
    "（„Sinn“甲": "mixed-brackets",
    "甲 乙": "space-between-han",
    "甲， 乙": "space-between-han",
    '甲"a"': "straight-quotes",
    '甲"': "straight-quotes",
    "甲...": "ellipsis-dots",
    "甲…": "ellipsis-dots",
    "「...甲」": "ellipsis-dots",
    "甲—乙": "dash-short",
    "甲--乙": "dash-short",
    "１": "digits-fullwidth",
    "甲﹁": "mark-form",
    "甲︰乙": "mark-form",
    "甲､乙": "mark-form",
    "甲﹐乙": "mark-form",
    "ﾊﾞﾝｸ": "mark-form",
    "甲**乙": "emphasis-open",
    "甲{.kai}": "attributes-stray",
    "\ue000": "character-broken",
}


@pytest.mark.parametrize(("text", "id"), WRONG.items())
def test_each_wrong_text_has_one_finding(text: str, id: str) -> None:
    assert [line.split()[1] for line in found(article(text))] == [id]


def test_places_are_joined_by_one_dash_in_mainland_china() -> None:
    simplified = article("秦岭—淮河", language="zh-Hans-CN")
    assert found(simplified) == []
    assert found(article("他说—不", language="zh-Hans-CN")) == []
    assert found(article("他说：—不", language="zh-Hans-CN")) == ["body.md:1:4 dash-short"]


def test_a_quotation_of_several_paragraphs_repeats_its_opening_mark() -> None:
    assert found(article("「甲。\n\n「乙。」")) == []
    assert found(article("「甲。\n\n乙。」")) == [
        "body.md:1:1 mixed-brackets",
        "body.md:3:3 mixed-brackets",
    ]


def test_headings_are_counted_below_their_parent() -> None:
    headings = (
        *("# 壹、甲", "## 一、乙", "## 二、丙", "# 貳、丁", "## 一、戊"),
        *("# 參考文獻", "## 一、中文", "# 附錄一　己", "# 附錄二　庚"),
    )
    assert found(article("\n".join(headings))) == []
