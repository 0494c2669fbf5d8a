"""Rules about fields at their borders; the cases show each rule once."""

from pathlib import Path

import pytest

from publish.checks.fields import FIELD_RULES
from publish.checks.fields.required import REQUIRED_FIELDS
from publish.checks.fields.titles import width
from publish.diagnostics.catalogue import CATALOGUE
from publish.manuscript import Folder, read_article, read_journal
from publish.manuscript.article_fields import ARTICLE_TYPES
from publish.model import Article, Journal


def article(text: str) -> Article:
    """The article of a YAML text."""
    value = read_article(Folder(Path(), {"article.yaml": text.encode()}), "article.yaml").value
    assert value is not None
    return value


def journal(text: str) -> Journal:
    """The journal of a YAML text."""
    value = read_journal(Folder(Path(), {"journal.yaml": text.encode()})).value
    assert value is not None
    return value


def ids(text: str, journal_text: str = "") -> list[str]:
    """The ids that the rules find in an editorial with a body and these fields."""
    given = article(f"type: editorial\ntitle: 手記\nbody: |\n  正文。\n{text}\n")
    of = journal(f"title: 學刊\n{journal_text}\n") if journal_text else None
    return [found.id for rule in FIELD_RULES for found in rule(given, of, None)]


def test_every_rule_has_the_name_of_its_finding() -> None:
    for rule in FIELD_RULES:
        assert rule.__name__.replace("_", "-") in CATALOGUE


def test_every_type_says_what_it_needs() -> None:
    assert tuple(REQUIRED_FIELDS) == ARTICLE_TYPES


@pytest.mark.parametrize("type", ARTICLE_TYPES)
def test_a_type_alone_lacks_what_it_needs(type: str) -> None:
    given = article(f"type: {type}\n")
    missing = [
        dict(found.values)["name"]
        for rule in FIELD_RULES
        for found in rule(given, None, None)
        if found.id == "article-field-missing"
    ]
    assert tuple(missing) == REQUIRED_FIELDS[type]


def test_a_commentary_needs_no_abstract() -> None:
    given = article("type: commentary\ntitle: 論標點\nauthors: [王小明]\nbody: |\n  正文。\n")
    assert [found for rule in FIELD_RULES for found in rule(given, None, None)] == []


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ("received: 2021-03-01, accepted: 2021-05-01", []),
        ("received: 2021-03-01, accepted: 2021-03-01", []),
        ("received: 2021-03-15, accepted: 2021-03", []),
        ("received: 2021-03, accepted: 2021", []),
        ("received: 2021-03-15, revised: 2021-02, accepted: 2021-05", ["dates-order"]),
        ("received: 2021-03-15, accepted: 2021-02", ["dates-order"]),
        ("accepted: 2021-05, online: 2021-04, published: 2021-07", ["dates-order"]),
        ("online: 2021-07, published: 2021-05", []),
        ("accepted: 2021-05, online: 2021-04, published: 2021-03", ["dates-order", "dates-order"]),
    ],
)
def test_the_order_of_dates(dates: str, found: list[str]) -> None:
    assert ids(f"dates: {{{dates}}}") == found


@pytest.mark.parametrize(
    ("authors", "found"),
    [
        ("[王小明, 李小華]", []),
        ("[王小明, 王小明]", ["author-twice"]),
        (
            "[{name: 王小明, orcid: 0000-0002-1825-0097}, "
            "{name: 王小明, orcid: 0000-0001-5109-3700}]",
            [],
        ),
        ("[{name: 王小明, orcid: 0000-0002-1825-0097}, 王小明]", ["author-twice"]),
        ("[王小明, {name: 王小明, orcid: 0000-0002-1825-0097}]", ["author-twice"]),
    ],
)
def test_people_of_one_name(authors: str, found: list[str]) -> None:
    assert ids(f"authors: {authors}") == found


@pytest.mark.parametrize(
    ("text", "ems"), [("標點", 2), ("On marks", 4), ("COVID-19 疫情", 6.5), ("「標」", 3)]
)
def test_the_width_of_a_title(text: str, ems: float) -> None:
    assert width(text) == ems


@pytest.mark.parametrize(("count", "found"), [(22, []), (23, ["short-title-missing"])])
def test_titles_up_to_22_em_need_no_short_title(count: int, found: list[str]) -> None:
    given = article(f"type: editorial\ntitle: {'標' * count}\nbody: |\n  正文。\n")
    assert [one.id for rule in FIELD_RULES for one in rule(given, None, None)] == found


def test_an_english_title_of_a_chinese_article_stands_in_no_head() -> None:
    long = "A very long title of an article about the punctuation of journals"
    given = article(f"type: editorial\ntitle: {{zh-Hant: 手記, en: {long}}}\nbody: |\n  正文。\n")
    assert [one for rule in FIELD_RULES for one in rule(given, None, None)] == []


@pytest.mark.parametrize(
    ("fields", "of", "found"),
    [
        ("", "required: {editorial: [abstract]}", ["journal-field-missing"]),
        ("abstract: 摘要。", "required: {editorial: [abstract]}", []),
        ("dates: {received: 2021}", "required: {editorial: [dates.received]}", []),
        ("", "required: {commentary: [abstract]}", []),
        ("", "languages: [zh-Hant]", []),
        ("", "languages: [zh-Hant, en]", ["title-language-missing"]),
        (
            "abstract: 摘要。",
            "languages: [zh-Hant, ja]",
            ["title-language-missing", "translation-missing"],
        ),
        ("identifiers: {doi: 10.1234/a}", "doi-prefix: 10.1234", []),
        ("identifiers: {doi: 10.12345/a}", "doi-prefix: 10.1234", ["doi-prefix"]),
        ("contributors: [{role: binder, name: 王}]", "labels: {binder: 裝訂}", []),
    ],
)
def test_what_the_journal_asks_for(fields: str, of: str, found: list[str]) -> None:
    assert ids(fields, of) == found


def test_what_type_and_journal_both_want_is_missing_once() -> None:
    given = article("type: editorial\nbody: |\n  正文。\n")
    of = journal("title: 學刊\nrequired: {editorial: [title]}\n")
    found = [one.id for rule in FIELD_RULES for one in rule(given, of, None)]
    assert found == ["article-field-missing"]


def test_a_wrong_value_is_not_missing_too() -> None:
    given = article(
        "type: research-article\ntitle: [x]\nauthors: 王\nabstract: 摘\nkeywords: 甲、乙、丙\n"
    )
    found = [one.id for rule in FIELD_RULES for one in rule(given, None, None)]
    assert found == ["article-body-missing"]


def test_a_finding_points_at_its_field() -> None:
    given = article(
        "type: editorial\ntitle: 手記\ndates:\n  received: 2021-05\n  accepted: 2021-03\n"
    )
    (found,) = [
        one for rule in FIELD_RULES for one in rule(given, None, None) if one.id == "dates-order"
    ]
    assert (found.field, found.span.line, found.span.column) == ("dates.accepted", 5, 13)
    assert found.source_line == "  accepted: 2021-03"
