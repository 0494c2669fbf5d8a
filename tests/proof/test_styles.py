"""What a style may change of proofs: how many numbers, from where, the watermark."""

from pathlib import Path

import pytest

from publish.proof import ProofRequest, make_proofs
from tests.proof.articles import BODY, change, write
from tests.proof.sheets import SheetRead, read_sheets


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))


def sheets(root: Path, options: str) -> list[SheetRead]:
    """The sheets of a first proof in a style with these options."""
    folder = write(root)
    change(folder, ("body: body.md\n", f"style: {{options: {{{options}}}}}\nbody: body.md\n"))
    (folder / "body.md").write_text(
        BODY.replace("[^habit]\n", "[^habit]另註。[^two]\n", 1), "utf-8"
    )
    with (folder / "body.md").open("a", encoding="utf-8") as body:
        body.write("\n[^two]: 第二條註。\n")
    assert make_proofs(ProofRequest((folder,), 1, due="2026-12-15")) == ()
    return read_sheets(folder / "proofs" / "1" / "reading-proofs.pdf")[1:]


def words(sheet: SheetRead) -> list[str]:
    """The line numbers of a sheet."""
    return [label.words for label in sheet.labels()]


def test_every_line_may_have_its_number_and_count_through(tmp_path: Path) -> None:
    first, second = sheets(tmp_path, "proof: {numbers: every, count: through}")
    counted = [int(each) for sheet in (first, second) for each in words(sheet) if each.isdigit()]
    assert counted == list(range(1, len(counted) + 1))
    assert int(next(each for each in words(second) if each.isdigit())) > 10
    assert [each for each in words(first) if "列" in each] == [f"表1列{n}" for n in (1, 2, 3, 4)]


def test_notes_numbered_by_page_are_called_as_they_are_printed(tmp_path: Path) -> None:
    first, _ = sheets(tmp_path, "notes: {numbers: page}")
    assert [each for each in words(first) if "註" in each] == ["註①行1", "註②行1"]


def test_the_watermark_may_be_left_out(tmp_path: Path) -> None:
    for sheet in sheets(tmp_path, "proof: {watermark: false}"):
        assert all(glyph.upright for glyph in sheet.furniture)
