"""A designer's cover in the proof of an issue: shown as it is, told of when its file changes."""

import json
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish.proof import ProofRequest, make_proofs
from tests.checks.issues.test_cover_files import pdf, picture
from tests.issue.test_designed_covers import write_covers
from tests.proof.articles import DAYS

ROUNDS = "2026-1/2026-1.proofs"


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A first round, and a last one with another front and the same back."""
    root = write_covers(tmp_path_factory.mktemp("covers"), pdf(170, 230, 3, ink="1 0 0 rg"))
    assert make_proofs(ProofRequest((root,), 1, **DAYS)) == ()
    (root / "2026-1" / "front.png").write_bytes(picture(2090, 2800))
    assert make_proofs(ProofRequest((root,), 4, since="1", **DAYS)) == ()
    return root


def test_front_and_back_stand_on_their_sheets(journal: Path) -> None:
    file = journal / ROUNDS / "1/2026-1.pdf"
    with pikepdf.open(file) as document:
        labels = [page.label for page in document.pages]
        boxes = [[float(edge) for edge in page.trimbox] for page in document.pages]
        media = [[float(edge) for edge in page.mediabox] for page in document.pages]
    shown = pypdfium2.PdfDocument(file)
    for label, colour in (("封面", (200, 200, 200)), ("封底", (255, 0, 0))):
        number = labels.index(label)
        left, _, right, top = boxes[number]
        assert right - left == pytest.approx(170 * 72 / 25.4, abs=0.1)
        page = shown[number].render(scale=1).to_pil().convert("RGB")
        across, down = left - media[number][0] + 20, media[number][3] - top + 20
        assert page.getpixel((round(across), round(down))) == colour


def test_another_file_is_one_change_of_the_cover(journal: Path) -> None:
    (told,) = json.loads((journal / ROUNDS / "4/2026-1.changes.json").read_text("utf-8"))
    assert (told["document"], told["kind"], told["places"]) == ("front-cover", "picture", [])
    assert told["old"].startswith("封面 (")
    assert told["new"].startswith("封面 (")
    assert told["old"] != told["new"]


def test_a_cover_without_lines_is_ticked_as_a_whole(journal: Path) -> None:
    words = ["pdftotext", "-layout", str(journal / ROUNDS / "4/2026-1.pdf"), "-"]
    text = subprocess.run(words, capture_output=True, check=True, text=True).stdout
    listed = "".join(text.split())
    assert "封面cover封面封面" in listed
    assert "封底backcover封底封底" in listed
