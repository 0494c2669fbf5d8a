"""抽印本封面: the cover page of an offprint."""

from msgspec import Struct

from publish.html.dates import issue_number, printed_date
from publish.html.issue.contents import contents_title
from publish.html.issue.document import IssueDocument, Words, issue_document, issue_line
from publish.html.labels import label
from publish.html.licences import license_address, license_words
from publish.html.opening import other_language
from publish.html.people import display_name, joined
from publish.html.setting import Setting
from publish.model import Article, is_chinese
from publish.model.inlines import Inlines, plain_text


class Citation(Struct, frozen=True):
    """How an article is cited in a language: what stands before its italic or marked title
    of the journal, that title, and what stands behind it.
    """

    language: str
    before: str
    journal: str
    behind: str


class OffprintCover(Struct, frozen=True):
    """What an offprint's cover says, each text as (language, text)."""

    issue_lines: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, Inlines], ...]
    authors: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    doi: str
    license: str
    license_address: str
    publisher: tuple[tuple[str, str], ...]


def offprint_cover(article: Article, setting: Setting, first: str, last: str) -> IssueDocument:
    """The cover of an article's offprint; `first` and `last` are its folios as printed."""
    language = article.language
    title = label("offprint", language, setting.journal)
    words = Words("offprint-cover", language, title, blind=True, name=article.id)
    cover = offprint_words(article, setting, first, last)
    return issue_document(words, setting, cover=cover)


def offprint_words(article: Article, setting: Setting, first: str, last: str) -> OffprintCover:
    """What the cover says, in the article's language and in its other one."""
    journal = setting.journal
    languages = [language for language in (article.language, other_language(article)) if language]
    lines = [(tag, issue_line(setting, tag)) for tag in languages]
    rights = article.rights.license or (journal.license if journal else "")
    doi = article.identifiers.doi
    return OffprintCover(
        issue_lines=tuple((tag, line) for tag, line in lines if line),
        titles=tuple((tag, contents_title(article, tag)) for tag in languages),
        authors=tuple(
            (tag, _names(article, tag, setting)) for tag in languages if _is_named(article, tag)
        ),
        citations=tuple(
            citation(article, setting, tag, first, last) for tag in languages if journal
        ),
        doi=f"https://doi.org/{doi}" if doi else article.identifiers.url,
        license=license_words(rights, article.language),
        license_address=license_address(rights),
        publisher=tuple(journal.publisher.name) if journal else (),
    )


def citation(article: Article, setting: Setting, language: str, first: str, last: str) -> Citation:
    """甲、乙，〈題名〉，《刊名》，第75期（2021年7月），頁1–30。, or its English form.

    Chinese in the order of Taiwanese journals of the humanities, English as in the Chicago
    Manual's bibliographies: A, B. “Title.” *Journal* 48, no. 3 (July 2021): 1–30.
    """
    journal, issue = setting.journal, setting.issue
    assert journal is not None
    chinese = is_chinese(language)
    name = journal.title.best(language) or ""
    title = plain_text(contents_title(article, language))
    date = printed_date(issue.date, language, journal) if issue and issue.date else ""
    folios = first if first == last else f"{first}–{last}"
    if chinese:
        names = _names(article, language, setting)
        number = issue_number(issue, language, journal.numerals) if issue else ""
        number += f"（{date}）" if date else ""
        parts = [part for part in (names, f"〈{title}〉") if part]
        behind = [part for part in (number, f"頁{folios}" if setting.prints_folios else "") if part]
        return Citation(language, "，".join(parts) + "，", name, f"，{'，'.join(behind)}。")
    names = _inverted(article, language)
    lead = f"{names}{'' if names.endswith('.') else '.'} " if names else ""
    stop = "" if title.endswith(("?", "!")) else "."
    number = _western_number(setting) + (f" ({date})" if date else "")
    pages = f": {folios}" if setting.prints_folios else ""
    return Citation(language, f"{lead}“{title}{stop}” ", name, f"{number}{pages}.")


def _western_number(setting: Setting) -> str:
    """48, no. 3 behind the journal's title, or , no. 3 where volumes are not counted."""
    issue = setting.issue
    if issue is None:
        return ""
    volume = f" {issue.volume}" if issue.volume else ""
    return volume + (f", no. {issue.number}" if issue.number else "")


def _inverted(article: Article, language: str) -> str:
    """The authors as a bibliography lists them: the first by the family name."""
    names = [person.display(language) for person in article.authors]
    if names:
        first = article.authors[0].name.get(language)
        names[0] = first.inverted(language) if first else names[0]
    if any("," in name for name in names[1:]):  # a body with a comma in its own name
        return "; ".join(names)
    if len(names) == 2:
        return f"{names[0]}, and {names[1]}"
    return ", ".join((*names[:-1], f"and {names[-1]}")) if len(names) > 2 else "".join(names)


def _names(article: Article, language: str, setting: Setting) -> str:
    return joined(
        [display_name(person, language, setting.style) for person in article.authors], language
    )


def _is_named(article: Article, language: str) -> bool:
    return any(person.name.get(language) for person in article.authors)
