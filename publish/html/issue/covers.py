"""Front and back cover, as pages of the issue's PDF and as parts of the printer's sheet."""

from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from publish.html.dates import date_text, issue_number
from publish.html.issue.barcode import Barcode, barcode_of
from publish.html.issue.contents import ContentsSection, contents_sections
from publish.html.issue.document import (
    ContentsEntry,
    IssueDocument,
    Words,
    issue_date,
    issue_document,
    issue_line,
)
from publish.html.labels import label
from publish.html.setting import Setting
from publish.html.widths import width_of
from publish.model import Resource, is_chinese
from publish.model.cover import BLEED_MM
from publish.styles.measures import in_points

SPINE_TEXT_FROM_MM = 6.0
"""The thinnest spine that bears text: a smaller one folds into it."""
SHEET_MM = 0.10
"""The thickness of a sheet, two pages, where the issue states none."""


class CoverFace(Struct, frozen=True):
    """What a front cover says. Empty texts are not printed.

    `titles` are (language, text), the journal's own first; `lines` number and date likewise.
    """

    issn: str
    titles: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]
    issue_title: tuple[tuple[str, str], ...]
    sections: tuple[ContentsSection, ...]
    publisher: str
    crowding: int
    """By how many steps the type of the contents is smaller, so that they have room."""


class Room(Struct, frozen=True):
    """The room of contents on a cover of 170 × 230 mm, as issue.css has it.

    `title` is the measure of a title in em of `size`; `lines` are those that there is room for at
    each size of the type, `leadings` their heights in pt; `below` are the lines of authors below
    each title.
    """

    title: float
    size: float
    lines: tuple[int, ...]
    leadings: tuple[float, ...]
    below: int

    def crowding(self, sections: tuple[ContentsSection, ...], trim: tuple[float, float]) -> int:
        """The first size, from 0, at which contents have room; one more than the last if none.

        `trim` is the trimmed page in pt: what it has more or less than 170 × 230 mm is theirs.
        """
        wider, higher = (side - mm * 72 / 25.4 for side, mm in zip(trim, (170, 230), strict=True))
        title = max(1.0, self.title + wider / self.size)
        entries = [entry for section in sections for entry in section.entries]
        lines = sum(ceil(width_of(entry.words) / title) + self.below for entry in entries)
        wanted = lines + 1.5 * sum(1 for section in sections if section.title)
        room = (most + higher / each for most, each in zip(self.lines, self.leadings, strict=True))
        fitting = (step for step, most in enumerate(room) if wanted <= most)
        return next(fitting, len(self.lines))


FRONT_ROOM = Room(22.0, 10.0, (16, 19, 22), (16.0, 13.5, 11.5), below=0)
BACK_ROOM = Room(28.0, 10.5, (24, 29, 34), (15.0, 13.0, 11.5), below=1)


class Spine(Struct, frozen=True):
    """The spine: its width, and the text that runs down it in cells of one character.

    A cell of digits or letters holds several. `head` is title, number and date, `foot` the
    publisher; both are empty on a thin spine. `size` is that of the type in pt.
    """

    width_mm: float
    size: float
    head: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...]


def front_cover(setting: Setting, entries: tuple[ContentsEntry, ...] = ()) -> IssueDocument:
    """The front cover; the contents stand on it where the style wants them."""
    words = Words("front-cover", _language(setting), _label("cover", setting), blind=True)
    return issue_document(words, setting, face=cover_face(setting, entries))


def back_cover(setting: Setting, entries: tuple[ContentsEntry, ...] = ()) -> IssueDocument:
    """The back cover: the contents in the second language, or nothing, and the barcode."""
    words = Words("back-cover", _language(setting), _label("back-cover", setting), blind=True)
    code = barcode(setting)
    document = issue_document(words, setting, back=back_face(setting, entries), barcode=code)
    return replace(document, resources=_resources(code))


def cover_sheet(setting: Setting, entries: tuple[ContentsEntry, ...], pages: int) -> IssueDocument:
    """Back, spine and front on one sheet with bleed, for a body of so many pages."""
    language, back_spine = _language(setting), spine(setting, pages)
    words = Words("cover-sheet", language, _label("cover", setting), blind=True)
    code = barcode(setting)
    trim = [
        in_points(setting.style.text(f"page.trim-{side}"), "0pt") * 25.4 / 72
        for side in ("width", "height")
    ]
    document = issue_document(
        words,
        setting,
        face=cover_face(setting, entries),
        back=back_face(setting, entries),
        spine=back_spine,
        barcode=code,
        sheet_width=2 * trim[0] + back_spine.width_mm,
        trim_width=trim[0],
        trim_height=trim[1],
        bleed=BLEED_MM,
    )
    return replace(document, resources=_resources(code))


def cover_picture(setting: Setting, part: str, picture: Resource, width_mm: float) -> IssueDocument:
    """A designer's picture as a part of the cover: `front`, `spine` or `back`.

    It fills the trimmed size and the bleed around it; on the page of an issue's PDF only the
    trimmed size shows.
    """
    words = Words("cover-picture", _language(setting), _label("cover", setting), True, name=part)
    height = setting.style.trim_mm[1]
    document = issue_document(
        words, setting, picture=picture.path, width=width_mm, height=height, bleed=BLEED_MM,
        alternative=cover_words(setting, part),
    )  # fmt: skip
    return replace(document, resources=(picture,))


def cover_words(setting: Setting, part: str) -> str:
    """What a designer's cover is called for those who do not see it: 封面 《版面研究》　第1期."""
    name = _label("back-cover" if part == "back" else "cover", setting)
    return f"{name} {issue_line(setting, _language(setting))}".strip()


def spine_page(setting: Setting, pages: int) -> IssueDocument | None:
    """The spine of a body of so many pages as a page of its own, for proofs; None where it
    bears no text.
    """
    words = Words("spine-page", _language(setting), _label("spine", setting), blind=True)
    found = spine(setting, pages)
    if not found.head:
        return None
    height = setting.style.trim_mm[1]
    return issue_document(words, setting, spine=found, trim_height=height)


def spine_width(setting: Setting, pages: int) -> float:
    """The thickness of a body of so many pages in mm: two pages are a sheet."""
    stated = setting.issue.sheet_mm if setting.issue else ""
    return pages / 2 * (float(stated) if stated else SHEET_MM)


def spine(setting: Setting, pages: int) -> Spine:
    """The spine of a body of so many pages."""
    width = spine_width(setting, pages)
    journal, issue = setting.journal, setting.issue
    if width < SPINE_TEXT_FROM_MM or journal is None or issue is None:
        return Spine(width, 0.0, (), ())
    language = journal.language
    numerals = "han" if is_chinese(language) else "arabic"
    calendar = "roc" if journal.calendar == "roc" else "ce"
    texts = (
        journal.title.best(language) or "",
        issue_number(issue, language, numerals),
        date_text(issue.date, language, calendar, numerals),
    )
    size = 9.0 if width < 8 else 10.0 if width < 10 else 11.0
    publisher = journal.publisher.name.best(language) or ""
    return Spine(width, size, tuple(cells(text) for text in texts if text), cells(publisher))


def cells(text: str) -> tuple[str, ...]:
    """The text as cells of a vertical line: a character, or digits and letters together."""
    found: list[str] = []
    for character in text:
        joins = character.isascii() and not character.isspace()
        if joins and found and found[-1].isascii():
            found[-1] += character
        elif not character.isspace():
            found.append(character)
    return tuple(found)


def cover_face(setting: Setting, entries: tuple[ContentsEntry, ...]) -> CoverFace:
    """What the front cover says."""
    journal, issue, language = setting.journal, setting.issue, _language(setting)
    if journal is None:
        return CoverFace("", (), (), (), (), "", 0)
    own = journal.title.tag_for(language)
    titles = tuple(sorted(journal.title, key=lambda entry: entry[0] != own))
    shows = setting.style.flag("cover.contents")
    sections = contents_sections(setting, entries, language) if shows else ()
    return CoverFace(
        issn=journal.issn_print or journal.issn_electronic,
        titles=titles,
        lines=tuple((tag, _number_and_date(setting, tag)) for tag, _ in titles),
        issue_title=tuple(issue.title) if issue else (),
        sections=sections,
        publisher=journal.publisher.name.best(language) or "",
        crowding=FRONT_ROOM.crowding(sections, setting.style.trim),
    )


class BackFace(Struct, frozen=True):
    """The contents in the second language on a back cover; None where it stays blank."""

    language: str
    title: str
    issue_line: str
    sections: tuple[ContentsSection, ...]
    crowding: int
    """By how many steps the type is smaller, so that the contents end above the barcode."""


def back_face(setting: Setting, entries: tuple[ContentsEntry, ...]) -> BackFace | None:
    """The contents on the back cover, where the style wants them and there are some."""
    journal = setting.journal
    if setting.style.text("back-cover.contents") == "blank" or journal is None or not entries:
        return None
    own = journal.title.tag_for(journal.language)
    language = next((tag for tag, _ in journal.title if tag != own), "")
    if not language:
        return None
    sections = contents_sections(setting, entries, language)
    return BackFace(
        language,
        label("contents", language, journal),
        issue_line(setting, language),
        sections,
        BACK_ROOM.crowding(sections, setting.style.trim),
    )


def barcode(setting: Setting) -> Barcode | None:
    """The barcode of the ISSN with the issue's add-on, where the style wants it."""
    journal, issue = setting.journal, setting.issue
    if journal is None or issue is None or not setting.style.flag("cover.barcode"):
        return None
    return barcode_of(journal.issn_print, issue.number, issue.date) if journal.issn_print else None


def _resources(code: Barcode | None) -> tuple[Resource, ...]:
    return (code.picture,) if code else ()


def _number_and_date(setting: Setting, language: str) -> str:
    journal, issue = setting.journal, setting.issue
    assert journal is not None
    number = issue_number(issue, language, journal.numerals) if issue else ""
    joint = "\u2003" if is_chinese(language) else ", "
    return joint.join(part for part in (number, issue_date(setting, language)) if part)


def _language(setting: Setting) -> str:
    return setting.language


def _label(name: str, setting: Setting) -> str:
    return label(name, _language(setting), setting.journal)
