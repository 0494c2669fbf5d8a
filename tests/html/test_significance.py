"""Where a table's note ends and its line of stars begins."""

import pytest

from publish.html.significance import parted_note
from publish.model import Span
from publish.model.inlines import Emphasis, Inlines, Superscript, Text, plain_text

AT = Span("body.md", 3, 1, 3, 1)


def words(text: str) -> Inlines:
    """A text of the manuscript that stands there character by character."""
    return (Text(text, Span("body.md", 3, 1, 3, 1 + len(text))),)


@pytest.mark.parametrize(
    ("note", "before", "stars"),
    [
        ("括號內為標準誤。* p < .05", "括號內為標準誤。", "* p < .05"),
        ("*p<.05，**p<.01，***p<.001", "", "*p<.05，**p<.01，***p<.001"),
        ("標準誤在下。*p<0.1；**p<0.05。", "標準誤在下。", "*p<0.1；**p<0.05。"),
        ("N = 9. †p < .10, *p < .05 (two-tailed).", "N = 9. ", "†p < .10, *p < .05 (two-tailed)."),
        ("***: p≦1%、**: p≦5%", "", "***: p≦1%、**: p≦5%"),
        ("＊p＜0.05", "", "＊p＜0.05"),
        ("有 * 者為估計值。", "有 * 者為估計值。", ""),
        ("* p < .05 者以粗體表示", "* p < .05 者以粗體表示", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_the_stars_are_parted_from_the_words(note: str, before: str, stars: str) -> None:
    found = parted_note(words(note))
    assert tuple(map(plain_text, found)) == (before, stars)


def test_a_raised_star_and_an_italic_p_stay_what_they_are() -> None:
    star = Superscript((Text("*", AT),), AT)
    letter = Emphasis((Text("p", AT),), AT)
    note = (*words("標準誤在下。"), star, letter, *words(" < .05"))
    before, stars = parted_note(note)
    assert before == words("標準誤在下。")
    assert stars == (star, letter, *words(" < .05"))


def test_both_parts_know_their_place_in_the_manuscript() -> None:
    (before,), (stars,) = parted_note(words("標準誤在下。*p<.05"))
    assert (before.span.column, before.span.end_column) == (1, 7)
    assert (stars.span.column, stars.span.end_column) == (7, 13)
