"""The documents in `cases/`, which are the specification of the pages."""

import pytest

from tests.pages.documents import Case, cases

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.source for case in CASES])
def test_pages(case: Case) -> None:
    planned = case.plan().pages
    assert [case.drawn(page) for page in planned] == [
        line.split("←")[0].strip() for line in case.expected
    ]
    for page, words in zip(planned, case.expected, strict=True):
        facts = [fact.strip() for fact in words.partition("←")[2].split(",") if fact.strip()]
        assert [case.fact(page, fact) for fact in facts] == facts, words


def test_there_are_cases() -> None:
    assert len(CASES) == len({case.source for case in CASES}), "two cases with one heading"
    assert len(CASES) >= 30
