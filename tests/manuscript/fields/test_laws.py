"""Whatever the files hold, reading them ends with a value or an error, and never raises."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from publish.checks.fields import FIELD_RULES
from publish.diagnostics import Severity, as_json, as_text
from publish.manuscript import Folder, Reading, read_article, read_issue, read_journal
from publish.model import Article

GOOD = Path(__file__).parents[2] / "cases" / "fields" / "good-article"
ARTICLE = "75/punctuation/article.yaml"
LINES = (GOOD / ARTICLE).read_text(encoding="utf-8").split("\n")
READERS: dict[str, Callable[[Folder, str], Reading[Any]]] = {
    ARTICLE: read_article,
    "75/issue.yaml": read_issue,
    "journal.yaml": read_journal,
    "75/letter.md": read_article,
}


def read(file: str, text: str) -> None:
    """Reads `text` as if it were the content of `file` in the good journal."""
    folder = Folder(GOOD, inputs={file: text.encode("utf-8", "surrogatepass")})
    reading = READERS[file](folder, file)
    errors = [found for found in reading.findings if found.severity is Severity.ERROR]
    assert reading.value is not None or errors
    for found in reading.findings:
        assert as_text(found, "zh-Hant")
        assert as_text(found, "en")
        assert as_json(found)
        assert found.span.file
        assert found.span.line >= 1
        assert found.span.column >= 1
    if isinstance(reading.value, Article):
        for rule in FIELD_RULES:
            for found in rule(reading.value, None, None):
                assert as_text(found, "en")


snippets = st.sampled_from(
    [
        *("- ", ": ", ":", "：", "[", "]", "{", "}", "|", ">", "&a ", "*a", "!x ", "#", "'", '"'),
        *("\t", "\\", "---\n", "...\n", "? ", "~", "null", "\u2028", "\x00", "\ufeff", "%", "@"),
        *("zh-Hant", "en", "no", "0012", "論標點", "\U00020000", "[^a]", "$x$", "../x", "/etc"),
        *("title", "authors", "name", "abstract", "notes", "body", "dates", "contents", "\n", "  "),
    ]
)
texts = st.lists(snippets | st.text(max_size=4), max_size=40).map("".join)


@given(st.sampled_from(sorted(READERS)), texts)
@settings(max_examples=400, deadline=None)
def test_random_text(file: str, text: str) -> None:
    read(file, text)


@given(st.sampled_from(sorted(READERS)), texts, texts)
@settings(max_examples=200, deadline=None)
def test_random_text_behind_a_field(file: str, value: str, rest: str) -> None:
    read(file, f"---\ntitle: {value}\nauthors:\n  - {rest}\n---\n正文")


@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 40), snippets), min_size=1),
    st.lists(st.integers(0, len(LINES) - 1), max_size=3),
)
@settings(max_examples=400, deadline=None)
def test_a_good_article_spoilt(
    insertions: list[tuple[int, int, str]], deletions: list[int]
) -> None:
    lines = list(LINES)
    for row, column, text in insertions:
        lines[row] = lines[row][:column] + text + lines[row][column:]
    kept = [line for row, line in enumerate(lines) if row not in deletions]
    read(ARTICLE, "\n".join(kept))


@given(st.integers(0, len("\n".join(LINES))))
@settings(max_examples=200, deadline=None)
def test_a_good_article_cut_off(length: int) -> None:
    read(ARTICLE, "\n".join(LINES)[:length])


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_random_bytes(data: bytes) -> None:
    folder = Folder(GOOD, inputs={ARTICLE: data})
    reading = read_article(folder, ARTICLE)
    assert reading.value is not None or reading.findings


def test_the_same_folder_gives_the_same_value() -> None:
    first = read_article(Folder(GOOD), ARTICLE)
    second = read_article(Folder(GOOD), ARTICLE)
    assert first == second
    assert first.value is not None
