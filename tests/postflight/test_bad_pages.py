"""Findings about the pages of a build, from facts as an editor sees them."""

import pytest
from msgspec.structs import replace

from publish.diagnostics import Finding, message
from publish.postflight.facts import Kind, SetLine, SetPage, SetPicture
from publish.postflight.pages import bad_pages

LEADING, ROOM = 18.0, 10


def lines(text: str, top: float = 0, leading: float = LEADING) -> tuple[SetLine, ...]:
    """A line for each character: H a heading, F a figure, R a row; others name paragraphs."""
    kinds: dict[str, Kind] = {"H": "heading", "F": "picture", "R": "row", "C": "caption"}
    return tuple(
        SetLine(
            kinds.get(name, "text"),
            top + number * leading,
            top + (number + 1) * leading,
            ord(name),
            f"{name}段的文字",
        )
        for number, name in enumerate(text)
    )


def page(folio: int, text: str, notes: str = "", ends: bool = False) -> SetPage:
    """A page of ten lines; the notes stand at its foot."""
    height = ROOM * LEADING
    top = height - len(notes) * 13.5
    return SetPage(
        folio,
        height,
        LEADING,
        lines(text),
        lines(notes, top, 13.5),
        top - 13.5 if notes else height,
        ends=ends,
    )


def said(*pages: SetPage) -> list[str]:
    return [f"{found.id}: {message(found, 'en')}" for found in bad_pages(pages, "a.yaml")]


def ids(*pages: SetPage) -> list[str]:
    return [found.id for found in bad_pages(pages, "a.yaml")]


def test_full_pages_are_not_spoken_of() -> None:
    assert ids(page(1, "aaaaabbbbb"), page(2, "bbbbcccccc"), page(3, "cc", ends=True)) == []


def test_a_page_three_lines_short_is_told_with_its_last_line() -> None:
    assert said(page(5, "aaabbbb"), page(6, "ccccc", ends=True)) == [
        "page-short: Page 5 is 3 lines short below its line 7, “b段的文字”."
    ]


def test_two_lines_short_are_allowed() -> None:
    assert ids(page(1, "aaaabbbb"), page(2, "cc", ends=True)) == []


def test_room_for_two_lines_and_nearly_a_third_is_two_lines() -> None:
    """Above notes, whose lines are lower than those of the text."""
    first = replace(page(1, "aaabb", "n"), notes_top=5 * LEADING + 53.6)
    assert ids(first, page(2, "bbb", ends=True)) == []


@pytest.mark.parametrize("next_page", ["Hbb", "Fbb", "Cbb", "RRb"])
def test_a_page_is_short_for_a_heading_a_figure_or_a_table(next_page: str) -> None:
    assert ids(page(1, "aaaa"), page(2, next_page, ends=True)) == []


@pytest.mark.parametrize("number", [0, 1])
def test_a_page_is_short_for_a_note_that_is_called_next(number: int) -> None:
    following = page(2, "bbbb", ends=True)
    calling = (replace(line, calls=place == number) for place, line in enumerate(following.lines))
    assert ids(page(1, "aaaa"), replace(following, lines=tuple(calling))) == []


def test_a_page_is_short_before_a_new_page_that_was_asked_for() -> None:
    assert ids(page(1, "aaaa", ends=True), page(2, "bb", ends=True)) == []


def test_notes_are_no_empty_lines() -> None:
    assert ids(page(1, "aaaaaa", "xxx"), page(2, "bb", ends=True)) == []


def test_the_first_line_of_a_paragraph_alone_at_the_foot() -> None:
    assert said(page(1, "aaaaaaaaab"), page(2, "bbb", ends=True)) == [
        "line-stranded: Line 10 of page 1, “b段的文字”, stands alone; its paragraph is on another"
        " page."
    ]


def test_the_last_line_of_a_paragraph_alone_at_the_head() -> None:
    found = bad_pages((page(1, "aaaaaaaaaa"), page(2, "abb", ends=True)), "a.yaml")
    assert [(each.id, *each.values[:2]) for each in found] == [
        ("line-stranded", ("page", "2"), ("number", "1"))
    ]


def test_a_paragraph_of_one_line_is_not_alone() -> None:
    assert ids(page(1, "aaaaaaaaab"), page(2, "ccc", ends=True)) == []


def test_one_line_of_a_note_that_goes_on() -> None:
    assert ids(page(1, "aaaaaaaa", "x"), page(2, "ccc", "xxx", ends=True)) == ["line-stranded"]


@pytest.mark.parametrize("text", ["aaaaaaaaaH", "aaaaaaaaHb"])
def test_a_heading_low_on_the_page(text: str) -> None:
    found = bad_pages((page(1, text), page(2, "ccc", ends=True)), "a.yaml")
    assert [(each.id, each.values[1]) for each in found] == [
        ("heading-stranded", ("number", str(text.index("H") + 1)))
    ]


def test_a_heading_with_two_lines_below_it() -> None:
    assert ids(page(1, "aaaaaaaHbb"), page(2, "bbb", ends=True)) == []


def test_a_heading_whose_whole_text_is_one_line() -> None:
    assert ids(page(1, "aaaaaaaaHb"), page(2, "Hcc", ends=True)) == []


def test_a_line_below_the_type_area() -> None:
    assert ids(page(1, "aaaaaaaaaaa"), page(2, "aab", ends=True)) == ["text-outside-page"]


def test_a_picture_that_reaches_into_the_notes() -> None:
    assert ids(page(1, "aaaaaaaF", "xx", ends=True)) == ["text-outside-page"]


def test_a_note_off_the_page_of_its_call() -> None:
    called = SetPage(7, 180, LEADING, lines("aaaaaaaaaa"), notes_top=180, calls=("4", "5"))
    begun = SetPage(8, 180, LEADING, lines("bb"), notes_top=180, begun=("4",), ends=True)
    (found,) = bad_pages((called, begun), "a.yaml")
    assert message(found, "en") == "Note 4 stands on page 8, its call on page 7."


def test_a_table_before_the_page_that_mentions_it_first() -> None:
    first = replace(page(5, "aaaaabbbbb"), figures=(("t1", "表1"), ("t2", "表2"), ("f1", "圖1")))
    second = replace(page(6, "cccccddddd"), mentions=("t1", "t2"), figures=(("t1", "表1"),))
    third = replace(page(7, "e", ends=True), mentions=("t1",), figures=(("t3", "表3"),))
    assert said(replace(first, mentions=("t2",)), second, third) == [
        "figure-early: 表1 stands on page 5, and is first mentioned on page 6."
    ]


def test_findings_stop_a_strict_build() -> None:
    from publish.diagnostics import has_errors

    found: tuple[Finding, ...] = bad_pages((page(1, "aaa"), page(2, "b", ends=True)), "a.yaml")
    assert has_errors(found, strict=True)
    assert not has_errors(found)


def test_a_table_too_wide_is_told_once_for_all_its_rows() -> None:
    """Its right half was off the paper, and nothing said so."""
    first, second = page(1, "AARR"), page(2, "RRBB", ends=True)
    wide = [
        replace(
            each,
            lines=tuple(replace(line, beyond=72 * (line.kind == "row")) for line in each.lines),
        )
        for each in (first, second)
    ]
    assert [words for words in said(*wide) if "wide" in words] == [
        "table-wide: The table at line 3 of page 1, “R段的文字”, is 25.4 mm too wide; its right "
        "edge may be lost."
    ]


def test_two_wide_tables_are_told_each() -> None:
    only = page(1, "RARAAAAAAA", ends=True)
    wide = replace(
        only, lines=tuple(replace(line, beyond=9 * (line.kind == "row")) for line in only.lines)
    )
    assert [words.split("“")[0] for words in said(wide) if "wide" in words] == [
        "table-wide: The table at line 1 of page 1, ",
        "table-wide: The table at line 3 of page 1, ",
    ]


def test_a_picture_whose_pixels_show_is_told_once_at_its_coarsest() -> None:
    pictures = (
        SetPicture("sharp.png", 300.0),
        SetPicture("nearly.png", 299.6),
        SetPicture("coarse.jpg", 150.2),
    )
    first = replace(page(8, "aaaaaaaaaa"), pictures=pictures)
    second = replace(page(9, "aa", ends=True), pictures=(SetPicture("coarse.jpg", 72.0),))
    assert said(first, second) == [
        "picture-coarse: The picture coarse.jpg on page 9 prints at 72 dpi, not 300: its pixels "
        "show."
    ]
