"""Picture files: type, size, wholeness."""

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publish.files.folder import Folder
from publish.manuscript.pictures import read_picture, with_paths
from publish.model import Resource, Span
from publish.model.blocks import Figure
from publish.model.inlines import Picture, Text

SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture of one colour in a file of that type."""
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def look(name: str, data: bytes | str) -> tuple[Resource | None, list[str]]:
    """What is read from a picture file of that name, and the ids of what was found."""
    content = data.encode() if isinstance(data, str) else data
    resource, found = read_picture(Folder(Path(), {name: content}), name, Span("body.md"))
    return resource, [one.id for one in found]


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("PNG", "a.png", "image/png"),
        ("JPEG", "a.jpg", "image/jpeg"),
        ("JPEG", "a.JPEG", "image/jpeg"),
        ("WEBP", "a.webp", "image/webp"),
    ],
)
def test_pixels(kind: str, name: str, media_type: str) -> None:
    resource, found = look(name, encoded(kind))
    assert resource is not None
    assert (resource.media_type, resource.width, resource.height) == (media_type, 40, 30)
    assert found == []


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="96" height="48"', (96, 48)),
        ('width="10mm" height="1in"', (38, 96)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" viewBox="0,0,30,20"', (30, 20)),
        ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ('height="60" viewBox="0 0 30 20"', (90, 60)),
        ("", (0, 0)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    resource, found = look("a.svg", f"{SVG} {attributes}/>")
    assert resource is not None
    assert (resource.width, resource.height) == size
    assert found == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        '<g onclick="x()"/>',
        "<foreignObject/>",
        '<image href="photo.png"/>',
        '<image href="file:///etc/passwd"/>',
        '<use href="https://example.org/a.svg#b"/>',
        '<rect style="fill: url(https://example.org/a)"/>',
        '<style>@import "a.css";</style>',
        "<style>rect { fill: url('a.svg#b') }</style>",
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_a_drawing_stands_alone(inside: str) -> None:
    resource, found = look("a.svg", f"{SVG}>{inside}</svg>")
    assert resource is None
    assert found == ["picture-unsafe"]


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#b"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<rect style="fill: url(#b)" stroke="url(\'#c\')"/>',
        '<a href="https://example.org"/>',
        "<style>rect { fill: url(data:x) }</style>",
        "<!-- url(https://example.org) -->",
    ],
)
def test_what_a_drawing_may_hold(inside: str) -> None:
    resource, found = look("a.svg", f"{SVG}>{inside}</svg>")
    assert resource is not None
    assert found == []


@pytest.mark.parametrize(
    "attributes",
    ['width="NaN"', 'height="-5"', 'width="1e999"', 'viewBox="0 0 0 0"', 'viewBox="0 0 a 9"'],
)
def test_a_drawing_whose_size_is_none_is_told(attributes: str) -> None:
    assert look("a.svg", f"{SVG} {attributes}/>") == (None, ["picture-svg"])


def copies(levels: int) -> str:
    """A drawing of ten copies of ten copies, and so on."""
    groups = (
        f'<g id="g{level + 1}">' + f'<use href="#g{level}"/>' * 10 + "</g>"
        for level in range(levels)
    )
    return f'{SVG}><g id="g0"><rect/></g>{"".join(groups)}</svg>'


def test_copies_of_copies_come_to_an_end() -> None:
    """Nine lines of them would be drawn for hours; a picture in itself for ever."""
    assert look("a.svg", copies(3))[1] == []
    assert look("a.svg", copies(8)) == (None, ["picture-svg"])
    loop = f'{SVG}><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>'
    assert look("a.svg", loop) == (None, ["picture-svg"])


def test_entities_are_not_followed() -> None:
    bomb = "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    text = f'<!DOCTYPE svg [<!ENTITY a "好好好好好好好好好好">{bomb}]>{SVG}><text>&h;</text></svg>'
    assert look("a.svg", text)[0] is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_breaks_off_is_broken(kind: str) -> None:
    whole = encoded(kind, size=(200, 200))
    name = f"a.{kind.lower()}"
    assert look(name, whole[: len(whole) // 2]) == (None, ["picture-broken"])
    assert look(name, whole[:20]) == (None, ["picture-broken"])


@pytest.mark.parametrize(
    ("name", "data", "id"),
    [
        ("a.png", b"", "picture-broken"),
        ("a.png", b"hello", "picture-type"),
        ("a.gif", encoded("GIF"), "picture-type"),
        ("a.svg", b"<html/>", "picture-type"),
        ("a.svg", b"<svg><g></svg>", "picture-svg"),
    ],
)
def test_what_is_no_picture(name: str, data: bytes, id: str) -> None:
    assert look(name, data) == (None, [id])


@pytest.mark.parametrize("size", [(20_000, 5_000), (30_000, 10_000)])
def test_what_has_more_pixels_than_any_page_is_no_picture(size: tuple[int, int]) -> None:
    assert look("a.png", encoded("PNG", "1", size)) == (None, ["picture-pixels"])


def test_cmyk_is_a_warning_and_grey_is_not() -> None:
    assert look("a.jpg", encoded("JPEG", "CMYK"))[1] == ["picture-cmyk"]
    assert look("a.jpg", encoded("JPEG", "L"))[1] == []


def test_a_picture_over_the_limit() -> None:
    with_limit = Folder(Path(__file__).parent, picture_limit=10)
    resource, found = read_picture(with_limit, Path(__file__).name, Span("body.md"))
    assert resource is None
    assert [one.id for one in found] == ["file-too-large"]


@given(st.sampled_from(["PNG", "JPEG", "WEBP"]), st.integers(0, 400), st.binary(max_size=8))
@settings(max_examples=150, deadline=None)
def test_spoilt_pictures_never_raise(kind: str, place: int, bytes_: bytes) -> None:
    data = encoded(kind)
    resource, found = look("a", data[:place] + bytes_ + data[place + len(bytes_) :])
    assert resource is not None or found


def test_paths_in_blocks_are_renamed_wherever_they_stand() -> None:
    span = Span("a.md")
    figure = Figure(Picture("a.png", span), (Text("圖", span), Picture("b.png", span)), span)
    renamed = with_paths((figure,), {"a.png": "75/a.png", "b.png": "75/b.png"})
    assert renamed[0].picture.path == "75/a.png"
    assert renamed[0].caption[1] == Picture("75/b.png", span)
    assert renamed[0].span == span
