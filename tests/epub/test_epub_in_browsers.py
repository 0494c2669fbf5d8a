"""The rich book in a browser: judged by Ace, and read in foliate-js like by a reader."""

from pathlib import Path
from typing import Any

import pytest

from publish.epub import make_epub
from publish.html import Setting
from publish.model import StyleOption
from publish.model.blocks import Figure
from publish.model.inlines import Picture
from publish.model.pages import PageStart
from publish.styles import load_style
from tests.epub.epub_articles import (
    RESOURCES,
    SETTING,
    at,
    paragraph,
    plain_article,
    rich_article,
    rich_pages,
    text,
)
from tests.judges.browser import PHONE, TABLET, Screen, ace_failures, needs_browser, read


@pytest.fixture(scope="module")
def file(book: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("browsers") / "rich.epub"
    file.write_bytes(book)
    return file


@pytest.fixture(scope="module")
def vertical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    style, problems = load_style("journal", (StyleOption("epub.writing", "vertical"),))
    assert style is not None
    assert problems == ()
    setting = Setting(style, SETTING.journal, SETTING.issue)
    file = tmp_path_factory.mktemp("vertical") / "vertical.epub"
    file.write_bytes(make_epub(rich_article(), setting, rich_pages()).data)
    return file


def first_letters(start: PageStart) -> str:
    """The first two characters of a page; its pictures have none."""
    return start.text.replace("\ufffc", "")[:2]


@needs_browser
@pytest.mark.parametrize("name", ["file", "vertical"])
def test_ace_finds_nothing(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    assert ace_failures(request.getfixturevalue(name), tmp_path) == []


SCREENS = (PHONE, TABLET, Screen(390, 800, "dark"), Screen(390, 800, size="300%"))


@pytest.fixture(scope="module")
def readings(file: Path) -> dict[Screen, dict[str, Any]]:
    return dict(zip(SCREENS, read(file, *SCREENS), strict=True))


@needs_browser
@pytest.mark.parametrize("screen", SCREENS)
def test_a_reader_turns_pages_jumps_to_a_page_and_opens_a_note(
    readings: dict[Screen, dict[str, Any]], screen: Screen
) -> None:
    seen = readings[screen]
    assert seen["errors"] == []  # nothing from the network, no script that failed
    assert seen["direction"] == "ltr"
    assert "活字時代下之書刊版面" in "".join(turn["text"] for turn in seen["turned"])
    assert len({turn["text"] for turn in seen["turned"]}) > 1
    starts = rich_pages()
    assert [entry["label"] for entry in seen["pages"]] == [str(start.folio) for start in starts]
    for jump, start in zip(seen["jumps"], starts, strict=True):
        # On a large screen two pages of the print may be seen at once.
        assert int(jump["page"]) >= start.folio
        assert first_letters(start) in "".join(jump["text"].split())
    note = seen["note"]
    assert (note["type"], note["hidden"], note["back"]) == ("footnote", False, True)
    assert "本文獲補助。" in note["text"]
    assert "本文獲補助。" in note["there"]
    assert note["returned"]
    assert seen["cells"] == ["table-cell"]  # columns stand one below the other
    # No word of the title is broken, not even at 300 %.
    assert seen["phrases"] == [["活字時代下", 1], ["之書刊版面*", 1]]


@needs_browser
def test_vertical_lines_turn_from_right_to_left(vertical: Path) -> None:
    (seen,) = read(vertical, PHONE)
    assert seen["direction"] == "rtl"
    assert seen["errors"] == []
    for jump, start in zip(seen["jumps"], rich_pages(), strict=True):
        assert first_letters(start) in "".join(jump["text"].split())


@needs_browser
def test_with_very_large_type_no_page_is_left_half_empty_before_a_figure(tmp_path: Path) -> None:
    """A picture stands with the first lines of a long caption, which goes on behind it."""
    figure = Figure(
        Picture("2021/map.png", at(), "歐洲地圖", "80%"),
        text("歐洲各國的活字與版面，依年代與地點排列，圖中的數字是第一部書的年分"),
        at(),
    )
    article = plain_article(paragraph("圖在後面，見下。"), figure, resources=RESOURCES)
    file = tmp_path / "figure.epub"
    file.write_bytes(make_epub(article, SETTING).data)
    (seen,) = read(file, Screen(390, 800, size="300%"))
    filled = [turn["filled"] for turn in seen["turned"]]
    assert all(each > 0.6 for each in filled[:2]), filled
