"""How the files of a round come to their places: all of them, or none."""

from pathlib import Path

import pytest

from publish.keeping.outputs import Output, OutputUnwritableError, digest
from publish.proof.made import Files, put_all
from publish.request import Built


def _files(root: Path, name: str, **left: str) -> Files:
    """The files of an article's first round."""
    outputs = (Output(f"{name}.pdf", b"%PDF"), Output(f"{name}.proof.json", b"{}"))
    source = {f"{name}/body.md": b"text"}
    folder = root / name / "proofs" / "1"
    return Files(name, folder, outputs, left, source, Built(name, (), (1, 1), 0.0), ())


def _found(root: Path) -> list[str]:
    return sorted(each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_file())


def test_where_one_proof_cannot_be_written_none_is(tmp_path: Path) -> None:
    """A file is in the way of the second article's folder of proofs."""
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "proofs").write_text("", "utf-8")
    told: list[Built] = []
    with pytest.raises(OutputUnwritableError):
        put_all([_files(tmp_path, "one"), _files(tmp_path, "two")], told.append)
    assert (_found(tmp_path), told) == (["two/proofs"], [])


def test_the_files_of_all_are_in_their_places(tmp_path: Path) -> None:
    told: list[Built] = []
    put_all([_files(tmp_path, "one"), _files(tmp_path, "two")], told.append)
    assert [each.name for each in told] == ["one", "two"]
    assert _found(tmp_path) == [
        f"{name}/proofs/1/{name}{file}"
        for name in ("one", "two")
        for file in (".pdf", ".proof.json", f".source/{name}/body.md")
    ]


def test_what_is_left_of_an_earlier_making_goes_unless_somebody_altered_it(tmp_path: Path) -> None:
    folder = tmp_path / "one" / "proofs" / "1"
    folder.mkdir(parents=True)
    for name in ("old.html", "altered.html"):
        (folder / name).write_text(name, "utf-8")
    left = {"old.html": digest(b"old.html"), "altered.html": "0", "gone.html": "0"}
    put_all([_files(tmp_path, "one", **left)], lambda built: None)
    assert not (folder / "old.html").exists()
    assert (folder / "altered.html").read_text("utf-8") == "altered.html"
