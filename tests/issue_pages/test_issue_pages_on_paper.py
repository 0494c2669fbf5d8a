"""Where things stand on the pages of an issue, and what readers of the PDF are told."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from publish.html.issue import (
    ContentsEntry,
    IssueDocument,
    back_cover,
    blank,
    board,
    colophon,
    contents,
    cover_picture,
    cover_sheet,
    divider,
    front_cover,
    offprint_cover,
    text_page,
)
from publish.model import Multilingual, Name, Person, Resource
from publish.model.pages import Folios
from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from tests.issue_pages.issue_75 import article, entries, rules, setting
from tests.judges.pdf_text import structure
from tests.judges.verapdf import ua_failures
from tests.pdf.features.placed import Glyph, Page, placed_pages

EM = 11.0
MM = 72 / 25.4
INNER, MEASURE = 24 * MM, 352.0
RIGHT = INNER + MEASURE
SECTION = Multilingual((("zh-Hant", "論文"), ("en", "Articles")))


class Paper:
    """A document on paper: its file and what stands on its first page."""

    def __init__(self, file: Path, messages: tuple[str, ...]) -> None:
        self.file = file
        self.messages = messages
        self.pages = placed_pages(file)

    @property
    def page(self) -> Page:
        return self.pages[0]

    def line(self, text: str) -> list[Glyph]:
        """The glyphs of the line on which these characters stand in a row."""
        for glyph in self.page.glyphs:
            line = [each for each in self.page.glyphs if abs(each.y - glyph.y) < 1]
            if text in "".join(each.text.strip() for each in line):
                return [each for each in line if each.text.strip()]
        raise AssertionError(f"{text} is not on paper")

    def leaders(self) -> list[tuple[float, float, float]]:
        """Left, right and height of the dotted lines."""
        return [
            (shape.left, shape.right, shape.top)
            for shape in self.page.shapes
            if shape.kind == "line" and shape.width > 5 and shape.height < 2 and shape.top > 90
        ]


Setter = Callable[[IssueDocument], Paper]


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    """Sets a document, each kind once in a run."""
    folder = tmp_path_factory.mktemp("issue-pages")
    known: dict[str, Paper] = {}

    def set_document(document: IssueDocument) -> Paper:
        name = document.prefix.removeprefix("issue:").rstrip(".")
        if name not in known:
            style = setting().style
            copy = Copy(document.html, style.issue_css, style.faces, document.resources)
            made = set_pages(copy, Folios(1, "roman"))
            file = folder / f"{name}.pdf"
            file.write_bytes(made.pdf)
            assert made.fallbacks == ()
            known[name] = Paper(file, made.messages)
        return known[name]

    return set_document


def chinese(paper: Setter) -> Paper:
    return paper(contents(setting(), entries(), "zh-Hant"))


def test_folios_of_the_contents_end_at_the_right_edge(paper: Setter) -> None:
    found = chinese(paper)
    for line in ("王明1", "林三四31", "張七八120", "編者的話vii"):
        assert found.line(line)[-1].right == pytest.approx(RIGHT, abs=1.0)


def test_authors_end_four_em_before_the_edge(paper: Setter) -> None:
    found = chinese(paper)
    for text, end in (("王明1", "明"), ("林三四31", "四"), ("張七八120", "八")):
        last = [glyph for glyph in found.line(text) if glyph.text == end][-1]
        assert last.x + EM == pytest.approx(RIGHT - 4 * EM, abs=0.2)


def test_an_author_of_two_characters_is_as_wide_as_three_and_copied_without_a_blank(
    paper: Setter,
) -> None:
    found = chinese(paper)
    first, second = [glyph for glyph in found.line("王明1") if glyph.text in "王明"]
    assert second.x - first.x == pytest.approx(2 * EM, abs=0.1)
    text = subprocess.run(
        ["pdftotext", "-raw", str(found.file), "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "王明" in text
    assert "·" not in text
    assert ".." not in text


def test_no_line_of_the_contents_breaks_a_name(paper: Setter) -> None:
    names = (
        "王大明",
        "歐陽修文",
        "李白",
        "陳小華",
        "林美",
        "張三",
        "黃天才",
        "吳用",
        "趙雲",
        "司馬光",
    )
    people = tuple(Person(Multilingual((("zh-Hant", Name(literal=name)),))) for name in names)
    entry = ContentsEntry(SECTION, replace(article("75/short.md"), authors=people), "31")
    found = paper(replace(contents(setting(), (entry,), "zh-Hant"), prefix="issue:many."))
    for name in names:
        assert found.line(name)


def test_no_dots_lead_to_a_folio_that_is_not_printed(paper: Setter) -> None:
    entry = replace(entries()[0], folio="")
    found = paper(replace(contents(setting(), (entry,), "en"), prefix="issue:blind."))
    assert found.leaders() == []
    assert len(found.pages) == 1


def test_dots_stand_on_the_last_line_of_a_title_only(paper: Setter) -> None:
    found = chinese(paper)
    heights = {round(top) for _, _, top in found.leaders()}
    first, last = found.line("標點符號在橫排"), found.line("王明1")
    assert last[0].y > first[0].y + 10
    assert not any(abs(height + 4 - first[0].y) < 5 for height in heights)
    # One dotted line from the title to its column's edge, one from there to the author.
    assert sum(abs(height + 4 - last[0].y) < 5 for _, _, height in found.leaders()) == 2


def test_dots_of_all_lines_stand_one_below_the_other(paper: Setter) -> None:
    phases = {round((left - INNER) / (EM / 2) % 1, 2) for left, _, _ in chinese(paper).leaders()}
    assert phases == {0.5}


def test_turnover_lines_of_a_title_stand_in_by_one_em(paper: Setter) -> None:
    found = chinese(paper)
    assert found.line("標點符號在橫排")[0].x == pytest.approx(INNER, abs=0.1)
    assert found.line("以近年的社會科學")[0].x == pytest.approx(INNER + EM, abs=0.1)


def test_leaders_are_artifacts_and_lines_are_entries_of_a_contents(paper: Setter) -> None:
    tree = structure(chinese(paper).file)
    assert [each.role for each in tree.walk()].count("TOCI") == 4
    assert next(each.text() for each in tree.walk() if each.role == "TOCI") == "編者的話vii"


def test_lines_of_the_contents_lead_to_their_articles(paper: Setter) -> None:
    with pikepdf.open(chinese(paper).file) as pdf:
        links = [str(each.A.URI) for each in pdf.pages[0].Annots if "/A" in each]
    assert set(links) == {"article:editorial", "article:marks", "article:notes", "article:review"}


def test_the_folio_of_front_matter_is_roman(paper: Setter) -> None:
    foot = [glyph for glyph in chinese(paper).page.glyphs if glyph.artifact]
    assert "".join(glyph.text for glyph in foot) == "i"


def rules_of(file: Path) -> list[tuple[float, float]]:
    """Head and thickness of the rules over the measure, in pt, seen on the printed page."""
    scale = 10
    page = pypdfium2.PdfDocument(file)[0].render(scale=scale, grayscale=True).to_pil()
    box = (round(INNER * scale) + 5, 0, round(RIGHT * scale) - 5, page.height)
    # Rows all across dark: the lightest of each row, when the picture is one pixel wide.
    strip = page.crop(box)
    rows = [
        row
        for row in range(strip.height)
        if strip.crop((0, row, strip.width, row + 1)).getextrema()[1] < 128
    ]
    starts = [row for row in rows if row - 1 not in rows]
    ends = [row for row in rows if row + 1 not in rows]
    return [(a / scale, (b + 1 - a) / scale) for a, b in zip(starts, ends, strict=True)]


def test_the_colophon_stands_at_the_foot_of_a_blind_page(paper: Setter) -> None:
    found = paper(colophon(setting()))
    (first, top), (last, bottom) = rules_of(found.file)
    assert (top, bottom) == pytest.approx((0.8, 0.4), abs=0.15)
    foot = 26 * MM - 3.5 + 29 * 18  # the foot of the type area
    assert last == pytest.approx(foot, abs=2)
    assert first > 26 * MM
    assert not [glyph for glyph in found.page.glyphs if glyph.artifact]


def test_a_label_of_the_colophon_ends_where_its_colon_begins(paper: Setter) -> None:
    found = paper(colophon(setting()))
    for label, behind in (("刊名：", "名"), ("創刊日期：", "期"), ("本期客座主編：", "編")):
        line = found.line(label)
        last = next(glyph for glyph in line if glyph.text == behind)
        colon = next(glyph for glyph in line if glyph.text == "：")
        assert last.x + 9.5 == pytest.approx(INNER + 6 * 9.5, abs=0.2)
        assert colon.x == pytest.approx(INNER + 6 * 9.5, abs=0.2)


def test_rules_for_contributors_have_35_characters_a_line(paper: Setter) -> None:
    found = paper(text_page(setting(), rules()))
    numbers = found.line("一、本刊刊登"), found.line("（一）論文")
    assert numbers[0][0].x == pytest.approx(INNER + 1, abs=0.1)
    assert numbers[0][2].x == pytest.approx(INNER + 1 + 20, abs=0.1)
    assert numbers[1][3].x == pytest.approx(INNER + 1 + 20 + 30, abs=0.1)


def test_the_cover_sheet_has_three_parts_and_bleed(paper: Setter) -> None:
    found = paper(cover_sheet(setting(), entries(), 200))
    with pikepdf.open(found.file) as pdf:
        page = pdf.pages[0]
        trim = [float(each) for each in page.TrimBox]
        bleed = [float(each) for each in page.BleedBox]
    assert (trim[2] - trim[0]) / MM == pytest.approx(170 + 10 + 170, abs=0.01)
    assert (trim[3] - trim[1]) / MM == pytest.approx(230, abs=0.01)
    assert (trim[0] - bleed[0]) / MM == pytest.approx(3, abs=0.01)


def test_the_text_of_the_spine_stands_upright_in_its_middle(paper: Setter) -> None:
    found = paper(cover_sheet(setting(), entries(), 200))
    middle = (170 + 5) * MM  # places count from the trimmed edge
    spine = [glyph for glyph in found.page.glyphs if abs(glyph.x + 5.5 - middle) < 2]
    assert "".join(glyph.text for glyph in spine) == "出版學刊第七十五期二○二一年七月出版學會"
    assert [glyph.y for glyph in spine] == sorted(glyph.y for glyph in spine)


def test_the_title_of_the_cover_stands_45_mm_below_its_head(paper: Setter) -> None:
    found = paper(front_cover(setting(), entries()))
    title = found.line("出版學刊")
    assert title[0].size == pytest.approx(36, abs=0.1)
    assert (title[0].y - 36 * 0.88) / MM == pytest.approx(45, abs=3)


def drawing() -> Resource:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 176 236">'
        '<rect width="176" height="236"/></svg>'
    )
    return Resource("75/front.svg", "image/svg+xml", svg.encode(), 0, 0)


def test_a_picture_of_the_designer_fills_the_page_and_its_bleed(paper: Setter) -> None:
    found = paper(cover_picture(setting(), "front", drawing(), 170.0))
    ground = max(found.page.shapes, key=lambda shape: shape.width)
    assert ground.width / MM == pytest.approx(176, abs=0.1)
    assert ground.height / MM == pytest.approx(236, abs=0.3)


def test_a_divider_leaves_the_bookmark_to_its_section(paper: Setter) -> None:
    with pikepdf.open(paper(divider(setting(), SECTION)).file) as pdf, pdf.open_outline() as found:
        assert list(found.root) == []


def documents() -> list[IssueDocument]:
    given, listed = setting(cover__barcode="true"), entries()
    boards = (board(given, language) for language in ("zh-Hant", "en"))
    return [
        *(each for each in boards if each is not None),
        contents(given, listed, "zh-Hant"), contents(given, listed, "en"),
        front_cover(given, listed), back_cover(given, listed), colophon(given),
        cover_sheet(setting(), listed, 200), cover_picture(given, "front", drawing(), 170.0),
        text_page(given, rules()),
        divider(given, SECTION), blank(given),
        offprint_cover(article("75/long.md"), given, "1", "30"),
    ]  # fmt: skip


@pytest.mark.parametrize("document", documents(), ids=lambda each: each.prefix)
def test_every_kind_of_page_is_one_sound_and_accessible_page(
    paper: Setter, document: IssueDocument
) -> None:
    found = paper(document)
    assert len(found.pages) == 1
    assert found.messages == ()
    assert ua_failures(found.file) == []
