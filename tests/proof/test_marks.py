"""What is drawn on a page for a change: a ground, ▲, a bar, words in the margin."""

import pytest
from msgspec.structs import replace

from publish.html.units import Spot, Token, Unit
from publish.model.places import PlacedLine, PlacedText
from publish.proof.marks import COLOUR, GREY, PageMarks, page_marks
from publish.proof.numbering import NumberedLine
from publish.proof.places import Places, Stretch
from publish.proof.queries import PlacedQuery
from tests.proof.laid import proofed_text

WAS = "活字是一種把文字加以計量的技術，採用活字就要決定收多少字。"


def _marks(now: str) -> PageMarks:
    proof = proofed_text(f"<p>{WAS}</p>", f"<p>{now}</p>")
    assert proof.changes is not None
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    return marks


@pytest.mark.parametrize(
    ("now", "grounds", "tips", "words"),
    [
        (WAS, [], [], []),
        (WAS.replace("一種", "一種新"), [(5, 6)], [], ["[1] 增"]),
        (WAS.replace("加以", ""), [], [8], ["[1] 刪：加以"]),
        (WAS.replace("計量", "計算"), [(11, 12)], [11], ["[1] 原：量"]),
        (
            WAS.replace("一種", "一種新").replace("收多少", "備多少"),
            [(5, 6), (25, 26)],
            [25],
            ["[1] 增", "[2] 原：收"],
        ),
    ],
    ids=["nothing", "insertion", "deletion", "replacement", "both"],
)
def test_only_what_is_new_has_a_ground_and_nothing_gone_takes_room(
    now: str, grounds: list[tuple[int, int]], tips: list[int], words: list[str]
) -> None:
    """Characters are a point wide, so that places count them."""
    marks = _marks(now)
    assert [(each.left, each.right) for each in marks.grounds] == grounds
    assert [each.x for each in marks.triangles] == tips
    assert [each.text for each in marks.words] == words
    assert len(marks.bars) == (1 if words else 0)  # one line has one bar


PICTURE = '<img src="journal:/{}" alt="一頁"/>'


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        (PICTURE.format("a.svg"), PICTURE.format("b.svg"), "[1] 換圖"),
        ("", PICTURE.format("b.svg"), "[1] 增"),
        (PICTURE.format("a.svg"), "", "[1] 刪：一頁"),
    ],
    ids=["another", "new", "gone"],
)
def test_another_picture_is_called_that_in_the_margin(was: str, now: str, words: str) -> None:
    """Its old alternative text told of nothing where the new one is the same."""
    proof = proofed_text(f"<p>如{was}所示。</p>", f"<p>如{now}所示。</p>")
    assert proof.changes is not None
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == [words]


def test_the_ground_of_a_word_ends_where_the_word_ends() -> None:
    """Behind its third and fifth character a blank stands, of a half and of a whole character."""
    ends = ((2, 2.5), (4, 4.0))
    text = PlacedText(1, 0, "abcde", (0.0, 1.0, 2.0, 3.0, 4.0, 5.0), 1.0, ends)
    line = PlacedLine("text", 1, 0.0, 10.0, 8.0, 0.0, 99.0, (text,))
    places = Places((NumberedLine(0, "1", 1, 0.0, 10.0, 8.0, True, (line,)),))
    spots = tuple(Spot(1, start, end) for start, end in ((0, 2), (2, 3), (3, 5)))
    words = Unit("paragraph", tuple(map(Token, ("ab", "c", "de"))), spots)
    grounds = [
        [(each.left, each.right) for each in places.of(words, begin, behind)]
        for begin, behind in ((0, 1), (1, 2), (2, 3), (0, 3))
    ]
    assert grounds == [[(0.0, 2.0)], [(2.0, 2.5)], [(3.0, 4.0)], [(0.0, 4.0)]]


@pytest.mark.parametrize(("head", "top"), [(0.0, 21.0), (100.0, 21.0), (25.0, 21.0)])
def test_words_stand_beside_their_line_in_the_running_head_too(head: float, top: float) -> None:
    """A line whose foot is at 28 pt, on pages whose type area begins above and below it."""
    proof = proofed_text(f"<p>{WAS}</p>", f"<p>{WAS[1:]}</p>")
    assert proof.changes is not None
    page = replace(proof.pages.placed[0], top=head)
    (marks,) = page_marks((page,), proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.top for each in marks.words] == [top]


def _flags(*places: tuple[float, float]) -> list[tuple[float, float]]:
    """Where each label begins and whereto its hairline leads, of questions at x and baseline."""
    proof = proofed_text(f"<p>{WAS}</p>", f"<p>{WAS}</p>")
    line = proof.lines[0]
    queries = tuple(
        PlacedQuery(f"AQ{n}", "author", "？", "", True, Stretch(line, x, x, baseline, 10.0), None)
        for n, (x, baseline) in enumerate(places, 1)
    )
    (marks,) = page_marks(proof.pages.placed, (), queries, GREY, "zh-Hant", (90.0,))
    return [(flag.left, flag.x) for flag in marks.flags]


def test_two_queries_at_one_place_have_their_labels_side_by_side() -> None:
    """AQ1 and AQ2 were printed one upon the other; each is some 10 pt wide."""
    (first, at), (second, same), (third, beside) = _flags((50, 30), (50, 30), (55, 30.5))
    assert (at, same, beside) == (50, 50, 55)
    assert first == 50
    assert 60 < second < 66
    assert second + 10 < third < second + 16


def test_labels_that_do_not_touch_stay_at_their_places() -> None:
    """Further on in the line, before it, and on the line below."""
    assert _flags((50, 30), (80, 30), (20, 30), (50, 46)) == [
        *((50, 50), (80, 80), (20, 20), (50, 50))
    ]


def test_a_long_query_stands_whole_in_a_margin_that_has_room_for_it() -> None:
    """Deleted words are cut, and stand in the list; a question is to be answered there."""
    long = "這一段是否可以全部刪去？" * 12
    proof = proofed_text(f"<p>{WAS}{long}</p>", f"<p>{WAS}</p>")
    assert proof.changes is not None
    place = Stretch(proof.lines[0], 50.0, 50.0, 30.0, 10.0)
    asked = PlacedQuery("AQ1", "author", long, "", True, place, None)
    page = replace(proof.pages.placed[0], height=400.0)
    (marks,) = page_marks((page,), proof.changes, (asked,), COLOUR, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == [
        f"[1] 刪：{long}"[:70] + "……",
        f"AQ1 作者：{long}",
    ]
    assert [flag.colour for flag in marks.flags] == [COLOUR.query]


def test_grey_is_that_of_a_copier_and_colour_parts_new_from_gone() -> None:
    assert (GREY.ground, GREY.bar, GREY.deleted) == ((0.85,), (0.0,), (0.0,))
    assert len({COLOUR.ground, COLOUR.deleted, COLOUR.query}) == 3
