"""What article.yaml says is what the model says."""

from pathlib import Path

import pytest

from publish.manuscript import Folder, read_article
from publish.model import Article, Dates, Identifiers
from publish.model.blocks import Paragraph
from publish.model.inlines import Emphasis, NoteCall, Text, plain_text

CASES = Path(__file__).parents[2] / "cases" / "fields"
GOOD = CASES / "good-article"


def read(text: str, file: str = "article.yaml") -> tuple[Article, list[str]]:
    """The article of a YAML text, and the ids of what was found."""
    reading = read_article(Folder(Path(), inputs={file: text.encode()}), file)
    assert reading.value is not None
    return reading.value, [found.id for found in reading.findings]


@pytest.fixture(scope="module")
def good() -> Article:
    reading = read_article(Folder(GOOD), "75/punctuation/article.yaml")
    assert reading.findings == ()
    assert reading.value is not None
    return reading.value


def test_the_good_article_s_fields(good: Article) -> None:
    assert (good.id, good.type, good.language) == ("punctuation", "research-article", "zh-Hant-TW")
    assert good.section.get("en") == "Articles"
    assert good.short_title.get("zh-Hant-TW") == "標點"
    assert good.keywords.get("zh-Hant") == ("標點", "排版", "避頭尾")
    assert good.keywords.get("en") == ("punctuation", "typesetting", "kinsoku")
    assert good.dates == Dates(received="2021-03-01", accepted="2021-05")
    assert good.identifiers == Identifiers(doi="10.1234/jp.75.1")


def test_the_good_article_s_people(good: Article) -> None:
    first, second = good.authors
    assert first.display("zh-Hant") == "王小明"
    assert first.display("en") == "Hsiao-ming Wang"
    assert (first.orcid, first.corresponding) == ("0000-0002-1825-0097", True)
    press, institute = first.memberships
    assert press.affiliation.id == "press"
    assert press.affiliation.department.get("zh-Hant") == "出版中心"
    assert press.position.get("en") == "Professor"
    assert institute.affiliation.institution.get("zh-Hant") == "國立編譯館"
    assert second.display("zh-Hant") == "李小華"
    (editor,) = good.contributors
    assert (editor.role, editor.person.display("zh-Hant")) == ("responsible-editor", "陳美")


def test_the_good_article_s_texts(good: Article) -> None:
    english = good.title.get("en")
    assert english is not None
    assert plain_text(english) == "On Punctuation"
    assert isinstance(english[1], Emphasis)
    abstract = good.abstract.get("en")
    assert abstract is not None
    assert isinstance(abstract[0], Paragraph)
    assert plain_text(abstract[0].children) == "This article is about punctuation."


def test_notes_are_in_the_order_of_their_calls(good: Article) -> None:
    assert [note.key for note in good.notes] == ["thanks", "source"]


def test_notes_of_several_texts_are_those_of_the_article() -> None:
    article, found = read(
        "notes: {c: 丙註}\nbody: |\n  乙[^b]丙[^c]\n\n  [^b]: 乙註\n"
        "abstract: |\n  甲[^a]\n\n  [^a]: 甲註\n"
    )
    assert found == []
    assert [note.key for note in article.notes] == ["a", "b", "c"]


def test_pictures_are_read_and_named_from_the_root(good: Article) -> None:
    (period,) = good.resources
    assert period.path == "75/punctuation/period.svg"
    assert (period.media_type, period.width, period.height) == ("image/svg+xml", 9, 9)


def test_values_that_look_like_numbers_stay_what_was_typed() -> None:
    reading = read_article(Folder(CASES / "good-strings"), "article.yaml")
    article = reading.value
    assert article is not None
    title = article.title.first()
    assert title is not None
    assert plain_text(title) == "no"
    assert article.id == "0012"
    assert article.identifiers.local == "1:30"
    (work,) = article.reviewed
    assert (work.year, work.pages, work.price) == ("10.10", "0x1F", "1_000")
    assert (article.dates.received, article.dates.accepted) == ("2021-06", "2021-06-07")
    assert article.keywords.first() == ("yes", "on", "1e3")
    assert article.rights.copyright_year == "2021"
    assert not article.rights.statement


def test_a_body_in_the_yaml_file_has_the_places_of_that_file() -> None:
    article, _ = read("title: 論標點\nbody: |\n  第一段。\n\n  第二段[^a]。\n\n  [^a]: 註文。\n")
    second = article.body[1]
    assert isinstance(second, Paragraph)
    text, call, _ = second.children
    assert isinstance(text, Text)
    assert (text.span.line, text.span.column) == (5, 3)
    assert isinstance(call, NoteCall)
    assert (call.span.line, call.span.column) == (5, 6)
    assert article.notes[0].span.line == 7


def test_a_finding_inside_a_block_scalar_points_into_the_yaml_file() -> None:
    folder = Folder(Path(), inputs={"article.yaml": b"title: x\nbody: |\n    a[^none] b\n"})
    (found,) = read_article(folder, "article.yaml").findings
    assert (found.id, str(found.span)) == ("note-undefined", "article.yaml:3:6")
    assert found.source_line == "    a[^none] b"


def test_front_matter_and_body_share_the_lines_of_one_file() -> None:
    article, found = read("---\ntype: editorial\ntitle: 手記\n---\n\n正文。\n", "letters/june.md")
    assert found == []
    assert article.id == "june"
    (paragraph,) = article.body
    assert paragraph.span.line == 6
    assert article.place("title").span.line == 3


def test_front_matter_may_end_with_dots() -> None:
    article, _ = read("---\ntitle: 手記\n...\n正文。\n", "june.md")
    assert len(article.body) == 1


@pytest.mark.parametrize("key", ["short-title", "short_title", "shortTitle", "Short-Title"])
def test_spellings_of_a_key(key: str) -> None:
    article, found = read(f"title: 論標點\n{key}: 標點\n")
    assert article.short_title.first() == "標點"
    assert found == []


@pytest.mark.parametrize("tag", ["zh-TW", "zh_TW", "zh-hant-tw", "zh_Hant_TW"])
def test_spellings_of_a_language(tag: str) -> None:
    article, found = read(f"lang: {tag}\ntitle: 論標點\n")
    assert article.language == "zh-Hant-TW"
    assert article.title.entries[0][0] == "zh-Hant-TW"
    assert found == []


def test_a_folded_chinese_text_has_no_blank_at_the_line_end() -> None:
    article, _ = read("section: 焦點\n  「評析」\n  二\nshort-title: On\n  marks\n")
    assert article.section.first() == "焦點「評析」二"
    assert article.short_title.first() == "On marks"


@pytest.mark.parametrize(
    "typed", ["標點、排版、避頭尾", "標點；排版；避頭尾", "[標點, 排版, 避頭尾]"]
)
def test_keywords_may_be_one_text(typed: str) -> None:
    article, _ = read(f"keywords: {typed}\n")
    assert article.keywords.first() == ("標點", "排版", "避頭尾")


@pytest.mark.parametrize(
    "typed",
    [
        "authors: 王小明",
        "authors: [王小明]",
        "authors: [{name: 王小明}]",
        "authors: [{name: {zh-Hant: 王小明}}]",
        "authors: [{name: {family: 王, given: 小明}}]",
        "authors: [{family: 王, given: 小明}]",
        "authors: [{literal: 王小明}]",
        "authors: [{name: {zh-Hant: {literal: 王小明}}}]",
    ],
)
def test_ways_to_write_a_name(typed: str) -> None:
    article, found = read(typed)
    assert [author.display("zh-Hant-TW") for author in article.authors] == ["王小明"]
    assert found == []


def test_the_style_of_a_name_is_the_person_s_or_the_name_s() -> None:
    article, _ = read(
        "authors:\n"
        "  - {name: {en: {family: Wang, given: Hsiao-ming}}, name-style: eastern}\n"
        "  - {name: {en: {family: Wang, given: Hsiao-ming, name-style: given-only}}}\n"
    )
    assert [author.display("en") for author in article.authors] == ["Wang Hsiao-ming", "Hsiao-ming"]


def test_contributors_may_work_at_the_article_s_affiliations() -> None:
    article, found = read(
        "affiliations: [{id: press, institution: 出版中心}]\n"
        "contributors: [{role: translator, name: 李小華, affiliations: [press]}]\n"
    )
    assert found == []
    (membership,) = article.contributors[0].person.memberships
    assert membership.affiliation.institution.first() == "出版中心"


def test_a_style_has_a_name_and_overrides() -> None:
    article, _ = read("style: {name: journal, options: {notes: {number: circled}, leading: 18}}\n")
    assert article.style.name == "journal"
    assert [(option.name, option.value) for option in article.style.options] == [
        ("notes.number", "circled"),
        ("leading", "18"),
    ]
    assert read("style: journal\n")[0].style.name == "journal"


def test_one_wrong_field_leaves_the_others() -> None:
    text = "title: 論標點\ndates: {received: gestern, accepted: 2021-05}\nbody: |\n  正文。\n"
    article, found = read(text)
    assert found == ["date-form"]
    assert article.dates == Dates(accepted="2021-05")
    assert article.title
    assert article.body


def test_a_wrong_entry_of_a_list_leaves_the_others() -> None:
    article, found = read(
        "affiliations:\n  - 國立大學\n  - {id: press}\nauthors: [{affiliations: press, name: 王}]\n"
    )
    assert found == ["field-not-fields"]
    assert article.authors[0].memberships[0].affiliation.id == "press"


def test_an_entry_without_what_it_needs_is_left_out() -> None:
    article, found = read(
        "contributors:\n"
        "  - {role: a b, name: 王小明}\n"
        "  - {name: 李小華}\n"
        "  - {role: translator, name: 陳美}\n"
    )
    assert found == ["id-form", "field-missing"]
    assert [contributor.role for contributor in article.contributors] == ["translator"]


def test_a_file_without_fields_has_no_value() -> None:
    reading = read_article(Folder(Path(), {"a.yaml": "\u2028|\n".encode()}), "a.yaml")
    assert reading.value is None
    assert [found.id for found in reading.findings] == ["yaml-no-fields", "yaml-separator"]


def test_all_findings_come_at_once_and_in_order() -> None:
    folder = Folder(Path(), inputs={"article.yaml": b"lang: eng\ntitel: x\nid: a b\nbody: no.md\n"})
    found = read_article(folder, "article.yaml").findings
    assert [one.id for one in found] == ["language-tag", "field-unknown", "id-form", "file-missing"]
    assert [one.span.line for one in found] == [1, 2, 3, 4]
    assert all(one.source_line for one in found)


def test_empty_fields_are_not_given() -> None:
    article, found = read("title:\nabstract: {zh-Hant: ''}\nauthors: []\ndates:\n")
    assert found == []
    assert not article.title
    assert not article.abstract
    assert article.places == ()


def test_a_bibliography_holds_works_as_printed() -> None:
    article, _ = read(
        "bibliography:\n  - 王小明，《標點史》。\n  - {text: Wang (2020), doi: 10.1234/x}\n"
    )
    assert [plain_text(work.text) for work in article.bibliography] == [
        "王小明，《標點史》。",
        "Wang (2020)",
    ]
    assert article.bibliography[1].doi == "10.1234/x"


def test_a_place_is_that_of_the_field_or_of_what_is_around_it() -> None:
    article, _ = read("title: 論標點\ndates: {received: 2021-05}\n")
    assert article.place("dates.received").span.column == 19
    assert article.place("dates.accepted").span.line == 2
    assert article.place("abstract.en").span.line == 1


def test_a_body_that_is_not_there_does_not_make_a_fault_of_every_note() -> None:
    folder = Folder(Path(), inputs={"a.yaml": "body: no.md\nnotes: {a: 甲, b: 乙}\n".encode()})
    found = read_article(folder, "a.yaml").findings
    assert [one.id for one in found] == ["file-missing"]
