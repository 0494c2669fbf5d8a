"""What every page of an issue around its articles has in common."""

from msgspec import Struct
from msgspec.structs import replace

from publish.html.dates import issue_number, printed_date
from publish.html.inlines import NOWHERE
from publish.html.numbering import Numbering
from publish.html.opening import verso_head
from publish.html.renderer import Renderer
from publish.html.setting import Setting
from publish.model import Article, Multilingual, Resource, is_chinese
from publish.model.identifiers import ascii_id
from publish.model.inlines import Inlines, Text

ARTICLE_ADDRESS = "article:"
"""How an address within an issue begins: `article:ID`. What is merged later has no place yet."""


class ContentsEntry(Struct, frozen=True):
    """An article in the contents, under the title of its section (empty: under none).

    `folio` is its first folio as printed: 1, iii.
    """

    section: Multilingual[str]
    article: Article
    folio: str


class IssueDocument(Struct, frozen=True):
    """Pages of an issue for the engine, as XHTML without namespace, like `PrintDocument`.

    `kind` is front-cover, board, toc, divider, page, colophon, back-cover, cover-sheet,
    spine-page, offprint-cover or blank. Every id begins with `prefix`, which no article's id
    can. `title` is what bookmarks and the file call it. `blind` pages have no folio and no
    running head. With the medium `epub` the XHTML is that of a book, and `printed` what the
    ids of the same pages in print begin with.
    """

    kind: str
    language: str
    title: str
    html: str
    prefix: str
    blind: bool
    resources: tuple[Resource, ...] = ()
    printed: str = ""


class Words(Struct, frozen=True):
    """What stands on pages of a kind: the template's name, its title, its values."""

    kind: str
    language: str
    title: str
    blind: bool = False
    medium: str = "print"
    name: str = ""
    """What tells two documents of a kind apart, in the ids."""


def issue_document(words: Words, setting: Setting, **values: object) -> IssueDocument:
    """Pages by the template `issue/KIND.html.j2` inside that of all issue pages.

    Raises TemplateFailedError where a template of the style cannot be filled.
    """
    render = issue_renderer(words, setting)
    verso, recto = ("", "") if words.blind else running_heads(words, setting)
    html = render.template(
        f"issue/{words.kind}.html.j2",
        words=words,
        verso=verso,
        recto=recto,
        issue_line=issue_line(setting, words.language),
        **values,
    )
    return IssueDocument(
        words.kind,
        words.language,
        words.title,
        html,
        render.prefix,
        words.blind,
        printed=prefix_of(words, "print"),
    )


def issue_renderer(words: Words, setting: Setting) -> Renderer:
    """A renderer for texts that belong to no article.

    The colon in its prefix keeps ids apart from those of articles, whose ids have none.
    """
    prefix = prefix_of(words, words.medium)
    return Renderer(nominal_article(words), setting, Numbering({}, {}, {}), words.medium, prefix)


def prefix_of(words: Words, medium: str) -> str:
    """What the ids of these pages begin with in a medium; ASCII in an e-book."""
    name = "-".join(part for part in (words.kind, words.name, words.language) if part)
    return f"issue:{name}." if medium == "print" else f"issue-{ascii_id(name)}."


def nominal_article(words: Words) -> Article:
    """The article that an issue's own page counts as: a title and a language."""
    title: Inlines = (Text(words.title, NOWHERE),)
    titles = Multilingual(((words.language, title),))
    return Article(words.kind, "", words.kind, words.language, titles, ())


def in_front(setting: Setting) -> Setting:
    """The setting of pages in the front matter, which may have no folios."""
    return replace(setting, prints_folios=setting.style.text("front.folios") != "none")


def issue_line(setting: Setting, language: str) -> str:
    """《版面研究》　第1期　2026年12月, or Studies in the Printed Page, No. 1, December 2026.

    What is not given is left out; U+2003 stands for room of 1 em.
    """
    journal, issue = setting.journal, setting.issue
    title = (journal.title.best(language) or "") if journal else ""
    number = (
        issue_number(issue, language, journal.numerals if journal else "arabic") if issue else ""
    )
    date = issue_date(setting, language)
    if is_chinese(language):
        parts = (f"《{title}》" if title else "", number, date)
        return "\u2003".join(part for part in parts if part)
    return ", ".join(part for part in (title, number, date) if part)


def issue_title(setting: Setting, language: str) -> str:
    """版面研究 第1期, without marks: how files and books are titled; the issue's id, else."""
    journal, issue = setting.journal, setting.issue
    title = (journal.title.best(language) or "") if journal else ""
    numerals = journal.numerals if journal else "arabic"
    number = issue_number(issue, language, numerals) if issue else ""
    found = " ".join(part for part in (title, number) if part)
    return found or (issue.id if issue else "")


def issue_date(setting: Setting, language: str) -> str:
    """The date of the issue as the issue words it (2026年春季號), else in figures."""
    issue = setting.issue
    if issue is None:
        return ""
    return issue.label.get(language) or printed_date(issue.date, language, setting.journal)


def running_heads(words: Words, setting: Setting) -> tuple[str, str]:
    """Verso: journal, number and date as above articles; recto: the title of the page."""
    return verso_head(setting, words.language), words.title
