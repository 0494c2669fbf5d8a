"""The name of the round behind the text of every page."""

import re

import pytest

from publish.proof.furniture import Head, furniture


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("一校", 120, 120),
        ("執行編輯", 120, 120),
        ("付印前的最後一校", 55, 65),
        ("Author’s proof", 50, 65),
    ],
)
def test_a_long_name_is_smaller_and_has_one_line(name: str, least: float, most: float) -> None:
    """In several lines it covered the page; across a page of 186 mm there are 527 pt."""
    page = furniture(Head("", ""), (), name, "")
    match = re.search(r'class="watermark" style="font-size:([0-9.]+)pt">(.*?)<', page)
    assert match is not None
    assert match[2] == name
    assert least <= float(match[1]) <= most
