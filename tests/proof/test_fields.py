"""Fields that changed: told once, on the pages or in the list."""

from pathlib import Path

import pytest

from publish.html import print_document
from publish.html.units import Token, Unit
from publish.manuscript import Manuscript, locate
from publish.model import Article, Multilingual, Span
from publish.model.inlines import Inlines, Text
from publish.prepare import Prepared, prepare, tasks
from publish.proof.comparing.changes import changes
from publish.proof.fields import field_changes
from publish.proof.matter import Matter, article_matter
from tests.proof.articles import FIELDS, change, write

ABSTRACT = "abstract: {zh-Hant: 全文分1節。}\nbody: body.md\n"
THANKS = "acknowledgements: {zh-Hant: 感謝編輯。, en: We thank the editors.}\nbody: body.md\n"
DOI = "identifiers: {doi: 10.1234/one}\nbody: body.md\n"
SHORT = "short-title: {zh-Hant: 讀校樣, en: Proofs}\nbody: body.md\n"
THANKED = """contributors:
  - {role: proofreader, literal: {zh-Hant: 校對組, en: Readers}}
body: body.md
"""
WORDS = "keywords: {zh-Hant: [校樣, 版面], ja: [校正, 組版, 版面]}\nbody: body.md\n"
_AUTHORS = FIELDS[FIELDS.index("  - id: editor") : FIELDS.index("affiliations:\n")]
EDITOR, COMPOSER = (f"  - id:{each}" for each in _AUTHORS.split("  - id:")[1:])
NEWCOMER = "  - {id: reader, name: {zh-Hant: {literal: 校對組}}}\n"
DATED = "dates: {accepted: 2026-11-05}\nbody: body.md\n"


def _matter(root: Path, *edits: tuple[str, str]) -> Matter:
    folder = write(root)
    change(folder, *edits)
    manuscript = locate(folder)
    assert isinstance(manuscript, Manuscript)
    read = prepare(next(tasks(manuscript, [])))
    assert isinstance(read, Prepared), read
    html = print_document(read.article, read.setting).html
    return article_matter(read.article, read.setting, html)


@pytest.mark.parametrize(
    ("was", "now", "listed"),
    [
        ("body: body.md\n", "identifiers: {local: A-1}\nbody: body.md\n", ["identifiers.local"]),
        (
            ABSTRACT.replace("body:", "pages: {first: 1}\nbody:"),
            ABSTRACT.replace("1節", "2節").replace("body:", "pages: {first: 2}\nbody:"),
            ["first-page"],
        ),
        (DATED, DATED.replace("05", "06"), []),
        (THANKS, THANKS.replace("the editors", "all"), ["acknowledgements.en"]),
        (THANKS, THANKS.replace("感謝編輯", "感謝同事"), []),
        (DOI, DOI.replace("one", "two"), []),
        (THANKED, THANKED.replace("proofreader", "responsible-editor"), []),
        (SHORT, SHORT.replace("讀校樣", "看校樣"), []),
        (SHORT, SHORT.replace("Proofs", "Reading"), ["short-title.en"]),
        ("title: {zh-Hant: 怎樣讀校樣,", "title: {zh-Hant: 怎樣看校樣,", []),
        ("怎樣讀校樣, en", "怎樣讀校樣（增訂）, en", []),
        ("literal: 排印組", "literal: 組版組", []),
        (EDITOR + COMPOSER, COMPOSER + EDITOR, []),
        (EDITOR, NEWCOMER + EDITOR, ["authors[0].id"]),
        (WORDS, WORDS.replace("校正, 組版", "組版, 校正"), ["keywords.ja"]),
        (
            WORDS,
            WORDS.replace("校樣, 版面", "校樣, 頁面").replace("校正, 組版", "組版, 校正"),
            ["keywords.ja"],
        ),
        (WORDS, WORDS.replace("[校正", "[活字, 校正"), ["keywords.ja[0]"]),
    ],
    ids=[
        *("unprinted", "first-page", "date", "other-language", "thanks", "doi", "role"),
        *("head", "head-of-other-language", "title", "longer-title", "author"),
        *(
            "authors-exchanged",
            "author-before-all",
            "words-exchanged",
            "words-exchanged-beside-others",
            "word-before-all",
        ),
    ],
)
def test_the_list_has_the_fields_that_no_page_shows(
    tmp_path: Path, was: str, now: str, listed: list[str]
) -> None:
    first = next(each for each in ("body: body.md\n", was) if each in was)
    base = (first, was) if first != was else (was, was)
    old = _matter(tmp_path / "old", base)
    new = _matter(tmp_path / "new", (base[0], now))
    assert old.article is not None
    assert new.article is not None
    units = old.text.all_units, new.text.all_units
    journal = new.setting.journal
    found = field_changes(old.article, new.article, changes(*units), *units, journal)
    assert [each.field for each in found] == listed


def test_the_title_of_a_page_is_its_first_heading_and_told_once() -> None:
    span = Span("call.md")

    def page(words: str) -> Article:
        title = Multilingual[Inlines]((("zh-Hant", (Text(words, span),)),))
        return Article("call", "call.md", "page", "zh-Hant", title, ())

    def heading(words: str) -> tuple[Unit, ...]:
        return (Unit("heading", tuple(map(Token, words))),)

    pages = page("稿約"), page("徵稿")
    units = heading("稿約"), heading("徵稿")
    assert field_changes(*pages, changes(*units), *units) == ()
    assert [each.field for each in field_changes(*pages, (), *units)] == ["title.zh-Hant"]
