"""The sample manuscripts, which editors read as examples, as books."""

from functools import cache
from pathlib import Path

import pytest

from publish.epub import make_epub
from publish.html import Setting, number
from publish.manuscript import Folder, read_article, read_issue, read_journal
from publish.model import Article
from publish.styles import load_style
from tests.epub.epub_readings import book_lines, model_lines, text_file

ROOT = Path(__file__).parents[2] / "manuscript"


@cache
def setting() -> Setting:
    style, _ = load_style("journal")
    assert style is not None
    folder = Folder(ROOT)
    journal = read_journal(folder, "journal.yaml").value
    return Setting(style, journal, read_issue(folder, "2026-1/issue.yaml").value)


def article(file: str) -> Article:
    found = read_article(Folder(ROOT), file, known_classes=setting().style.classes).value
    assert found is not None
    return found


def files() -> tuple[str, ...]:
    issue = setting().issue
    assert issue is not None
    return issue.article_files


@pytest.mark.parametrize("file", files())
def test_a_sample_loses_nothing_on_its_way_into_a_book(file: str) -> None:
    sample = article(file)
    made = make_epub(sample, setting())
    book, findings = made.data, made.findings
    assert findings == ()
    wanted = model_lines(sample, number(sample, setting().journal))
    assert book_lines(text_file(book)) == wanted
