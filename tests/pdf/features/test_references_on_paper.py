"""The reference list, appendices, and the lines at an article's end."""

import pikepdf
import pytest

from tests.pdf.features.conftest import MEASURE, Setter

REFERENCES = "references/article.yaml"
SMALL = 8.8


@pytest.mark.parametrize("text", ["王大年，2020", "Chen,I-hsin.2022", "張立人，2019"])
def test_works_hang_by_two_characters_as_paragraphs_and_as_items(
    printed: Setter, text: str
) -> None:
    work = printed(REFERENCES).word(text)
    assert work.x == pytest.approx(0, abs=0.8)
    assert work.turnover == pytest.approx(2 * SMALL, abs=0.8)
    assert work.size == pytest.approx(SMALL, abs=0.01)


def test_no_bullets_stand_before_works(printed: Setter) -> None:
    found = printed(REFERENCES)
    assert not any("•" in found.text_of(page) for page in range(len(found.placed)))


def test_numbered_works_keep_their_numbers(printed: Setter) -> None:
    found = printed(REFERENCES)
    work = found.word("有編號的一筆")
    assert found.word("1.有編號的一筆").x == pytest.approx(0, abs=0.8)
    assert (work.x, work.turnover) == pytest.approx((2 * SMALL, 2 * SMALL), abs=0.8)


def test_groups_are_headings_of_the_second_level(printed: Setter) -> None:
    found = printed(REFERENCES)
    assert [each.text() for each in found.elements("H3")][:2] == ["中文部分", "外文部分"]
    assert found.word("中文部分").size == pytest.approx(12, abs=0.01)


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("after-references", ["參考文獻", "延伸閱讀", "附錄一　補充的說明"]),
        ("before-references", ["附錄一　補充的說明", "參考文獻", "延伸閱讀"]),
        ("as-typed", ["附錄一　補充的說明", "參考文獻", "延伸閱讀"]),
    ],
)
def test_the_appendix_stands_where_the_style_puts_it(
    printed: Setter, place: str, order: list[str]
) -> None:
    found = printed(REFERENCES, {"appendix.place": place})
    assert [each.text() for each in found.elements("H2")][1:] == order


def test_references_on_a_new_page_begin_with_nine_points(printed: Setter) -> None:
    found = printed(REFERENCES, {"references.start": "new-page"})
    heading = found.word("參考文獻", last=True)
    opening = printed("notes/article.yaml").word("壹、標題裡的註")
    assert found.text_of(heading.page).startswith("參考文獻")
    assert heading.y == pytest.approx(opening.y, abs=0.1)


def test_a_heading_that_a_page_begins_with_stands_on_the_second_line(printed: Setter) -> None:
    """Of the room above it 9 pt stay, so that the page has whole lines: 壹、 takes two of them."""
    found = printed(REFERENCES)
    appendix = found.word("附錄一補充的說明")
    assert found.text_of(appendix.page).startswith("附錄一")
    assert appendix.y == pytest.approx(
        printed("notes/article.yaml").word("壹、標題裡的註").y, abs=0.1
    )


def test_credits_stand_together_one_line_below_the_text(printed: Setter) -> None:
    found = printed(REFERENCES)
    note = found.word("活字學社編審，研究興趣")
    editor, translator = found.word("責任編輯：周文可"), found.word("譯者：鄭思遠")
    assert translator.y - editor.y == pytest.approx(18, abs=0.1)
    assert editor.y - note.y == pytest.approx(36, abs=0.1)
    for line in (editor, translator):
        assert line.glyphs[-1].x + 10 - found.left(line.page) == pytest.approx(MEASURE, abs=0.5)


def test_the_bibliography_field_makes_the_list(printed: Setter) -> None:
    found = printed("references/bibliography.yaml")
    work = found.word("王大年，2020")
    assert (work.x, work.turnover) == pytest.approx((0, 2 * SMALL), abs=0.8)
    text = found.structure.text()
    assert "要折到第二行。 https://doi.org/10.1234/trials.2020.7.001" in text
    assert "Type Society. https://www.example.org/books/tables-and-their-columns" in text
    assert [each.text() for each in found.elements("H2")] == ["參考文獻"]
    with pikepdf.open(found.pdf) as pdf:
        links = [str(link.A.URI) for page in pdf.pages for link in page.Annots if "/A" in link]
    assert "https://doi.org/10.1234/trials.2020.7.001" in links
