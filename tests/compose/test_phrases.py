"""In which phrases a title is kept together where a reading system makes the lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.compose import ZH_HANT_TW, phrases

# What an editor would read in one breath.
TITLES = [
    "格與行：|中文行在紙面|與螢幕上的組成",
    "一字一格：|漢文活字|與版面的構成",
    "論王禎的|「活字」|與《農書》",
    "三校之後：|校樣的|工作與它的將來",
    "貳、書葉：|雕版立下的格局",
    "註腳在哪裡",
    "編者的話",
    "民眾參與政治的|條件變遷",  # 參與 and 目的 are words
    "以和平為目的的|和平運動",
    "——論「格」|——的事情再說",
    "Grids and 格線的「行」",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_parted_where_its_sense_allows(title: str) -> None:
    assert "|".join(phrases(title.replace("|", ""), ZH_HANT_TW)) == title


@given(st.text(alphabet="格與行的，。：「」（）《》——……A b12、參目", max_size=40))
def test_no_character_is_lost_and_no_mark_begins_a_phrase(title: str) -> None:
    found = phrases(title, ZH_HANT_TW)
    assert "".join(found) == title
    assert not any(each[0] in "，。：」）》、" for each in found[1:])
    assert not any(each[-1] in "「（《" for each in found[:-1])
