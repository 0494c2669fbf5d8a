"""The proof of a whole issue: everything that is printed, numbered, compared, to be ticked."""

import json
import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from publish.manuscript import Manuscript, locate
from publish.prepare import PreparedIssue, prepare_issue
from publish.proof import ProofRequest, make_proofs
from publish.proof.past import Revisions
from publish.proof.since import OlderIssue, Since
from tests.judges.epubcheck import epubcheck_messages, needs_java
from tests.judges.verapdf import ua_failures
from tests.proof.articles import DAYS
from tests.proof.issues import EDITS, add_article, change, write_issue
from tests.proof.sheets import baselines, read_sheets

ROUNDS = Path("2026-1/2026-1.proofs")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal whose issue had its first round, was changed and grew, and had its last."""
    root = tmp_path_factory.mktemp("whole") / "journal"
    issue = write_issue(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISH_CACHE", str(root.parent / "cache"))
        assert make_proofs(ProofRequest((issue,), 1, **DAYS)) == ()
        change(root, *EDITS)
        add_article(root)
        found = make_proofs(ProofRequest((issue,), 4, since="1", epub=True, **DAYS))
        assert [(each.id, each.span.file) for each in found] == [
            ("since-new", "2026-1/later/article.yaml")
        ]
    return root


def _labels(file: Path) -> list[str]:
    with pikepdf.open(file) as pdf:
        return [page.label for page in pdf.pages]


def _words(file: Path) -> str:
    """All tagged text of a file, blanks apart."""
    read = (each.glyph.text for sheet in read_sheets(file) for each in sheet.text)
    return "".join("".join(read).split())


def test_everything_printed_is_in_one_file_in_the_order_of_the_book(journal: Path) -> None:
    """Cover, spine, board in two languages, contents, article, page, colophon; no blank pages."""
    labels = _labels(journal / ROUNDS / "1/2026-1.pdf")
    assert labels == ["一校", "封面", "書背", "i", "ii", "iii", "1", "2", "4"]


def test_the_round_is_kept_with_the_source_of_the_whole_issue(journal: Path) -> None:
    kept = journal / ROUNDS / "1/2026-1.source"
    assert {each.relative_to(kept).as_posix() for each in kept.rglob("*") if each.is_file()} == {
        "journal.yaml",
        "2026-1/issue.yaml",
        "2026-1/call.md",
        "2026-1/proofs/article.yaml",
        "2026-1/proofs/body.md",
    }
    record = json.loads((journal / ROUNDS / "4/2026-1.proof.json").read_text("utf-8"))
    assert (record["issue"], record["round"]) == ("2026-1", 4)
    assert [(each["to"], each["since"]) for each in record["copies"]] == [("主編", "一校")]


def test_an_article_in_a_folder_called_proofs_keeps_to_itself(journal: Path) -> None:
    """Its rounds stand below it, those of the issue elsewhere, and no search finds old ones."""
    assert {each.name for each in (journal / "2026-1/proofs").iterdir()} == {
        *("article.yaml", "body.md", "proofs")
    }
    (journal / "2026-1/issue.yaml").rename(journal / "2026-1/away.yaml")
    try:
        found = locate(journal)
    finally:
        (journal / "2026-1/away.yaml").rename(journal / "2026-1/issue.yaml")
    assert isinstance(found, Manuscript)
    assert (found.issues, found.articles) == (
        (),
        ("2026-1/later/article.yaml", "2026-1/proofs/article.yaml"),
    )


@pytest.mark.parametrize("sheet", range(1, 9))
def test_line_numbers_agree_with_the_lines_of_every_document(journal: Path, sheet: int) -> None:
    read = read_sheets(journal / ROUNDS / "1/2026-1.pdf")[sheet]
    own = [each.glyph for each in read.text if each.inside("Note") is None]
    lines = baselines(own)
    printed = {int(label.words): label.y for label in read.labels() if label.words.isdigit()}
    assert set(printed) == {n for n in range(1, len(lines) + 1) if n == 1 or n % 5 == 0}
    assert all(abs(lines[number - 1] - y) < 2 for number, y in printed.items())


def _place(change: dict[str, Any]) -> list[str]:
    """Line and page of a change, nothing where it has none."""
    places: list[dict[str, str]] = change["places"]
    return [places[0]["line"], places[0]["page"]] if places else []


def _changes(journal: Path) -> list[dict[str, Any]]:
    text = (journal / ROUNDS / "4/2026-1.changes.json").read_text("utf-8")
    entries: list[dict[str, Any]] = json.loads(text)
    return entries


def test_changes_are_told_wherever_they_are_printed(journal: Path) -> None:
    """A name, a date, a number, a title and a word of a page: each place where they stand."""
    found = [
        (each["document"], each["old"], each["new"], *_place(each))
        for each in _changes(journal)
        if "document" in each
    ]
    assert found == [
        ("front-cover", "1", "2", "3", "封面"),
        ("front-cover", "2026", "2027", "3", "封面"),
        ("front-cover", "12", "1", "3", "封面"),
        ("front-cover", "1", "2", "4", "封面"),
        ("front-cover", "", "校樣later。", "6", "封面"),
        ("front-cover", "", "校對組", "6", "封面"),
        ("front-cover", "校", "清", "7", "封面"),
        ("spine-page", "一", "二", "4", "書背"),
        ("board zh-Hant-TW", "輯", "務", "2", "i"),
        ("toc zh-Hant", "1", "2", "2", "iii"),
        ("toc zh-Hant", "2026", "2027", "2", "iii"),
        ("toc zh-Hant", "12", "1", "2", "iii"),
        ("toc zh-Hant", "", "校樣later。", "4", "iii"),
        ("toc zh-Hant", "", "校對組", "4", "iii"),
        ("toc zh-Hant", "", "1", "4", "iii"),
        ("toc zh-Hant", "校", "清", "5", "iii"),
        ("proofs", "校", "清", "1", "2"),
        ("proofs", "1", "2", "書眉", "2"),
        ("proofs", "1", "2", "書眉", "2"),
        ("proofs", "1", "2"),  # its folios
        ("page 2026-1/call.md", "務", "踐", "2", "3"),
        ("colophon", "1", "2", "3", "4"),
        ("colophon", "輯", "務", "5", "4"),
    ]


def test_an_article_that_is_new_is_told_of_and_not_compared(journal: Path) -> None:
    assert [each for each in _changes(journal) if "whole" in each] == [
        {"kind": "insert", "whole": "校樣later。"}
    ]


def test_what_must_be_ticked_stands_at_the_end_of_the_last_round(journal: Path) -> None:
    first, last = (journal / ROUNDS / f"{number}/2026-1.pdf" for number in (1, 4))
    assert "勾選" not in _words(first)
    listed = _words(last)
    for tick in (
        "封面cover校樣封面行1",
        "書背spine第二期書背",
        "編輯委員會board主編編務組頁i行2",
        "目次contents清樣proofs。",
        "文章article清樣proofs。頁2",
        "本刊頁journal’spage稿約頁3",
        "版權頁colophon卷期：第2期頁4行3",
        "書眉runninghead《校樣》第2期（2026年12月），頁…頁1、2",
        "書眉runningheadProofs,No.2(December2026),…頁1、2",
        "頁碼foliosi–iv",
        "頁碼folios1–4",
        "空白頁blankpagesiv",
    ):
        assert tick in listed, tick


def test_the_proof_of_an_issue_meets_pdf_ua(journal: Path) -> None:
    assert ua_failures(journal / ROUNDS / "4/2026-1.pdf") == []


def test_the_e_book_of_an_issue_has_the_marks_of_every_document(journal: Path) -> None:
    """Board, page and colophon as well as articles; the first document tells what is new."""
    with ZipFile(journal / ROUNDS / "4/2026-1.epub") as book:
        files = [name for name in book.namelist() if name.endswith(".xhtml")]
        trees = {Path(name).stem: etree.fromstring(book.read(name)) for name in files}
        package = book.read("EPUB/content.opf").decode()
    html = "{http://www.w3.org/1999/xhtml}"
    marks = {
        name: [
            (each.tag.removeprefix(html), "".join(each.itertext()))
            for each in tree.iter(f"{html}ins", f"{html}del")
            if each.get("title")
        ]
        for name, tree in trees.items()
    }
    assert {name: found for name, found in marks.items() if found} == {
        "issue-board-zh-Hant-TW": [("del", "輯"), ("ins", "務")],
        "issue-page-call-zh-Hant-TW": [("del", "務"), ("ins", "踐")],
        "issue-colophon-zh-Hant-TW": [
            *(("del", "1"), ("ins", "2")),
            *(("del", "輯"), ("ins", "務")),
        ],
        "proofs": [("del", "校"), ("ins", "清")],
    }
    heads = {
        name: "".join(head[0].itertext())
        for name, tree in trees.items()
        if (head := tree.findall(f".//{html}div[@class='proof-head']"))
    }
    assert set(heads) == {*(name for name, found in marks.items() if found), "later"}
    assert "新增：校樣later。" in heads["issue-board-zh-Hant-TW"]
    assert "校樣 第2期　清樣" in package


@needs_java
def test_epubcheck_has_nothing_to_say_of_the_proof_of_an_issue(journal: Path) -> None:
    assert epubcheck_messages(journal / ROUNDS / "4/2026-1.epub") == []


def test_who_gets_what_names_the_rounds_of_each_article(journal: Path) -> None:
    entries = json.loads((journal / ROUNDS / "4/2026-1.roster.json").read_text("utf-8"))
    assert [(each["to"], each["file"], each["pages"], each["rounds"]) for each in entries] == [
        ("主編", "2026-1/later/proofs/4/later.pdf", "1", [4]),
        ("主編", "2026-1/proofs/proofs/4/proofs.pdf", "2", [1, 4]),
        ("主編", "2026-1/2026-1.proofs/4/2026-1.pdf", "i–4", [1, 4]),
    ]


@pytest.fixture
def copied(journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that journal."""
    monkeypatch.setenv("PUBLISH_CACHE", str(journal.parent / "cache"))
    shutil.copytree(journal, tmp_path / "journal")
    return tmp_path / "journal"


def test_a_round_of_an_issue_is_not_made_from_another_text(copied: Path) -> None:
    change(copied, ("2026-1/call.md", "編輯實踐", "編輯工作"))
    found = make_proofs(ProofRequest((copied,), 4, **DAYS))
    assert [(each.id, each.span.file) for each in found] == [("round-taken", "2026-1/issue.yaml")]


def test_a_round_that_neither_issue_nor_article_has_is_an_error(copied: Path) -> None:
    found = make_proofs(ProofRequest((copied,), 5, since="7", **DAYS))
    assert {(each.id, each.span.file) for each in found} == {
        ("round-unknown", "2026-1/issue.yaml"),
        ("round-unknown", "2026-1/proofs/article.yaml"),
        ("round-unknown", "2026-1/later/article.yaml"),
    }


def test_the_folios_of_a_round_of_an_issue_are_not_those_of_an_article_in_it(copied: Path) -> None:
    """An article that has no round of its own is compared with the issue's, folios apart."""
    issue = prepare_issue(copied, "2026-1/issue.yaml")
    assert isinstance(issue, PreparedIssue)
    with ExitStack() as stack:
        older = Since("1", Revisions(stack)).issue(issue, issue.issue.all_article_files)
    assert isinstance(older, OlderIssue)
    assert (older.root.name, older.root.folios) == ("一校", "")


@pytest.mark.parametrize(
    ("spoilt", "expected"),
    [("2026-1.proof.json", "round-unrecorded"), ("2026-1.source/2026-1/call.md", "round-lost")],
)
def test_a_round_of_an_issue_that_is_half_gone_is_not_taken_for_a_new_issue(
    copied: Path, spoilt: str, expected: str
) -> None:
    (copied / ROUNDS / "1" / spoilt).unlink()
    found = make_proofs(ProofRequest((copied,), 5, since="1", **DAYS))
    errors = [each for each in found if each.id != "since-new"]
    assert [(each.id, each.span.file) for each in errors] == [(expected, f"{ROUNDS}/1/{spoilt}")]
    assert not (copied / ROUNDS / "5").exists()


def test_a_person_gets_the_articles_that_name_him_and_no_other(copied: Path) -> None:
    change(
        copied,
        ("2026-1/later/article.yaml", "authors:\n  - name", "authors:\n  - id: li\n    name"),
    )
    request = ProofRequest((copied,), 5, to_person="li", **DAYS)
    assert make_proofs(request) == ()
    assert (copied / "2026-1/later/proofs/5/later.li.pdf").is_file()
    assert not (copied / "2026-1/proofs/proofs/5").exists()
    assert not (copied / ROUNDS / "5").exists()


def test_the_folder_of_an_older_article_has_no_path_of_the_machine_in_the_record(
    copied: Path,
) -> None:
    """An older version of one article alone: what the issue has around it counts as new."""
    older = copied.parent / "older" / "2026-1" / "proofs"
    shutil.copytree(copied / "2026-1/proofs", older, ignore=shutil.ignore_patterns("proofs"))
    make_proofs(ProofRequest((copied,), 5, since=str(copied.parent / "older"), **DAYS))
    record = json.loads((copied / ROUNDS / "5/2026-1.proof.json").read_text("utf-8"))
    assert record["copies"][0]["since"] == "older"


def test_proofs_do_not_stand_among_manuscripts(copied: Path) -> None:
    shutil.copy(copied / "journal.yaml", copied / ROUNDS / "4/journal.yaml")
    found = make_proofs(ProofRequest((copied,), 4, since="1", **DAYS))
    assert [each.id for each in found] == ["since-new", "round-place-taken"]
