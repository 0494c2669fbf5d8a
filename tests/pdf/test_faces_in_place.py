"""The faces of a style are read where they lie, each in its own range of characters."""

import tempfile
from pathlib import Path

import pytest

from publish.pdf.copy import Copy
from publish.pdf.weasy.engine import set_pages
from publish.pdf.weasy.faces import font_configuration
from publish.styles import Face, carried
from tests.pdf.features.placed import placed_pages

MONO = carried("fonts") / "NotoSansMono-Regular.ttf"
SERIF = carried("fonts") / "NotoSerif-Regular.ttf"
XHTML = (
    '<html lang="en"><head><title>Faces</title></head><body>'
    '<p style="font-family: Digits, Letters">July 2021</p>'
    '<p style="font-family: Whole">July 2021</p></body></html>'
)


def fonts_of(faces: tuple[Face, ...], folder: Path, xhtml: str = XHTML) -> list[tuple[str, str]]:
    """(character, the face that it is set in) of the page."""
    file = folder / "page.pdf"
    file.write_bytes(set_pages(Copy(xhtml, "", faces, ())).pdf)
    return [
        (glyph.text, glyph.font) for glyph in placed_pages(file)[0].glyphs if glyph.text.strip()
    ]


def test_one_file_may_be_two_faces_of_different_ranges(tmp_path: Path) -> None:
    faces = (
        Face("Digits", MONO, "U+30-39"),
        Face("Letters", SERIF, "U+41-7A"),
        Face("Whole", MONO),
    )
    found = fonts_of(faces, tmp_path)
    assert "".join(text for text, _ in found) == "July2021July2021"
    assert {font for text, font in found[:8] if text.isdigit()} == {"Digits"}
    assert {font for text, font in found[:8] if text.isalpha()} == {"Letters"}
    assert {font for _, font in found[8:]} == {"Whole"}


def test_a_rare_character_that_the_kai_lacks_is_printed_in_song_and_no_hole(tmp_path: Path) -> None:
    """Its range takes in all of plane 2, the face has a few characters of it."""
    faces = (
        Face("Kai", carried("fonts") / "TWKai-Han.ttf", "U+4E00-9FFF, U+20000-3FFFF"),
        Face("Song", carried("fonts") / "NotoSerifTC-Regular.ttf"),
    )
    xhtml = (
        '<html lang="zh-Hant"><head><title>Faces</title></head>'
        '<body><p style="font-family: Kai, Song">引𠂇，字</p></body></html>'
    )
    found = fonts_of(faces, tmp_path, xhtml)
    assert found == [("引", "Kai"), ("𠂇", "Song"), ("，", "Song"), ("字", "Kai")]


def test_no_copy_of_a_font_file_stands_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    font_configuration((Face("Alone", SERIF),))
    assert list(tmp_path.iterdir()) == []


def test_on_a_file_system_without_links_a_face_is_copied_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "symlink_to", refuse)
    monkeypatch.setattr("publish.pdf.weasy.faces.fontconfig_folder", lambda: tmp_path)
    font_configuration((Face("Copied", SERIF),))
    (copy,) = (tmp_path / "faces").iterdir()
    assert copy.read_bytes() == SERIF.read_bytes()
