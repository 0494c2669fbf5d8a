"""What is told of texts that were moved: one change for what was moved at once, no word marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.html.unit_reader import text_of
from publish.html.units import Unit
from tests.proof.applying import told

FIRST, SECOND, THIRD = (
    f"<p>第{number}段說的是{what}，與別段不同。</p>"
    for number, what in (("一", "校樣"), ("二", "改樣"), ("三", "清樣"))
)


def units(*blocks: str) -> tuple[Unit, ...]:
    """Blocks as a page has them."""
    return text_of(f"<html><body>{''.join(blocks)}</body></html>", "a.", {}).all_units


def items(*words: str, kind: str = "ul") -> str:
    """A list."""
    return f"<{kind}>{''.join(f'<li>{each}</li>' for each in words)}</{kind}>"


def figure(words: str) -> str:
    """A figure with its caption and its source."""
    picture = f'<img src="journal:/{words}.png" alt="{words}的樣子"/>'
    under = '<p class="under">資料來源：本刊自繪。</p>'
    caption = f'<figcaption><span class="caption-number">圖1　</span>{words}</figcaption>'
    return f"<figure>{picture}{caption}{under}</figure>"


def called(words: str, note: str) -> str:
    """A paragraph that ends with a call and its note."""
    call = '<sup class="call"><a href="#a.n1">1</a></sup>'
    return f"<p>{words}{call}<aside>{note}</aside></p>"


@pytest.mark.parametrize("kind", ["ul", "ol"])
def test_items_that_were_exchanged_are_one_change_however_short(kind: str) -> None:
    was, now = (items(*words, kind=kind) for words in (("紙", "筆墨", "尺"), ("筆墨", "紙", "尺")))
    assert told(units(was), units(now)) == ["list move 紙"]


def test_an_item_that_was_moved_takes_its_inner_list_along() -> None:
    inner = items("頁首", "頁尾")
    was, now = (("看文字", f"看版面{inner}", "簽名"), (f"看版面{inner}", "看文字", "簽名"))
    assert told(units(items(*was)), units(items(*now))) == ["list move 看文字"]
    was, now = (("看文字", "簽名", f"看版面{inner}"), ("看文字", f"看版面{inner}", "簽名"))
    assert told(units(items(*was)), units(items(*now))) == ["list move 簽名"]


def test_a_section_is_moved_with_its_paragraphs_and_their_notes() -> None:
    """Notes that say the same elsewhere go with their calls."""
    one = f"<h2>一、看</h2>{called('先看。', '同上。')}{FIRST}"
    two = f"<h2>二、改</h2>{called('再改。', '同上。')}{called('又改。', '見註2。')}"
    assert told(units(one, two, THIRD), units(two, one, THIRD)) == [
        "heading move ×3 二、改……又改。1"
    ]


def test_a_note_is_not_told_of_when_the_paragraph_that_calls_it_was_moved() -> None:
    one, two = called("先看文字，再看版面。", "同上。"), called("改過的地方再看一遍。", "見註1。")
    assert told(units(one, two, FIRST), units(two, one, FIRST)) == [
        "paragraph move 先看文字，再看版面。1"
    ]


def test_notes_that_were_exchanged_are_one_change() -> None:
    def text(first: str, second: str) -> tuple[Unit, ...]:
        return units(called("先看文字。", first), called("再看版面。", second))

    notes = "見沈括《夢溪筆談》卷十八。", "見王禎《農書》卷二十二。"
    (line,) = told(text(*notes), text(*reversed(notes)))
    assert line.split()[1:2] == ["move"]


def test_references_that_were_exchanged_are_one_change() -> None:
    works = (
        "<p>王禎：《農書》，1313年。</p>",
        "<p>沈括：《夢溪筆談》，1088年。</p>",
        "<p>佚名。</p>",
    )
    for order in ((1, 0, 2), (0, 2, 1), (2, 0, 1)):
        was, now = (
            f'<div class="references">{"".join(each)}</div>'
            for each in (works, [works[number] for number in order])
        )
        (line,) = told(units(FIRST, was), units(FIRST, now))
        assert line.startswith("reference move")


def test_it_is_the_figure_that_is_moved_and_not_the_text_around_it() -> None:
    """With its caption and its source, unless another figure has left the same one there."""
    one, two = figure("圈字"), figure("對調")
    assert told(units(FIRST, one, SECOND, two), units(FIRST, SECOND, one, two)) == [
        "圖1 move ×3 圈字的樣子……資料來源：本刊自繪。"
    ]
    assert told(units(one, FIRST, SECOND, two), units(two, FIRST, SECOND, one)) == [
        "圖1 move ×2 對調的樣子……對調",
        "圖1 move ×2 圈字的樣子……圈字",
    ]


def test_entries_of_the_contents_that_were_exchanged_are_one_change() -> None:
    """Their folios are the same sign, and counted by the program."""
    one, two, three = (
        f'<p>{title}</p><p>{name}</p><p><a class="toc-page" href="#a">{folio}</a></p>'
        for title, name, folio in (("格與行", "甲乙", 1), ("行與字", "丙丁", 9), ("註", "甲乙", 15))
    )
    was, now = (
        text_of(f"<html><body>{''.join(each)}</body></html>", "a.", {}, kind="contents")
        for each in ((one, two, three), (two, one, three))
    )
    assert told(was.all_units, now.all_units) == ["contents move ×3 格與行……1"]


def test_authors_that_were_exchanged_take_their_places_along() -> None:
    one, two, three = (
        f'<p class="author-names">{name}</p><p class="affiliation">{place}</p>'
        for name, place in (("甲乙", "編輯部"), ("丙丁", "工房"), ("戊己", "書庫"))
    )
    assert told(units(one, two, three, FIRST), units(two, one, three, FIRST)) == [
        "authors move ×2 丙丁……工房"
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Ada Reader and Ben Writer", "Ben Writer and Ada Reader", ["move Ada Reader"]),
        ("Ada Lee, Ben Lee, and Eve Lee", "Ben Lee, Eve Lee, and Ada Lee", ["move Ada Lee"]),
        ("LEE, Ada; LEE, Ben", "LEE, Ben; LEE, Ada", ["move LEE, Ada"]),
        ("甲乙、丙丁、戊己", "戊己、甲乙、丙丁", ["move 戊己"]),
        ("甲乙、丙丁、戊己", "甲乙、戊己", ["delete 丙丁、→"]),
        ("甲乙、丙丁、戊己", "甲乙、庚辛、丙丁、戊己", ["insert 庚辛、"]),
        ("甲乙、丙丁、戊己", "甲乙、丙庚、戊己", ["replace 丁→庚"]),
        ("甲乙、甲乙", "甲乙", ["delete 甲乙、→"]),
    ],
)
def test_a_name_in_a_line_that_was_moved_is_the_same_name(
    old: str, new: str, expected: list[str]
) -> None:
    for kind in ("other-authors", "keywords"):
        was, now = (units(f'<p class="{kind}">{line}</p>', FIRST) for line in (old, new))
        assert [line.split(" ", 1)[1] for line in told(was, now)] == expected


@given(st.permutations(["甲乙", "丙丁", "戊己", "庚辛"]), st.sampled_from("、，,；"))
@settings(deadline=None)
def test_names_in_any_order_are_moved_back(names: list[str], between: str) -> None:
    was, now = (
        units(f'<p class="keywords">{between.join(line)}</p>')
        for line in (["甲乙", "丙丁", "戊己", "庚辛"], names)
    )
    assert [line.split()[1] for line in told(was, now)] == ["move"] * (was != now)
