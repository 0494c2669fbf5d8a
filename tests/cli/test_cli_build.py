"""`publish build`: what is named, what comes out, what is said."""

import json
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.pipeline.journals import (
    break_article,
    contents,
    files_of,
    publish,
    write_article,
    write_journal,
)

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return write_journal(tmp_path / "journal", "first", "second")


@pytest.fixture
def lone(tmp_path: Path) -> Path:
    """An article that belongs to no journal."""
    return write_article(tmp_path / "letter")


def test_an_article_file_gives_pdf_epub_and_record_named_after_its_folder(
    lone: Path, capsys: Capsys
) -> None:
    ran = publish(capsys, "build", lone)
    assert ran.status == 0
    assert set(contents(Path("build"))) == files_of("letter")
    with pikepdf.open("build/letter.pdf") as pdf:
        assert len(pdf.pages) == 1
    with zipfile.ZipFile("build/letter.epub") as book:
        assert book.testzip() is None
    record = json.loads(Path("build/letter.build.json").read_text("utf-8"))
    assert record["pages"] == {"first": 1, "last": 1, "count": 1}
    assert record["notes"] == 1


def test_pages_that_come_from_the_cache_are_told_instead_of_seconds(
    lone: Path, capsys: Capsys
) -> None:
    assert "letter.pdf  1 頁，" in publish(capsys, "build", lone, "--to", "pdf").err
    for language, words in (
        ("zh-Hant", "1 頁，頁面取自快取\n"),
        ("en", "1 page, pages from the cache\n"),
    ):
        Path("build/letter.pdf").unlink()
        ran = publish(capsys, "build", lone, "--to", "pdf", lang=language)
        assert f"letter.pdf  {words}" in ran.err


@pytest.mark.parametrize("path", ["journal/2026-1/issue.yaml", "journal/2026-1", "journal"])
def test_an_issue_or_a_folder_gives_all_its_articles(
    journal: Path, path: str, capsys: Capsys
) -> None:
    ran = publish(capsys, "build", path, "--to", "offprints", "-o", "out")
    assert ran.status == 0
    assert set(contents(Path("out"))) == files_of("first", "second")


def test_a_markdown_file_with_front_matter_is_named_after_itself(
    lone: Path, capsys: Capsys
) -> None:
    fields = lone.read_text("utf-8").replace("body: body.md\n", "")
    Path("note.md").write_text(f"---\n{fields}---\n\n一段文字。\n", "utf-8")
    assert publish(capsys, "build", "note.md").status == 0
    assert set(contents(Path("build"))) == files_of("note")


def test_the_field_id_names_the_files(tmp_path: Path, capsys: Capsys) -> None:
    article = write_article(tmp_path / "letter", more="id: to-the-editor\n")
    assert publish(capsys, "build", article).status == 0
    assert set(contents(Path("build"))) == files_of("to-the-editor")


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_to_makes_one_format(lone: Path, kind: str, capsys: Capsys) -> None:
    assert publish(capsys, "build", lone, "--to", kind).status == 0
    assert set(contents(Path("build"))) == {f"letter.{kind}", "letter.build.json"}


def test_a_second_format_later_joins_the_first(lone: Path, capsys: Capsys) -> None:
    publish(capsys, "build", lone, "--to", "pdf")
    publish(capsys, "build", lone, "--to", "epub")
    assert set(contents(Path("build"))) == files_of("letter")
    assert "沒有變動" in publish(capsys, "build", lone).err


def test_a_book_older_than_its_pages_is_told_and_kept(lone: Path, capsys: Capsys) -> None:
    """The assistant editor mends the text and sets the PDF alone."""
    publish(capsys, "build", lone)
    old = Path("build/letter.epub").read_bytes()
    write_article(lone.parent, "改過了。")
    for _ in range(2):
        ran = publish(capsys, "build", lone, "--to", "pdf")
        assert ran.status == 0
        assert "提示 output-stale: 「letter.epub」還是舊的" in ran.err
    assert Path("build/letter.epub").read_bytes() == old
    Path("build/letter.epub").unlink()
    assert "output-stale" not in publish(capsys, "build", lone, "--to", "pdf").err


def test_a_book_of_the_same_state_is_not_called_old(lone: Path, capsys: Capsys) -> None:
    publish(capsys, "build", lone)
    assert "output-stale" not in publish(capsys, "build", lone, "--to", "pdf", "--strict").err


@pytest.mark.parametrize("formats", ["docx", "pdf,docx", ""])
def test_an_unknown_format_is_wrong_usage(lone: Path, formats: str, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone, "--to", formats)
    assert ran.status == 2
    assert (
        ran.err
        == "publish: 「--to」不能是這個值。可用的值是 pdf, epub, press, front, offprints, opds。\n"
    )
    assert not Path("build").exists()


def test_only_builds_the_article_of_that_id(journal: Path, capsys: Capsys) -> None:
    assert publish(capsys, "build", journal, "--only", "second").status == 0
    assert set(contents(Path("build"))) == files_of("second")


def test_only_with_an_unknown_id_names_the_known_ones(journal: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", journal, "--only", "third")
    assert ran.status == 2
    assert ran.err == "publish: 沒有代號為「third」的文章。代號是 first, second 其中之一。\n"
    assert not Path("build").exists()


def test_only_is_not_kept_by_errors_of_the_others(journal: Path, capsys: Capsys) -> None:
    break_article(journal / "2026-1" / "second")
    ran = publish(capsys, "build", journal, "--only", "first")
    assert (ran.status, set(contents(Path("build")))) == (0, files_of("first"))


def test_style_replaces_the_style_of_the_manuscript(lone: Path, capsys: Capsys) -> None:
    publish(capsys, "build", lone, "--style", "plain", "--to", "pdf")
    with pikepdf.open("build/letter.pdf") as pdf:
        width = float(pdf.pages[0].mediabox[2])
    assert width == pytest.approx(148 * 72 / 25.4, abs=0.1)


def test_an_unknown_style_is_an_error_that_names_the_known_ones(lone: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone, "--style", "fancy")
    assert ran.status == 1
    assert "--style" in ran.err
    assert "找不到名為「fancy」的版面樣式" in ran.err
    assert "journal、plain" in ran.err


DOUBTFUL = "一段文字,逗號是半形的。\n"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    """An article with a warning."""
    return write_article(tmp_path / "letter", body=DOUBTFUL)


def test_a_warning_does_not_stop_a_build(doubtful: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", doubtful, "--to", "pdf")
    assert ran.status == 0
    assert "警告" in ran.err
    assert Path("build/letter.pdf").exists()


def test_strict_makes_a_warning_an_error(doubtful: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", doubtful, "--to", "pdf", "--strict")
    assert ran.status == 1
    assert not Path("build").exists()


def test_strict_is_not_appeased_by_an_earlier_build(doubtful: Path, capsys: Capsys) -> None:
    publish(capsys, "build", doubtful, "--to", "pdf")
    assert publish(capsys, "build", doubtful, "--to", "pdf", "--strict").status == 1


def test_a_warning_is_told_again_when_nothing_has_changed(doubtful: Path, capsys: Capsys) -> None:
    def warnings(text: str) -> list[str]:
        return [line for line in text.splitlines() if "build/" not in line]

    first, second = (publish(capsys, "build", doubtful, "--to", "pdf").err for _ in range(2))
    assert "沒有變動" in second
    assert warnings(first) == warnings(second)


def test_json_gives_findings_as_json_lines_and_nothing_else(doubtful: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", doubtful, "--to", "pdf", "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines
    for line in lines:
        assert line["severity"] == "warning"
        assert line["file"] == "body.md"
        assert set(line["message"]) == {"zh-Hant", "en"}
    assert ran.err == ""


def test_json_is_empty_when_all_is_well(lone: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone, "--json")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_json_also_tells_what_stopped_the_program(journal: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", journal, "--only", "third", "--json")
    assert ran.status == 2
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["article-unknown"]


def test_quiet_says_nothing_of_warnings(doubtful: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", doubtful, "--to", "pdf", "-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_quiet_still_tells_errors(lone: Path, capsys: Capsys) -> None:
    break_article(lone.parent)
    ran = publish(capsys, "build", lone, "-q")
    assert ran.status == 1
    assert "body.md" in ran.err


def test_a_build_tells_files_and_pages(lone: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone)
    assert ran.err.startswith("build/letter.pdf build/letter.epub  1 頁，")
    assert "排版" not in ran.err
    ran = publish(capsys, "build", lone, lang="en")
    assert ran.err.startswith("build/letter.pdf build/letter.epub  1 page, unchanged\n")


def test_verbose_also_tells_what_is_under_way_and_the_folios(lone: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone, "-v", "--to", "pdf")
    assert "排版 letter……" in ran.err
    assert "1 頁 (1–1)" in ran.err


def test_messages_are_in_the_language_asked_for(lone: Path, capsys: Capsys) -> None:
    break_article(lone.parent)
    assert "There is no file" in publish(capsys, "build", lone, lang="en").err
    assert "找不到檔案" in publish(capsys, "build", lone, lang="zh-Hant").err


@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh_TW.UTF-8", "輸出的檔案都沒有更動。"), ("en_GB.UTF-8", "Nothing was replaced.")],
)
def test_messages_are_otherwise_in_the_language_of_the_locale(
    lone: Path, locale: str, words: str, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    break_article(lone.parent)
    assert words in publish(capsys, "build", lone, lang="").err


@pytest.mark.parametrize("path", ["nowhere", "nowhere/issue.yaml", "empty", "letter/body.txt"])
def test_a_path_without_a_manuscript_is_an_error_that_names_it(
    lone: Path, path: str, capsys: Capsys
) -> None:
    Path("empty").mkdir()
    Path("letter/body.txt").write_text("文字", "utf-8")
    ran = publish(capsys, "build", path)
    assert ran.status == 1
    assert f"「{path}」" in ran.err


@pytest.mark.parametrize(
    "words", [["build"], ["build", "x", "--nonsense"], ["nonsense"], ["build", "--lang", "fr"]]
)
def test_wrong_usage_has_status_2(words: list[str], capsys: Capsys) -> None:
    ran = publish(capsys, *words, lang="")
    assert ran.status == 2
    assert "Traceback" not in ran.err


def test_version_is_printed(capsys: Capsys) -> None:
    from publish import __version__

    ran = publish(capsys, "--version", lang="")
    assert (ran.status, ran.out) == (0, f"banxin {__version__}\n")


def test_progress_moves_on_a_terminal(lone: Path, tmp_path: Path) -> None:
    """Where standard error is a terminal, the article under way is shown while it is set."""
    import os
    import pty
    import subprocess
    import sys

    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "publish.cli",
            "build",
            str(lone),
            "--to",
            "pdf",
            "--lang",
            "zh-Hant",
        ],
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert run.wait() == 0
    assert "排版 letter" in seen.decode()
    assert "build/letter.pdf" in seen.decode()
