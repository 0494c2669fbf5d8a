"""Which line ends part a number from what belongs to it."""

import pytest

from publish.postflight.units import RULES, UnitRule, in_address, parted_unit


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name} {rule.example}")
def test_each_rule_finds_its_example(rule: UnitRule) -> None:
    tail, head = rule.example.split("|")
    parted = parted_unit(f"其中{tail}", f"{head}之後")
    assert parted is not None
    assert parted[0].name == rule.name


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("民國2021年", "6月16日"),
        ("見第75期", "，頁3"),
        ("二〇二", "一年"),
        ("in 2017", "25 soldiers"),
        ("甲乙——", "丙丁"),
        ("…… ……", "……"),
        ("Indo-", "Pacific"),
        ("增為1,000名", "士兵"),
        ("代表", "3人"),
        ("12 of", "May"),
        ("華燧（1439–", "1513）"),
    ],
)
def test_what_may_stand_on_two_lines(tail: str, head: str) -> None:
    assert parted_unit(tail, head) is None


@pytest.mark.parametrize(
    ("tail", "head", "inside"),
    [
        ("見https://example.org", "/a/b", True),
        ("doi:10.1000/", "xyz123", True),
        ("name@", "example.org", True),
        ("見https://example.org/a", "Accessed in May", False),
        ("見https://example.org", "，又見", False),
        ("and so on", "/ or", False),
    ],
)
def test_a_line_end_inside_an_address(tail: str, head: str, inside: bool) -> None:
    assert in_address(tail, head) is inside
