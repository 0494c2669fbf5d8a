"""What the opening page and the bibliographic lines say, decided before any template."""

from msgspec import Struct

from publish.html.dates import issue_number, printed_date
from publish.html.labels import label
from publish.html.people import (
    Author,
    UnnumberedNote,
    affiliation_place,
    affiliations,
    display_name,
    joined,
    unnumbered_notes,
)
from publish.html.setting import Setting
from publish.html.widths import width_of
from publish.model import Article, Person, base_language
from publish.model.inlines import plain_text


class Opening(Struct, frozen=True):
    """The opening page of an article.

    `authors` are in the article's language with marks and affiliations; `shared` is the
    affiliation that all of them have in common, when it stands under the names.
    `other_language` is the second language of titles and names, empty when there is none.
    `dates` is one line, or empty.
    """

    authors: tuple[Author, ...]
    shared: str
    notes: tuple[UnnumberedNote, ...]
    dates: str
    other_language: str
    other_authors: str
    other_affiliations: tuple[str, ...]
    next_page: bool

    def mark(self, key: str) -> str:
        """The asterisks that call an unnumbered note, or empty."""
        return next((note.mark for note in self.notes if note.key == key), "")

    def note(self, key: str) -> UnnumberedNote | None:
        """The unnumbered note of the title or of an author."""
        return next((note for note in self.notes if note.key == key), None)


def opening(article: Article, setting: Setting) -> Opening:
    """The opening page of an article in its setting."""
    style, journal, language = setting.style, setting.journal, article.language
    notes = unnumbered_notes(article, style, journal)
    marks = {note.key: note.mark for note in notes}
    under_names = affiliation_place(article, style) == "under-names"
    authors = tuple(
        Author(
            display_name(person, language, style),
            marks.get(f"author-{number}", ""),
            affiliations(person, language) if under_names else "",
        )
        for number, person in enumerate(article.authors, 1)
    )
    common = {author.affiliation for author in authors}
    shared = common.pop() if len(common) == 1 else ""
    other = other_language(article)
    return Opening(
        authors=authors,
        shared=shared,
        notes=notes,
        dates=dates_line(article, language, setting),
        other_language=other,
        other_authors=joined(
            [display_name(person, other, style) for person in article.authors], other
        )
        if other and any(_is_named_anew(person, language, other) for person in article.authors)
        else "",
        other_affiliations=tuple(
            dict.fromkeys(
                text for person in article.authors if (text := affiliations(person, other))
            )
        )
        if other
        else (),
        next_page=_body_on_next_page(article, setting),
    )


def _is_named_anew(person: Person, language: str, other: str) -> bool:
    """Whether a person has a name in the other language that the line above does not say."""
    return bool(person.name.get(other)) and person.display(other) != person.display(language)


def other_language(article: Article) -> str:
    """The language of the second title: English beside Chinese, Chinese beside English."""
    own = base_language(article.language)
    return next((tag for tag, _ in article.title if base_language(tag) != own), "")


def _body_on_next_page(article: Article, setting: Setting) -> bool:
    start = setting.style.text("opening.body-start")
    if start != "by-type":
        return start == "next-page"
    return article.type == "research-article"


def dates_line(article: Article, language: str, setting: Setting) -> str:
    """收稿日期：… 修訂日期：… 接受日期：…, the given ones, 1 em apart."""
    given = (
        ("received", article.dates.received),
        ("revised", article.dates.revised),
        ("accepted", article.dates.accepted),
    )
    parts = [
        label(name, language, setting.journal) + printed_date(date, language, setting.journal)
        for name, date in given
        if date
    ]
    return ("\u3000" if base_language(language) == "zh" else "; ").join(parts)


class Bibliography(Struct, frozen=True):
    """The bibliographic line of one language without its pages.

    Chinese: 《刊名》第75期（2021年7月），頁 ; English: *Title*, No. 75 (July 2021), p. or pp.
    """

    language: str
    title: str
    rest: str


def bibliographic_lines(article: Article, setting: Setting) -> tuple[Bibliography, ...]:
    """One line per language of the journal's title; none without a journal."""
    journal, issue = setting.journal, setting.issue
    if journal is None or not setting.style.flag("opening.bibliographic-lines"):
        return ()
    lines: list[Bibliography] = []
    for tag, title in journal.title:
        chinese = base_language(tag) == "zh"
        rest = ""
        if issue is not None:
            number = issue_number(issue, tag, journal.numerals)
            date = printed_date(issue.date, tag, journal) if issue.date else ""
            if chinese:
                rest = number + (f"（{date}）" if date else "")
            else:
                rest = (f", {number}" if number else "") + (f" ({date})" if date else "")
        lines.append(Bibliography(tag, title, rest))
    return tuple(sorted(lines, key=lambda line: base_language(line.language) != "zh"))


class Address(Struct, frozen=True):
    """Where the article is on the network; `beside` the first bibliographic line or below."""

    text: str
    beside: bool


_HEAD_GAP = "\u2003"
_LINE_SIZE = 8.8
"""The size of bibliographic lines in pt, as in print.css."""
_PAGES = "，頁100–130"
_GAP = 2.0


def printed_address(
    article: Article, setting: Setting, lines: tuple[Bibliography, ...]
) -> Address | None:
    """The DOI as an address, else the address that was typed; None with neither.

    It stands at the right of the first line where both have room in the measure.
    """
    doi = article.identifiers.doi
    text = f"https://doi.org/{doi}" if doi else article.identifiers.url
    if not text:
        return None
    style = setting.style
    measure = style.number("page.measure") * style.points("body.size") / _LINE_SIZE
    first = f"《{lines[0].title}》{lines[0].rest}{_PAGES}" if lines else ""
    return Address(text, width_of(first) + _GAP + width_of(text) <= measure)


def running_heads(article: Article, setting: Setting) -> tuple[str, str]:
    """The text of the verso's and the recto's running head, without folios.

    Verso: 《刊名》　第75期　2021年7月, recto: author　short title. The parts are separated by
    U+2003, which the style sheet prints as room of 1 em.
    """
    recto = [head_authors(article, setting), short_title(article)]
    return verso_head(setting, article.language), _HEAD_GAP.join(part for part in recto if part)


def verso_head(setting: Setting, language: str) -> str:
    """《刊名》　第75期　2021年7月; empty without a journal."""
    journal, issue = setting.journal, setting.issue
    if journal is None:
        return ""
    title = journal.title.best(language) or ""
    parts = [f"《{title}》" if base_language(language) == "zh" else title]
    if issue is not None:
        parts.append(issue_number(issue, language, journal.numerals))
        parts.append(printed_date(issue.date, language, journal))
    return _HEAD_GAP.join(part for part in parts if part)


def head_authors(article: Article, setting: Setting) -> str:
    """The authors of a running head: 甲、乙、丙; more than three: 甲等."""
    if not setting.style.flag("heads.author"):
        return ""
    language = article.language
    names = [display_name(person, language, setting.style) for person in article.authors]
    if len(names) > 3:
        return names[0] + label("et-al", language, setting.journal)
    return joined(names, language)


def short_title(article: Article) -> str:
    """The short title, else the title alone, in the article's language."""
    own = article.short_title.get(article.language)
    if own:
        return own
    title = article.title.best(article.language)
    return plain_text(title) if title else ""
