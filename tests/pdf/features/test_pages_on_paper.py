"""Pages on paper: lines on their grid, notes on the pages of their calls, nothing outside."""

import re
from math import isclose
from pathlib import Path

import pikepdf
import pytest

from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.model import StyleOption
from publish.pdf import set_article
from publish.styles import load_style
from tests.pages.variants import HEIGHTS, markdown, variant
from tests.pdf.features.conftest import FILES, MEASURE, Printed, Setter
from tests.pdf.features.placed import Glyph, Page, Shape

PAGES = "pages/article.yaml"
LEADING, SMALL = 18.0, 8.8
HEAD = 26 * 72 / 25.4 - (LEADING - 11) / 2
"""The head of the type area: half a lead above the ink of the first line."""
HEIGHT = 29 * LEADING
POINTS = 72 / 25.4


def body(page: Page) -> list[Glyph]:
    """The Han characters of plain paragraphs; quotations in Kai have their marks from Song."""
    return [
        glyph
        for glyph in page.glyphs
        if glyph.font == "Journal-Song"
        and "一" <= glyph.text <= "鿿"
        and isclose(glyph.size, 11, abs_tol=0.01)
    ]


def small(found: Printed) -> str:
    """What stands in the size of notes, from page to page."""
    return "".join(
        glyph.text.strip()
        for page in found.placed
        for glyph in page.glyphs
        if isclose(glyph.size, SMALL, abs_tol=0.01) and not glyph.artifact
    )


def off_grid(pages: tuple[Page, ...]) -> set[float]:
    """How far body baselines stand off the first one's grid, in pt."""
    first = next(glyph.y for page in pages for glyph in body(page))
    over = {round((glyph.y - first) % LEADING, 2) for page in pages for glyph in body(page)}
    return {min(each, LEADING - each) for each in over}


def rules_above_notes(page: Page) -> list[Shape]:
    return [shape for shape in page.shapes if shape.kind == "area" and shape.top > HEAD]


def linked_pages(pdf: Path) -> list[tuple[str, int, int]]:
    """(name, page of the call, page of the note) for each call, by its link."""
    with pikepdf.open(pdf) as file:
        places = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        targets = {
            str(name): places[place[0].objgen]
            for name, place in pikepdf.NameTree(file.Root.Names.Dests).items()
        }
        return [
            (str(link.Dest), number, targets[str(link.Dest)])
            for number, page in enumerate(file.pages)
            for link in page.get("/Annots", ())
            if re.search(r"\.(n\d+|un-.+)$", str(link.get("/Dest", "")))
        ]


@pytest.mark.parametrize("file", [PAGES, "notes/article.yaml", "tables/article.yaml"])
def test_lines_of_the_text_stand_on_one_grid_on_all_pages(printed: Setter, file: str) -> None:
    found = printed(file)
    assert sum(bool(body(page)) for page in found.placed) > 1
    assert max(off_grid(found.placed)) <= 0.1


@pytest.mark.parametrize("file", [PAGES, "options/article.yaml"])
def test_baselines_of_facing_pages_agree(printed: Setter, file: str) -> None:
    """Every line of the one page stands beside a line, or the place of one, of the other."""
    pages = printed(file).placed
    facing = [(pages[verso], pages[verso + 1]) for verso in range(1, len(pages) - 1, 2)]
    compared = [(verso, recto) for verso, recto in facing if body(verso) and body(recto)]
    for verso, recto in compared:
        first = body(verso)[0].y
        for glyph in body(recto):
            over = (glyph.y - first) % LEADING
            assert min(over, LEADING - over) <= 0.1
    assert compared


def test_the_first_line_of_the_text_stands_at_the_head_of_the_page(printed: Setter) -> None:
    tops = [min(glyph.y for glyph in body(printed(PAGES).placed[page])) for page in (1, 3, 4, 5)]
    assert max(tops) - min(tops) <= 0.1


@pytest.mark.parametrize("file", FILES)
def test_no_text_stands_above_or_below_the_type_area(printed: Setter, file: str) -> None:
    for number, page in enumerate(printed(file).placed):
        for glyph in page.glyphs:
            # The address in the head margin of an opening page is a link, and so no artifact.
            in_head = number == 0 and glyph.y < HEAD - 30
            if not glyph.artifact and not in_head:
                # Text that stands on its side ends at the very edge, to a thousandth of a point.
                assert HEAD < round(glyph.y, 2) <= round(HEAD + HEIGHT, 2), (number + 1, glyph)


@pytest.mark.parametrize("file", FILES)
def test_every_note_stands_on_the_page_of_its_call(printed: Setter, file: str) -> None:
    """In titles, authors' names, abstracts, headings, lists, quotations, tables, captions."""
    found = printed(file)
    links = linked_pages(found.pdf)
    assert len(links) >= len(found.article.notes)
    assert [link for link in links if link[1] != link[2]] == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("排滿的頁1", "題名的註。"),
        ("何一行*", "作者的註"),
        ("摘要有一個註。2", "摘要的註。"),
        ("標題也有註3", "標題的註。"),
        ("第一句有兩個註，45", "第一句的第二個註。"),
        ("到此為止。6", "引文的註。"),
        ("清單的第一項。7", "清單的註。"),
        ("題名有註的表8", "表題的註。"),
        ("15839", "表格的註。"),
        ("最後一行也有註。13", "最後的註。"),
    ],
)
def test_notes_of_every_place_stand_below_it(printed: Setter, text: str, note: str) -> None:
    found = printed(PAGES)
    call, called = found.word(text), found.word(note)
    assert called.page == call.page
    assert called.y > call.y


def test_a_note_longer_than_a_page_comes_whole_and_in_order(printed: Setter) -> None:
    sentences = (f"長註的第{n}句，一個字也不少，先後也不亂，每頁至少兩行。" for n in range(1, 151))
    found = printed(PAGES)
    assert "".join(sentences) + "長註完。" in small(found)
    assert found.word("長註完。").page - found.word("長註的第1句").page == 3


def test_what_goes_on_stands_above_the_notes_of_its_page(printed: Setter) -> None:
    found = printed(PAGES)
    end, own = found.word("長註完。"), found.word("這是續註之下的註。")
    assert end.page == own.page
    assert end.y + 13.5 == pytest.approx(own.y, abs=0.1)


def test_the_rule_above_a_note_that_goes_on_is_as_wide_as_the_text(printed: Setter) -> None:
    found = printed(PAGES)
    last = found.word("長註完。").page
    widths = {
        page: shape.width
        for page in range(len(found.placed))
        for shape in rules_above_notes(found.placed[page])
    }
    for page, width in widths.items():
        goes_on = last - 3 < page <= last
        assert width == pytest.approx(MEASURE if goes_on else 40 * POINTS, abs=0.1)
    assert len(widths) == len(found.placed)


def test_a_note_of_several_paragraphs_stands_whole_below_its_call(printed: Setter) -> None:
    found = printed(PAGES)
    texts = ("這是第一段。", "這是第二段，寫得", "註裡的引文，也", "註裡的清單。", "清單的第二項。")
    words = [found.word(text, last=True) for text in texts]
    assert {word.page for word in words} == {found.word("這個註有好幾段。12").page}
    assert [word.y for word in words] == sorted(word.y for word in words)


# Random texts ------------------------------------------------------------------------------


SEEDS = range(4)


@pytest.fixture(scope="module", params=[(s, h) for s in SEEDS for h in HEIGHTS], ids=str)
def random_text(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Printed, tuple[str, ...], int]:
    """One of the random texts as pages, the texts of its notes, the lines of its pages."""
    seed, lines = request.param
    text, notes = markdown(variant(seed), seed)
    return set_body(tmp_path_factory.mktemp("variant"), text, lines), notes, lines


def set_body(folder: Path, text: str, lines: int) -> Printed:
    """A body in Markdown as the pages of a commentary."""
    (folder / "article.yaml").write_text(
        "type: commentary\nlang: zh-Hant-TW\ntitle: 試\nbody: body.md\n", "utf-8"
    )
    (folder / "body.md").write_text(text, "utf-8")
    article = read_article(Folder(folder), "article.yaml").value
    style, _ = load_style("journal", (StyleOption("page.lines", str(lines)),))
    assert article is not None
    assert style is not None
    document = print_document(article, Setting(style))
    pages = set_article(document, Setting(style), 1)
    # A note of several pages may leave room for one line of the text above it, or for none.
    assert {found.id for found in pages.findings} <= {"line-stranded", "page-short"}
    pdf = folder / "pages.pdf"
    pdf.write_bytes(pages.pdf)
    return Printed(article, Setting(style), document, pages, pdf)


def test_the_last_page_may_hold_the_rest_of_a_note_alone(tmp_path: Path) -> None:
    paragraphs = ["這一段有八行，寫滿版心的寬度，最後一句才有註。" * 11] * 6
    note = "這條註很長，寫滿了好幾頁，最後一頁只有它。" * 200
    found = set_body(tmp_path, "\n\n".join((*paragraphs, f"最後一段。^[{note}]")), 29)
    assert small(found).endswith(note)
    assert body(found.placed[-1]) == []


Random = tuple[Printed, tuple[str, ...], int]


def test_notes_of_a_random_text_come_whole_and_in_order(random_text: Random) -> None:
    found, notes, _ = random_text
    assert small(found) == "".join(notes)


def test_notes_of_a_random_text_begin_on_the_pages_of_their_calls(random_text: Random) -> None:
    found, notes, _ = random_text
    links = linked_pages(found.pdf)
    assert len(links) == len(notes)
    assert [link for link in links if link[1] != link[2]] == []


def test_a_random_text_stands_on_the_grid_and_in_the_type_area(random_text: Random) -> None:
    found, _, lines = random_text
    assert max(off_grid(found.placed)) <= 0.1
    for page in found.placed:
        for glyph in page.glyphs:
            assert glyph.artifact or HEAD < glyph.y < HEAD + lines * LEADING


def test_parts_of_notes_of_a_random_text_have_two_lines(random_text: Random) -> None:
    """Lines at the foot of a page that goes on, and at the head of the foot of the next."""
    found, _, _ = random_text
    for before, after in zip(found.placed, found.placed[1:], strict=False):
        (goes_on,) = [shape.width > 300 for shape in rules_above_notes(after)] or [False]
        if goes_on:
            assert len(lines_of_part(before, at_end=True)) >= 2
            assert len(lines_of_part(after, at_end=False)) >= 2


def lines_of_part(page: Page, *, at_end: bool) -> set[float]:
    """Baselines of the last or first note of a page; a number begins a new one."""
    parts: list[set[float]] = [set()]
    for glyph in page.glyphs:
        if glyph.artifact or glyph.y < rules_above_notes(page)[0].top:
            continue
        if isclose(glyph.size, SMALL, abs_tol=0.01):
            parts[-1].add(round(glyph.y, 1))
        elif parts[-1]:
            parts.append(set())
    return parts[-1 if at_end else 0]
