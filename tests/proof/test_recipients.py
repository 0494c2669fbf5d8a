"""Copies of one round for several people, made one after the other."""

import json
import re
import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from filelock import FileLock, Timeout

from publish.diagnostics import Finding
from publish.keeping.cache import cache_folder
from publish.keeping.outputs import digest
from publish.model import Article, Contributor, Multilingual, Name, Person
from publish.proof import ProofRequest, make_proofs
from publish.proof.kept import kept_copy
from publish.proof.recipients import recipients_of
from publish.proof.record import Recorded, proof_record
from tests.pipeline.journals import write_journal
from tests.proof.articles import DAYS, change
from tests.proof.records import copy_entry

NAME = "reading-proofs"


def _files(folder: Path) -> dict[str, str]:
    """The files of a round, those of the manuscript apart, with their digests."""
    return {
        file.name: digest(file.read_bytes()) for file in sorted(folder.iterdir()) if file.is_file()
    }


def _copies(folder: Path, name: str = NAME) -> list[dict[str, Any]]:
    record = json.loads((folder / f"{name}.proof.json").read_text("utf-8"))
    copies: list[dict[str, Any]] = record["copies"]
    return copies


def _make(
    article: Path,
    number: int,
    person: str = "",
    *,
    date: str = DAYS["date"],
    since: str = "",
    split: bool = False,
    epub: bool = False,
) -> list[str]:
    """Make a round; the ids of what was found."""
    request = ProofRequest(
        (article,),
        number,
        date=date,
        due=DAYS["due"],
        since=since,
        to_person=person,
        split=split,
        epub=epub,
    )
    return [each.id for each in make_proofs(request)]


@pytest.fixture(scope="module")
def sent(first_round: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first round that its addressee got, and a day later an author.

    A character later, before the call of a note, there is a second round: for one author with
    marks and an e-book, then for the other without.
    """
    root = tmp_path_factory.mktemp("sent")
    shutil.copytree(first_round, root / "journal")
    article = root / "journal" / "article"
    assert _make(article, 1, "composer", date="2026-12-02") == []
    change(article, ("也不放過。", "也不放掉。"))
    assert _make(article, 2, "editor", since="1", epub=True) == []
    assert _make(article, 2, "composer") == []
    return article


@pytest.fixture
def article(sent: Path, tmp_path: Path) -> Path:
    """A copy of that article."""
    shutil.copytree(sent.parent, tmp_path / "journal")
    return tmp_path / "journal" / "article"


def test_each_copy_stands_beside_the_others(sent: Path) -> None:
    assert set(_files(sent / "proofs/1")) == {
        "reading-proofs.pdf",
        "reading-proofs.composer.pdf",
        "reading-proofs.proof.json",
    }


def test_the_copy_of_the_addressee_is_as_it_was_sent(sent: Path, first_round: Path) -> None:
    before = first_round / "article/proofs/1/reading-proofs.pdf"
    assert (sent / "proofs/1/reading-proofs.pdf").read_bytes() == before.read_bytes()


def test_the_record_says_who_got_which_copy_and_when(sent: Path) -> None:
    found = [
        (each["person"], each["to"], each["date"], list(each["outputs"]))
        for each in _copies(sent / "proofs/1")
    ]
    assert found == [
        ("", "編輯", "2026-12-01", ["reading-proofs.pdf"]),
        ("composer", "排印組", "2026-12-02", ["reading-proofs.composer.pdf"]),
    ]


def test_e_book_and_list_of_changes_stay_with_their_copy(sent: Path) -> None:
    """What the next copy was not asked for is not taken from the one before."""
    assert set(_files(sent / "proofs/2")) == {
        "reading-proofs.editor.pdf",
        "reading-proofs.editor.epub",
        "reading-proofs.editor.changes.json",
        "reading-proofs.editor.changes.html",
        "reading-proofs.composer.pdf",
        "reading-proofs.proof.json",
    }
    assert [
        (each["person"], each["since"], each["changes"]) for each in _copies(sent / "proofs/2")
    ] == [
        ("composer", "", None),
        ("editor", "一校", 1),
    ]


def test_marks_stand_in_what_a_call_is_bound_to(sent: Path) -> None:
    """The call stays with the character before it, and what was there is told before both."""
    with ZipFile(sent / f"proofs/2/{NAME}.editor.epub") as book:
        text = book.read(f"EPUB/text/{NAME}.xhtml").decode()
        css = book.read("EPUB/styles/journal.css").decode()
    _, _, bound = text.partition('<span class="called">')
    marked = re.sub(r' (?:title|id|href|epub:type|role|aria-label)="[^"]*"', "", bound)
    expected = '<del>過</del><ins>掉</ins>。<sup class="call"><a>1</a></sup></span>'
    assert marked.startswith(expected)
    assert ".called ins, .called del { white-space: normal }" in css


def test_a_copy_that_is_made_again_has_the_same_bytes_and_leaves_the_others(article: Path) -> None:
    before = _files(article / "proofs/2")
    assert _make(article, 2, "editor", since="1", epub=True) == []
    assert _files(article / "proofs/2") == before


def test_a_copy_made_anew_without_a_list_loses_its_own_and_no_other(article: Path) -> None:
    before = _files(article / "proofs/2")
    assert _make(article, 2, "composer", since="1") == []
    lists = {f"{NAME}.composer.changes.json", f"{NAME}.composer.changes.html"}
    assert set(_files(article / "proofs/2")) == before.keys() | lists
    assert _make(article, 2, "composer") == []
    assert _files(article / "proofs/2") == before


def test_a_file_for_each_author_is_what_each_would_get_alone(article: Path) -> None:
    before = _files(article / "proofs/2")
    assert _make(article, 2, split=True) == []
    after = _files(article / "proofs/2")
    assert after["reading-proofs.composer.pdf"] == before["reading-proofs.composer.pdf"]
    assert [(each["person"], each["since"]) for each in _copies(article / "proofs/2")] == [
        ("composer", ""),
        ("editor", ""),
    ]


def test_nobody_gets_a_copy_of_another_text(article: Path) -> None:
    """The first round was made of the text before."""
    before = _files(article / "proofs/1")
    assert _make(article, 1, "editor") == ["round-taken"]
    assert _make(article, 1) == ["round-taken"]
    assert _files(article / "proofs/1") == before


def test_a_round_that_one_person_alone_got_can_be_compared_with(article: Path) -> None:
    """The second round has no copy for its addressee."""
    assert _make(article, 3, since="2") == []
    assert [each["changes"] for each in _copies(article / "proofs/3")] == [0]


def test_a_copy_that_lost_record_and_manuscript_is_still_a_proof_that_is_out(article: Path) -> None:
    folder = article / "proofs/2"
    (folder / f"{NAME}.proof.json").unlink()
    shutil.rmtree(folder / f"{NAME}.source")
    assert _make(article, 2) == ["round-unrecorded"]


def _article(authors: str, contributors: str = "") -> Article:
    """An article by people of these ids, each called like his id; `-` has none."""

    def person(id: str) -> Person:
        name = Name(literal=f"{id}組")
        return Person(Multilingual((("zh-Hant", name),)), "" if id == "-" else id)

    return Article(
        *("a", "a.md", "commentary", "zh-Hant", Multilingual(), ()),
        authors=tuple(map(person, authors.split())),
        contributors=tuple(Contributor("translator", person(id)) for id in contributors.split()),
    )


@pytest.mark.parametrize(
    ("authors", "contributors", "request_for", "expected"),
    [
        ("li wang", "chen", "", ["a"]),
        ("li wang", "chen", "--split", ["a.li", "a.wang"]),
        ("li wang", "chen", "chen", ["a.chen"]),
        ("li - 李", "-", "--split", ["a.li", "a.author-2", "a.李"]),
        ("li -", "-", "contributor-1", ["a.contributor-1"]),
        ("", "chen", "--split", ["a"]),
        ("li", "li chen chen", "li", ["a.li"]),  # who has several tasks is one person
        ("li", "chen chen", "chen", ["a.chen"]),
        ("li wang", "", "Li", "person-unknown"),
        ("li li", "", "--split", "person-twice"),
        ("li li", "", "li", "person-twice"),
        ("li Li", "", "--split", "person-twice"),
        ("li", "LI", "li", "person-twice"),
        ("author-2 -", "", "--split", "person-twice"),
        ("li wang wang", "", "li", ["a.li"]),
    ],
)
def test_each_person_has_files_of_his_own(
    authors: str, contributors: str, request_for: str, expected: list[str] | str
) -> None:
    """Two people of one id would have one file, and one of them would never get his copy."""
    split = request_for == "--split"
    request = ProofRequest((), 1, to_person="" if split else request_for, split=split)
    found = recipients_of(_article(authors, contributors), request)
    if isinstance(found, Finding):
        assert found.id == expected
    else:
        assert [each.stem("a") for each in found] == expected


def test_the_record_is_the_same_in_whatever_order_copies_were_made() -> None:
    copies = [
        kept_copy(copy_entry("", "a.pdf")),
        kept_copy(copy_entry("li", "a.li.pdf")),
        kept_copy(copy_entry("wang", "a.wang.pdf", "a.wang.epub")),
    ]
    recorded = Recorded("article", "a", "甲", "a/article.yaml", 1, "build", "journal")

    def written(order: Sequence[Any]) -> bytes:
        return proof_record(recorded, {}, order).data

    assert len({written(order) for order in permutations(copies)}) == 1


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue of two articles: their common author gets his copies, then in each the author who
    has no id, then its addressee.
    """
    root = write_journal(tmp_path_factory.mktemp("issue") / "journal", "one", "two")
    common = "authors:\n  - {id: li, name: {zh-Hant: {literal: li組}}}\n"
    for name in ("one", "two"):
        file = root / "2026-1" / name / "article.yaml"
        typed = file.read_text("utf-8").replace("authors:\n", common)
        file.write_text(typed.replace("編輯部", f"{name}組"), "utf-8")
    for person in ("li", "author-2", ""):
        assert _make(root / "2026-1" / "issue.yaml", 1, person) == []
    return root


def test_who_gets_what_names_all_copies_of_the_round(issue: Path) -> None:
    text = (issue / "2026-1/2026-1.proofs/1/2026-1.roster.json").read_text("utf-8")
    assert [(each["to"], each["file"]) for each in json.loads(text)] == [
        ("編輯", "2026-1/one/proofs/1/one.pdf"),
        ("one組", "2026-1/one/proofs/1/one.author-2.pdf"),
        ("li組", "2026-1/one/proofs/1/one.li.pdf"),
        ("編輯", "2026-1/two/proofs/1/two.pdf"),
        ("two組", "2026-1/two/proofs/1/two.author-2.pdf"),
        ("li組", "2026-1/two/proofs/1/two.li.pdf"),
        ("編輯", "2026-1/2026-1.proofs/1/2026-1.pdf"),
        ("li組", "2026-1/2026-1.proofs/1/2026-1.li.pdf"),
    ]


def test_every_file_that_the_list_names_is_there(issue: Path) -> None:
    """The whole issue goes to him who is in all of its articles, and to nobody else: an id that
    means several people, as author-2 does, gets none.
    """
    text = (issue / "2026-1/2026-1.proofs/1/2026-1.roster.json").read_text("utf-8")
    listed = {each["file"] for each in json.loads(text)}
    assert listed == {file.relative_to(issue).as_posix() for file in issue.rglob("*.pdf")}


def test_copies_of_which_a_lost_record_told_are_named_when_the_round_is_made_again(
    article: Path,
) -> None:
    folder = article / "proofs/2"
    (folder / f"{NAME}.proof.json").unlink()
    assert _make(article, 2, "composer") == ["round-copies-unlisted"]
    assert [copy["person"] for copy in _copies(folder)] == ["composer"]
    assert f"{NAME}.editor.pdf" in _files(folder)  # it may be out, and is left
    assert _make(article, 2, "editor", since="1", epub=True) == []
    assert [copy["person"] for copy in _copies(folder)] == ["composer", "editor"]


def test_two_runs_for_one_journal_do_not_make_a_round_at_the_same_time(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy of the one was missing from the record that the other wrote."""
    told: list[str] = []

    def made(*_: object) -> tuple[()]:
        (place,) = (cache_folder() / "locks").iterdir()
        with pytest.raises(Timeout):
            FileLock(place).acquire(blocking=False)
        told.append("made")
        return ()

    monkeypatch.setenv("PUBLISH_CACHE", str(article / "cache"))
    monkeypatch.setattr("publish.proof.rounds._made", made)
    request = ProofRequest((article,), 2, **DAYS)
    assert make_proofs(request) == ()
    (place,) = (cache_folder() / "locks").iterdir()
    other = FileLock(place)
    other.acquire()

    def wait() -> None:
        told.append("waits")
        other.release()

    assert make_proofs(request, wait=wait) == ()
    assert told == ["made", "waits", "made"]
