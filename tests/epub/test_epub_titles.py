"""Where titles and headings of an e-book break: between phrases, whatever stands in them."""

from collections.abc import Callable

from publish.epub import make_epub
from publish.model import Article, Multilingual, Note
from tests.epub.epub_articles import (
    ALONE,
    at,
    call,
    emphasis,
    heading,
    paragraph,
    plain_article,
    text,
)
from tests.epub.epub_readings import H, text_file


def phrases(article: Article) -> Callable[[str], list[str]]:
    """What gives the phrases of the title or heading that begins with these words."""
    root = text_file(make_epub(article, ALONE).data)

    def of(words: str) -> list[str]:
        elements = root.iter(*(f"{H}{tag}" for tag in ("h1", "h2", "h3", "h6", "p")))
        found = next(each for each in elements if "".join(each.itertext()).startswith(words))
        boxes = [each for each in found if each.get("class") == "phrase"]
        said = ["".join(each.itertext()) for each in boxes]
        assert not boxes or "".join(said) == "".join(found.itertext())
        return said

    return of


def test_titles_break_between_phrases_and_keep_their_notes_and_numbers() -> None:
    title = text("格與行：中文行在", emphasis("紙面"), "與螢幕上的組成", call("a"))
    of = phrases(
        plain_article(
            heading(1, "貳、", "書葉：雕版立下的格局"),
            heading(1, "參、", "註腳在哪裡"),
            paragraph("格與行：中文行在紙面上。"),
            title=Multilingual((("zh-Hant", title),)),
            notes=(Note("a", (paragraph("註。"),), at()),),
        )
    )
    assert of("格與行：") == ["格與行：", "中文行在紙面", "與螢幕上的組成1"]
    assert of("貳、") == ["貳、書葉：", "雕版立下的格局"]
    assert of("參、") == []


def test_a_phrase_ends_where_a_word_is_emphasised_and_not_inside_it() -> None:
    title = text("論", emphasis("活字：與印刷"), "的技術與書籍的歷史")
    of = phrases(plain_article(title=Multilingual((("zh-Hant", title),))))
    assert of("論活字") == ["論活字：與印刷的", "技術與書籍的歷史"]


def test_western_titles_break_at_their_blanks() -> None:
    title = text("Grids and Lines: the Page, and the Screen")
    article = plain_article(language="en", title=Multilingual((("en", title),)))
    assert phrases(article)("Grids") == []
