"""Which style an article has, whose options count, and where a wrong one is told."""

from pathlib import Path

import pytest

from publish.diagnostics import as_text
from publish.pipeline import check
from publish.prepare import Prepared, Task, prepare
from tests.pipeline.journals import write_journal

ISSUE, ARTICLE = "2026-1/issue.yaml", "2026-1/first/article.yaml"
LINES = {"journal.yaml": "31", ISSUE: "32", ARTICLE: "33"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A journal with an article and a style for each of the files that may name one."""
    journal = write_journal(tmp_path / "journal", "first")
    for name in ("journals", "issues", "articles", "commands"):
        folder = journal / "styles" / name
        folder.mkdir(parents=True)
        (folder / "style.yaml").write_text("extends: journal\n", "utf-8")
    return journal


def add(root: Path, file: str, text: str) -> int:
    """Write fields at the end of a file; the line on which they begin."""
    before = (root / file).read_text("utf-8")
    (root / file).write_text(before + text, "utf-8")
    return before.count("\n") + 1


def prepared(root: Path, style: str = "") -> Prepared:
    found = prepare(Task(root, ARTICLE, ISSUE), style)
    assert isinstance(found, Prepared)
    assert found.findings == ()
    return found


def test_the_nearest_file_that_names_a_style_decides(root: Path) -> None:
    names = [prepared(root).setting.style.name]
    for file, style in (("journal.yaml", "journals"), (ISSUE, "issues"), (ARTICLE, "articles")):
        add(root, file, f"style: {style}\n")
        names.append(prepared(root).setting.style.name)
    assert names == ["journal", "journals", "issues", "articles"]


def test_the_command_comes_before_every_file(root: Path) -> None:
    for file in ("journal.yaml", ISSUE, ARTICLE):
        add(root, file, "style: articles\n")
    assert prepared(root, "commands").setting.style.name == "commands"


def test_an_issue_names_a_style_and_changes_an_option_of_it(root: Path) -> None:
    add(root, "journal.yaml", "style: {name: journals, options: {heads: {rule: none}}}\n")
    add(root, ISSUE, "style: {name: issues, options: {page: {lines: 28}}}\n")
    style = prepared(root).setting.style
    assert (style.name, style.text("page.lines")) == ("issues", "28")
    assert style.text("heads.rule") == "none"


def test_of_three_values_of_an_option_the_nearest_counts(root: Path) -> None:
    found = []
    for file, lines in LINES.items():
        add(root, file, f"style: {{options: {{page: {{lines: {lines}, trim-height: 297mm}}}}}}\n")
        found.append(prepared(root).setting.style.text("page.lines"))
    assert found == ["31", "32", "33"]


@pytest.mark.parametrize("file", LINES)
def test_a_wrong_option_is_told_where_it_is_typed(file: str, root: Path) -> None:
    line = add(root, file, "style:\n  options:\n    page: {lines: vierzig}\n") + 2
    (found,) = check(root / ARTICLE)
    assert as_text(found, "zh-Hant").splitlines() == [
        f"{file}:{line}:19: 錯誤 style-option-value [style.options.page.lines]: "
        "樣式選項「page.lines」的值「vierzig」不成立。",
        "        page: {lines: vierzig}",
        "                      ^",
        "  → 這個選項可用的值：1, 2, 3 …。",
    ]


@pytest.mark.parametrize("file", LINES)
def test_an_option_that_there_is_not_is_told_where_it_is_typed(file: str, root: Path) -> None:
    line = add(root, file, "style: {options: {page: {linse: 40}}}\n")
    (found,) = check(root / ARTICLE)
    assert as_text(found, "en").splitlines()[:2] == [
        f"{file}:{line}:33: error style-option-unknown [style.options.page.linse]: "
        "The style has no option “page.linse”.",
        "    style: {options: {page: {linse: 40}}}",
    ]


@pytest.mark.parametrize("file", LINES)
@pytest.mark.parametrize("field", ["style: articels\n", "style: {name: articels}\n"])
def test_a_style_that_there_is_not_is_told_where_it_is_typed(
    file: str, field: str, root: Path
) -> None:
    line = add(root, file, field)
    column = field.index("articels") + 1
    (found,) = check(root / ARTICLE)
    assert as_text(found, "en").splitlines()[:2] == [
        f"{file}:{line}:{column}: error style-unknown: There is no style named “articels”.",
        f"    {field.strip()}",
    ]


def test_an_article_may_use_the_classes_of_its_own_style(root: Path) -> None:
    (root / "styles/articles/style.yaml").write_text("extends: journal\nclasses: [case]\n", "utf-8")
    (root / "2026-1/first/body.md").write_text("::: {.case}\n一則案例。\n:::\n", "utf-8")
    assert [found.id for found in check(root / ARTICLE)] == ["class-unknown"]
    add(root, ARTICLE, "style: articles\n")
    assert check(root / ARTICLE) == ()
