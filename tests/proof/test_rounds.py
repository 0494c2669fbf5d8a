"""Rounds of proofs as an assistant editor makes them, by the command."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publish.postflight.glyphs import read_pages
from publish.proof import ProofRequest
from publish.proof.recipients import round_of
from tests.pdf.features.placed import placed_pages
from tests.pipeline.journals import Ran, publish
from tests.proof.articles import FIVE, change, write
from tests.proof.sheets import read_sheets

DUE = ("--date", "2026-12-01", "--due", "2026-12-15")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The article's folder."""
    return write(tmp_path / "journal")


@pytest.fixture
def proofed(first_round: Path, tmp_path: Path) -> Path:
    """The folder of an article that has had its first round."""
    shutil.copytree(first_round, tmp_path / "journal")
    return tmp_path / "journal" / "article"


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder with its digest."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def ids(ran: Ran) -> list[str]:
    """The ids of the findings that a command told of as JSON."""
    return [json.loads(line)["id"] for line in ran.out.splitlines()]


def places(ran: Ran) -> list[tuple[str, str]]:
    """The ids of these findings with the file or option that each is about."""
    lines = [json.loads(line) for line in ran.out.splitlines()]
    return [(line["id"], line["file"]) for line in lines]


def listed(folder: Path, number: int) -> list[dict[str, Any]]:
    """The list of changes of a round."""
    text = (folder / "proofs" / str(number) / "reading-proofs.changes.json").read_text("utf-8")
    entries: list[dict[str, Any]] = json.loads(text)
    return entries


def words_of(pdf: Path) -> str:
    """All tagged text of a proof, blanks apart."""
    with pikepdf.open(pdf) as opened:
        pages = read_pages(opened).pages
    return "".join(g.text for page in pages for g in page.glyphs if g.mcid >= 0).replace(" ", "")


def test_a_round_is_kept_as_plain_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = publish(capsys, "proof", folder, "--round", "1", *DUE)
    assert ran.status == 0, ran.err
    assert set(files(folder / "proofs")) == {
        "1/reading-proofs.pdf",
        "1/reading-proofs.proof.json",
        "1/reading-proofs.source/journal.yaml",
        "1/reading-proofs.source/article/article.yaml",
        "1/reading-proofs.source/article/body.md",
    }
    record = json.loads((folder / "proofs/1/reading-proofs.proof.json").read_text("utf-8"))
    (copy,) = record["copies"]
    assert (copy["name"], copy["to"]) == ("一校", "編輯")
    assert copy["queries"] == {"asked": 0, "open": 0}


def test_the_same_round_of_the_same_source_has_the_same_bytes(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Made anew by two processes, which share what the first time one did alone."""
    first = files(proofed / "proofs")
    assert publish(capsys, "proof", proofed, "--round", "1", "--jobs", "2", *DUE).status == 0
    assert files(proofed / "proofs") == first


def test_another_source_asks_for_the_next_round(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = files(proofed / "proofs")
    change(proofed, FIVE[0])
    ran = publish(capsys, "proof", proofed, "--round", "1", *DUE)
    assert ran.status == 1
    assert "round-taken" in ran.err
    assert "--round 2" in ran.err
    assert files(proofed / "proofs") == first


def test_another_style_asks_for_the_next_round(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The text is the same, and page 3, line 12 is another line."""
    first = files(proofed / "proofs")
    ran = publish(capsys, "proof", proofed, "--round", "1", "--style", "plain", *DUE, "--json")
    assert (ran.status, places(ran)) == (1, [("round-restyled", "--style")])
    assert "--round 2" in ran.out
    assert files(proofed / "proofs") == first


def test_a_file_that_another_proof_has_is_not_replaced(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of an article in the same folder whose id ends with a person's."""
    rounds = proofed / "proofs/1"
    shutil.copy(rounds / "reading-proofs.proof.json", rounds / "reading.proof.json")
    before = files(rounds)
    ran = publish(capsys, "proof", proofed, "--round", "1", *DUE, "--json")
    assert (ran.status, places(ran)) == (1, [("round-file-taken", "proofs/1/reading-proofs.pdf")])
    assert files(rounds) == before


def test_an_empty_folder_is_no_round_that_was_sent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk left it, or a making that was stopped at its beginning."""
    (folder / "proofs/1/reading-proofs.source/article").mkdir(parents=True)
    assert publish(capsys, "proof", folder, "--round", "1", *DUE).status == 0


def test_a_final_build_does_not_know_of_proofs(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "one"))
    assert publish(capsys, "build", folder, "-o", "before").status == 0
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "two"))
    publish(capsys, "proof", folder, "--round", "1", *DUE)  # its pages serve the build
    assert publish(capsys, "build", folder.parent, "-o", "after").status == 0
    assert files(tmp_path / "after") == files(tmp_path / "before")


def test_five_edits_give_five_rows_and_five_bars(second_round: Path) -> None:
    """A character, a Latin word, a note, an affiliation, a cell: each at its page and line."""
    text = (second_round / "reading-proofs.changes.json").read_text("utf-8")
    found = [
        (each["in"], each["old"], each["new"], each["places"][0]["page"], each["places"][0]["line"])
        for each in json.loads(text)
    ]
    assert found == [
        ("affiliation", "工房", "作坊", "1", "7"),
        ("paragraph", "句", "行", "1", "13"),
        ("paragraph", "galley", "slip", "1", "15"),
        ("cell", "正確", "可靠", "1", "表1列3"),
        ("note", "著", "過來", "1", "註1行1"),
    ]


def test_the_list_for_browsers_underlines_nothing(second_round: Path) -> None:
    """A line under a word is a mark of punctuation, and a character struck is not read."""
    page = (second_round / "reading-proofs.changes.html").read_text("utf-8")
    assert "<ins>作坊</ins>" in page
    assert "ins, del { text-decoration: none }" in page


def test_each_bar_stands_beside_the_line_of_its_edit(second_round: Path) -> None:
    """The words that were typed are found on paper, and beside each a bar as high as its line."""
    pdf = second_round / "reading-proofs.pdf"
    bars = _bars(pdf)
    glyphs = read_sheets(pdf)[1].text
    words = "".join(each.glyph.text[0] for each in glyphs)
    baselines = sorted(
        glyphs[words.index(new) + len(new) - 1].glyph.y
        for new in ("版心專案作坊", "逐字逐行", "slip", "倒過來讀", "是否可靠")
    )
    assert len(bars) == len(baselines) == 5
    for (top, bottom), baseline in zip(bars, baselines, strict=True):
        assert top < baseline < bottom
        assert bottom - top < 20  # one line, and no other


def _bars(pdf: Path) -> list[tuple[float, float]]:
    """Top and bottom of the bars on the first page: 1 pt wide, 4 mm right of the measure."""
    right = 24 / 25.4 * 72 + 352 + 4 / 25.4 * 72  # from the trimmed page's edge
    page = placed_pages(pdf)[1]
    return sorted(
        (shape.top, shape.bottom)
        for shape in page.shapes
        if shape.width == pytest.approx(1, abs=0.01) and shape.left == pytest.approx(right, abs=0.1)
    )


def test_marks_may_stand_in_the_list_alone(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(proofed, *FIVE)
    publish(capsys, "proof", proofed, "--round", "2", "--since", "1", "--marks", "list", *DUE)
    pdf = proofed / "proofs/2/reading-proofs.pdf"
    assert len(listed(proofed, 2)) == 5
    assert _bars(pdf) == []
    assert "galley" in words_of(pdf)  # in the table at the end


def test_a_field_that_no_page_shows_is_in_the_list(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(proofed, ("body: body.md\n", "identifiers: {local: A-12}\nbody: body.md\n"))
    publish(capsys, "proof", proofed, "--round", "2", "--since", "1", *DUE)
    assert [(each["field"], each["new"], each["places"]) for each in listed(proofed, 2)] == [
        ("identifiers.local", "A-12", [])
    ]


def test_a_round_without_since_has_no_list_of_changes_left_over(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(proofed, *FIVE)
    second = ("proof", proofed, "--round", "2", *DUE)
    assert publish(capsys, *second, "--since", "1").status == 0
    folder = proofed / "proofs" / "2"
    lists = [folder / f"reading-proofs.changes.{kind}" for kind in ("json", "html")]
    assert all(file.is_file() for file in lists)
    lists[1].write_text("the editor's own", "utf-8")
    assert publish(capsys, *second).status == 0
    assert [file.is_file() for file in lists] == [False, True]


def test_changes_since_a_folder_and_a_git_revision_are_the_same(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder, tmp_path / "older")
    git = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=folder.parent, check=True)
    change(folder, *FIVE)
    publish(capsys, "proof", folder, "--round", "1", "--since", tmp_path / "older", *DUE)
    by_folder = listed(folder, 1)
    publish(capsys, "proof", folder, "--round", "2", "--since", "HEAD", *DUE)
    assert len(by_folder) == 5
    assert listed(folder, 2) == by_folder


@pytest.mark.parametrize(
    ("since", "expected", "place"),
    [
        ("7", "round-unknown", "article/article.yaml"),
        ("no-such-thing", "since-unknown", "--since"),
    ],
)
def test_what_there_is_not_cannot_be_compared_with(
    folder: Path, capsys: pytest.CaptureFixture[str], since: str, expected: str, place: str
) -> None:
    ran = publish(capsys, "proof", folder, "--round", "1", "--since", since, *DUE, "--json")
    assert ran.status == 1
    assert places(ran) == [(expected, place)]
    assert not (folder / "proofs").exists()


def test_a_source_that_was_changed_under_its_round_is_told_of(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = proofed / "proofs/1/reading-proofs.source/article/body.md"
    kept.write_text(kept.read_text("utf-8").replace("逐字", "逐句"), "utf-8")
    change(proofed, FIVE[1])
    ran = publish(capsys, "proof", proofed, "--round", "2", "--since", "1", *DUE, "--json")
    assert places(ran) == [
        ("round-altered", "article/proofs/1/reading-proofs.source/article/body.md")
    ]


def test_a_round_whose_record_is_gone_is_not_replaced(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody knows which text was sent out; nor can it be compared with."""
    record = proofed / "proofs/1/reading-proofs.proof.json"
    record.write_text('{"build": ', "utf-8")
    before = files(proofed / "proofs")
    change(proofed, FIVE[1])
    expected = [("round-unrecorded", "article/proofs/1/reading-proofs.proof.json")]
    for round, since in (("1", ""), ("2", "1")):
        ran = publish(capsys, "proof", proofed, "--round", round, "--since", since, *DUE, "--json")
        assert (ran.status, places(ran)) == (1, expected)
        assert "--round 2" in ran.out
    assert files(proofed / "proofs") == before


def test_a_round_that_lost_its_record_alone_gets_it_back(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A making that was stopped before its end is made again: its text is the same."""
    before = files(proofed / "proofs")
    (proofed / "proofs/1/reading-proofs.proof.json").unlink()
    assert publish(capsys, "proof", proofed, "--round", "1", *DUE).status == 0
    assert files(proofed / "proofs") == before


def _rewrite_record(folder: Path, **values: Any) -> None:
    """Write other values into the record of the first round, as anybody may."""
    file = folder / "proofs/1/reading-proofs.proof.json"
    record = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**record, **values}), "utf-8")


def test_a_record_cannot_have_a_manuscript_removed(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a round no longer has is removed from its folder, and from nowhere else."""
    body = (proofed / "body.md").read_bytes()
    record = json.loads((proofed / "proofs/1/reading-proofs.proof.json").read_text("utf-8"))
    record["copies"][0]["outputs"]["../../body.md"] = hashlib.sha256(body).hexdigest()
    _rewrite_record(proofed, **record)
    assert publish(capsys, "proof", proofed, "--round", "1", *DUE).status == 0
    assert (proofed / "body.md").read_bytes() == body


def test_a_record_of_what_can_be_no_file_is_not_compared_with(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _rewrite_record(proofed, source={"article\0": "x"})
    ran = publish(capsys, "proof", proofed, "--round", "2", "--since", "1", *DUE, "--json")
    assert (ran.status, ids(ran)) == (1, ["round-lost"])


def test_a_source_that_is_gone_cannot_be_compared_with(
    proofed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (proofed / "proofs/1/reading-proofs.source/article/body.md").unlink()
    ran = publish(capsys, "proof", proofed, "--round", "2", "--since", "1", *DUE, "--json")
    lost = ("round-lost", "article/proofs/1/reading-proofs.source/article/body.md")
    assert (ran.status, places(ran)) == (1, [lost])


@pytest.mark.parametrize("name", ["x" * 5000, "loop"])
def test_a_folder_that_cannot_be_entered_is_told_of(
    proofed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    ran = publish(capsys, "proof", proofed, "--round", "2", "--since", name, *DUE, "--json")
    assert (ran.status, places(ran)) == (1, [("since-unknown", "--since")])


def test_an_older_copy_that_is_no_article_names_its_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(folder, tmp_path / "older")
    (tmp_path / "older" / "article.yaml").write_text("- no\n- fields\n", "utf-8")
    ran = publish(
        capsys, "proof", folder, "--round", "1", "--since", tmp_path / "older", *DUE, "--json"
    )
    assert (ran.status, places(ran)) == (1, [("since-unreadable", "older/article.yaml")])


def test_a_proof_without_return_date_is_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = publish(capsys, "proof", folder, "--round", "1", "--json")
    assert (ran.status, ids(ran)) == (0, ["proof-undated"])


def test_a_return_date_before_that_of_the_proof_is_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ("--date", "2026-12-15", "--due", "2026-12-01")
    ran = publish(capsys, "proof", folder, "--round", "1", *days, "--strict", "--json")
    assert (ran.status, places(ran)) == (1, [("proof-due-before", "--due")])
    assert not (folder / "proofs").exists()


def test_dates_are_days(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ("tomorrow", "2026-13-45", "2026/1/1", "20260101"):
        ran = publish(capsys, "proof", folder, "--round", "1", "--due", typed, "--json")
        assert (ran.status, ids(ran)) == (2, ["usage-value"]), typed


def test_a_round_has_a_number_of_up_to_three_digits(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A longer one is looked for in git, and could not be compared with."""
    ran = publish(capsys, "proof", folder, "--round", "1000", *DUE, "--json")
    assert (ran.status, ids(ran)) == (2, ["usage-value"])


def test_a_proof_is_a_pdf_and_may_be_an_e_book_too(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = publish(capsys, "proof", folder, "--round", "1", "--to", "epub", *DUE, "--json")
    assert (ran.status, ids(ran)) == (2, ["usage-value"])


def test_each_author_gets_a_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert publish(capsys, "proof", folder, "--round", "2", "--split", *DUE).status == 0
    pdfs = {file.name for file in (folder / "proofs/2").glob("*.pdf")}
    assert pdfs == {"reading-proofs.editor.pdf", "reading-proofs.composer.pdf"}
    assert "作者\u3000排印組" in words_of(folder / "proofs/2/reading-proofs.composer.pdf")


def test_a_person_is_named_by_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = publish(capsys, "proof", folder, "--round", "1", "--to-person", "nobody", *DUE)
    assert ran.status == 1
    assert "editor、composer" in ran.err


def test_a_copy_for_one_person_is_not_asked_for_together_with_one_for_each_author(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = ("--to-person", "editor", "--split")
    ran = publish(capsys, "proof", folder, "--round", "1", *both, *DUE, "--json")
    assert (ran.status, ids(ran)) == (2, ["usage-together"])


def test_a_round_without_a_name_is_called_by_its_number() -> None:
    name = round_of(None, ProofRequest((), 12)).name
    assert (name.best("zh-Hant"), name.best("en")) == ("十二校", "Proof 12")


def test_a_name_that_was_typed_comes_first_and_the_addressee_stays() -> None:
    round = round_of(None, ProofRequest((), 4, name="付印樣"))
    assert (round.name.best("zh-Hant"), round.addressee.best("zh-Hant")) == ("付印樣", "主編")


def test_the_journal_names_its_rounds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = folder.parent / "journal.yaml"
    rounds = (
        "rounds:\n  - number: 1\n    name: {zh-Hant: 初校, en: First reading}\n"
        "    addressee: {zh-Hant: 校對}\n    instructions: {zh-Hant: 請只看數字。}\n"
    )
    journal.write_text(journal.read_text("utf-8") + rounds, "utf-8")
    publish(capsys, "proof", folder, "--round", "1", *DUE)
    words = words_of(folder / "proofs/1/reading-proofs.pdf")
    assert all(each in words for each in ("初校", "Firstreading", "校對", "請只看數字。"))
