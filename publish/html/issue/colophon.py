"""版權頁: the colophon, in print the last page of an issue, or a page of the e-book."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from publish.html.dates import issue_number, printed_date
from publish.html.issue.attributions import face_attributions
from publish.html.issue.document import IssueDocument, Words, issue_document
from publish.html.issue.masthead import (
    TYPESETTERS,
    in_colophon_order,
    is_board,
    masthead,
    names_of,
    role_name,
    role_words,
)
from publish.html.labels import label
from publish.html.licences import license_address, license_words
from publish.html.people import display_name, joined
from publish.html.setting import Setting
from publish.html.widths import width_of
from publish.model import Masthead, Multilingual, Organisation, is_chinese

LABEL_WIDTH = 5
"""Em over which a label is spread: the longest common ones have five characters."""
_CURRENCIES = {"TWD": "新臺幣{amount}元"}


class ColophonEntry(Struct, frozen=True):
    """A label with its values, one a line: (language, text); `names_people` joined by 、."""

    label: str
    values: tuple[tuple[str, str], ...]
    names_people: bool = False

    def gaps(self, width: float) -> float:
        """The em between the characters of the label when it is spread over `width`.

        Labels with other letters than Han (E-mail, ISSN) are not spread.
        """
        count = len(self.label)
        if count < 2 or width_of(self.label) != count:
            return 0.0
        return max(0.0, (width - count) / (count - 1))


def colophon(setting: Setting, medium: str = "print") -> IssueDocument:
    """The colophon for `print` or `epub`.

    The e-book's has its own GPN and ISBN and says nothing of printing and typesetting.
    """
    language = setting.language
    entries = colophon_entries(setting, medium)
    words = Words("colophon", language, label("colophon", language, setting.journal), True, medium)
    width = max([LABEL_WIDTH, *(width_of(entry.label) for entry in entries)])
    lines = sum(len(entry.values) for entry in entries)
    return issue_document(words, setting, entries=entries, width=width, long=lines > _LINES)


_LINES = 30
"""Lines beyond which the colophon begins at the head of the page: it needs all of it."""


def colophon_entries(setting: Setting, medium: str = "print") -> tuple[ColophonEntry, ...]:
    """The lines of the colophon in the order of Taiwanese journals; empty ones are left out."""
    journal = setting.journal
    if journal is None:
        return ()
    writer = _Writer(setting, medium == "epub", journal.language)
    return tuple(entry for entry in writer.entries() if entry.values)


class _Writer:
    """Writes the entries, empty ones among them."""

    def __init__(self, setting: Setting, epub: bool, language: str) -> None:
        assert setting.journal is not None
        self.setting = setting
        self.journal = setting.journal
        self.issue = setting.issue
        self.epub = epub
        self.language = language

    def entries(self) -> Iterator[ColophonEntry]:
        """All lines in order."""
        yield from self._issue()
        yield from self._people()
        yield from self._publisher()
        yield from self._trade()
        yield from self._numbers()
        yield from self._rights()

    def _issue(self) -> Iterator[ColophonEntry]:
        journal, issue = self.journal, self.issue
        yield self._both("journal-title", journal.title)
        if issue is not None:
            yield self._one("number", issue_number(issue, self.language, journal.numerals))
            yield self._one("whole-number", self._whole_number())
            yield self._both("issue-title", issue.title)
            yield self._one("published", self._date(issue.published or issue.date))
        yield self._one("founded", self._date(journal.founded))
        yield self._one("frequency", journal.frequency.get(self.language) or "")

    def _whole_number(self) -> str:
        number = self.issue.whole_number if self.issue else ""
        return f"第{number}期" if number and is_chinese(self.language) else number

    def _people(self) -> Iterator[ColophonEntry]:
        entries = in_colophon_order(masthead(self.setting))
        guests = self.issue.guest_editors if self.issue else ()
        names = joined([self._name(person) for person in guests], self.language)
        editors = replace(self._one("guest-editors", names), names_people=True)
        waiting = [editors] if names else []
        for entry in entries:
            if waiting and role_name(entry) not in _BEFORE_GUESTS:
                yield waiting.pop()
            yield self._role(entry)
        yield from waiting

    def _name(self, person: object) -> str:
        return display_name(person, self.language, self.setting.style)  # type: ignore[arg-type]

    def _role(self, entry: Masthead) -> ColophonEntry:
        names = joined(list(names_of(entry, self.language)), self.language)
        if is_board(entry) and self._has_board():
            names = self._label("see-board")
        return ColophonEntry(
            role_words(entry, self.language), self._values(names), names_people=True
        )

    def _has_board(self) -> bool:
        refers = self.setting.style.text("colophon.board") == "refer"
        return (
            refers
            and self.issue is not None
            and any(page.kind == "board" for page in self.issue.front)
        )

    def _publisher(self) -> Iterator[ColophonEntry]:
        publisher = self.journal.publisher
        yield self._both("parent", self.journal.parent.name)
        yield self._both("publisher", publisher.name)
        yield self._both("address", publisher.address)
        yield self._one("phone", publisher.phone)
        yield self._one("fax", publisher.fax)
        yield self._one("e-mail", publisher.email)
        yield self._one("url", publisher.url)
        if not self.epub:
            for entry in masthead(self.setting):
                if role_name(entry) in TYPESETTERS:
                    yield self._role(entry)

    def _trade(self) -> Iterator[ColophonEntry]:
        journal, issue = self.journal, self.issue
        if issue is not None and not self.epub:
            yield self._places("printer", (issue.printer,))
        yield self._places("distributors", journal.distributors)
        if issue is not None and not self.epub:
            yield self._places("sales", issue.sales)
        if issue is not None:
            yield self._one("price", "／".join(_price(*price) for price in issue.price))
        yield self._one("subscription", journal.subscription.best(self.language) or "")
        yield self._one("giro-account", journal.giro_account)
        yield self._one("giro-name", journal.giro_name)

    def _numbers(self) -> Iterator[ColophonEntry]:
        journal, issue = self.journal, self.issue
        yield self._media("issn", journal.issn_print, journal.issn_electronic)
        own = issue.gpn_print if issue else "", issue.gpn_electronic if issue else ""
        gpn = own[0] or journal.gpn_print, own[1] or journal.gpn_electronic
        isbn = (issue.isbn_print, issue.isbn_epub) if issue else ("", "")
        of_book = 1 if self.epub else 0
        yield self._one("gpn", gpn[of_book])
        yield self._one("isbn", isbn[of_book])

    def _rights(self) -> Iterator[ColophonEntry]:
        journal = self.journal
        joint = "、" if is_chinese(self.language) else "; "
        yield self._one("indexing", joint.join(journal.indexing))
        license, address = journal.license, license_address(journal.license)
        words = license_words(license, self.language)
        yield ColophonEntry(self._label("license"), self._values(words, address))
        if not self.epub:  # a book embeds faces of its own, and says so in its metadata
            attributions = face_attributions(self.setting.style, self.language)
            yield ColophonEntry(self._label("faces"), self._values(*attributions))
        for line in journal.colophon_extra:
            yield ColophonEntry(
                line.label.best(self.language) or "",
                self._values(line.value.best(self.language) or ""),
            )
        yield self._both("disclaimer", journal.disclaimer)

    def _label(self, name: str) -> str:
        return label(name, self.language, self.journal)

    def _date(self, date: str) -> str:
        return printed_date(date, self.language, self.journal) if date else ""

    def _values(self, *texts: str) -> tuple[tuple[str, str], ...]:
        return tuple((self.language, text) for text in texts if text)

    def _one(self, name: str, text: str) -> ColophonEntry:
        return ColophonEntry(self._label(name), self._values(text))

    def _both(self, name: str, texts: Multilingual[str]) -> ColophonEntry:
        """The text in the journal's language, and below it in the others."""
        own = texts.tag_for(self.language)
        values = sorted(texts, key=lambda entry: entry[0] != own)
        return ColophonEntry(self._label(name), tuple(values))

    def _media(self, name: str, in_print: str, online: str) -> ColophonEntry:
        """The numbers of print and online editions in one line."""
        parts = [
            number + self._label(medium)
            for number, medium in ((in_print, "print"), (online, "electronic"))
            if number
        ]
        return self._one(name, ("　" if is_chinese(self.language) else "; ").join(parts))

    def _places(self, name: str, places: tuple[Organisation, ...]) -> ColophonEntry:
        """Printers and places of sale, a line each: name, address, phone."""
        lines = (self._place(place) for place in places)
        return ColophonEntry(self._label(name), self._values(*lines))

    def _place(self, place: Organisation) -> str:
        name, address = place.name.best(self.language), place.address.best(self.language)
        reach = [place.phone, place.url or place.email]
        parts = [part for part in (name, address, *reach) if part]
        return ("　" if is_chinese(self.language) else ", ").join(parts)


_BEFORE_GUESTS = ("榮譽發行人", "發行人", "社長", "總編輯", "主編")


def _price(currency: str, amount: str) -> str:
    form = _CURRENCIES.get(currency, f"{currency} {{amount}}")
    return form.format(amount=amount)
