"""A picture that is another one, larger, or called otherwise is one row and one bar."""

import json
import shutil
from pathlib import Path

import pytest

from publish.proof import ProofRequest, make_proofs
from tests.pdf.features.placed import placed_pages
from tests.proof.articles import change, write

FIGURES = """
![紙](paper.svg){#fig-a width=50% alt="一張紙。"}

![墨](ink.svg){#fig-b width=30% alt="一塊墨。"}

![筆](pen.svg){#fig-c width=30% alt="一枝筆。"}

![](sum.svg){#eq-sum alt="一加一等於二"}

![](rule.svg){alt="一條線。"}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">'
    '<rect width="{}" height="9"/></svg>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The article's folder, with figures."""
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))
    folder = write(tmp_path / "journal")
    with (folder / "body.md").open("a", encoding="utf-8") as body:
        body.write(FIGURES)
    for name in ("paper", "ink", "pen", "sum", "rule"):
        (folder / f"{name}.svg").write_text(SVG.format(20), "utf-8")
    return folder


def test_file_size_and_words_of_pictures_are_compared(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "older")
    for name in ("paper", "sum", "rule"):
        (folder / f"{name}.svg").write_text(SVG.format(40), "utf-8")
    change(folder, ("ink.svg){#fig-b width=30%", "ink.svg){#fig-b width=40%"))
    change(folder, ("一枝筆", "一枝毛筆"))
    (folder / "pen.svg").rename(folder / "brush.svg")
    change(folder, ("pen.svg", "brush.svg"))
    request = ProofRequest((folder,), 1, due="2026-12-15", since=str(tmp_path / "older"))
    assert make_proofs(request) == ()
    made = folder / "proofs" / "1"
    rows = json.loads((made / "reading-proofs.changes.json").read_text("utf-8"))
    assert [(each["kind"], each["in"], each["places"][0]["line"]) for each in rows] == [
        ("picture", "figure", "圖1"),
        ("picture", "figure", "圖2"),
        ("picture", "figure", "圖3"),
        ("picture", "formula", "8"),  # beside its number, below three lines and three captions
        ("picture", "figure", "圖"),
    ]
    assert rows[0]["old"].startswith("一張紙。 (")
    assert rows[0]["old"] != rows[0]["new"]
    assert (rows[1]["old"], rows[1]["new"]) == ("width:30%", "width:40%")
    assert (rows[2]["old"], rows[2]["new"]) == ("alt: 一枝筆。", "alt: 一枝毛筆。")
    bars = [
        shape
        for page in placed_pages(made / "reading-proofs.pdf")[1:]
        for shape in page.shapes
        if shape.width == pytest.approx(1, abs=0.01) and shape.height > 10
    ]
    # As high as the pictures: 352 pt wide at most, a third as high; two of 60 by 20 px.
    assert sorted(round(bar.height) for bar in bars) == [15, 15] + [
        round(352 * share / 3) for share in (0.3, 0.4, 0.5)
    ]
