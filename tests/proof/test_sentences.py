"""What was put in or taken out is told in whole sentences and clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.html.units import Token, Unit
from publish.proof.comparing.changes import changes
from tests.proof.applying import applied

WORDS = st.lists(st.sampled_from("甲乙，。「」"), min_size=1, max_size=14)


def unit(words: str) -> Unit:
    return Unit("paragraph", tuple(map(Token, words)))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("校樣送到。簽字。", "校樣送到。此處改過。簽字。", "此處改過。"),
        ("校樣送到。", "校樣送到。此處改過。", "此處改過。"),
        ("校樣送到。", "此處改過。校樣送到。", "此處改過。"),
        ("校樣，簽字。", "校樣，清樣，簽字。", "清樣，"),
        ("校樣、簽字。", "校樣、清樣、簽字。", "清樣、"),
        ("他說「是」。", "他說「否」「是」。", "「否」"),
        ("校樣送到了。", "校樣送送到了。", "送"),
    ],
)
def test_an_insertion_begins_where_a_writer_began(old: str, new: str, words: str) -> None:
    """A new sentence was told as its stop's neighbour: 。此處改過 instead of 此處改過。"""
    (found,) = changes((unit(old),), (unit(new),))
    assert (found.kind, found.old, found.new) == ("insert", "", words)
    (found,) = changes((unit(new),), (unit(old),))
    assert (found.kind, found.old, found.new) == ("delete", words, "")


@given(WORDS, WORDS)
@settings(max_examples=150, deadline=None)
def test_told_so_the_list_still_makes_the_new_text_of_the_old(
    old: list[str], new: list[str]
) -> None:
    was, now = (unit("".join(old)),), (unit("".join(new)),)
    assert applied(changes(was, now), was) == now
