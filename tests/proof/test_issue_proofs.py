"""Proofs of the articles of an issue, with a list of who gets what."""

import json
from pathlib import Path

import pytest

from tests.pipeline.journals import publish, write_journal
from tests.proof.conftest import Proofed

DUE = ("--date", "2026-12-01", "--due", "2026-12-15")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


def test_an_issue_has_a_list_of_who_gets_what(proofed: dict[str, Proofed]) -> None:
    root = proofed["on-line-grids"].folder.parents[2]
    entries = json.loads((root / "2026-1.proofs/1/2026-1.roster.json").read_text("utf-8"))
    assert [(each["article"], each["to"], each["pages"], each["file"]) for each in entries] == [
        ("editorial", "編輯", "v–vi", "2026-1/editorial/proofs/1/editorial.pdf"),
        ("chinese-type", "編輯", "1–28", "2026-1/chinese-type/proofs/1/chinese-type.pdf"),
        ("punctuation", "編輯", "29–35", "2026-1/punctuation/proofs/1/punctuation.pdf"),
        ("on-line-grids", "編輯", "37–42", "2026-1/on-line-grids/proofs/1/on-line-grids.pdf"),
        ("proofs", "編輯", "43–46", "2026-1/proofs/proofs/1/proofs.pdf"),
        ("footnotes", "編輯", "47–49", "2026-1/footnotes/proofs/1/footnotes.pdf"),
        ("review-carter", "編輯", "51–54", "2026-1/review-carter/proofs/1/review-carter.pdf"),
    ]
    page = (root / "2026-1.proofs/1/2026-1.roster.html").read_text("utf-8")
    assert all(each["title"] in page for each in entries)


def test_where_one_article_cannot_be_proofed_none_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = write_journal(tmp_path / "journal", "one", "two")
    second = journal / "2026-1" / "two"
    assert publish(capsys, "proof", second, "--round", "1", *DUE).status == 0
    body = second / "body.md"
    body.write_text(body.read_text("utf-8").replace("校樣", "清樣"), "utf-8")
    ran = publish(capsys, "proof", journal, "--round", "1", *DUE)
    assert ran.status == 1
    assert "round-taken" in ran.err
    assert not (journal / "2026-1" / "one" / "proofs").exists()


def test_kept_manuscripts_are_no_articles_of_the_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without an issue is searched for articles; those of old proofs are passed over."""
    journal = write_journal(tmp_path / "journal", "one", "two")
    (journal / "2026-1" / "issue.yaml").unlink()
    publish(capsys, "proof", journal, "--round", "1", *DUE)
    ran = publish(capsys, "build", journal, "-o", "out", "--to", "pdf")
    assert (ran.status, ran.err.count("output-twice")) == (0, 0)
    assert {file.name for file in Path("out").glob("*.pdf")} == {"one.pdf", "two.pdf"}
