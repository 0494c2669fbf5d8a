"""Every option of the style changes on paper what it says, and nothing gets lost by it."""

from collections.abc import Callable

import pytest

from publish.model import StyleOption
from publish.styles import load_style
from publish.styles.options import OPTIONS
from tests.judges.pdf_text import pages_of
from tests.pdf.features.conftest import MEASURE, Printed, Setter

OPTIONS_FILE, RESEARCH, NOTES = (
    "options/article.yaml",
    "openings/research.yaml",
    "notes/article.yaml",
)
POINTS = 72 / 25.4
LATIN, SONG, HEI, KAI = (f'"Journal {name}"' for name in ("Latin", "Song", "Hei", "Kai"))
Judge = Callable[[Printed], object]


def foot(found: Printed, page: int) -> list[tuple[str, float]]:
    """(text, x in the type area) of what stands below the notes."""
    return [
        (glyph.text, glyph.x - found.left(page))
        for glyph in found.placed[page].glyphs
        if glyph.artifact and glyph.y > 590 and glyph.text.strip()
    ]


def head(found: Printed, page: int) -> list[tuple[str, float]]:
    """(text, x in the type area) of what stands above the type area."""
    return [
        (glyph.text, glyph.x - found.left(page))
        for glyph in found.placed[page].glyphs
        if glyph.artifact and glyph.y < 70 and glyph.text.strip()
    ]


def rules_of_heads(found: Printed) -> int:
    return sum(shape.kind == "area" and shape.bottom < 60 for shape in found.placed[1].shapes)


def edge(found: Printed, page: int) -> float:
    """The left edge of everything on a page, in pt of the paper."""
    return min(shape.left for shape in found.placed[page].shapes)


def width_of_line(found: Printed, text: str) -> float:
    """From the first ink to the last of the line in which a text stands."""
    word = found.word(text)
    line = [g for g in found.placed[word.page].glyphs if abs(g.y - word.y) < 0.1]
    return max(glyph.right for glyph in line) - line[0].left


def face(text: str) -> Judge:
    return lambda found: found.word(text).glyphs[0].font


def opens(text: str) -> Judge:
    return lambda found: text in found.text_of(0)


def rule_above_notes(found: Printed, text: str) -> int:
    """The length in mm of the rule above the notes of the page on which a text stands."""
    page = found.placed[found.word(text).page]
    (rule,) = [shape for shape in page.shapes if shape.kind == "area" and shape.top > 70]
    return round(rule.width / POINTS)


def continued(found: Printed, row: str) -> str:
    """What stands as furniture below the running head of the page of a row."""
    page = found.placed[found.word(row).page]
    return "".join(g.text.strip() for g in page.glyphs if g.artifact and 70 < g.y < 590)


def page_of(text: str) -> Judge:
    return lambda found: found.word(text).page


def x_of(text: str) -> Judge:
    return lambda found: round(found.word(text).x, 1)


def says(text: str) -> Judge:
    return lambda found: text in found.structure.text().replace("\n", "")


def furnished(text: str) -> Judge:
    return lambda found: any(text in found.furniture(page) for page in range(len(found.placed)))


# Options set together, which do not touch each other: name, value, what a reader finds, what
# that is with the value.
Case = tuple[str, str, Judge, object]
TOGETHER: tuple[tuple[Case, ...], ...] = (
    (
        ("page.measure", "30", lambda f: width_of_line(f, "正文的第一段") > 310, False),
        ("page.lines", "20", lambda f: f.word("第一個註。").y < 470, True),
        ("page.margin-inner", "30mm", lambda f: round(edge(f, 2)), 85),
        ("page.margin-head", "30mm", lambda f: f.word("壹、正文的第一節").y > 97, True),
    ),
    (
        ("page.trim-width", "190mm", lambda f: page_size(f)[0], 190),
        ("page.trim-height", "260mm", lambda f: page_size(f)[1], 260),
        ("small.size", "9pt", lambda f: round(f.word("第一個註。").size, 2), 9),
        ("small.leading", "15pt", lambda f: leading(f, "第一個註。", "第二個註。"), 15),
        ("notes.numbers", "page", says("①第一個註。"), True),
        ("text.latin-language", "de", lambda f: languages(f), {"de"}),
        ("heads.rule", "none", lambda f: rules_of_heads(f), 0),
    ),
    (
        ("body.size", "10pt", lambda f: round(f.word("正文的第一段").size, 2), 10),
        ("body.leading", "17pt", lambda f: leading(f, "正文的第一段", "行由版心的"), 17),
    ),
    (
        ("fonts.song", f"{LATIN}, {KAI}", face("正文的第一段"), "Journal-Kai"),
        ("fonts.song-bold", f"{LATIN}, {KAI}", face("樣式的選項"), "Journal-Kai"),
        ("fonts.hei", f"{LATIN}, {KAI}, {SONG}", face("一、小節"), "Journal-Kai"),
        ("fonts.kai", f"{LATIN}, {SONG}", face("引文有兩行"), "Journal-Song"),
        ("fonts.emphasis", HEI, face("強調的字"), "Journal-Hei-Medium"),
        ("fonts.strong-emphasis", KAI, face("兩者都有"), "Journal-Kai"),
        ("fonts.code", KAI, face("程式碼"), "Journal-Kai"),
    ),
    (
        ("opening.section-label", "plain", lambda f: f.text_of(0)[:4], "研究論文"),
        ("opening.affiliation", "under-names", opens("王大年臺北活字學社李亦農南方大學"), True),
        ("opening.dates", "below-keywords", says("樣式收稿日期："), True),
        ("opening.english-block", "second-page", page_of("Abstract"), 1),
        ("opening.bibliographic-lines", "false", lambda f: f.furniture(0), "1"),
        ("heads.author", "false", lambda f: f.furniture(2), "樣式的選項3"),
        ("names.english", "family-capitals", says("WANG, Ta-nien; LI, I-nung"), True),
    ),
    (
        ("opening.dates", "end", says("接受日期：2026年2月10日責任編輯"), True),
        ("opening.english-block", "opening", page_of("Abstract"), 0),
        ("headings.numbers", "style", says("二、沒有編號的小節"), True),
        ("appendix.place", "before-references", lambda f: appendix_first(f), True),
        ("heads.folio", "foot-centred", lambda f: [round(x) for _, x in foot(f, 1)], [174]),
        ("quotation.indents", "2-2", x_of("引文有兩行"), 22),
        ("notes.label", "dot", x_of("第一個註。"), 17.6),
        ("tables.note-label", "註：", says("註：表下的說明。"), True),
    ),
    (
        ("notes.continued-rule", "labelled", furnished("續前頁註"), True),
        ("heads.folio", "foot-outer", lambda f: [round(x) for _, x in foot(f, 1)], [0]),
        ("quotation.indents", "3-3", lambda f: width_of_line(f, "引文有兩行") < 290, True),
        ("notes.label", "zhu", says("註1：第一個註。"), True),
        ("references.start", "new-page", lambda f: f.text_of(2)[:4], "參考文獻"),
        ("tables.digit-width", "1", lambda f: f.word("9.66").x - f.word("14.7").x > 6, True),
        ("author-note.print", "true", says("研究興趣"), True),
        ("credit.print", "false", says("責任編輯"), False),
    ),
    (
        ("page.size", "190x260", lambda f: page_size(f), (190, 260)),
        ("headings.numbers", "style", says("1.2 沒有編號的小節"), True),
        ("headings.series", "decimal", says("1.2 沒有編號的小節"), True),
    ),
    (
        ("page.size", "148x210", lambda f: page_size(f), (148, 210)),
        ("headings.numbers", "style", says("（二）沒有編號的小節"), True),
        ("headings.series", "han", says("（二）沒有編號的小節"), True),
    ),
    (("page.size", "210x297", lambda f: page_size(f), (210, 297)),),
    (
        ("body.indent", "0", x_of("正文的第一段"), 0),
        ("heads.text", "centred", lambda f: head(f, 1)[1][1] > 100, True),
        ("notes.indent", "first-line", x_of("1第一個註"), 17.6),
        ("notes.continued-rule", "short", lambda f: rule_above_notes(f, "長註完。"), 40),
        ("tables.continued", "before", lambda f: continued(f, "第45種")[:7], "續附表1書目與"),
        ("opening.body-start", "same-page", page_of("壹、正文的第一節"), 0),
    ),
)
CASES = [(case, group) for group in TOGETHER for case in group]


def appendix_first(found: Printed) -> bool:
    """Whether the appendix stands before the references."""
    headings = [each.text() for each in found.elements("H2")]
    return headings.index("附錄一　補充") < headings.index("參考文獻")


def page_size(found: Printed) -> tuple[int, int]:
    import pikepdf

    with pikepdf.open(found.pdf) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
    return round(box[2] / POINTS), round(box[3] / POINTS)


def leading(found: Printed, above: str, below: str) -> float:
    return round(found.word(below).y - found.word(above).y, 1)


def languages(found: Printed) -> set[str]:
    """The languages of the words Latin Words."""
    return {
        language
        for page in pages_of(found.pdf)
        for shown in page
        if shown.text.startswith("Latin")
        for language in shown.languages
    }


@pytest.mark.parametrize(
    ("case", "together"), CASES, ids=[f"{name}={value}" for (name, value, *_), _ in CASES]
)
def test_an_option_does_what_it_says(
    printed: Setter, case: Case, together: tuple[Case, ...]
) -> None:
    _, _, judge, expected = case
    plain = printed(OPTIONS_FILE)
    changed = printed(OPTIONS_FILE, {name: value for name, value, *_ in together})
    assert judge(changed) == expected
    assert judge(plain) != expected
    assert changed.pages.fallbacks == plain.pages.fallbacks
    assert changed.pages.findings == ()


# Options that other manuscripts show: what a reader finds without and with the value.
ENGLISH, LISTED = "openings/english.yaml", "references/bibliography.yaml"
TABLES, FIGURES = "tables/article.yaml", "figures/article.yaml"
TABLE_NOTES = "table-notes/article.yaml"
FUNDED = "本文獲版面基金會補助（計畫編號 A-17）。"
ELSEWHERE: tuple[tuple[str, str, str, Judge, object, object], ...] = (
    (RESEARCH, "opening.thanks", "before-references", page_of(FUNDED), 0, 1),
    (RESEARCH, "opening.thanks", "before-references", says(f"謝辭{FUNDED}"), False, True),
    (
        *(ENGLISH, "opening.thanks", "before-references"),
        *(says("AcknowledgementsFunded by the Page Foundation.References"), False, True),
    ),
    (LISTED, "references.groups", "by-language", says("中文部分王大年，2020"), False, True),
    (LISTED, "references.groups", "by-language", says("外文部分Chen, I-hsin."), False, True),
    (FIGURES, "tables.below", "note-first", says("圖下的說明。資料來源：本刊繪製。"), False, True),
    (
        TABLES,
        "tables.below",
        "note-first",
        says("標準誤。資料來源：作者自行整理。* p"),
        False,
        True,
    ),
    (TABLE_NOTES, "tables.notes", "below", says("行距另計。a表題的註。"), False, True),
    (
        *(ENGLISH, "tables.below", "note-first"),
        *(says("Note: rounded.Source: the author."), False, True),
    ),
)


@pytest.mark.parametrize(
    ("file", "name", "value", "judge", "without", "expected"),
    ELSEWHERE,
    ids=[f"{file}-{name}" for file, name, *_ in ELSEWHERE],
)
def test_an_option_does_what_it_says_in_another_manuscript(
    printed: Setter,
    file: str,
    name: str,
    value: str,
    judge: Judge,
    without: object,
    expected: object,
) -> None:
    plain, changed = printed(file), printed(file, {name: value})
    assert (judge(plain), judge(changed)) == (without, expected)
    assert changed.pages.fallbacks == plain.pages.fallbacks
    assert [found.id for found in changed.pages.findings] == [
        found.id for found in plain.pages.findings
    ]


def test_thanks_before_the_references_leave_the_title_without_a_mark(printed: Setter) -> None:
    found = printed(RESEARCH, {"opening.thanks": "before-references"})
    assert found.text_of(0).count("王大年*李亦農") == 0
    assert "王大年*、李亦農**、張立人***" in found.text_of(0)


@pytest.mark.parametrize("size", ["170x230", "190x260", "148x210", "210x297"])
def test_every_size_of_page_has_margins_to_hold_and_to_bind(printed: Setter, size: str) -> None:
    """Outer and foot margin of 18 mm or more, whole lines, small type flush at both edges."""
    style, findings = load_style("journal", (StyleOption("page.size", size),))
    assert style is not None
    assert findings == ()
    width, height = (float(side) * POINTS for side in size.split("x"))
    measure = style.number("page.measure") * style.points("body.size")
    high = style.number("page.lines") * style.points("body.leading")
    assert width - style.points("page.margin-inner") - measure > 18 * POINTS
    assert height - style.points("page.margin-head") - high > 18 * POINTS
    assert measure / style.points("small.size") == pytest.approx(
        round(measure / style.points("small.size"))
    )
    found = printed(OPTIONS_FILE, {"page.size": size})
    assert page_size(found) == tuple(round(side / POINTS) for side in (width, height))


def test_a_size_of_page_may_be_changed_in_one_measure(printed: Setter) -> None:
    size = StyleOption("page.size", "190x260")
    style, _ = load_style("journal", (StyleOption("page.lines", "30"), size))
    assert style is not None
    assert (style.text("page.lines"), style.text("page.measure")) == ("30", "36")


# What the plain manuscript shows already: by-type is note, next-page and 壹、 for its type.
DEFAULTS = {
    *(("opening.affiliation", "note"), ("opening.body-start", "next-page")),
    ("headings.series", "large-han"),
}
# A table that is too wide is told, which the plain manuscript may not be.
TURNED = {("tables.wide", "turn")}
# Where figures move to is seen on low pages: test_low_pages_on_paper.py.
MOVED = {("figures.move", "head"), ("figures.move", "stay")}


OF_BOOKS_LINES_ISSUES_AND_PROOFS = (
    *("epub.", "lines.", "proof."),
    *("front.", "cover.", "back-cover.", "colophon.", "press.", "offprint."),
)
"""Options whose cases stand in other folders: they are not of an article's pages."""


def test_every_option_of_print_and_every_choice_has_its_case() -> None:
    tried = {(name, value) for (name, value, *_), _ in CASES} | DEFAULTS | TURNED | MOVED
    tried |= {(name, value) for _, name, value, *_ in ELSEWHERE}
    for option in OPTIONS:
        if option.name.startswith(OF_BOOKS_LINES_ISSUES_AND_PROOFS):
            continue
        assert option.name in {name for name, _ in tried}
        others = set(option.choices[1:]) - {"as-typed"}
        assert {(option.name, choice) for choice in others} <= tried


@pytest.mark.parametrize("folio", ["foot-centred", "foot-outer"])
def test_a_centred_head_does_not_bring_the_folio_back(printed: Setter, folio: str) -> None:
    found = printed(OPTIONS_FILE, {"heads.folio": folio, "heads.text": "centred"})
    assert [text for text, _ in head(found, 1)][-1] == "月"
    assert "2" not in [text for text, _ in head(found, 1)][:1]


CENTRED_AND_DATED = {"heads.text": "centred", "opening.dates": "end"}


def test_a_centred_head_is_centred(printed: Setter) -> None:
    found = printed(RESEARCH, CENTRED_AND_DATED)
    xs = [x for text, x in head(found, 2) if text != "3"]
    assert (xs[0] + xs[-1] + 8.8) / 2 == pytest.approx(MEASURE / 2, abs=0.5)


def test_three_dates_keep_each_to_a_line(printed: Setter) -> None:
    found = printed(RESEARCH, CENTRED_AND_DATED)
    for date in ("收稿日期：2025年11月5日", "修訂日期：2026年1月20日", "接受日期：2026年2月10日"):
        assert len({round(glyph.y, 1) for glyph in found.word(date).glyphs}) == 1


def test_numbers_with_points_leave_their_notes_room(printed: Setter) -> None:
    found = printed(NOTES, {"notes.label": "dot"})
    assert found.word("第一個。").x == pytest.approx(found.word("行內的註，有").x, abs=0.3)


def test_first_lines_of_notes_are_indented_with_every_kind_of_number(printed: Setter) -> None:
    for label, text in (("dot", "1.第一個註"), ("zhu", "註1：第一個註")):
        found = printed(OPTIONS_FILE, {"notes.label": label, "notes.indent": "first-line"})
        assert found.word(text).x == pytest.approx(17.6, abs=0.6)
