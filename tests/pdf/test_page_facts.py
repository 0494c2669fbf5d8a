"""What the build tells `publish.postflight` about its pages."""

import pytest

from publish.model.pages import Folios
from publish.pdf import Copy, SetPages
from publish.pdf.weasy import set_pages
from publish.postflight.pages import bad_pages
from publish.styles import Style, load_style

LINE = "一行三十二個字排得滿滿的才看得出一段有幾行字又排到哪裡為止了沒有"


@pytest.fixture(scope="module")
def style() -> Style:
    loaded, _ = load_style("journal")
    assert loaded is not None
    return loaded


def set_body(body: str, style: Style) -> SetPages:
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    return set_pages(Copy(xhtml, style.print_css, style.faces), Folios(5))


def note(number: int, text: str) -> str:
    return (
        f'<sup class="call"><a id="r{number}" href="#n{number}">{number}</a></sup>'
        f'<aside class="note" id="n{number}"><p><a class="note-number" href="#r{number}">{number}'
        f"</a>{text}</p></aside>"
    )


def test_lines_of_a_page_with_their_paragraphs(style: Style) -> None:
    heading = '<h2 class="heading level-2">標題</h2>'
    (page,) = set_body(f"<p>{LINE * 2}</p>{heading}<p>{LINE}</p>", style).facts
    assert page.folio == 5
    assert page.leading == pytest.approx(18)
    assert page.height == pytest.approx(29 * 18, abs=0.1)
    assert [line.kind for line in page.lines] == ["text"] * 3 + ["heading"] + ["text"] * 2
    assert [line.block for line in page.lines] == [0, 0, 0, 1, 2, 2]
    assert [line.top for line in page.lines[:3]] == pytest.approx([0, 18, 36], abs=0.1)
    assert page.lines[3].text == "標題"
    assert page.ends


def test_calls_and_notes_of_a_page(style: Style) -> None:
    first, second = set_body(
        f"<p>{LINE * 20}{note(1, '甲')}{LINE * 20}{note(2, '乙')}</p>", style
    ).facts
    assert (first.calls, first.begun) == (("1",), ("1",))
    assert [line.calls for line in first.lines].count(True) == 1
    assert (second.calls, second.begun) == (("2",), ("2",))
    assert first.notes_top < first.notes[0].top
    assert not first.ends


def test_figures_and_mentions_of_a_page(style: Style) -> None:
    table = (
        '<div class="table" id="t1" style="--may-move: stay"><table><caption>'
        '<span class="caption-text">'
        '<span class="caption-number">表1</span>題</span></caption>'
        "<tr><td>格</td></tr></table></div>"
    )
    mention = f'<p>{LINE}<a class="reference" href="#t1">表1</a></p>'
    early, late = set_body(f"<p>{LINE * 10}</p>{table}<p>{LINE * 25}</p>{mention}", style).facts
    assert (early.figures, early.mentions) == ((("t1", "表1"),), ())
    assert (late.figures, late.mentions) == ((), ("t1",))


def test_a_note_that_goes_on_begins_once(style: Style) -> None:
    pages = set_body(f"<p>{LINE}{note(1, LINE * 60)}{LINE * 9}</p>", style).facts
    assert [page.begun for page in pages[:2]] == [("1",), ()]
    assert pages[0].notes[0].block == pages[1].notes[0].block


def test_a_page_ends_where_a_new_one_is_asked_for(style: Style) -> None:
    pages = set_body(f'<p>{LINE}</p><p style="break-before: page">{LINE}</p>', style).facts
    assert [page.ends for page in pages] == [True, True]
    pages = set_body(f"<p>{LINE * 40}</p>", style).facts
    assert [page.ends for page in pages] == [False, True]


def test_a_table_and_its_head_that_is_repeated(style: Style) -> None:
    rows = "<tr><td>格</td></tr>" * 50
    table = f"<table><thead><tr><th>頭</th></tr></thead><tbody>{rows}</tbody></table>"
    pages = set_body(f'<div class="table">{table}</div>', style).facts
    assert [line.kind for page in pages for line in page.lines] == ["row"] * 51


def test_a_row_higher_than_the_page_stands_outside_and_is_told(style: Style) -> None:
    table = f"<table><tr><td>{LINE * 60}</td></tr></table>"
    pages = set_body(f'<p>{LINE}</p><div class="table">{table}</div>', style).facts
    assert [found.id for found in bad_pages(pages, "a.yaml")] == ["text-outside-page"]


@pytest.mark.parametrize("line", range(21, 27))
def test_no_single_line_of_a_note_is_left_at_the_foot(style: Style, line: int) -> None:
    """The empty line that the engine puts before a note's paragraphs counted as one of two."""
    body = f"<p>{LINE * line}{note(1, f'短。</p><p>{LINE * 8}')}{LINE * 30}</p>"
    parts = [len(page.notes) for page in set_body(body, style).facts if page.notes]
    assert sum(parts) == 8
    assert min(parts) >= 2


def columns(count: int, rows: int) -> str:
    """A table with columns of five characters that no line may part, 49 pt with their blanks."""
    cells = f'<td class="nowrap">{"五個字一格"}</td>' * count
    return f"<table>{f'<tr>{cells}</tr>' * rows}</table>"


def test_how_far_a_table_stands_beyond_the_measure(style: Style) -> None:
    """Each cell of five characters of 8.8 pt has 4.4 pt at both sides, and the measure 352 pt."""
    narrow = set_body(f'<div class="table">{columns(6, 2)}</div>', style).facts
    assert [line.beyond for line in narrow[0].lines] == [0, 0]
    wide = set_body(f'<div class="table">{columns(8, 2)}</div>', style).facts
    over = 8 * (5 * 8.8 + 2 * 4.4) - 352
    assert [line.beyond for line in wide[0].lines] == pytest.approx([over, over], abs=0.5)


def test_a_table_on_its_side_may_be_too_wide_for_the_page_or_go_on_over_several(
    style: Style,
) -> None:
    def beyond(count: int, rows: int) -> list[float]:
        inner = f'<div class="turning">{columns(count, rows)}</div>'
        pages = set_body(f'<div class="table turned">{inner}</div>', style).facts
        return [line.beyond for page in pages for line in page.lines]

    assert beyond(9, 20) == pytest.approx([0])
    assert beyond(11, 2) == pytest.approx([11 * (5 * 8.8 + 2 * 4.4) - 522], abs=0.5)
    assert beyond(3, 24) == pytest.approx([0, 0])
