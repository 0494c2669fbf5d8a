"""Pages in e-books: those of the print of the same build, or none at all."""

import json
from pathlib import Path

import pikepdf
import pytest

from publish.compositors import run
from publish.compositors.work import make_pages
from publish.model.pages import Folios
from publish.pdf import Copy, SetPages
from tests.judges.epub_text import page_list
from tests.pipeline.journals import contents, publish, write_article, write_journal

Capsys = pytest.CaptureFixture[str]
LONG = "# 一、緣起\n\n{words}" + "編輯把稿件交給排版的人，等著看校樣。" * 60 + "\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """An issue of two articles of two pages, the first on folios 1 and 2."""
    root = write_journal(tmp_path / "journal", "first", "second")
    for name in ("first", "second"):
        write_article(root / "2026-1" / name, name, body=LONG)
    return root


def labels(name: str) -> list[str]:
    return [label for label, _ in page_list(Path(f"build/{name}.epub").read_bytes())]


def test_the_page_list_is_that_of_the_pdf(journal: Path, capsys: Capsys) -> None:
    assert publish(capsys, "build", journal, "--to", "offprints").status == 0
    for name in ("first", "second"):
        with pikepdf.open(f"build/{name}.pdf") as pdf:
            assert labels(name) == [page.label for page in pdf.pages]


def articles(journal: Path) -> tuple[Path, ...]:
    return tuple(journal / "2026-1" / name / "article.yaml" for name in ("first", "second"))


def test_an_e_book_alone_is_the_same_and_no_pdf_is_drawn(
    journal: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drawn = []

    def watched(key: str, copy: Copy, folios: Folios, draw: bool, placed: bool) -> SetPages:
        drawn.append(draw)
        return make_pages(key, copy, folios, draw, placed)

    monkeypatch.setattr(run, "make_pages", watched)
    words: tuple[str | Path, ...] = ("build", *articles(journal), "--jobs", "1")
    assert publish(capsys, *words, "--to", "epub", "-o", "alone").status == 0
    assert drawn == [False, True, False, True]  # each article, and the cover of its book
    publish(capsys, *words, "-o", "both")
    alone, both = contents(Path("alone")), contents(Path("both"))
    assert set(alone) == {
        f"{name}.{kind}" for name in ("first", "second") for kind in ("epub", "build.json")
    }
    assert [alone[name] == both[name] for name in alone if name.endswith(".epub")] == [True] * 2


def test_an_e_book_alone_takes_the_pages_of_an_earlier_build(
    journal: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(capsys, "build", *articles(journal), "-o", "both")
    refuse_to_set(monkeypatch)
    ran = publish(capsys, "build", *articles(journal), "--to", "epub", "-o", "alone")
    assert ran.status == 0
    for name in ("first.epub", "second.epub"):
        assert contents(Path("alone"))[name] == contents(Path("both"))[name]


def refuse_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a page was set")

    monkeypatch.setattr(run, "count_pages", refuse)
    monkeypatch.setattr(run, "make_pages", refuse)


def test_no_pages_sets_none_and_leaves_the_list_out(
    journal: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_set(monkeypatch)
    ran = publish(capsys, "build", *articles(journal), "--to", "epub", "--no-pages")
    assert ran.status == 0
    assert " 頁，" not in ran.err
    assert ran.err.count(".epub  ") == 2
    assert labels("second") == []
    record = json.loads(Path("build/second.build.json").read_text("utf-8"))
    assert record["pages"] == {"first": 0, "last": 0, "count": 0}


def test_pages_asked_for_later_come_into_the_e_book(journal: Path, capsys: Capsys) -> None:
    publish(capsys, "build", *articles(journal), "--no-pages")
    assert labels("second") == []
    ran = publish(capsys, "build", *articles(journal), "--no-pages")
    assert ran.err.count("沒有變動") == 2
    publish(capsys, "build", *articles(journal))
    assert labels("second") == ["3", "4"]
