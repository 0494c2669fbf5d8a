"""What the package document says of an issue: its title, editors, journal, rights, access."""

from publish.epub.binding import Chapter
from publish.epub.elements import dc
from publish.epub.identifiers import issn
from publish.epub.metadata import (
    access,
    form,
    languages,
    page_source,
    person,
    publication,
    rights_statements,
    titles,
)
from publish.epub.package import IDENTIFIER, Statement
from publish.epub.series import journal_series
from publish.html import Setting
from publish.html.issue import issue_title
from publish.html.issue.masthead import masthead, role_name
from publish.html.licences import license_words
from publish.model import Article, Multilingual, Person

EDITORS = ("總編輯", "主編", "本期客座主編", "客座主編", "特約主編")
"""The roles that make an issue, and so are its creators."""


def issue_statements(
    setting: Setting,
    chapters: tuple[Chapter, ...],
    articles: tuple[Article, ...],
    identifier: str,
    cover: str,
) -> tuple[Statement, ...]:
    """All metadata of an issue's book but the time of change; `cover` is a manifest id.

    Its creators are the editors; the authors of its articles are contributors.
    """
    issue, language = setting.issue, _language(setting)
    assert issue is not None
    documents = tuple(chapter.document for chapter in chapters)
    names = Multilingual(tuple((tag, issue_title(setting, tag)) for tag in _languages(setting)))
    license = setting.journal.license if setting.journal else ""
    return (
        *_identifiers(setting, identifier),
        *titles(names, issue.title, language),
        *_people(setting, articles, language),
        *(Statement("dc:language", tag) for tag in languages(*documents)),
        *publication(language, issue.published or issue.date, setting),
        *rights_statements(license_words(license, language), license),
        *journal_series(setting, language),
        *access(*documents),
        *(page_source(_source(setting)) if any(each.pages for each in documents) else ()),
        *form(setting, cover),
    )


def _language(setting: Setting) -> str:
    return setting.language


def _languages(setting: Setting) -> tuple[str, ...]:
    """The languages of the journal's title, its own first."""
    own = _language(setting)
    if setting.journal is None or not setting.journal.title:
        return (own,)
    chosen = setting.journal.title.tag_for(own)
    return (own, *(tag for tag, _ in setting.journal.title if tag != chosen))


def _identifiers(setting: Setting, identifier: str) -> tuple[Statement, ...]:
    found = [dc("identifier", identifier, IDENTIFIER)]
    if number := issn(setting):
        found.append(dc("identifier", f"urn:issn:{number}", "issn"))
    return tuple(found)


def _people(
    setting: Setting, articles: tuple[Article, ...], language: str
) -> tuple[Statement, ...]:
    authors = _once(tuple(one for article in articles for one in article.authors), language)
    found: list[Statement] = []
    for order, editor in enumerate(editors(setting, language), 1):
        found += person("creator", f"editor-{order}", editor, "edt", language)
    for order, author in enumerate(authors, 1):
        found += person("contributor", f"author-{order}", author, "aut", language)
    return tuple(found)


def editors(setting: Setting, language: str) -> tuple[Person, ...]:
    """Who made an issue: its guest editors, then the journal's editors, each once."""
    guests = setting.issue.guest_editors if setting.issue else ()
    in_charge = (
        one for entry in masthead(setting) if role_name(entry) in EDITORS for one in entry.people
    )
    return _once((*guests, *in_charge), language)


def _once(people: tuple[Person, ...], language: str) -> tuple[Person, ...]:
    """Each of the people once, by ORCID or else by name."""
    return tuple({one.orcid or one.display(language): one for one in people}.values())


def _source(setting: Setting) -> str:
    """The edition in print: by its ISBN, else by the journal's ISSN, else by name."""
    journal, issue = setting.journal, setting.issue
    if issue is not None and issue.isbn_print:
        return f"urn:isbn:{issue.isbn_print.replace('-', '').replace(' ', '')}"
    if journal is not None and journal.issn_print:
        return f"urn:issn:{journal.issn_print}"
    return f"{issue_title(setting, _language(setting))} (PDF)"
