"""Every finding about PDF files on a page that shows it, and beside it one that does not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publish.diagnostics.catalogue.postflight import POSTFLIGHT
from publish.postflight.inspection import Inspection, inspect
from publish.postflight.measures import Limits
from tests.postflight.drawn import MEASURE, PAGE, Face, Row, draw, full

PROSE = "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽"


def prose(count: int) -> list[Row]:
    """Full lines of Han alone."""
    return [Row(PROSE[k % 9 : k % 9 + MEASURE]) for k in range(count)]


LAST = Row("雲騰致雨。")


def page(*rows: Row) -> list[Row]:
    """Lines of prose, the rows, a last line."""
    return [*prose(4), *rows, LAST]


def found(file: Path, *ids: str, limits: Limits | None = None) -> list[tuple[str, int, int]]:
    """(id, line, column) of the findings of a file, of some ids only when they are named."""
    inspected = inspect(file, limits or Limits())
    return [
        (each.id, each.span.line, each.span.column)
        for each in inspected.findings
        if not ids or each.id in ids
    ]


def test_a_page_without_fault_has_no_findings(tmp_path: Path) -> None:
    good = page(
        full("自2021年6月起，露結為"),
        full("他說：好。至於金生麗水⁴"),
        full("玉出崑岡劍號巨闕珠稱夜光"),
    )
    # Drawn without ActualText, its gaps read as blanks.
    ids = {id for id, _, _ in found(draw(tmp_path / "good.pdf", good))}
    assert ids <= {"pdf-blank-read"}


CASES = {
    "pdf-line-not-flush": (page(Row(PROSE[:12], width=MEASURE - 0.1)), 5, 12),
    "pdf-line-start": (
        page(full("果珍李柰菜重芥薑海鹹河淡"), full("，鱗潛羽翔龍師火帝鳥官")),
        6,
        1,
    ),
    "pdf-line-end": (
        page(full("果珍李柰菜重芥薑海鹹河「"), full("淡」鱗潛羽翔龍師火帝鳥官")),
        5,
        12,
    ),
    "pdf-call-at-line-start": (
        page(full("果珍李柰菜重芥薑海鹹河。"), full("⁴鱗潛羽翔龍師火帝鳥官人")),
        6,
        1,
    ),
    "pdf-unit-parted": (
        page(full("果珍李柰菜重芥薑海鹹21"), full("名鱗潛羽翔龍師火帝鳥官人")),
        5,
        12,
    ),
    "pdf-last-line-single": ([*prose(5), Row("雨。")], 6, 1),
    "pdf-line-loose": (page(full("果珍李柰菜重芥薑海鹹")), 5, 1),
    "pdf-han-overlap": (page(Row(PROSE[:12], gaps=((5, -0.1), (6, 0.1)))), 5, 6),
    "pdf-bracket-pair": (page(Row("果珍李：「柰菜重芥」海鹹")), 5, 5),
    "pdf-mark-narrowed": (page(full("果珍李柰，菜重芥薑海鹹河", gaps=((5, -0.3), (6, 0.3)))), 5, 5),
    "pdf-mark-moved": (page(Row("果珍李柰，菜重芥薑海鹹", gaps=((4, 0.9), (5, 0.1)))), 5, 5),
}


@pytest.mark.parametrize("id", sorted(CASES))
def test_a_bad_place_is_found_with_its_line_and_column(id: str, tmp_path: Path) -> None:
    rows, line, column = CASES[id]
    assert found(draw(tmp_path / "bad.pdf", rows), id) == [(id, line, column)]


OF_REGIONS: tuple[tuple[str, Row, list[str]], ...] = (
    # language, line, what is found of it there
    ("zh-Hans-CN", Row("果珍李。」菜重芥薑海", gaps=((4, -0.5),)), []),
    ("zh-Hans-CN", Row("果珍李。」菜重芥薑海"), ["pdf-bracket-pair"]),
    ("zh-Hans-CN", Row("果珍李！？菜重芥薑海", gaps=((4, -0.5),)), []),
    ("zh-Hans-CN", Row("果珍李，菜重芥薑海鹹", gaps=((4, -0.5),)), []),
    ("zh-CN", Row("果珍李，菜重芥薑海鹹", gaps=((4, -0.5),)), []),
    ("ja", Row("果珍李。」菜重芥薑海", gaps=((4, -0.5),)), []),
    ("ja", Row("果珍李？」菜重芥薑海"), []),
    ("ja", Row("果珍李？菜重芥薑海鹹", gaps=((4, -0.3),)), ["pdf-mark-narrowed"]),
    ("ja", Row("果珍李？菜重芥薑", gaps=((4, 1.0),)), []),
    ("ja", Row("果珍李・菜重芥薑海鹹", gaps=((3, -0.1), (4, -0.1))), []),
    ("zh-Hant-HK", Row("果珍李，菜重芥薑海鹹", gaps=((3, -0.125), (4, -0.125))), []),
    ("zh-Hant-HK", Row("果珍李，菜重芥薑海", gaps=((3, -0.2), (4, -0.2))), ["pdf-mark-narrowed"]),
    ("zh-Hant-TW", Row("果珍李。」菜重芥薑海"), []),
    ("zh-Hant-TW", Row("果珍李，菜重芥薑海鹹", gaps=((3, -0.1), (4, -0.1))), ["pdf-mark-narrowed"]),
)


@pytest.mark.parametrize(("language", "row", "expected"), OF_REGIONS)
def test_marks_are_measured_as_the_region_sets_them(
    language: str, row: Row, expected: list[str], tmp_path: Path
) -> None:
    file = draw(tmp_path / "region.pdf", page(row), language=language)
    assert [id for id, _, _ in found(file) if id != "pdf-blank-read"] == expected


def test_half_a_mark_at_the_edge_is_flush_in_mainland_china(tmp_path: Path) -> None:
    ends = page(Row("果珍李柰菜重芥薑海鹹河！", width=MEASURE + 0.5), full(PROSE[:12]))
    begins = page(full(PROSE[:12]), Row("“果珍李柰”菜重芥薑海", indent=0.1, width=MEASURE - 0.1))
    for rows in (ends, begins):
        here, there = (
            found(draw(tmp_path / f"{name}.pdf", rows, language=name), "pdf-line-not-flush")
            for name in ("zh-Hans-CN", "zh-Hant-TW")
        )
        assert here == []
        assert len(there) == 1


def test_a_gap_between_han_and_figures_is_neither_nothing_nor_too_wide(tmp_path: Path) -> None:
    id = "pdf-border-gap"
    wide = page(Row("果珍李柰菜重2021海鹹河", gaps=((6, 0.55), (10, 0.45)), autospace=0))
    assert found(draw(tmp_path / "wide.pdf", wide), id) == [(id, 5, 7)]
    none = page(Row("果珍李柰菜重2021海鹹河", gaps=((3, 0.5),), autospace=0))
    assert found(draw(tmp_path / "none.pdf", none), id) == [(id, 5, 7), (id, 5, 11)]


def test_gaps_of_half_an_em_and_figures_that_fill_a_cell_are_right(tmp_path: Path) -> None:
    """Ⅷ, ① and ½ of a Chinese face stand beside Han without a gap, as Han does."""
    half = page(Row("果珍李2021柰菜重芥", width=MEASURE, autospace=0.5))
    assert found(draw(tmp_path / "half.pdf", half), "pdf-border-gap") == []
    cells = page(full("果珍①李柰Ⅷ菜½重芥薑"))
    assert found(draw(tmp_path / "cells.pdf", cells), "pdf-border-gap") == []


def test_a_ligature_of_two_letters_is_no_lost_text(tmp_path: Path) -> None:
    """Readers give ﬁ as f and i."""
    file = draw(tmp_path / "ligature.pdf", page(Row("果珍李 deﬁned 柰菜重")))
    assert found(file, "pdf-text-lost") == []


def test_keywords_that_are_set_ragged_need_not_be_flush(tmp_path: Path) -> None:
    """Two Western lines of which none reaches the edge of the prose above them."""
    rows = [*prose(4), LAST, Row("Keywords: printing,"), Row("lithographers, type")]
    assert found(draw(tmp_path / "ragged.pdf", rows), "pdf-line-not-flush") == []
    rows[-1:] = [full("lithographers, then and"), Row("lithographers, type")]
    told = found(draw(tmp_path / "justified.pdf", rows), "pdf-line-not-flush")
    assert [line for _, line, _ in told] == [6]


def test_the_amount_off_the_edge_is_given_in_points(tmp_path: Path) -> None:
    rows = page(Row(PROSE[:12], width=MEASURE - 0.1))
    (finding,) = inspect(draw(tmp_path / "short.pdf", rows)).findings
    assert dict(finding.values) == {"page": "1", "amount": "-1.00"}
    assert finding.source_line == PROSE[:12]
    assert finding.span.file == "short.pdf"


def test_what_still_counts_as_flush_can_be_chosen(tmp_path: Path) -> None:
    file = draw(tmp_path / "short.pdf", page(Row(PROSE[:12], width=MEASURE - 0.1)))
    assert found(file, limits=Limits(flush=1.1)) == []


def test_a_mark_at_line_end_may_have_its_blank_outside(tmp_path: Path) -> None:
    rows = page(Row("果珍李柰菜重芥薑海鹹河。", width=MEASURE + 0.25))
    assert found(draw(tmp_path / "trimmed.pdf", rows)) == []


def test_an_opening_bracket_at_line_start_may_have_its_blank_outside(tmp_path: Path) -> None:
    rows = page(Row("「果珍」李柰菜重芥薑海鹹", indent=-0.5, width=MEASURE + 0.5))
    assert found(draw(tmp_path / "half.pdf", rows)) == []


def test_the_end_of_a_paragraph_need_not_be_flush(tmp_path: Path) -> None:
    rows = [*prose(3), LAST, Row(PROSE[:10], indent=2), *prose(2), LAST]
    assert found(draw(tmp_path / "two.pdf", rows)) == []


def test_a_line_that_ends_inside_an_address_stands_apart(tmp_path: Path) -> None:
    rows = page(Row("果珍李見https://a.org"), full("/b/c/d鱗潛羽翔龍師火帝"))
    file = draw(tmp_path / "address.pdf", rows)
    assert found(file, "pdf-line-not-flush", "pdf-line-start") == []
    short = page(Row("果珍李見https://a.or"), full("/b/c/d鱗潛羽翔龍師火帝"))
    (finding,) = found(draw(tmp_path / "short.pdf", short), "pdf-address-short")
    assert finding[1] == 5


def test_a_paragraph_that_runs_over_a_page_is_one(tmp_path: Path) -> None:
    first = [*prose(5), full("果珍李柰菜重芥薑海鹹第")]
    second = [full("75期鱗潛羽翔龍師火帝鳥"), *prose(3), LAST]
    file = draw(tmp_path / "over.pdf", first, second)
    assert found(file, "pdf-unit-parted") == [("pdf-unit-parted", 6, 11)]


def test_a_mark_that_is_not_embedded_and_one_that_is(tmp_path: Path) -> None:
    ids = ("pdf-font-unembedded",)
    assert found(draw(tmp_path / "in.pdf", page()), *ids) == []
    assert found(draw(tmp_path / "out.pdf", page(), embedded=False), *ids) == [(ids[0], 1, 1)]


def test_a_type_3_font_is_named(tmp_path: Path) -> None:
    file = draw(tmp_path / "plain.pdf", page())
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        box = pdf.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 800 re f")
        pdf.pages[0].obj.Resources.Font.T = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type3,
                Name=pikepdf.Name("/Boxes"),
                FontBBox=[0, 0, 1000, 1000],
                FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                CharProcs=pikepdf.Dictionary(a=box),
                Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=[97, "/a"]),
                FirstChar=97,
                LastChar=97,
                Widths=[1000],
            )
        )
        pdf.pages[0].obj.Contents.write(
            pdf.pages[0].obj.Contents.read_bytes() + b" BT /T 10 Tf 50 20 Td (a) Tj ET"
        )
        pdf.save(file)
    (finding,) = [each for each in inspect(file).findings if each.id == "pdf-font-type3"]
    assert dict(finding.values) == {"font": "Boxes"}


def test_a_font_whose_codes_cannot_be_told_apart_is_named(tmp_path: Path) -> None:
    file = draw(tmp_path / "encoded.pdf", page())
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Resources.Font.F.Encoding = pikepdf.Name("/ETen-B5-H")
        pdf.save(file)
    assert found(file, "pdf-font-unreadable") == [("pdf-font-unreadable", 1, 1)]


def test_the_sign_for_a_lacking_character_is_an_error(tmp_path: Path) -> None:
    more = b"BT /F 10 Tf 50 20 Td <0000> Tj ET"
    file = draw(tmp_path / "missing.pdf", page(), more=more)
    assert [each.id for each in inspect(file).findings] == ["pdf-glyph-missing"]


def test_a_glyph_without_text_is_found(tmp_path: Path) -> None:
    rows = page(full("果珍李柰菜重芥薑海鹹河淡"))
    file = draw(tmp_path / "mute.pdf", rows, unmapped="芥")
    assert found(file, "pdf-glyph-textless") == [("pdf-glyph-textless", 5, 7)]


def test_a_radical_in_place_of_a_character_is_found(tmp_path: Path) -> None:
    rows = page(full("果珍李柰菜重芥一海鹹河淡"))
    file = draw(tmp_path / "radical.pdf", rows, as_text={"一": "⼀"})
    assert found(file, "pdf-text-radical") == [("pdf-text-radical", 5, 8)]


def test_text_off_the_paper_is_lost(tmp_path: Path) -> None:
    rows = [*page(), Row("孤陋寡聞", y=PAGE[1] + 30)]
    (finding,) = [
        each for each in inspect(draw(tmp_path / "off.pdf", rows)).findings
        if each.id == "pdf-text-lost"
    ]  # fmt: skip
    assert dict(finding.values)["text"] == "".join(sorted("孤陋寡聞"))


def test_a_blank_that_readers_find_in_a_gap_is_told(tmp_path: Path) -> None:
    rows = page(Row("果珍李柰菜重2021海鹹河", gaps=((6, 0.25), (10, 0.25))))
    assert [id for id, line, _ in found(draw(tmp_path / "gap.pdf", rows), "pdf-blank-read")] == [
        "pdf-blank-read"
    ] * 2


def test_baselines_are_held_against_a_grid_when_one_is_given(tmp_path: Path) -> None:
    rows = [*prose(4), Row(PROSE[:12], y=40 + 4 * 18 + 4), LAST]
    file = draw(tmp_path / "grid.pdf", rows)
    assert found(file, "pdf-baseline-off-grid") == []
    id = "pdf-baseline-off-grid"
    assert found(file, id, limits=Limits(grid=18)) == [(id, 5, 1)]


def test_numbers_run_together_are_no_valid_operands(tmp_path: Path) -> None:
    rows = [prose(4), page()]
    file = draw(tmp_path / "good.pdf", *rows)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Contents.write(b"BT /F 10 Tf [125-125<0001>] TJ ET")
        pdf.save(file)
    inspected = inspect(file)
    (finding,) = inspected.findings
    assert (finding.id, dict(finding.values)) == ("pdf-content-malformed", {"page": "1"})
    assert dict(inspected.figures)["lines-full"] == 4


def test_what_is_no_pdf_is_one_finding(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    file.write_text("not a PDF")
    inspected: Inspection = inspect(file)
    assert [each.id for each in inspected.findings] == ["pdf-unreadable"]
    assert inspected.figures == ()


def spoilt(file: Path, spoil: Callable[[pikepdf.Pdf], object], **saving: Any) -> Path:
    """A page without fault whose objects are changed."""
    with pikepdf.open(draw(file, page()), allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(file, **saving)
    return file


def test_a_file_that_asks_for_a_password_cannot_be_read(tmp_path: Path) -> None:
    lock = pikepdf.Encryption(owner="o", user="u")
    locked = spoilt(tmp_path / "locked.pdf", lambda pdf: None, encryption=lock)
    assert found(locked) == [("pdf-unreadable", 1, 1)]
    open_to_readers = pikepdf.Encryption(owner="o", user="")
    readable = spoilt(tmp_path / "open.pdf", lambda pdf: None, encryption=open_to_readers)
    assert found(readable) == []


def no_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.CropBox = pikepdf.Array([pikepdf.String("a"), 0, 10, 10])


def turned_by_words(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = pikepdf.String("90")


def tags_of_other_objects(pdf: pikepdf.Pdf) -> None:
    kids = pikepdf.Array([pikepdf.String("x"), pikepdf.Name.P])
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=kids, RoleMap=pikepdf.Array([]))


def tags_in_themselves(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P))
    element.K = pikepdf.Array([element, element])
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pikepdf.Array([element]))


@pytest.mark.parametrize(
    ("spoil", "ids"),
    [
        (no_size, {"pdf-content-malformed"}),
        (turned_by_words, {"pdf-content-malformed"}),
        (tags_of_other_objects, set()),
        (tags_in_themselves, set()),
    ],
)
def test_objects_of_the_wrong_kind_are_told_or_passed_over(
    spoil: Callable[[pikepdf.Pdf], object], ids: set[str], tmp_path: Path
) -> None:
    told = {id for id, _, _ in found(spoilt(tmp_path / "odd.pdf", spoil))}
    assert told == ids


def test_vertical_text_that_is_set_glyph_by_glyph_is_no_rows_of_it(tmp_path: Path) -> None:
    """A browser's columns, from the right: their neighbours are no lines, and 。 begins none."""
    columns = ["天地玄黃宇宙洪荒", "日月盈昃。辰宿列", "張寒來暑往秋收冬"]
    face = Face()
    parts = [
        f"BT /F 10 Tf 1 0 0 1 {150 - 18 * column} {160 - 11 * row} Tm "
        f"<{face.code(character):04x}> Tj ET"
        for column, text in enumerate(columns)
        for row, character in enumerate(text)
    ]

    def set_in_columns(pdf: pikepdf.Pdf) -> None:
        font = face.embed(pdf, embedded=True, as_text={})
        pdf.pages[0].obj.Resources.Font = pikepdf.Dictionary(F=font)
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(parts).encode())

    inspected = inspect(spoilt(tmp_path / "vertical.pdf", set_in_columns))
    assert inspected.findings == ()
    assert dict(inspected.figures)["lines-body"] == 0
    assert dict(inspected.figures)["glyphs"] == 24


def test_every_finding_about_pdf_files_has_a_test_here() -> None:
    told = Path(__file__).read_text("utf-8")
    assert [id for id in POSTFLIGHT if f'"{id}"' not in told] == []
