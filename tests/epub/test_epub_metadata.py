"""The package document: what catalogues, shelves and assistive technology read."""

from datetime import UTC, datetime

import pytest
from lxml import etree
from msgspec.structs import replace

from publish.epub import dates, make_epub
from publish.epub.accessibility import accessibility
from publish.epub.identifiers import identifier
from publish.epub.metadata import languages
from publish.epub.series import group_position, numeric_position
from publish.html import Setting
from publish.html.epub_document import epub_document, epub_renderer
from publish.html.licences import license_address
from publish.model import Article, Dates, Identifiers, Multilingual, Span
from publish.model import blocks as b
from publish.model import inlines as i
from publish.model.pages import PageStart
from tests.epub.epub_articles import (
    ALONE,
    ISSUE,
    JOURNAL,
    RESOURCES,
    SETTING,
    paragraph,
    plain_article,
    rich_article,
    style,
    text,
)
from tests.epub.epub_readings import DC, OPF, XML_LANG, tree


def refinements(book: bytes, id: str) -> dict[str, str]:
    metas = tree(book, ".opf").iter(f"{OPF}meta")
    return {meta.get("property"): meta.text for meta in metas if meta.get("refines") == f"#{id}"}


def of(book: bytes, name: str) -> list[tuple[str, str | None]]:
    """(text, language) of every `dc:` element of a name."""
    return [(found.text, found.get(XML_LANG)) for found in tree(book, ".opf").iter(f"{DC}{name}")]


def metas(book: bytes, property: str) -> list[str]:
    found = tree(book, ".opf").iter(f"{OPF}meta")
    return [meta.text for meta in found if meta.get("property") == property]


def named(book: bytes, name: str) -> list[str]:
    found = tree(book, ".opf").iter(f"{OPF}meta")
    return [meta.get("content") for meta in found if meta.get("name") == name]


def test_the_second_language_is_another_script_of_the_same_title(book: bytes) -> None:
    assert of(book, "title") == [("活字時代下之書刊版面", "zh-Hant"), ("延續與轉變", "zh-Hant")]
    assert refinements(book, "title") == {
        "title-type": "main",
        "display-seq": "1",
        "alternate-script": "Books and Pages Under the “New” Type of Metal",
    }
    assert refinements(book, "subtitle")["alternate-script"] == "Continuity & Change"


def test_authors_have_role_sorting_name_and_both_scripts(book: bytes) -> None:
    assert [name for name, _ in of(book, "creator")] == ["李之藻", "王大㑳"]
    assert refinements(book, "author-1") == {
        "role": "aut",
        "file-as": "李之藻",
        "alternate-script": "Chih-tsao Li",
        "dcterms:identifier": "https://orcid.org/0000-0002-1825-0097",
        "display-seq": "1",
    }
    assert refinements(book, "author-2")["file-as"] == "ㄨㄤˊ"


def test_contributors_have_marc_roles(book: bytes) -> None:
    assert [name for name, _ in of(book, "contributor")] == ["徐光啟"] * 3
    roles = [refinements(book, f"contributor-{order}")["role"] for order in (1, 2, 3)]
    assert roles == ["edt", "trl", "ctb"]


def test_a_western_name_sorts_by_family() -> None:
    article = plain_article(language="en", authors=rich_article().authors[:1])
    book = make_epub(article, ALONE).data
    assert of(book, "creator")[0] == ("Chih-tsao Li", "en")
    assert refinements(book, "author-1")["file-as"] == "Li, Chih-tsao"
    assert refinements(book, "author-1")["alternate-script"] == "李之藻"


def test_the_books_own_identifier_comes_first_then_doi_and_issn(book: bytes) -> None:
    (own, _), *others = of(book, "identifier")
    assert own.startswith("urn:uuid:")
    assert others == [
        ("https://doi.org/10.1234/rir.75.2", None),
        ("urn:issn:2345-6787", None),
    ]
    assert refinements(book, "doi") == {"identifier-type": "06"}
    package = tree(book, ".opf")
    (unique,) = package.xpath("//*[@id=$id]", id=package.get("unique-identifier"))
    assert unique.text == own
    assert tree(book, "toc.ncx").find(".//{*}meta[@name='dtb:uid']").get("content") == own


def test_an_article_with_a_doi_is_known_by_that_alone() -> None:
    article = rich_article()
    own = identifier(article, SETTING)
    assert identifier(replace(article, id="renamed"), ALONE) == own
    other = replace(article, identifiers=Identifiers(doi="10.1234/rir.75.3"))
    assert identifier(other, SETTING) != own


def test_without_a_doi_the_identifier_depends_on_journal_issue_and_article_alone() -> None:
    article = plain_article()
    first = identifier(article, SETTING)
    assert first.startswith("urn:uuid:")
    assert first[23] == "5"
    later = replace(article, body=(paragraph("改寫。"),), file="moved.md")
    moved = Setting(
        style("plain"), JOURNAL, replace(ISSUE, title=Multilingual((("zh-Hant", "新題"),)))
    )
    assert identifier(later, moved) == first
    next_issue = Setting(style(), JOURNAL, replace(ISSUE, id="76"))
    assert identifier(article, next_issue) != first
    assert identifier(replace(article, id="other"), SETTING) != first
    assert identifier(article, ALONE) != first


def test_journal_and_issue_are_collections(book: bytes) -> None:
    assert metas(book, "belongs-to-collection") == ["版面評論", "第75期"]
    assert refinements(book, "journal") == {
        "collection-type": "series",
        "alternate-script": "Review of International Relations",
        "dcterms:identifier": "urn:issn:2345-6787",
        "group-position": "75",
        "belongs-to-collection": "第75期",
    }
    assert refinements(book, "issue") == {"collection-type": "set", "group-position": "2"}
    assert named(book, "calibre:series") == ["版面評論"]
    assert named(book, "calibre:series_index") == ["75"]


@pytest.mark.parametrize(
    ("volume", "number", "position"),
    [("", "75", "75"), ("60", "3", "60.3"), ("60", "", "60"), ("", "特刊", ""), ("1", "2-3", "")],
)
def test_only_a_number_is_a_position(volume: str, number: str, position: str) -> None:
    assert group_position(replace(ISSUE, volume=volume, number=number)) == position


@pytest.mark.parametrize(
    ("volume", "number", "position"),
    [
        ("", "75", "75"),
        ("60", "3", "60.03"),
        ("60", "10", "60.10"),
        ("60", "", "60"),
        ("", "特刊", ""),
    ],
)
def test_the_third_number_of_a_volume_stands_before_its_tenth(
    volume: str, number: str, position: str
) -> None:
    assert numeric_position(replace(ISSUE, volume=volume, number=number)) == position


def test_without_a_journal_no_collection_is_claimed() -> None:
    book = make_epub(plain_article(), ALONE).data
    assert metas(book, "belongs-to-collection") == []
    assert named(book, "calibre:series") == []
    assert of(book, "publisher") == []
    assert of(book, "date") == []


def test_publication_rights_subjects_description(book: bytes) -> None:
    assert of(book, "publisher") == [("政大出版社", "zh-Hant")]
    assert of(book, "date") == [("2021-07-31", None)]
    assert of(book, "rights") == [("© 2021 作者, CC-BY-NC-4.0", None)]
    link = next(tree(book, ".opf").iter(f"{OPF}link"))
    assert link.get("href") == "https://creativecommons.org/licenses/by-nc/4.0/"
    subjects = [("俄羅斯", "zh-Hant"), ("美國", "zh-Hant"), ("Russia", "en")]
    assert of(book, "subject") == [*subjects, ("United States", "en")]
    assert of(book, "description") == [("本文說明2021年的書刊版面。 並討論行距。", "zh-Hant")]


@pytest.mark.parametrize(
    ("license", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-ND-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("All rights reserved", ""),
        ("", ""),
    ],
)
def test_licences_have_an_address(license: str, address: str) -> None:
    assert license_address(license) == address


# Languages


def found_languages(article: Article) -> tuple[str, ...]:
    return languages(epub_document(epub_renderer(article, ALONE)))


def test_languages_are_those_of_whole_passages(book: bytes) -> None:
    assert of(book, "language") == [("zh-Hant-TW", None), ("en", None)]


def test_a_foreign_word_makes_no_foreign_book() -> None:
    assert found_languages(plain_article(paragraph("加入 NATO 之後。"))) == ("zh-Hant-TW",)


def test_a_foreign_passage_does() -> None:
    russian = b.Quotation((paragraph("Россия"),), Span("body.md", 3, 1), language="ru")
    assert found_languages(plain_article(russian)) == ("zh-Hant-TW", "ru")


# Dates


DATED = Dates(received="2021-03-01", accepted="2021-06")


@pytest.mark.parametrize(
    ("article", "setting", "time"),
    [
        (plain_article(dates=DATED), ALONE, datetime(2021, 6, 1, tzinfo=UTC)),
        (plain_article(dates=DATED), SETTING, datetime(2021, 7, 31, tzinfo=UTC)),
        (plain_article(dates=Dates(published="2022")), SETTING, datetime(2022, 1, 1, tzinfo=UTC)),
        (plain_article(), ALONE, None),
    ],
)
def test_the_last_date_of_the_manuscript_is_the_time_of_change(
    article: Article, setting: Setting, time: datetime | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert dates.modified((article,), setting) == time


def test_source_date_epoch_comes_before_the_manuscript(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert dates.modified((plain_article(dates=DATED),), ALONE) == datetime(
        2023, 11, 14, 22, 13, 20, tzinfo=UTC
    )
    stated = dates.modified((plain_article(),), ALONE, "2024-01-02T03:04:05+08:00")
    assert stated == datetime(2024, 1, 1, 19, 4, 5, tzinfo=UTC)


def test_a_book_without_any_date_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    made = make_epub(plain_article(), ALONE)
    book, findings = made.data, made.findings
    assert [found.id for found in findings] == ["epub-undated"]
    assert metas(book, "dcterms:modified") == ["2000-01-01T00:00:00Z"]


def test_the_time_of_change_is_in_utc(book: bytes) -> None:
    assert metas(book, "dcterms:modified") == ["2021-07-31T00:00:00Z"]


# Accessibility


def accessible(*body: b.Block) -> dict[str, tuple[str, ...]]:
    article = plain_article(*body, resources=RESOURCES)
    found = accessibility(epub_document(epub_renderer(article, ALONE)).root, pages=False)
    return {
        "modes": found.modes,
        "sufficient": found.sufficient,
        "features": found.features,
        "zh": (found.summaries[0][1],),
    }


def figure(alt: str) -> b.Figure:
    picture = i.Picture("2021/map.png", Span("body.md", 5, 1), alt)
    return b.Figure(picture, text("歐洲"), Span("body.md", 5, 1))


def test_text_alone_claims_text_alone() -> None:
    found = accessible(paragraph("甲。"))
    assert found["modes"] == ("textual",)
    assert found["sufficient"] == ("textual",)
    assert "structuralNavigation" not in found["features"]
    assert "圖片" not in found["zh"][0]


def test_a_described_picture_may_be_left_unseen() -> None:
    found = accessible(figure("歐洲地圖"))
    assert found["modes"] == ("textual", "visual")
    assert found["sufficient"] == ("textual",)
    assert "alternativeText" in found["features"]


def test_a_silent_picture_takes_the_claim_away() -> None:
    found = accessible(figure("歐洲地圖"), figure(""))
    assert found["sufficient"] == ("textual,visual",)
    assert "alternativeText" not in found["features"]
    assert "有圖片缺少替代文字" in found["zh"][0]


def test_the_rich_book_claims_what_it_has(book: bytes) -> None:
    assert metas(book, "schema:accessibilityFeature") == [
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
        "structuralNavigation",
        "alternativeText",
        "pageNavigation",
        "pageBreakMarkers",
    ]
    assert metas(book, "schema:accessibilityHazard") == ["none"]
    summaries = [
        meta.get(XML_LANG)
        for meta in tree(book, ".opf").iter(f"{OPF}meta")
        if meta.get("property") == "schema:accessibilitySummary"
    ]
    assert summaries == ["zh-Hant", "en"]


def test_the_pages_are_those_of_the_journal_in_print(book: bytes) -> None:
    assert metas(book, "pageBreakSource") == ["urn:issn:1234-5679"]
    assert of(book, "source") == [("urn:issn:1234-5679", None)]
    assert refinements(book, "source") == {"source-of": "pagination"}
    summaries = metas(book, "schema:accessibilitySummary")
    assert "頁碼，與紙本相同" in summaries[0]
    assert "page numbers are those of the print edition" in summaries[1]


@pytest.mark.parametrize(
    ("setting", "source"),
    [
        (Setting(style(), replace(JOURNAL, issn_print=""), ISSUE), "版面評論 第75期"),
        (Setting(style(), replace(JOURNAL, issn_print="")), "版面評論"),
        (ALONE, "活字時代 (PDF)"),
    ],
)
def test_without_an_issn_the_source_of_the_pages_has_a_name(setting: Setting, source: str) -> None:
    starts = (PageStart(1, "plain.article", 0, "活字時代"),)
    book = make_epub(plain_article(), setting, starts).data
    assert metas(book, "pageBreakSource") == [source]


def test_without_pages_none_are_claimed() -> None:
    book = make_epub(plain_article(), SETTING).data
    assert metas(book, "pageBreakSource") == []
    assert of(book, "source") == []
    assert "pageNavigation" not in metas(book, "schema:accessibilityFeature")
    assert "沒有紙本頁碼" in metas(book, "schema:accessibilitySummary")[0]


def test_every_refinement_stands_behind_what_it_refines(book: bytes) -> None:
    seen = set()
    for element in tree(book, ".opf").find(f"{OPF}metadata").iter(etree.Element):
        seen.add(f"#{element.get('id')}")
        assert element.get("refines") in seen | {None}
