"""What the program words: labels before captions and lists, names in a row, dates, works."""

import re
from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct

from publish.html.bibliography import Group, bibliography_groups
from publish.html.labels import label, role_label
from publish.html.significance import parted_note
from publish.html.widths import width_of
from publish.model import Contributor, ReviewedWork
from publish.model.blocks import Block, Heading, ListBlock
from publish.model.inlines import Inlines, plain_text

if TYPE_CHECKING:
    from publish.html.renderer import Renderer

_DATE_JOINTS = ("\u3000", "; ")
_LONGEST_PERSON = 6
"""Characters of a Chinese name of a person at most; those of bodies are longer."""


class Wording(Struct, frozen=True):
    """The words around those of an article, in its languages; templates call it `wording`."""

    render: "Renderer"

    def spread(self, words: str, language: str = "") -> Markup:
        """摘　要: a Chinese heading of two characters set apart."""
        if not self.render.is_chinese(language):
            return escape(words)
        return Markup('<span class="spread">{}</span>{}').format(words[:1], words[1:])

    def whole_name(self, name: str, language: str = "") -> Markup:
        """A name that no line breaks; that of a body, which may be as long as a line, may be."""
        words = self.render.text(name, language)
        return Markup('<span class="nowrap">{}</span>').format(words) if _is_short(name) else words

    def whole_names(self, names: str, language: str = "") -> Markup:
        """Names joined by 、 of which no line breaks one."""
        return Markup("、").join(self.whole_name(name, language) for name in names.split("、"))

    def caption_number(self, block: Block, language: str) -> str:
        """The label of a figure or table with the blank before its caption: 表1　."""
        blank = "\N{IDEOGRAPHIC SPACE}" if self.render.is_chinese(language) else "\N{EM SPACE}"
        return self.render.numbering.caption(block) + blank

    def number_gap(self, heading: Heading) -> str:
        """What stands between a heading's number and its text.

        A blank behind 1. and Section 1, an em behind 附錄一, nothing behind 壹、 and （一）,
        whose marks have their own room.
        """
        if not heading.number or heading.number[-1] in "、）．":
            return ""
        return " " if heading.number.isascii() else "\u3000"

    def hang(self, heading: Heading) -> str:
        """How far turnover lines of a heading hang: the width of its number."""
        return f"{width_of(heading.number):.2f}em"

    def hang_of(self, items: ListBlock) -> str:
        """How far the items of a list stand in from its edge: their widest label, whole em.

        （一） 3 em, 1. 2 em, a bullet 1 em; room for a blank follows Arabic numbers.
        """
        if not items.ordered:
            return "1em"
        labels = [item.number for item in items.items]
        return f"{max(2, *(ceil(width_of(each) + 0.25 * each.isascii()) for each in labels))}em"

    def marker(self, number: str, ordered: bool) -> str:
        """The label of a list item as printed; a blank follows Arabic numbers, as typed."""
        if not ordered:
            return "•"
        return f"{number} " if number.isascii() else number

    def joint(self, following: int, all_names: int, language: str = "") -> str:
        """What stands behind a name with so many `following`: 、 or the commas of A, B, and C."""
        if not following:
            return ""
        if self.render.is_chinese(language):
            return "、"
        if self.render.setting.style.text("names.english") == "family-capitals":
            return "; "
        if following > 1:
            return ", "
        return " and " if all_names == 2 else ", and "

    def role_label(self, contributor: Contributor) -> str:
        """責任編輯：, as the manuscript, the journal or the program words the role."""
        language = self.render.article.language
        own = contributor.label.best(language)
        if own:
            return own
        known = role_label(contributor.role, language, self.render.setting.journal)
        return known or f"{contributor.role}{'：' if self.render.is_chinese() else ': '}"

    def dates(self, line: str) -> Markup:
        """The dates of a line, none of them broken."""
        return Markup("").join(
            Markup('<span class="date-joint">{}</span>').format(part)
            if part in _DATE_JOINTS
            else Markup('<span class="unbroken">{}</span>').format(self.render.text(part))
            for part in re.split(f"({'|'.join(_DATE_JOINTS)})", line)
        )

    def table_note_label(self, language: str) -> str:
        """說明：, as the journal words it, else as the style does."""
        words = self.render.label("table-note", language)
        is_own = words != label("table-note", language)
        if is_own or not self.render.is_chinese(language):
            return words
        return self.render.setting.style.text("tables.note-label")

    def parted_note(self, note: Inlines) -> tuple[Inlines, Inlines]:
        """A table's note, and the stars of significance at its end."""
        return parted_note(note)

    def book_title(self, title: Inlines, language: str) -> Markup:
        """《…》 around a Chinese title, unless the marks were typed."""
        words = self.render.inlines(title, language)
        marked = plain_text(title).lstrip().startswith(("《", "〈"))
        if marked or not self.render.is_chinese(language):
            return words
        return Markup("《{}》").format(words)

    def work_details(self, work: ReviewedWork) -> tuple[str, ...]:
        """Place and publisher, year, pages, ISBN and price of a reviewed work, as given."""
        language = self.render.article.language
        place = work.place.best(language) or ""
        publisher = work.publisher.best(language) or ""
        joint = "：" if self.render.is_chinese() else ": "
        parts = [joint.join(part for part in (place, publisher) if part), work.year]
        if work.pages:
            parts.append(work.pages + self.render.label("pages-unit"))
        if work.isbn:
            parts.append(f"ISBN {work.isbn}")
        return (*(part for part in parts if part), *((work.price,) if work.price else ()))

    def bibliography(self) -> tuple[Group, ...]:
        """The works of the field `bibliography`, parted as the style says."""
        return bibliography_groups(
            self.render.article, self.render.setting.style.text("references.groups")
        )


def _is_short(name: str) -> bool:
    return 1 < len(name) <= _LONGEST_PERSON
