"""The contents of an issue, in Chinese or in another language."""

from itertools import groupby
from math import ceil

from msgspec import Struct

from publish.html.issue.document import (
    ARTICLE_ADDRESS,
    ContentsEntry,
    IssueDocument,
    Words,
    issue_document,
)
from publish.html.labels import label
from publish.html.people import display_name, joined
from publish.html.setting import Setting
from publish.html.widths import width_of
from publish.model import Article, Multilingual, is_chinese
from publish.model.inlines import Inlines, NoteCall, Text, plain_text

TITLE_MEASURE = 20
"""Em of a title's lines in Chinese contents; author and folio have the rest of the measure."""
MEASURE = 32
FOLIO = 4
"""Em at the end of a line that hold the folio and the room before it."""
_LEAST_TITLE = 16
"""Em that authors leave to the lines of a title."""
_LEAST_LEADER = 1.5
"""Em that a line must leave to the dots between title and author."""


class TitleLine(Struct, frozen=True):
    """An entry as it prints. `column` is the em that the author has in the title's last line.

    It is 0 where the author stands in the next line. `names` are the authors in order.
    """

    title: Inlines
    names: tuple[str, ...]
    column: float
    folio: str
    address: str
    words: str
    """The title as plain text."""


class ContentsSection(Struct, frozen=True):
    """A section's title, empty where its entries stand under none, with its entries."""

    title: str
    entries: tuple[TitleLine, ...]


def contents(
    setting: Setting,
    entries: tuple[ContentsEntry, ...],
    language: str,
) -> IssueDocument:
    """目次 or Contents: all entries in printed order, by section.

    A leader's dots are drawn and are no text; the lines link to `article:ID`.
    """
    words = Words("toc", language, label("contents", language, setting.journal))
    return issue_document(words, setting, sections=contents_sections(setting, entries, language))


def contents_sections(
    setting: Setting, entries: tuple[ContentsEntry, ...], language: str
) -> tuple[ContentsSection, ...]:
    """The entries as they print in a language; neighbours of one section stand together."""
    return tuple(
        ContentsSection(
            title.best(language) or "", tuple(_entry(entry, setting, language) for entry in group)
        )
        for title, group in groupby(entries, key=_section)
    )


def _section(entry: ContentsEntry) -> Multilingual[str]:
    return entry.section


def _entry(entry: ContentsEntry, setting: Setting, language: str) -> TitleLine:
    article = entry.article
    title = contents_title(article, language)
    people = tuple(display_name(person, language, setting.style) for person in article.authors)
    # Among western names a comma may be part of one, so that the joints are not each alike.
    names = people if is_chinese(language) or not people else (joined(list(people), language),)
    return TitleLine(
        title,
        names,
        author_column(title, names) if is_chinese(language) else 0.0,
        entry.folio,
        f"{ARTICLE_ADDRESS}{article.id}",
        plain_text(title),
    )


def contents_title(article: Article, language: str) -> Inlines:
    """Title and subtitle, 題名——副題 or Title: Subtitle, without calls of notes."""
    title = article.title.best(language) or ()
    subtitle = article.subtitle.get(article.title.tag_for(language) or article.language)
    joint = "——" if is_chinese(language) else ": "
    both = (*title, Text(joint, article.span), *subtitle) if subtitle else title
    return tuple(inline for inline in both if not isinstance(inline, NoteCall))


def author_column(title: Inlines, names: tuple[str, ...]) -> float:
    """The em between title and folio that the authors take; 0 where they need a line alone.

    Names that need more than the usual 8 em take it from the title's lines, down to 16 em; or
    stand beside a title of one line while there is room for them and for a leader.
    """
    usual = MEASURE - FOLIO - TITLE_MEASURE
    if not names:
        return 0.0
    wanted = width_of(names_line(names)) + _LEAST_LEADER
    left = MEASURE - FOLIO - width_of(plain_text(title)) - _LEAST_LEADER
    if wanted > max(left, MEASURE - FOLIO - _LEAST_TITLE):
        return 0.0
    return float(max(usual, ceil(wanted)))


def names_line(names: tuple[str, ...]) -> str:
    """The names in one line; one of two characters is as wide as three."""
    return joined([f"{name}\u3000" if len(name) == 2 else name for name in names], "zh")
