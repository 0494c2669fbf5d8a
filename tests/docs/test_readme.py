"""The READMEs, followed word by word in an empty folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from publish.pipeline import Request, build
from tests.docs.doc_examples import ROOT, Example, examples

READMES = tuple(ROOT / name for name in ("README.md", "README.zh-Hant.md"))
LANGUAGES = {"README.md": "en", "README.zh-Hant.md": "zh-Hant"}
BOTH = pytest.mark.parametrize("readme", READMES, ids=lambda file: file.name)


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command typed where `publish` is on the path, as after activating .venv."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


def commands(example: Example) -> list[str]:
    """What is typed in a block; setting up has been done before tests can run."""
    set_up = ("make ", ". .venv/")
    return [line for line in example.text.splitlines() if line and not line.startswith(set_up)]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder in which the English README has been followed to its end."""
    folder = tmp_path_factory.mktemp("empty")
    for example in examples(READMES[0]):
        if example.file:
            (folder / example.file).write_text(example.text, "utf-8")
        elif example.language == "sh":
            for command in commands(example):
                run = shell(command, folder)
                assert run.returncode == 0, f"{command}\n{run.stderr}"
                assert "warning" not in run.stderr, run.stderr
    return folder


def test_every_output_that_is_promised_is_there(followed: Path) -> None:
    found = {file.name for file in (followed / "build").iterdir()}
    suffixes = (".pdf", ".epub", ".build.json")
    catalogue = {"catalog.json", "catalog.xml", "2026-1-cover.png"}
    assert found == {f"{name}{end}" for name in ("comma", "2026-1") for end in suffixes} | catalogue


def test_the_article_prints_what_it_says(followed: Path) -> None:
    page = pypdfium2.PdfDocument(followed / "build" / "comma.pdf")[0].get_textpage()
    text = page.get_text_range()
    for words in ("【編輯手記】", "行首的逗號", "Hsiao-ming Wang", "某某大學助理編輯", "避頭尾"):
        assert words in text


def test_every_file_that_is_edited_is_there(followed: Path) -> None:
    text = READMES[0].read_text("utf-8")
    table = text[text.index("| file | holds |") : text.index("For another article")]
    names = re.findall(r"`([\w./-]+)`", table)
    places = (followed / "my-journal", followed / "my-journal" / "styles" / "house")
    for name in names:
        assert any((place / name).is_file() for place in places), name


@BOTH
def test_the_finding_looks_as_it_is_shown(readme: Path, tmp_path: Path) -> None:
    article = next(example for example in examples(readme) if example.file)
    shown = next(example for example in examples(readme) if example.mark == "finding")
    lines = article.text.splitlines(keepends=True)
    (tmp_path / article.file).write_text("".join(lines[:-1]), "utf-8")
    run = shell(f"publish check {article.file} --lang {LANGUAGES[readme.name]}", tmp_path)
    assert run.stderr == shown.text
    assert run.returncode == 1


def test_the_style_that_is_shown_builds(followed: Path, tmp_path: Path) -> None:
    journal = tmp_path / "my-journal"
    shutil.copytree(followed / "my-journal", journal)
    for example in examples(READMES[0]):
        if example.kind in ("style", "print.css"):
            name = "style.yaml" if example.kind == "style" else example.kind
            (journal / "styles" / "house" / name).write_text(example.text, "utf-8")
    request = Request((journal,), tmp_path / "build", formats=("offprints",))
    assert build(request, lambda built: None) == ()
    page = pypdfium2.PdfDocument(tmp_path / "build" / "first-article.pdf")[0]
    assert page.get_width() == pytest.approx(148 * 72 / 25.4, abs=0.1)


def test_both_languages_show_the_same() -> None:
    english, chinese = (
        [(each.language, each.mark, each.text) for each in examples(file) if each.mark != "finding"]
        for file in READMES
    )
    assert english == chinese


@BOTH
def test_the_article_is_short(readme: Path) -> None:
    article = next(example for example in examples(readme) if example.file)
    assert len(article.text.splitlines()) <= 25


@pytest.mark.parametrize(
    "document",
    [
        *READMES,
        *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "publish/README.md")),
        *sorted((ROOT / "docs").glob("*.md")),
    ],
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)
def test_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"^(`{3,}).*?^\1$", "", document.read_text("utf-8"), flags=re.M | re.S)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        file = (document.parent / path) if path else document
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(file), target


def _anchors(file: Path) -> set[str]:
    """The anchors of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#{1,6} (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_licence_of_kai_is_quoted_as_the_fonts_say() -> None:
    for readme, fonts in zip(READMES, ("README.md", "README.zh-Hant.md"), strict=True):
        source = (ROOT / "fonts" / fonts).read_text("utf-8")
        wording = next(line for line in source.splitlines() if line.startswith("> "))
        assert wording in readme.read_text("utf-8")


def test_the_picture_is_small_enough_to_load_at_once() -> None:
    file = ROOT / "docs" / "page.png"
    with Image.open(file) as picture:
        assert picture.format == "PNG"
        assert 1100 <= picture.width <= 1300
    assert file.stat().st_size < 400_000
