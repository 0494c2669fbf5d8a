"""The cover picture: what shops and shelves show."""

import io

import pytest
from msgspec.structs import replace
from PIL import Image

from publish.epub.cover import cover
from publish.html import Setting
from publish.html.epub_document import epub_renderer
from publish.model import Article, Multilingual
from tests.epub.epub_articles import ALONE, SETTING, plain_article, rich_article, text
from tests.epub.epub_readings import OPF, H, files, tree


def opened(article: Article, setting: Setting) -> Image.Image:
    made = cover(epub_renderer(article, setting))
    assert made.findings == ()
    return Image.open(io.BytesIO(made.png))


def ink(picture: Image.Image, top: float, bottom: float) -> int:
    """Dark pixels between two heights, given as parts of the whole."""
    width, height = picture.size
    band = picture.convert("L").crop((0, int(top * height), width, int(bottom * height)))
    return sum(band.histogram()[:128])


def test_the_cover_is_as_large_as_shops_ask_for() -> None:
    picture = opened(rich_article(), SETTING)
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (1600, 2400))


def test_the_cover_is_black_on_white() -> None:
    picture = opened(rich_article(), SETTING)
    red, green, blue = picture.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()
    assert picture.getpixel((0, 0)) == (255, 255, 255)


def test_journal_stands_at_the_head_title_in_the_middle_publisher_at_the_foot() -> None:
    whole, alone = opened(rich_article(), SETTING), opened(plain_article(), ALONE)
    for top, bottom in ((0.08, 0.2), (0.9, 0.96)):
        assert ink(whole, top, bottom) > 1000
    assert ink(alone, 0.09, 0.2) == 0
    assert ink(alone, 0.9, 0.96) == 0
    assert ink(alone, 0.3, 0.6) > 1000


@pytest.mark.parametrize("length", [20, 80])
def test_a_long_title_stays_inside_the_picture(length: int) -> None:
    title = Multilingual((("zh-Hant", text("題" * length)), ("en", text("Word " * length))))
    picture = opened(replace(rich_article(), title=title), SETTING)
    dark = picture.convert("L").point(lambda value: 255 if value < 128 else 0)
    left, top, right, bottom = dark.getbbox() or (0, 0, 0, 0)
    assert left >= 150
    assert right <= 1450
    assert top >= 150
    assert bottom <= 2260
    # The rule of the foot stands clear of what is above it.
    assert ink(picture, 0.875, 0.88) == 0


def test_the_cover_page_holds_the_picture_and_its_words(book: bytes) -> None:
    (image,) = tree(book, "cover.xhtml").iter(f"{H}img")
    assert image.get("src") == "cover.png"
    assert image.get("alt") == "版面評論，活字時代下之書刊版面，李之藻、王大㑳"
    package = tree(book, ".opf")
    (item,) = [i for i in package.iter(f"{OPF}item") if i.get("properties") == "cover-image"]
    (meta,) = [m for m in package.iter(f"{OPF}meta") if m.get("name") == "cover"]
    assert item.get("id") == meta.get("content")
    assert f"EPUB/{item.get('href')}" in files(book)
