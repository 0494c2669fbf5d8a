"""Hyphens on paper: Western words of notes part by their own language, addresses never."""

from pathlib import Path

import pytest

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style
from tests.judges.pdf_text import pages_of

SOFT_HYPHEN = "\u00ad"
NOTE = '<aside class="note"><p>{}</p></aside>'
HEAD = '<header class="opening"><p class="author-names">甲{}</p></header>'


def parted_words(body: str, folder: Path) -> set[str]:
    """The words that have a hyphen at a line's end, as they are parted."""
    style, _ = load_style("journal")
    assert style is not None
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    file = folder / "a.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css, style.faces)).pdf)
    text = "".join(shown.text for page in pages_of(file) for shown in page)
    return {word for word in text.replace("\n", " ").split(" ") if SOFT_HYPHEN in word}


@pytest.mark.parametrize("place", ["<p>甲{}</p>", HEAD], ids=["text", "opening"])
@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("representative institutions " * 12, "institu"),
        ("δημοκρατία αντιπροσωπευτική " * 12, "αντι"),
        ("https://example.org/representative/institutions/of/government " * 6, ""),
    ],
    ids=["English", "Greek", "address"],
)
def test_words_of_notes_part_and_addresses_do_not(
    place: str, words: str, part: str, tmp_path: Path
) -> None:
    parted = parted_words(place.format(NOTE.format(words.strip() + "。")), tmp_path)
    assert bool(parted) == bool(part)
    assert any(word.startswith(part) for word in parted) or not part
