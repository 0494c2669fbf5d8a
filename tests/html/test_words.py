"""Words that the program itself makes: dates, numbers of issues, references, affiliations."""

import pytest

from publish.checks.fields.people import KNOWN_ROLES
from publish.html.addresses import is_address, split_addresses
from publish.html.dates import date_text, issue_number
from publish.html.han_numbers import LARGE, han_number
from publish.html.labels import ROLE_LABELS, label, role_label
from publish.html.numbering import section_reference, style_number
from publish.html.people import affiliation, affiliations, joined
from publish.html.runs import language_runs
from publish.model import Affiliation, Issue, Journal, Membership, Multilingual, Name, Person, Span
from publish.model.blocks import Heading
from publish.model.inlines import Text


@pytest.mark.parametrize(
    ("date", "language", "calendar", "numerals", "expected"),
    [
        ("2021-07-31", "zh-Hant-TW", "ce", "arabic", "2021年7月31日"),
        ("2021-07", "zh-Hant-TW", "ce", "arabic", "2021年7月"),
        ("2021", "zh-Hant-TW", "ce", "arabic", "2021年"),
        ("2021-07-31", "zh-Hant-TW", "roc", "arabic", "民國110年7月31日"),
        ("2021-07", "zh-Hant-TW", "both", "arabic", "中華民國110年7月（2021年7月）"),
        ("2021-07", "zh-Hant-TW", "roc", "han", "民國一一○年七月"),
        ("2021-12-31", "zh-Hant-TW", "ce", "han", "二○二一年十二月三十一日"),
        ("1905-03", "zh-Hant-TW", "roc", "arabic", "1905年3月"),
        ("2021-03-01", "en", "ce", "arabic", "March 1, 2021"),
        ("2021-07", "en", "roc", "arabic", "July 2021"),
        ("2021", "en", "ce", "arabic", "2021"),
        ("夏季號", "zh-Hant-TW", "ce", "arabic", "夏季號"),
    ],
)
def test_a_date_in_the_words_of_its_language(
    date: str, language: str, calendar: str, numerals: str, expected: str
) -> None:
    assert date_text(date, language, calendar, numerals) == expected


@pytest.mark.parametrize(
    ("volume", "number", "chinese", "english"),
    [
        ("48", "3", "第48卷第3期", "Vol. 48, No. 3"),
        ("", "75", "第75期", "No. 75"),
        ("12", "", "第12卷", "Vol. 12"),
        ("", "", "", ""),
    ],
)
def test_the_number_of_an_issue(volume: str, number: str, chinese: str, english: str) -> None:
    issue = Issue("x", "issue.yaml", "journal.yaml", (), volume=volume, number=number)
    assert issue_number(issue, "zh-Hant-TW") == chinese
    assert issue_number(issue, "en") == english


@pytest.mark.parametrize(
    ("volume", "number", "expected"),
    [
        ("", "75", "第七十五期"),
        ("48", "3", "第四十八卷第三期"),
        ("110", "3–4", "第一百一十卷第3–4期"),
        ("", "特刊", "第特刊期"),
    ],
)
def test_the_number_of_an_issue_in_han_numbers(volume: str, number: str, expected: str) -> None:
    issue = Issue("x", "issue.yaml", "journal.yaml", (), volume=volume, number=number)
    assert issue_number(issue, "zh-Hant-TW", "han") == expected


@pytest.mark.parametrize(
    ("number", "small", "large"),
    [
        (1, "一", "壹"),
        (10, "十", "拾"),
        (20, "二十", "貳拾"),
        (99, "九十九", "玖拾玖"),
        (100, "一百", "壹佰"),
        (105, "一百零五", "壹佰零伍"),
        (110, "一百一十", "壹佰壹拾"),
        (0, "0", "0"),
        (1000, "1000", "1000"),
    ],
)
def test_numbers_in_han(number: int, small: str, large: str) -> None:
    assert (han_number(number), han_number(number, LARGE)) == (small, large)


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("壹、", "zh-Hant", "第壹節"),
        ("二、", "zh-Hant", "第二節"),
        ("（三）", "zh-Hant", "第三節"),
        ("第二章", "zh-Hant", "第二章"),
        ("附錄一", "zh-Hant", "附錄一"),
        ("1.2", "zh-Hant", "第1.2節"),
        ("2.", "en", "Section 2"),
        ("", "zh-Hant", "「方法」"),
        ("", "en", "“方法”"),
    ],
)
def test_a_section_is_referred_to_by_the_number_that_was_typed(
    typed: str, language: str, expected: str
) -> None:
    heading = Heading(1, typed, (Text("方法", Span("a.md")),), Span("a.md"))
    assert section_reference(heading, language) == expected


@pytest.mark.parametrize(
    ("path", "chinese", "english"),
    [
        ((1,), "壹、", "1."),
        ((2, 10), "十、", "2.10"),
        ((1, 2, 21), "（二十一）", "1.2.21"),
        ((1, 1, 1, 4), "4.", "1.1.1.4"),
        ((1, 1, 1, 1, 2), "(2)", "1.1.1.1.2"),
        ((11,), "拾壹、", "11."),
    ],
)
def test_the_style_can_number_headings(path: tuple[int, ...], chinese: str, english: str) -> None:
    assert style_number(path, "zh-Hant-TW") == chinese
    assert style_number(path, "en") == english


@pytest.mark.parametrize(
    ("series", "path", "expected"),
    [
        ("han", (1,), "一、"),
        ("han", (1, 2), "（二）"),
        ("han", (1, 2, 3), "3."),
        ("han", (1, 1, 1, 4), "(4)"),
        ("decimal", (2,), "2."),
        ("decimal", (2, 1, 3), "2.1.3"),
    ],
)
def test_chinese_headings_have_the_series_of_the_style(
    series: str, path: tuple[int, ...], expected: str
) -> None:
    assert style_number(path, "zh-Hant-TW", series) == expected


def both(zh: str, en: str) -> Multilingual[str]:
    return Multilingual((("zh-Hant", zh), ("en", en)))


HISTORY = Affiliation(
    "x", both("某某大學", "Some University"), both("歷史學系", "Department of History")
)


def test_chinese_affiliations_have_no_marks_and_english_ones_turn_round() -> None:
    membership = Membership(HISTORY, both("教授", "Professor"))
    assert affiliation(membership, "zh-Hant-TW") == "某某大學歷史學系教授"
    assert affiliation(membership, "en") == "Professor, Department of History, Some University"


def test_several_affiliations_are_joined_by_a_semicolon() -> None:
    library = Affiliation("y", both("某某圖書館", "Some Library"))
    person = Person(
        Multilingual((("zh-Hant", Name(literal="本刊")),)),
        memberships=(Membership(HISTORY), Membership(library)),
    )
    assert affiliations(person, "zh-Hant") == "某某大學歷史學系；某某圖書館"
    assert affiliations(person, "en") == "Department of History, Some University; Some Library"


@pytest.mark.parametrize(
    ("names", "chinese", "english"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A、B", "A and B"),
        (["A", "B", "C"], "A、B、C", "A, B, and C"),
    ],
)
def test_names_are_joined_as_the_language_does(
    names: list[str], chinese: str, english: str
) -> None:
    assert joined(names, "zh-Hant") == chinese
    assert joined(names, "en") == english


def test_the_journal_words_its_labels_itself() -> None:
    own = Multilingual((("zh-Hant", "關鍵字："),))
    journal = Journal("journal.yaml", "zh-Hant", Multilingual(), labels=(("keywords", own),))
    assert label("keywords", "zh-Hant-TW", journal) == "關鍵字："
    assert label("keywords", "en", journal) == "Keywords:"
    assert label("keywords", "zh-Hant-TW") == "關鍵詞："


def test_no_role_that_is_known_is_printed_as_it_is_typed() -> None:
    """`illustrator：李大華` stood at the end of a Chinese article, and nothing was told."""
    assert set(ROLE_LABELS) == set(KNOWN_ROLES)
    assert role_label("illustrator", "zh-Hant-TW") == "繪圖："
    assert role_label("illustrator", "en") == "Illustrator: "


def test_the_journal_words_a_role_of_its_own() -> None:
    own = Multilingual((("zh-Hant", "書名題字："),))
    journal = Journal("journal.yaml", "zh-Hant", Multilingual(), labels=(("calligrapher", own),))
    assert role_label("calligrapher", "zh-Hant-TW", journal) == "書名題字："
    assert role_label("calligrapher", "en", journal) == "書名題字："
    assert role_label("calligrapher", "zh-Hant-TW") is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("拜會Joe Smith後", "zh-Hant", [("拜會", ""), ("Joe Smith", "en"), ("後", "")]),
        ("2021年6月", "zh-Hant", [("2021年6月", "")]),
        ("Иван Фёдоров於", "zh-Hant", [("Иван Фёдоров", "ru"), ("於", "")]),
        ("Άλδος，もとき", "zh-Hant", [("Άλδος", "el"), ("，", ""), ("もとき", "ja")]),
        ("the word 漢字 here", "en", [("the word ", ""), ("漢字", "zh-Hant"), (" here", "")]),
        ("Paris et 東京", "fr", [("Paris et ", ""), ("東京", "zh-Hant")]),
        ("слово и word", "ru", [("слово и ", ""), ("word", "en")]),
        ("", "zh-Hant", []),
    ],
)
def test_runs_of_another_script_get_its_language(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert list(language_runs(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("見https://www.w3.org/TR/clreq/。", ["https://www.w3.org/TR/clreq/"]),
        ("(https://a.org/b_(c)), and", ["https://a.org/b_(c)"]),
        ("www.w3.org，", ["https://www.w3.org"]),
        ("doi:10.1234/abc.5。", ["https://doi.org/10.1234/abc.5"]),
        ("寄a.b@example.org.", ["mailto:a.b@example.org"]),
        ("沒有網址，也沒有 @ 信箱", []),
    ],
)
def test_addresses_are_found_and_end_where_the_sentence_goes_on(
    text: str, addresses: list[str]
) -> None:
    pieces = split_addresses(text)
    assert [target for _, target in pieces if target] == addresses
    assert "".join(piece for piece, _ in pieces) == text


def test_a_whole_address_is_one() -> None:
    assert is_address("https://ctext.org/mengxi-bitan")
    assert not is_address("https://ctext.org 與其他")
