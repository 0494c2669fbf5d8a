"""What issue.yaml and journal.yaml say is what the model says."""

from pathlib import Path

import pytest

from publish.manuscript import Folder, read_issue, read_journal
from publish.model import Issue, Journal

GOOD = Path(__file__).parents[2] / "cases" / "fields" / "good-article"


def issue(text: str) -> tuple[Issue, list[str]]:
    """The issue of a YAML text beside the good article, and the ids of what was found."""
    if "contents:" not in text:
        text += "contents: []\n"
    reading = read_issue(Folder(GOOD, inputs={"75/issue.yaml": text.encode()}), "75/issue.yaml")
    assert reading.value is not None
    return reading.value, [found.id for found in reading.findings]


def journal(text: str) -> tuple[Journal, list[str]]:
    """The journal of a YAML text, and the ids of what was found."""
    reading = read_journal(Folder(Path(), inputs={"journal.yaml": text.encode()}))
    assert reading.value is not None
    return reading.value, [found.id for found in reading.findings]


@pytest.fixture(scope="module")
def good() -> Issue:
    reading = read_issue(Folder(GOOD), "75/issue.yaml")
    assert reading.findings == ()
    assert reading.value is not None
    return reading.value


def test_the_good_issue(good: Issue) -> None:
    assert (good.id, good.number, good.date) == ("75", "75", "2021-07")
    assert good.journal_file == "journal.yaml"
    assert good.price == (("TWD", "250"),)
    assert (good.binding, good.signature, good.sheet_mm) == ("perfect", 16, "0.10")
    assert (good.first_page, good.open_on) == (0, "any")


def test_contents_name_articles_from_the_root(good: Issue) -> None:
    (section,) = good.contents
    assert section.title.get("en") == "Articles"
    assert good.article_files == ("75/punctuation/article.yaml",)


def test_front_and_back_keep_their_order(good: Issue) -> None:
    assert [(page.kind, page.language) for page in good.front] == [
        ("cover", ""),
        ("board", ""),
        ("toc", "zh-Hant"),
        ("toc", "en"),
    ]
    assert [page.kind for page in good.back] == ["colophon", "back-cover"]


def test_a_page_is_a_file_beside_the_issue() -> None:
    found, ids = issue("contents: []\nback: [{page: punctuation/body.md}]\n")
    assert found.back[0].file == "75/punctuation/body.md"
    assert ids == []


def test_a_contents_list_alone_speaks_the_journal_s_language() -> None:
    found, _ = issue("front: [toc]\nlabel: 2021年7月號\n")
    assert found.front[0].language == "zh-Hant-TW"
    assert found.label.entries == (("zh-Hant-TW", "2021年7月號"),)
    inputs = {"journal.yaml": b"lang: en\ntitle: Journal\n", "75/issue.yaml": b"front: [toc]\n"}
    english = read_issue(Folder(GOOD, inputs), "75/issue.yaml").value
    assert english is not None
    assert english.front[0].language == "en"


def test_a_section_may_be_an_article_alone() -> None:
    found, ids = issue("contents: [punctuation/article.yaml]\n")
    assert found.article_files == ("75/punctuation/article.yaml",)
    assert ids == []


def test_an_article_may_wish_for_a_recto_of_its_own() -> None:
    text = "contents: [{section: 論文, articles: [%s, {article: punctuation, open-on: recto}]}]\n"
    found, ids = issue(text % "../75/punctuation")
    assert ids == ["issue-article-twice"]
    (section,) = found.contents
    assert [(each.file, each.open_on) for each in section.articles] == [
        ("75/punctuation/article.yaml", "")
    ]
    alone, ids = issue("contents: [{articles: [{article: punctuation, open-on: recto}]}]\n")
    assert (ids, alone.contents[0].articles[0].open_on) == ([], "recto")
    wrong, ids = issue("contents: [{articles: [{open-on: verso}]}]\n")
    assert (ids, wrong.contents[0].articles) == (["field-missing"], ())


def test_the_pages_may_continue_another_issue() -> None:
    reading = read_issue(
        Folder(
            GOOD,
            inputs={
                "76/issue.yaml": b"continue: ../75\nopen-on: recto\nfirst-page: 31\ncontents: []\n"
            },
        ),
        "76/issue.yaml",
    )
    assert reading.findings == ()
    assert reading.value is not None
    assert reading.value.continue_from == "75/issue.yaml"
    assert (reading.value.open_on, reading.value.first_page) == ("recto", 31)


def test_a_cover_outside_the_journal_is_refused() -> None:
    _, ids = issue("cover: {front: ../../cover.pdf}\n")
    assert ids == ["path-outside"]


def test_one_isbn_is_that_of_the_printed_issue() -> None:
    assert issue("isbn: 978-0-306-40615-7\n")[0].isbn_print == "978-0-306-40615-7"


def test_a_masthead_of_the_issue() -> None:
    found, ids = issue(
        "masthead:\n  - {role: {zh-Hant: 客座主編, en: Guest editor}, people: [王小明, 李小華]}\n"
    )
    assert ids == []
    (role,) = found.masthead
    assert role.role.get("en") == "Guest editor"
    assert [person.display("zh-Hant") for person in role.people] == ["王小明", "李小華"]


def test_the_journal_s_fields() -> None:
    found, ids = journal(
        "title: {zh-Hant: 出版學刊, en: Journal of Publishing}\n"
        "issn: {print: 0378-5955, electronic: null}\n"
        "publisher: {name: 出版學會, address: {zh-Hant: 臺北市, en: Taipei}, phone: 02-0000}\n"
        "giro: {account: 0012345, name: 出版學會}\n"
        "doi-prefix: 10.1234\n"
        "calendar: roc\n"
        "numerals: han\n"
        "labels: {keywords: {zh-Hant: 關鍵字：}}\n"
        "required: {research-article: [abstract, dates.received]}\n"
        "indexing: [TSSCI, Scopus]\n"
        "colophon-extra: [{label: 封面題字, value: 王小明}]\n"
    )
    assert ids == []
    assert (found.issn_print, found.issn_electronic) == ("0378-5955", "")
    assert found.publisher.address.get("en") == "Taipei"
    assert (found.giro_account, found.doi_prefix) == ("0012345", "10.1234")
    assert (found.calendar, found.numerals) == ("roc", "han")
    assert found.labels[0][1].first() == "關鍵字："
    assert found.required == (("research-article", ("abstract", "dates.received")),)
    assert found.indexing == ("TSSCI", "Scopus")
    assert found.colophon_extra[0].value.first() == "王小明"


def test_a_journal_without_rounds_has_four() -> None:
    found, _ = journal("title: 出版學刊\n")
    assert [entry.name.get("zh-Hant") for entry in found.rounds] == ["一校", "二校", "三校", "清樣"]
    assert [entry.addressee.get("zh-Hant") for entry in found.rounds] == [
        "編輯",
        "作者",
        "執行編輯",
        "主編",
    ]


def test_a_journal_s_own_rounds() -> None:
    found, _ = journal("title: 學刊\nrounds: [{number: 1, name: 初校, addressee: 作者}]\n")
    assert [(entry.number, entry.name.first()) for entry in found.rounds] == [(1, "初校")]


def test_a_required_field_must_exist() -> None:
    found, ids = journal("title: 學刊\nrequired: {commentary: [abstrakt, title]}\n")
    assert ids == ["field-value"]
    assert found.required == (("commentary", ("title",)),)
