"""Lists, quotations, verse, definitions, code, and everything inside a line."""

from itertools import pairwise

import pikepdf
import pytest

from tests.judges.pdf_text import pages_of
from tests.pdf.features.conftest import MEASURE, Setter

BLOCKS = "blocks/article.yaml"
EM = 11.0


@pytest.mark.parametrize(
    ("text", "first", "turnover"),
    [
        ("第一層的第二項比較長", 3, 3),
        ("第二層的第二項也比較長", 4, 4),
        ("括號裡的國字，第一項", 5, 5),
        ("這是第二項的第二段", 7, 5),
        ("阿拉伯數字，第一項", 4, 4),
        ("裡面一層，這一項比較長", 6, 6),
        ("第三項比較長，要折到", 4, 4),
        ("從九開始", 4, None),
        ("清單之後的段落，首行縮排", 2, 0),
        ("引文的第一段，不縮排", 3, 3),
        ("引文的第二段，首行縮排", 5, 3),
        ("引文裡的引文，再縮兩字", 5, 5),
        ("引全段時，首行再縮二字", 5, 3),
        ("白日依山盡", 4, 4),
        ("字身", 0, None),
        ("一個活字所占的方形空間", 2, 2),
        ("第二行從這裡開始", 0, None),
    ],
)
def test_first_lines_and_turnover_lines_stand_on_their_em(
    printed: Setter, text: str, first: int, turnover: int | None
) -> None:
    word = printed(BLOCKS).word(text)
    assert word.x == pytest.approx(first * EM, abs=0.8)
    if turnover is not None:
        assert word.turnover == pytest.approx(turnover * EM, abs=0.8)


@pytest.mark.parametrize(
    ("label", "em"), [("（一）括號裡", 2), ("1.阿拉伯", 2), ("10.兩位數", 2), ("(1)裡面一層", 4)]
)
def test_labels_of_lists_begin_where_a_paragraph_does(printed: Setter, label: str, em: int) -> None:
    assert printed(BLOCKS).word(label).x == pytest.approx(em * EM, abs=0.8)


def test_a_bullet_can_be_seen_and_stands_in_the_middle_of_its_em(printed: Setter) -> None:
    found = printed(BLOCKS)
    bullet = found.word("•第一層，圓點").glyphs[0]
    assert bullet.right - bullet.left > 2
    middle = (bullet.left + bullet.right) / 2 - found.left(0)
    assert middle == pytest.approx(2.5 * EM, abs=0.5)


def test_a_quotation_reaches_the_right_edge(printed: Setter) -> None:
    found = printed(BLOCKS)
    quotation = found.word("引文的第一段，不縮排")
    edge = max(
        glyph.right
        for glyph in found.placed[quotation.page].glyphs
        if abs(glyph.y - quotation.y) < 0.1
    )
    assert edge - found.left(quotation.page) == pytest.approx(MEASURE, abs=1.5)


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("強調與", "Journal-Kai"),
        ("加重，兩者", "Journal-Hei-Medium"),
        ("兩者兼有", "Journal-Hei-Medium"),
        ("Latinwords與加重", "Journal-Latin-Italic,-Italic"),
        ("Latinwords與強調", "Journal-Latin-Bold,-Bold"),
        ("TheArtofType", "Journal-Latin-Italic,-Italic"),
        ("boldwords", "Journal-Latin-Bold,-Bold"),
        ("楷體、", "Journal-Kai"),
        ("黑體、", "Journal-Hei-Medium"),
        ("compose(text)", "Journal-Mono"),
        ("引文的第一段", "Journal-Kai"),
        ("白日依山盡", "Journal-Kai"),
        ("字身", "Journal-Hei-Medium"),
    ],
)
def test_each_kind_of_text_has_its_face(printed: Setter, text: str, font: str) -> None:
    assert printed(BLOCKS).word(text).glyphs[0].font == font


def test_superscripts_stand_above_and_subscripts_below_the_baseline(printed: Setter) -> None:
    found = printed(BLOCKS)
    base, raised = found.word("x2、").glyphs[:2]
    assert raised.size == pytest.approx(0.64 * EM, abs=0.01)
    assert raised.y < base.y - 2
    base, lowered = found.word("H2O").glyphs[:2]
    assert lowered.size == pytest.approx(0.64 * EM, abs=0.01)
    assert lowered.y > base.y + 1


def test_words_that_may_not_be_parted_do_not_loosen_their_paragraph(printed: Setter) -> None:
    """With [不可分開]{.nowrap} the whole paragraph once fell to the engine's ragged lines."""
    found = printed(BLOCKS)
    words = found.word("與不可分開。")
    assert len({round(glyph.y, 1) for glyph in words.glyphs}) == 1
    line = [
        glyph
        for glyph in found.placed[found.word("俄文Апостол").page].glyphs
        if abs(glyph.y - found.word("俄文Апостол").y) < 0.1
    ]
    gaps = [after.left - before.right for before, after in pairwise(line)]
    assert max(gaps) < 0.8 * EM


def test_a_rule_is_a_blank_line(printed: Setter) -> None:
    found = printed(BLOCKS)
    above, below = found.word("程式碼之後的段落"), found.word("分隔線之後的段落")
    assert below.y - above.y == pytest.approx(36, abs=0.1)


def test_typed_languages_are_marked(printed: Setter) -> None:
    shown = [piece for page in pages_of(printed(BLOCKS).pdf) for piece in page]
    for word, language in (("Апостол", "ru"), ("Quốc", "vi"), ("かな", "ja")):
        pieces = [piece for piece in shown if word[:3] in piece.text]
        elements = [
            element
            for element in printed(BLOCKS).structure.walk()
            if element.language == language and word[:3] in element.text()
        ]
        assert elements or any(language in piece.languages for piece in pieces), word


def test_typed_addresses_are_links(printed: Setter) -> None:
    with pikepdf.open(printed(BLOCKS).pdf) as pdf:
        links = {
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link
        }
    assert links == {
        "https://www.example.org/archives/2026/03/typography-of-the-chinese-page/index.html"
        "?lang=zh-Hant&view=full#section-12",
        "https://doi.org/10.1234/abcd.efgh.2026.03.001",
        "https://doi.org/10.1234/abcd.efgh.2026",
        "mailto:editor-in-chief@journal-of-typography.example.org",
        "https://example.org/",
    }


def test_right_and_centred_lines_stand_right_and_centred(printed: Setter) -> None:
    found = printed(BLOCKS)
    right = found.word("靠右的一行。")
    assert right.glyphs[-1].x + EM - found.left(right.page) == pytest.approx(MEASURE, abs=6)
    centred = found.word("置中的一行")
    middle = (centred.glyphs[0].x + centred.glyphs[-1].x + EM) / 2 - found.left(centred.page)
    assert middle == pytest.approx(MEASURE / 2, abs=6)


def test_edits_print_what_they_insert(printed: Setter) -> None:
    text = printed(BLOCKS).structure.text()
    assert "更正：新字、增加、。" in text
    assert "舊字" not in text


def test_code_is_small_once_and_keeps_its_indent(printed: Setter) -> None:
    found = printed(BLOCKS)
    outer, inner = found.word("defsqueeze"), found.word("returntext")
    assert outer.size == pytest.approx(8.8, abs=0.01)
    assert inner.x - outer.x == pytest.approx(4 * 0.6 * 8.8, abs=0.3)
