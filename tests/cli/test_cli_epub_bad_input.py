"""Pictures and characters that e-books cannot take: told with their place, nothing half-made."""

import io
import json
import zipfile
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image

from tests.pipeline.journals import contents, publish, write_article

Capsys = pytest.CaptureFixture[str]
BODY = """# 一、圖

{words}先看圖。

![地圖](picture.FORMAT){{alt="一張地圖"}}

看完。
"""


class Write(Protocol):
    """Writes an article with one picture, and `words` in its text."""

    def __call__(self, data: bytes, suffix: str, words: str = "") -> Path:
        """The article's file."""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an article with one picture."""

    def article(data: bytes, suffix: str, words: str = "") -> Path:
        body = BODY.replace("FORMAT", suffix)
        path = write_article(tmp_path / "letter", words, body=body)
        (path.parent / f"picture.{suffix}").write_bytes(data)
        return path

    return article


def raster(width: int, height: int, mode: str, kind: str) -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height)).save(target, kind)
    return target.getvalue()


def told(out: str) -> list[tuple[str, int]]:
    """(id, line) of every finding of `--json`."""
    return [(each["id"], each["line"]) for each in map(json.loads, out.splitlines())]


def book_picture() -> Image.Image:
    with zipfile.ZipFile("build/letter.epub") as book:
        (name,) = [name for name in book.namelist() if "/images/" in name]
        return Image.open(io.BytesIO(book.read(name)))


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


@pytest.mark.parametrize(
    ("data", "suffix", "id"),
    [
        pytest.param(raster(9000, 9000, "1", "PNG"), "png", "picture-pixels", id="81 megapixels"),
        pytest.param(
            SVG.format("<script>1</script>").encode(), "svg", "picture-unsafe", id="SVG with script"
        ),
        pytest.param(
            SVG.format('<image href="https://example.org/x.png"/>').encode(),
            "svg",
            "picture-unsafe",
            id="SVG that loads from the network",
        ),
        pytest.param(
            raster(60, 40, "RGB", "PNG")[:50], "png", "picture-broken", id="a broken picture"
        ),
    ],
)
def test_a_picture_that_no_book_can_have_stops_the_build(
    write: Write, data: bytes, suffix: str, id: str, capsys: Capsys
) -> None:
    ran = publish(capsys, "build", write(data, suffix), "--to", "epub", "--json")
    assert ran.status == 1
    assert told(ran.out) == [(id, 5)]
    assert contents(Path("build")) == {}


def test_a_picture_in_printers_colours_is_told_and_becomes_rgb(
    write: Write, capsys: Capsys
) -> None:
    path = write(raster(60, 40, "CMYK", "JPEG"), "jpg")
    ran = publish(capsys, "build", path, "--to", "epub", "--json")
    assert ran.status == 0
    assert told(ran.out) == [("picture-cmyk", 5)]
    assert book_picture().mode == "RGB"


@pytest.mark.parametrize(("mode", "shown"), [("1", "L"), ("P", "RGBA"), ("RGB", "RGB")])
def test_a_large_picture_is_smaller_in_the_book(
    write: Write, mode: str, shown: str, capsys: Capsys
) -> None:
    path = write(raster(4000, 2000, mode, "PNG"), "png")
    ran = publish(capsys, "build", path, "--to", "epub", "--json")
    assert told(ran.out) == [("epub-picture-scaled", 5)]
    picture = book_picture()
    assert picture.mode == shown
    assert picture.size == (3346, 1673)  # 5.6 megapixels at most, twice as wide as high


def test_a_character_without_a_glyph_is_told_with_its_place(write: Write, capsys: Capsys) -> None:
    path = write(raster(60, 40, "RGB", "PNG"), "png", words="\U0001f600")
    ran = publish(capsys, "build", path, "--to", "epub", "--json")
    assert ("font-character", 3) in told(ran.out)


def test_a_small_picture_stays_as_it_is(write: Write, capsys: Capsys) -> None:
    data = raster(60, 40, "P", "PNG")
    publish(capsys, "build", write(data, "png"), "--to", "epub")
    with zipfile.ZipFile("build/letter.epub") as book:
        assert book.read("EPUB/images/picture-3e68a476.png") == data
