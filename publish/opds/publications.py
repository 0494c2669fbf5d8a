"""An issue as an entry of a catalogue."""

from typing import TypeVar

from publish.epub.dates import modified
from publish.epub.identifiers import issue_identifier
from publish.epub.issue_metadata import editors
from publish.epub.series import numeric_position
from publish.html import Setting
from publish.html.issue import issue_title
from publish.html.licences import license_words
from publish.model import Article, Multilingual
from publish.model.inlines import plain_text
from publish.opds.catalogue import Download, Picture, Publication

T = TypeVar("T")


def publication(
    setting: Setting,
    articles: tuple[Article, ...],
    cover: Picture,
    downloads: tuple[Download, ...],
) -> Publication:
    """The issue of a setting with its articles, its cover and the files that may be had."""
    journal, issue = setting.journal, setting.issue
    assert issue is not None
    own = setting.language
    names = _own_first(journal.title, own) if journal else ()
    tags = tuple(tag for tag, _ in names) or (own,)
    changed = modified(articles, setting)
    return Publication(
        identifier=issue_identifier(issue, setting),
        titles=tuple((tag, issue_title(setting, tag)) for tag in tags),
        subtitles=_own_first(issue.title, own),
        languages=(own, *(tag for tag in tags[1:])),
        editors=tuple(
            tuple((tag, name.display(tag)) for tag, name in _own_first(one.name, own))
            for one in editors(setting, own)
        ),
        publisher=_own_first(journal.publisher.name, own) if journal else (),
        published=whole_date(issue.published or issue.date),
        modified=f"{changed:%Y-%m-%d}" if changed else "",
        journal=names,
        position=numeric_position(issue),
        contents=tuple((tag, _titles(articles, tag)) for tag in tags),
        rights=license_words(journal.license, own) if journal else "",
        cover=cover,
        downloads=downloads,
    )


def whole_date(date: str) -> str:
    """A date as a day, the first of its month or year; empty when it is none."""
    parts = date.split("-")
    if not date or not all(part.isdigit() for part in parts):
        return ""
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    return f"{year:04}-{month:02}-{day:02}"


def _own_first(texts: Multilingual[T], language: str) -> tuple[tuple[str, T], ...]:
    chosen = texts.tag_for(language)
    return tuple(sorted(texts, key=lambda entry: entry[0] != chosen))


def _titles(articles: tuple[Article, ...], language: str) -> tuple[str, ...]:
    """The titles of the articles that have one in a language."""
    found = (each.title.get(language) for each in articles)
    return tuple(plain_text(title) for title in found if title)
