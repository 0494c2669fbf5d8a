"""How the files of a round come to their places: all of them, or none."""

from pathlib import Path

import pytest

from publish.diagnostics import message
from publish.keeping.outputs import Output, OutputUnwritableError, digest
from publish.proof.kept import kept_copy
from publish.proof.made import Files, names_taken, put_all
from publish.proof.record import Recorded, proof_record
from publish.request import Built
from tests.proof.records import copy_entry

BUILT = Built("a", (), (1, 1), 0.0)


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


def test_two_proofs_have_no_file_of_one_name(tmp_path: Path) -> None:
    """The article `a` for the person `b`, and the article `a.b`, in one folder."""
    folder = tmp_path / "proofs" / "1"
    outputs = {"a": ("a.pdf", "a.B.pdf", "a.B.changes.json"), "a.b": ("a.b.pdf",)}
    one, other = (
        Files(name, folder, tuple(Output(file, b"") for file in files), {}, {}, BUILT, ())
        for name, files in outputs.items()
    )
    assert list(names_taken(one, [])) == []
    (found,) = names_taken(other, [one])
    assert (found.id, found.span.file) == ("round-file-taken", "proofs/1/a.b.pdf")
    assert "「a」" in message(found, "zh-Hant")
    (found,) = names_taken(one, [other])
    assert (found.id, found.span.file) == ("round-file-taken", "proofs/1/a.B.pdf")


def test_a_file_of_another_proof_that_was_made_before_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "proofs" / "1"
    folder.mkdir(parents=True)
    copy = kept_copy(copy_entry("b", "a.b.pdf", "a.b.epub"))
    source = {"a.md": b"text"}
    recorded = Recorded("article", "a", "甲", "a.md", 1, "build", "journal")
    record = proof_record(recorded, source, [copy])
    (folder / record.name).write_bytes(record.data)
    for name, expected in (("a.b", ["round-file-taken"]), ("a", []), ("c", [])):
        made = Files(name, folder, (Output(f"{name}.pdf", b""),), {}, {}, BUILT, ())
        assert [each.id for each in names_taken(made, [])] == expected, name
