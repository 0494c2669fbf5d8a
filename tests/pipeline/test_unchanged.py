"""What has not changed is recognised by hashes; whatever has is made again."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from publish.diagnostics import Finding
from publish.keeping import digests, unchanged
from publish.keeping.unchanged import recall
from publish.pipeline import Built, Request, build
from publish.prepare import Prepared
from publish.production import articles
from publish.production.make import Made
from publish.production.make import make as make_article
from publish.styles import carried
from tests.pipeline.journals import (
    contents,
    files_of,
    publish_beside,
    write_article,
    write_journal,
)

pytestmark = pytest.mark.usefixtures("pages_of_this_run")
OUT = Path("out")
OFFPRINTS = ("offprints",)
STYLE = """extends: journal
options:
  heads: {rule: none}
faces:
  - {family: Journal Mono, file: Own.ttf, range: "U+20-7E"}
"""


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a journal that has a style and a face of its own, built once."""
    folder = tmp_path_factory.mktemp("master")
    root = write_journal(folder / "journal", "first", "second", more="style: house\n")
    (root / "styles/house/fonts").mkdir(parents=True)
    (root / "styles/house/style.yaml").write_text(STYLE, "utf-8")
    (root / "styles/house/print.css").write_text(".title { color: black; }", "utf-8")
    shutil.copyfile(
        carried("fonts") / "NotoSansMono-Regular.ttf", root / "styles/house/fonts/Own.ttf"
    )
    assert build(Request((root,), folder / "out", OFFPRINTS)) == ()
    return folder


@pytest.fixture
def journal(master: Path, tmp_path: Path) -> Path:
    """That journal, with its outputs in `out`."""
    shutil.copytree(master / "out", tmp_path / "out")
    shutil.copytree(master / "journal", tmp_path / "journal")
    return tmp_path / "journal"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were set, as they are set."""
    names: list[str] = []

    def make(prepared: Prepared, *rest: Any) -> Made:
        names.append(prepared.article.id)
        return make_article(prepared, *rest)

    monkeypatch.setattr(articles, "make", make)
    return names


def build_again(request: Request, made: list[str]) -> tuple[Finding, ...]:
    """Build as the command does; `made` has the articles set by this build alone."""
    made.clear()
    known = recall(request)
    return known.findings if known else build(request)


def test_nothing_changed_sets_nothing(journal: Path, made: list[str]) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    assert build(request) == ()
    assert recall(request) is not None
    before = {file.name: file.stat().st_mtime_ns for file in OUT.iterdir()}
    assert build_again(request, made) == ()
    assert made == []
    assert {file.name: file.stat().st_mtime_ns for file in OUT.iterdir()} == before


def test_nothing_is_set_without_a_cache_folder_either(
    journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", "/dev/null/cache")
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    assert recall(request) is None
    assert build_again(request, made) == ()
    assert made == []


def rewrite(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(journal: Path) -> None:
        text = (journal / file).read_text("utf-8")
        assert old in text
        (journal / file).write_text(text.replace(old, new), "utf-8")

    return change


def add(file: str, text: str) -> Callable[[Path], None]:
    def change(journal: Path) -> None:
        (journal / file).parent.mkdir(parents=True, exist_ok=True)
        (journal / file).write_text(text, "utf-8")

    return change


def change_font(journal: Path) -> None:
    """Another version of the face: the same characters, other bytes."""
    font = journal / "styles/house/fonts/Own.ttf"
    font.write_bytes(font.read_bytes() + bytes(4))


CHANGES = {
    "the body of one article": (rewrite("2026-1/first/body.md", "校樣", "清樣"), ["first"]),
    "the title of one article": (rewrite("2026-1/second/article.yaml", "校", "清"), ["second"]),
    "the issue's label": (rewrite("2026-1/issue.yaml", "月號", "月"), ["first", "second"]),
    "the journal's publisher": (rewrite("journal.yaml", "Press", "House"), ["first", "second"]),
    "an option of the style": (
        rewrite("styles/house/style.yaml", "rule: none", "rule: hairline"),
        ["first", "second"],
    ),
    "the style sheet": (
        rewrite("styles/house/print.css", "black", "gray"),
        ["first", "second"],
    ),
    "a new template in the style": (
        add("styles/house/templates/blocks/rule.html.j2", "<p>＊</p>"),
        ["first", "second"],
    ),
    "a font file of the style": (change_font, ["first", "second"]),
    "an option of one article": (
        rewrite(
            "2026-1/first/article.yaml",
            "lang:",
            "style: {options: {notes: {label: dot}}}\nlang:",
        ),
        ["first"],
    ),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("cache", [True, False], ids=["with cache", "without cache"])
def test_a_change_makes_again_what_it_concerns(
    what: str, cache: bool, journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not cache:
        monkeypatch.setenv("PUBLISH_CACHE", "/dev/null/cache")
    change, concerned = CHANGES[what]
    request = Request((journal,), OUT, formats=OFFPRINTS)
    assert build(request) == ()
    change(journal)
    assert build_again(request, made) == ()
    assert made == concerned


def test_the_style_asked_for_makes_all_again(journal: Path, made: list[str]) -> None:
    build(Request((journal,), OUT, OFFPRINTS))
    build_again(Request((journal,), OUT, formats=OFFPRINTS, style="plain"), made)
    assert made == ["first", "second"]


def test_a_style_of_the_journal_in_place_of_a_built_in_one_makes_all_again(
    tmp_path: Path, made: list[str]
) -> None:
    journal = write_journal(tmp_path / "other", "only", more="style: plain\n")
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    add("styles/plain/style.yaml", "extends: journal\n")(journal)
    build_again(request, made)
    assert made == ["only"]


def test_a_new_article_of_the_folder_is_built_too(tmp_path: Path, made: list[str]) -> None:
    write_article(tmp_path / "letters" / "spring")
    request = Request((tmp_path / "letters",), OUT)
    build(request)
    write_article(tmp_path / "letters" / "autumn")
    build_again(request, made)
    assert made == ["autumn"]


def test_another_version_of_a_library_makes_all_again(
    journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    versions = {**digests.library_versions(), "weasyprint": "70.9"}
    monkeypatch.setattr(digests, "library_versions", lambda: versions)
    build_again(request, made)
    assert made == ["first", "second"]


def test_another_version_of_the_program_makes_all_again(
    journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    monkeypatch.setattr(digests, "code_digest", lambda: "another")
    build_again(request, made)
    assert made == ["first", "second"]


def test_another_source_date_makes_all_again(
    journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    build_again(request, made)
    assert made == ["first", "second"]


@pytest.mark.parametrize("kind", ["pdf", "epub"])
@pytest.mark.parametrize("damage", ["missing", "cut short", "replaced"])
def test_a_damaged_output_is_made_again_and_told(
    kind: str, damage: str, journal: Path, made: list[str]
) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    before = contents(OUT)
    file = OUT / f"first.{kind}"
    if damage == "missing":
        file.unlink()
    elif damage == "cut short":
        file.write_bytes(file.read_bytes()[:-1])
    else:
        file.write_bytes(b"something else")
    assert [found.id for found in build_again(request, made)] == ["record-stale"]
    assert made == ["first"]
    assert contents(OUT) == before
    assert build_again(request, made) == ()
    assert made == []


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "{}", '{"key": 1, "outputs": [], "pages": {}, "findings": 3}']
)
def test_without_a_record_that_can_be_read_the_article_is_made_again(
    text: str | None, journal: Path, made: list[str]
) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    before = contents(OUT)
    file = OUT / "second.build.json"
    if text is None:
        file.unlink()
    else:
        file.write_text(text)
    build_again(request, made)
    assert made == ["second"]
    assert contents(OUT) == before


def test_the_record_says_what_the_article_was_made_of(journal: Path) -> None:
    build(Request((journal,), OUT, OFFPRINTS))
    said = json.loads((OUT / "first.build.json").read_text("utf-8"))
    assert set(said["outputs"]) == {"first.pdf", "first.epub"}
    assert {"journal.yaml", "2026-1/issue.yaml", "2026-1/first/body.md"} <= set(said["inputs"])
    assert "styles/house/print.css" in said["inputs"]
    for name, value in said["inputs"].items():
        if (journal / name).is_file():
            assert digests.is_whole(journal / name, value)
    assert str(journal) not in (OUT / "first.build.json").read_text("utf-8")


def test_the_same_manuscript_elsewhere_gives_the_same_bytes(journal: Path, tmp_path: Path) -> None:
    shutil.copytree(journal, tmp_path / "elsewhere")
    build(Request((tmp_path / "elsewhere",), Path("out-2"), OFFPRINTS))
    assert contents(OUT) == contents(Path("out-2"))
    assert set(contents(OUT)) == files_of("first", "second")


def test_a_damaged_note_in_the_cache_is_ignored(journal: Path, made: list[str]) -> None:
    request = Request((journal,), OUT, OFFPRINTS)
    build(request)
    notes = list((Path(os.environ["PUBLISH_CACHE"]) / "builds").glob("*.json"))
    assert len(notes) == 1
    for text in ("", "[]", '{"state": 1}'):
        notes[0].write_text(text)
        assert recall(request) is None
        assert build_again(request, made) == ()
    assert made == []


def test_among_too_many_folders_the_records_are_asked(
    journal: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lone article in a home folder is not worth a walk through all of it."""
    monkeypatch.setattr(unchanged, "_MOST_FOLDERS", 2)
    request = Request((journal,), OUT, OFFPRINTS)
    assert build_again(request, made) == ()
    assert recall(request) is None
    assert build_again(request, made) == ()
    assert made == []


def test_the_command_loads_neither_engine_nor_reader_when_nothing_has_changed(
    journal: Path, tmp_path: Path
) -> None:
    """Start-up is most of the time that an unchanged journal takes."""
    engines = ("weasyprint", "lxml", "jinja2", "ebooklib", "PIL", "pikepdf", "yaml")
    heavy = (*engines, *(f"publish.{part}" for part in ("manuscript", "model", "styles", "html")))
    watch = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print([n for n in {heavy} if n in sys.modules]))\n"
    )
    shutil.rmtree(OUT)
    words = ("build", journal, "--to", "offprints", "-o", OUT)
    first = publish_beside(*words, folder=tmp_path, before=watch)
    assert "publish.manuscript" in first.stdout
    second = publish_beside(*words, folder=tmp_path, before=watch)
    assert (second.returncode, second.stdout) == (0, "[]\n"), second.stderr
    assert "unchanged" in second.stderr


def test_an_issue_without_front_matter_is_right_as_it_is(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", "/dev/null/cache")
    request = Request((journal,), OUT, ("pdf", "front"))
    build(request)
    done: list[Built] = []
    build(request, done.append)
    assert [(built.name, built.unchanged) for built in done] == [("2026-1", True)]


def test_a_catalogue_is_made_each_time(journal: Path) -> None:
    """It lists the files that are there, those of other builds too."""
    request = Request((journal,), OUT, ("opds",))
    build(request)
    assert recall(request) is None
