"""One rich book for all tests that only read it."""

import pytest

from publish.epub import Book, make_epub
from publish.model import Article
from tests.epub.epub_articles import SETTING, rich_article, rich_pages


@pytest.fixture(scope="session")
def rich() -> Article:
    return rich_article()


@pytest.fixture(scope="session")
def made(rich: Article) -> Book:
    return make_epub(rich, SETTING, rich_pages())


@pytest.fixture(scope="session")
def book(made: Book) -> bytes:
    return made.data
