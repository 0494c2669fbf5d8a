"""One rich book for all tests that only read it."""

import pytest
from epub_articles import SETTING, rich_article, rich_pages

from publish.diagnostics import Finding
from publish.epub import make_epub
from publish.model import Article


@pytest.fixture(scope="session")
def rich() -> Article:
    return rich_article()


@pytest.fixture(scope="session")
def made(rich: Article) -> tuple[bytes, tuple[Finding, ...]]:
    return make_epub(rich, SETTING, rich_pages())


@pytest.fixture(scope="session")
def book(made: tuple[bytes, tuple[Finding, ...]]) -> bytes:
    return made[0]
