"""Rules about issues at their borders; the cases show each rule once."""

import pytest
from msgspec.structs import replace

from publish.checks import page_gap
from publish.checks.issue import ISSUE_RULES
from publish.checks.issue.colophon import _PLACES, stated
from publish.diagnostics.catalogue import CATALOGUE
from publish.model import Issue, Journal, Multilingual
from publish.model.issue import COLOPHON_FIELDS

ISSUE = Issue("75", "75/issue.yaml", "journal.yaml", (), continue_from="74/issue.yaml")


def test_every_rule_has_the_name_of_its_finding() -> None:
    for rule in ISSUE_RULES:
        assert rule.__name__.replace("_", "-") in CATALOGUE


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (127, 126, None),  # the next folio
        (127, 125, None),  # a recto, behind a blank verso
        (126, 125, None),
        (128, 126, "127"),
        (129, 125, "126"),
        (125, 125, "126"),  # a folio printed twice
        (1, 126, "127"),
        (0, 126, None),  # nothing is stated, so the issue goes on by itself
        (1, 0, None),  # the issue before has no record
    ],
)
def test_folios_go_on_from_the_issue_before(first: int, last: int, expected: str | None) -> None:
    found = page_gap(replace(ISSUE, first_page=first), last)
    assert (dict(found.values)["expected"] if found else None) == expected


def test_an_issue_that_goes_on_from_none_begins_where_it_likes() -> None:
    assert page_gap(replace(ISSUE, continue_from="", first_page=300), 126) is None


def test_what_a_colophon_may_be_required_to_state_is_known_everywhere() -> None:
    journal = Journal("journal.yaml", "zh-Hant", Multilingual((("zh-Hant", "學刊"),)))
    assert set(stated(ISSUE, journal)) == set(COLOPHON_FIELDS) == set(_PLACES)
