"""What an editor does to a manuscript, and what the list of changes says of it."""

from pathlib import Path

import pytest

from publish.html import print_document
from publish.html.units import Unit
from publish.manuscript import Manuscript, locate
from publish.prepare import Prepared, prepare, tasks
from publish.proof.comparing.told import told_changes
from publish.proof.matter import article_matter
from tests.proof.applying import applied
from tests.proof.articles import BODY, change, write


def _units(root: Path, *edits: tuple[str, str]) -> tuple[Unit, ...]:
    folder = write(root)
    change(folder, *edits)
    manuscript = locate(folder)
    assert isinstance(manuscript, Manuscript)
    read = prepare(next(tasks(manuscript, [])))
    assert isinstance(read, Prepared)
    html = print_document(read.article, read.setting).html
    return article_matter(read.article, read.setting, html).text.all_units


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Unit, ...]:
    """The text as it was."""
    return _units(tmp_path_factory.mktemp("typed") / "journal")


LAST = BODY[BODY.index("最後在") : BODY.index("[^habit]:")]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((("文字錯了，", "\n\n文字錯了，"),), ["split paragraph"]),
        ((("再看一遍。\n\n", "再看一遍。"),), ["join paragraph"]),
        ((("# 二、", "## 二、"),), ["form heading-2 (heading)"]),
        ((("最後在", "> 最後在"),), ["form quotation (paragraph)"]),
        ((("最後在", "- 最後在"),), ["form list (paragraph)"]),
        (((LAST, ""),), ["delete paragraph 最後在第一張簽名，寫上日期。→"]),
        (
            (("不放過。[^habit]", "不放過。"), ("樣張。", "樣張。[^habit]")),
            ["delete paragraph 1→", "insert paragraph →1"],
        ),
        (
            (("| 三校", "| 複校 | 校對 | 標點 |\n| 三校"),),
            ["insert row →複校｜校對｜標點"],
        ),
        ((("讀者 {#", "人 {#"),), ["replace caption 讀者→人"]),
        ((("逐字逐句", "*逐字逐句*"),), ["form paragraph 逐字逐句→逐字逐句"]),
        (
            (("長盤", "[長盤](https://example.org/copy)"),),
            ["link paragraph 長盤→長盤 (https://example.org/copy)"],
        ),
    ],
    ids=[
        *("divided", "run-on", "heading-level", "quotation", "list", "deleted"),
        *("note-elsewhere", "row", "caption", "emphasis", "link"),
    ],
)
def test_the_list_says_what_was_done(
    typed: tuple[Unit, ...],
    tmp_path: Path,
    edits: tuple[tuple[str, str], ...],
    expected: list[str],
) -> None:
    now = _units(tmp_path / "journal", *edits)
    found = told_changes(typed, now)
    assert [
        f"{each.kind} {each.unit}"
        + (f" ({each.old_kind})" if each.old_kind else "")
        + (f" {each.old}→{each.new}" if each.removed or each.added else "")
        for each in found
    ] == expected
    assert applied(found, typed) == now


def test_the_address_of_a_link_is_told_of_where_it_is_not_printed(tmp_path: Path) -> None:
    """An address that is printed changes by its own words, and no more of it is marked."""
    hidden, printed = "[長盤](https://example.org/{})", "<https://example.org/{}>"
    was, now = (
        _units(tmp_path / name, ("長盤", hidden.format(name)), ("galley", printed.format(name)))
        for name in ("one", "two")
    )
    found = told_changes(was, now)
    assert [(each.kind, each.old, each.new) for each in found] == [
        ("replace", "one", "two"),
        ("link", "長盤 (https://example.org/one)", "長盤 (https://example.org/two)"),
    ]
    assert applied(found, was) == now


def test_a_number_with_its_commas_and_point_is_one_word(tmp_path: Path) -> None:
    was, now = (
        _units(tmp_path / each, ("長盤", f"{each}個長盤")) for each in ("2,535.1", "2,536.1")
    )
    found = told_changes(was, now)
    assert [(each.old, each.new) for each in found] == [("2,535.1", "2,536.1")]
