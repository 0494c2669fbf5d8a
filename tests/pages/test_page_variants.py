"""Two hundred texts with notes of 1 to 120 lines at random places, on pages of three heights."""

from collections import Counter

import pytest

from publish.pages import plan
from tests.pages.variants import (
    COUNTED,
    HEIGHTS,
    UNCAUSED,
    VARIANTS,
    count,
    flow,
    sheets,
    variant,
)


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """What happened on the pages of all 600 together."""
    found: Counter[str] = Counter()
    for seed in range(VARIANTS):
        text = flow(variant(seed))
        for sheet in sheets():
            found += count(text, sheet, plan(text, sheet).pages)
    return found


def test_the_notes_are_of_one_to_a_hundred_and_twenty_lines() -> None:
    lines = {
        calls[1] for seed in range(VARIANTS) for block in variant(seed) for calls in block.calls
    }
    assert min(lines) == 1
    assert max(lines) > 115
    assert len(lines) > 100
    assert len(HEIGHTS) == 3


def test_of_184_pages_one_at_most_is_short_without_cause(counts: Counter[str]) -> None:
    assert counts[UNCAUSED] * 184 <= counts["pages"]


@pytest.mark.parametrize("what", COUNTED)
def test_it_never_happens(counts: Counter[str], what: str) -> None:
    assert counts["notes"] > 5000
    assert counts[what] == 0
