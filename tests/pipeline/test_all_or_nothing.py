"""With errors nothing is replaced: all findings come at once, old files stay as they were."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.pipeline import Built, Request, build
from publish.prepare import Prepared
from publish.production import articles, readings
from publish.production.make import Made
from publish.production.make import make as make_article
from tests.pipeline.journals import (
    break_article,
    contents,
    files_of,
    write_article,
    write_journal,
)

pytestmark = pytest.mark.usefixtures("pages_of_this_run")
OUT = Path("out")
OFFPRINTS = ("offprints",)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a journal, built once."""
    folder = tmp_path_factory.mktemp("master")
    root = write_journal(folder / "journal", "first", "second", "third")
    assert build(Request((root,), folder / "out", OFFPRINTS)) == ()
    return folder


@pytest.fixture
def journal(master: Path, tmp_path: Path) -> Path:
    """That journal, without outputs."""
    shutil.copytree(master / "journal", tmp_path / "journal")
    return tmp_path / "journal"


@pytest.fixture
def before(master: Path, journal: Path, tmp_path: Path) -> dict[str, bytes]:
    """The journal's outputs, put into `out`."""
    shutil.copytree(master / "out", tmp_path / "out")
    return contents(OUT)


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [found.id for found in findings]


def test_an_article_that_is_not_there_is_told_once_at_its_line_of_the_contents(
    journal: Path,
) -> None:
    shutil.rmtree(journal / "2026-1" / "second")
    found = build(Request((journal,), OUT, OFFPRINTS))
    assert [(each.id, each.span.file, each.span.line) for each in found] == [
        ("file-missing", "2026-1/issue.yaml", 9)
    ]
    assert contents(OUT) == {}


def test_one_article_with_errors_keeps_the_whole_issue_from_being_built(journal: Path) -> None:
    break_article(journal / "2026-1" / "second")
    assert ids(build(Request((journal,), OUT, OFFPRINTS))) == ["file-missing"]
    assert not OUT.exists()


def test_the_findings_of_all_articles_come_at_once(journal: Path) -> None:
    break_article(journal / "2026-1" / "first")
    break_article(journal / "2026-1" / "third")
    found = build(Request((journal,), OUT, OFFPRINTS))
    assert [str(each.span.file) for each in found] == [
        "2026-1/first/article.yaml",
        "2026-1/third/article.yaml",
    ]


def test_old_outputs_stay_byte_for_byte(journal: Path, before: dict[str, bytes]) -> None:
    write_article(journal / "2026-1" / "first", "改過了。")
    break_article(journal / "2026-1" / "third")
    build(Request((journal,), OUT, OFFPRINTS))
    assert contents(OUT) == before


def test_keep_going_builds_those_without_errors(journal: Path) -> None:
    break_article(journal / "2026-1" / "third")
    done: list[Built] = []
    findings = build(Request((journal,), OUT, OFFPRINTS, keep_going=True), done.append)
    assert ids(findings) == ["file-missing"]
    assert [built.name for built in done] == ["first", "second"]
    assert set(contents(OUT)) == files_of("first", "second")


def test_keep_going_leaves_the_old_files_of_those_with_errors(
    journal: Path, before: dict[str, bytes]
) -> None:
    write_article(journal / "2026-1" / "first", "改過了。")
    break_article(journal / "2026-1" / "third")
    build(Request((journal,), OUT, OFFPRINTS, keep_going=True))
    after = contents(OUT)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == files_of("first")


def test_keep_going_says_that_folios_behind_an_article_with_errors_are_not_final(
    journal: Path,
) -> None:
    break_article(journal / "2026-1" / "second")
    done: list[Built] = []
    findings = build(Request((journal,), OUT, OFFPRINTS, keep_going=True), done.append)
    assert sorted(ids(findings)) == ["file-missing", "folios-provisional"]
    assert [(built.name, built.folios) for built in done] == [("first", (1, 1)), ("third", (2, 2))]


def test_keep_going_under_strict_leaves_out_articles_with_warnings(journal: Path) -> None:
    write_article(journal / "2026-1" / "third", body="一段文字,逗號是半形的。\n")
    done: list[Built] = []
    build(Request((journal,), OUT, OFFPRINTS, strict=True, keep_going=True), done.append)
    assert [built.name for built in done] == ["first", "second"]


def failing_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the setting of one article end with an error that no check could foresee."""

    def make(prepared: Prepared, *rest: Any) -> Made:
        made = make_article(prepared, *rest)
        if prepared.article.id != name:
            return made
        span = Span(prepared.article.file)
        values = {"character": "𠀋", "code": "U+2000B"}
        return Made(
            made.outputs, made.folios, made.facts, (finding("font-character", span, **values),)
        )

    monkeypatch.setattr(articles, "make", make)


def test_an_error_while_setting_the_last_article_replaces_none(
    journal: Path, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second", "third"):
        write_article(journal / "2026-1" / name, "改過了。")
    failing_at("third", monkeypatch)
    done: list[Built] = []
    assert ids(build(Request((journal,), OUT, OFFPRINTS), done.append)) == ["font-character"]
    assert contents(OUT) == before
    assert done == []


def test_keep_going_builds_the_others_when_setting_one_fails(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_at("second", monkeypatch)
    build(Request((journal,), OUT, OFFPRINTS, keep_going=True))
    assert set(contents(OUT)) == files_of("first", "third")


def test_two_articles_of_one_id_do_not_replace_each_other(tmp_path: Path) -> None:
    for folder in ("spring", "autumn"):
        write_article(tmp_path / "letters" / folder, more="id: editorial\n")
    findings = build(Request((tmp_path / "letters",), OUT, OFFPRINTS))
    assert ids(findings) == ["output-twice"]
    assert dict(findings[0].values)["first"] == "autumn/article.yaml"
    assert not OUT.exists()


def test_articles_of_two_journals_do_not_replace_each_other_either(tmp_path: Path) -> None:
    roots = tuple(write_journal(tmp_path / name, "editorial") for name in ("one", "two"))
    assert ids(build(Request(roots, OUT, OFFPRINTS))) == ["output-twice"]
    assert not OUT.exists()


def test_only_is_not_kept_by_errors_of_another_issue(journal: Path) -> None:
    other = journal / "2027-1"
    other.mkdir()
    (other / "issue.yaml").write_text("number: '2'\ncontents: nothing\n", "utf-8")
    assert build(Request((journal,), OUT, OFFPRINTS)) != ()
    assert not OUT.exists()
    assert build(Request((journal,), OUT, OFFPRINTS, only="first")) == ()
    assert set(contents(OUT)) == files_of("first")


def test_an_article_named_twice_is_built_once(journal: Path) -> None:
    article = journal / "2026-1" / "second" / "article.yaml"
    done: list[Built] = []
    assert build(Request((journal, article), OUT, OFFPRINTS), done.append) == ()
    assert [built.name for built in done] == ["first", "second", "third"]


def test_a_program_failure_while_setting_replaces_nothing_and_leaves_nothing(
    journal: Path, before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        write_article(journal / "2026-1" / name, "改過了。")

    def make(prepared: Prepared, *rest: Any) -> Made:
        if prepared.article.id == "second":
            raise RuntimeError("broken")
        return make_article(prepared, *rest)

    monkeypatch.setattr(articles, "make", make)
    with pytest.raises(RuntimeError):
        build(Request((journal,), OUT, OFFPRINTS))
    assert contents(OUT) == before


def test_more_articles_than_memory_keeps_are_built_all_the_same(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_KEPT", 1)
    assert build(Request((journal,), OUT, OFFPRINTS)) == ()
    assert set(contents(OUT)) == files_of("first", "second", "third")


def test_a_change_in_an_article_beyond_those_in_memory_reaches_its_issue(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "_KEPT", 1)
    request = Request((journal,), OUT, ("pdf",))
    assert build(request) == ()
    before = (OUT / "2026-1.pdf").read_bytes()
    write_article(journal / "2026-1" / "second", "改過了。")
    assert build(request) == ()
    assert (OUT / "2026-1.pdf").read_bytes() != before


def test_an_article_does_not_replace_a_file_of_its_issue(journal: Path) -> None:
    write_article(journal / "2026-1" / "first", more="id: 2026-1-press\n")
    both = Request((journal,), OUT, ("press", "offprints"))
    (found,) = build(both)
    assert (found.id, dict(found.values)["name"]) == ("output-twice", "2026-1-press")
    assert build(Request((journal,), OUT, ("pdf", "offprints"))) == ()
