"""The list of findings says what the program says."""

import re

import pytest

from publish.diagnostics.catalogue import CATALOGUE
from tests.docs.doc_examples import DOCS, ROOT
from tools.findings import LANGUAGES, Words, page

EACH = pytest.mark.parametrize("words", LANGUAGES, ids=lambda words: words.language)


@EACH
def test_the_page_is_up_to_date(words: Words) -> None:
    written = (DOCS / words.file).read_text("utf-8")
    assert written == page(words), "run: .venv/bin/python -m tools.findings"


@EACH
def test_every_finding_has_its_entry_and_no_other(words: Words) -> None:
    entries = re.findall(r"^### (\S+)$", page(words), re.MULTILINE)
    assert sorted(entries) == sorted(CATALOGUE)


@EACH
def test_no_blank_of_a_wording_is_left_open(words: Words) -> None:
    assert not re.search(r"(?<!\{)\{[a-z_]+\}(?!\})", page(words))


def test_marks_of_markdown_are_shown_and_not_obeyed() -> None:
    """`[^key]` and `*` are what the advice is about."""
    english = page(LANGUAGES[0])
    entry = english[english.index("### note-undefined") : english.index("### note-uncalled")]
    assert r"Write \[\^…\]: and its text" in english
    assert "[^" not in entry


@EACH
def test_examples_are_where_the_links_say(words: Words) -> None:
    links = re.findall(r"\]\(\.\./(tests/cases/[^)]+)\)", page(words))
    assert links
    assert {link for link in links if not (ROOT / link).is_dir()} == set()
