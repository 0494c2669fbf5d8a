"""Notes called in a table: below it with letters, or at the foot with all others."""

from pathlib import Path

import pikepdf
import pytest

from publish.epub import make_epub
from publish.html.queries import Spot, spot_of
from publish.html.unit_reader import text_of
from publish.postflight.epub.inspection import inspect_epub
from tests.judges.epub_text import article_tree
from tests.pdf.features.conftest import Printed, Setter

FILE = "table-notes/article.yaml"
SMALL, HANG = 8.8, 1.5 * 8.8


@pytest.fixture(scope="module")
def below(printed: Setter) -> Printed:
    return printed(FILE, {"tables.notes": "below"})


def flat(found: Printed) -> str:
    return found.structure.text().replace("\n", "")


def test_letters_begin_anew_below_each_table(below: Printed) -> None:
    """The caption's note first, then those of heads and cells; a note's own note behind it."""
    assert "說明：行距另計。a表題的註。b欄名的註" in flat(below)
    assert "c格子裡的註，有強調。這條註有第二段。d七號是五號的一半。e" in flat(below)
    assert "e註裡的註。f連在一起的註。表與表之間" in flat(below)
    assert "說明：括號內為標準誤。a另一個表的註。" in flat(below)


def test_the_notes_of_the_text_count_on_without_them(below: Printed) -> None:
    first, *_ = below.elements("Note")
    assert first.text().replace("\n", "") == "1正文的第一個註。"
    foot = [below.word(f"{number}正文的第") for number in (1, 2, 3)]
    assert all(word.size < SMALL for word in foot)


def test_stars_of_significance_stand_last_on_a_line_of_their_own(below: Printed) -> None:
    stars, note = below.word("* p < .05"), below.word("a另一個表的註")
    assert stars.y - note.y == pytest.approx(13.5, abs=3)  # a raised letter begins higher
    assert stars.x == pytest.approx(0, abs=0.6)
    assert "** p < .01（雙尾檢定）" in flat(below)


def test_stars_alone_keep_the_label_of_the_note(below: Printed) -> None:
    assert "作者自行整理。說明：*** p < .001" in flat(below)


def test_a_letter_hangs_as_the_number_of_a_note_does(below: Printed) -> None:
    note = below.word("欄名的註，這條註")
    assert (note.x, note.turnover) == pytest.approx((HANG, HANG), abs=0.6)
    assert below.word("b欄名的註").x == pytest.approx(0, abs=0.6)
    assert below.word("這條註有第二段").x == pytest.approx(HANG + 2 * SMALL, abs=0.6)


def test_a_reference_to_a_table_note_names_the_table(below: Printed) -> None:
    assert "見表1註b；" in flat(below)
    assert "又見表2註a。" in flat(below)
    for text in ("註b", "註a"):
        assert len({round(glyph.y) for glyph in below.word(text).glyphs}) == 1


def test_call_and_table_note_lead_to_each_other(below: Printed) -> None:
    with pikepdf.open(below.pdf) as pdf:
        names = {str(name) for name, _ in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        links = [str(link.Dest) for page in pdf.pages for link in page.get("/Annots", ())]
    wanted = {f"table-notes.{end}{name}" for end in "nr" for name in ("t1a", "t1f", "t2a", "1")}
    assert wanted <= names
    assert wanted <= set(links)


def test_table_notes_are_tagged_as_notes(below: Printed) -> None:
    labels = [
        next(each for each in note.walk() if each.role == "Lbl").text()
        for note in below.elements("Note")
    ]
    assert labels == ["1", *"abcdef", "2", "a", "3"]


def test_proofs_call_a_table_note_by_its_table(below: Printed) -> None:
    units = text_of(below.document.html, "table-notes.", {}).units
    labels = [unit.label for unit in units if unit.kind == "note"]
    assert list(dict.fromkeys(labels)) == [
        *("註1", *(f"表1註{letter}" for letter in "abcdef")),
        *("註2", "表2註a", "註3"),
    ]
    spot = spot_of("[^size]", below.document.numbering, units)
    assert isinstance(spot, Spot)
    assert units[spot.unit].text.startswith("欄名的註")


def test_table_notes_stand_below_their_table_in_the_book(below: Printed, tmp_path: Path) -> None:
    made = make_epub(below.article, below.setting, below.pages.page_starts)
    book, findings = made.data, made.findings
    assert findings == ()
    file = tmp_path / "table-notes.epub"
    file.write_bytes(book)
    assert inspect_epub(file).findings == ()
    holders = [
        element.getparent().get("class")
        for element in article_tree(book).iter()
        if element.get("role") == "doc-footnote"
    ]
    assert holders == ["table"] * 7 + ["notes"] * 3


def test_at_the_foot_they_count_through_and_turn_over_as_all_notes(printed: Setter) -> None:
    """A head cell's text is not broken into lines; its note is."""
    found = printed(FILE)
    assert "表1常用的字級2" in flat(found).replace("\u3000", "")
    assert found.word("欄名的註，這條註").turnover == pytest.approx(HANG, abs=0.6)


def test_a_note_called_in_a_note_stands_behind_it(printed: Setter) -> None:
    words = [printed(FILE).word(text) for text in ("七號是五號的一半", "註裡的註", "連在一起的註")]
    assert [word.y for word in words] == sorted(word.y for word in words)


def test_a_note_in_a_note_has_its_number_on_the_page(printed: Setter) -> None:
    found = printed(FILE, {"notes.numbers": "page"})
    assert "七號是五號的一半。⑥" in flat(found)
    assert "⑥註裡的註。" in flat(found)
