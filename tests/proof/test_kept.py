"""Records of rounds as anybody may have left them: no record of ours is no record at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from publish.proof.kept import kept_round, unrecorded
from tests.proof.records import copy_entry

COPY = copy_entry("", "a.pdf", "a.epub")
RECORD = {
    "article": "a",
    "title": "甲",
    "file": "a/article.yaml",
    "round": 1,
    "build": "0123456789",
    "style": "journal",
    "source": {"a/article.yaml": "0"},
    "copies": [COPY],
}


def _write(folder: Path, **values: Any) -> None:
    """The record of the first round with other values."""
    (folder / "1").mkdir(exist_ok=True)
    text = json.dumps({**RECORD, **values})
    (folder / "1/a.proof.json").write_text(text, "utf-8")


def test_a_record_tells_of_its_copies(tmp_path: Path) -> None:
    _write(tmp_path)
    kept = kept_round(tmp_path, 1, "a")
    assert kept is not None
    (copy,) = kept.copies
    assert (copy.to, copy.folios, copy.open_queries, copy.pdf) == ("編輯", "29–34", 1, "a.pdf")


@pytest.mark.parametrize(
    "copies",
    [
        [],
        None,
        "copies",
        {"person": ""},
        [None],
        [copy_entry("", "a.pdf", outputs=["a.pdf"])],
        [copy_entry("", "a.pdf", outputs={})],
        [copy_entry("", "a.pdf", outputs={"a.pdf": "0", "b.pdf": "0"})],
        [copy_entry("", "a.pdf", changes="many")],
        [copy_entry("", "a.pdf", changes=float("inf"))],
        [copy_entry("", "a.pdf", queries={"open": float("nan")})],
        [copy_entry("", "a.pdf", queries=[])],
        [COPY, {}],
    ],
)
def test_a_record_whose_copies_are_none_is_no_record(tmp_path: Path, copies: Any) -> None:
    _write(tmp_path, copies=copies)
    assert kept_round(tmp_path, 1, "a") is None


@pytest.mark.parametrize("values", [{"source": {}}, {"source": []}, {"source": None}])
def test_a_record_of_no_manuscript_is_no_record(tmp_path: Path, values: dict[str, Any]) -> None:
    _write(tmp_path, **values)
    assert kept_round(tmp_path, 1, "a") is None


@pytest.mark.parametrize("text", ["", "[1, 2]", "{}", '{"build": ', "\udcff", "[" * 100_000])
def test_what_is_no_record_at_all_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1/a.proof.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert kept_round(tmp_path, 1, "a") is None


@pytest.mark.parametrize(
    ("name", "left"),
    [("a", False), ("a.b", False), ("a.c", True), ("b", False)],
    ids=["recorded", "copy-of-another", "nobody's", "nothing"],
)
def test_a_pdf_without_a_record_is_a_proof_that_may_be_out(
    tmp_path: Path, name: str, left: bool
) -> None:
    """The article `a` has a copy for the person `b`; whose `a.c.pdf` is nobody knows."""
    _write(tmp_path, copies=[copy_entry("", "a.pdf"), copy_entry("b", "a.b.pdf")])
    for pdf in ("a.pdf", "a.b.pdf", "a.c.pdf"):
        (tmp_path / "1" / pdf).write_bytes(b"%PDF")
    assert bool(unrecorded(tmp_path, 1, name)) is left
