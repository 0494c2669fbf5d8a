"""A proof of an English article speaks English where it speaks of its lines."""

from pathlib import Path

import pytest

from publish.proof import ProofRequest, make_proofs
from tests.proof.sheets import read_sheets

FIELDS = """id: reading
type: commentary
lang: en
title: {en: How to Read Proofs}
authors:
  - name: {en: {given: Ada, family: Reader}}
    affiliations: [{institution: {en: The Banxin Project}, position: {en: Editor}}]
body: body.md
"""
BODY = """# What Is Read

A proof is the first time that pages stand on paper. Whoever reads it compares it with the
copy, word by word.[^a]

| Round | Reader |
|---|---|
| First | Editor |

: Who reads {#tbl-readers}

[^a]: Habits differ; some read backwards, and some have the copy read aloud to them.
"""


def test_rows_and_notes_are_named_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    (tmp_path / "journal.yaml").write_text("title: {en: Handbook}\nlang: en\n", "utf-8")
    (tmp_path / "article.yaml").write_text(FIELDS, "utf-8")
    (tmp_path / "body.md").write_text(BODY, "utf-8")
    assert make_proofs(ProofRequest((tmp_path,), 2, due="2026-12-15")) == ()
    sheet = read_sheets(tmp_path / "proofs" / "2" / "reading.pdf")[1]
    named = [label.words for label in sheet.labels() if not label.words.isdigit()]
    assert named == ["Table1row1", "n.1line1"]
    furniture = "".join(glyph.text for glyph in sheet.furniture)
    head = "".join(furniture.split())
    assert all(words in head for words in ("Secondproof", "to:Author", "sheet2/2"))
