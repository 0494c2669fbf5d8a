"""Blocks and inlines → semantic XHTML, the same for print and e-book.

Inlines are written here, since they are many and small; every kind of block has a
template of its own in `templates/blocks/`, which a style may replace.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from publish.html.addresses import is_address, split_addresses
from publish.html.bibliography import Group, bibliography_groups
from publish.html.columns import SetCell, SetRows, set_rows
from publish.html.epub_runs import marked_runs
from publish.html.identifiers import picture_name
from publish.html.labels import knows_role, label
from publish.html.numbering import NumberedNote, Numbering
from publish.html.sections import Part, Section
from publish.html.significance import parted_note
from publish.html.sources import FromSource, part_of, source_attribute, sourced
from publish.html.template_failures import failures_of
from publish.html.widths import width_of
from publish.model import (
    Article,
    Contributor,
    Issue,
    Journal,
    ReviewedWork,
    Span,
    base_language,
)
from publish.model.blocks import (
    Alignment,
    Block,
    Blocks,
    Heading,
    ListBlock,
    Paragraph,
    Table,
)
from publish.model.identifiers import ascii_id
from publish.model.inlines import (
    Code,
    Edit,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Picture,
    QueryMark,
    Reference,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    plain_text,
)
from publish.model.languages import DEFAULT_LANGUAGE
from publish.styles import Style

_TEMPLATES = Path(__file__).parent / "templates"
NUMBER_BY_PAGE = "①"
"""Stands for the number of a note that only its page gives."""
QUERY = "query"
"""The processing instruction that says where in the text a query stands."""
NOWHERE = Span("")
"""The place of words that no manuscript has."""
_DATE_JOINTS = ("\u3000", "; ")
_BETWEEN_ELEMENTS = re.compile(r">\s*\n\s*<")


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds an article: its journal and issue, where known, and the style.

    `prints_folios` is false for front matter whose pages have none.
    """

    style: Style
    journal: Journal | None = None
    issue: Issue | None = None
    prints_folios: bool = True

    @property
    def language(self) -> str:
        """The language of what is the journal's own."""
        return self.journal.language if self.journal else DEFAULT_LANGUAGE


@lru_cache(maxsize=8)
def _environment(
    style_folders: tuple[Path, ...], inputs: tuple[tuple[str, bytes], ...]
) -> Environment:
    """The templates: the style's own first, then the built-in ones; compiled once.

    `inputs` are the style's files: a template that was added since is not missed.
    """
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in (*style_folders, _TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes one article for one medium (`print` or `epub`).

    In print a note stands at its call, for the engine to move to the foot; in an e-book
    notes are collected at the end (`notes`). `prefix` begins every id, so that articles
    can be merged into one file.
    """

    article: Article
    setting: Setting
    numbering: Numbering
    medium: str
    prefix: str = ""

    def template(self, name: str, **values: object) -> Markup:
        """A template filled with values and with what every template may ask for.

        Raises TemplateFailedError where a template of the style cannot be filled.
        """
        folders = self.setting.style.template_folders
        environment = _environment(folders, self.setting.style.inputs)
        with failures_of(folders):
            text = environment.get_template(name).render(
                article=self.article,
                journal=self.setting.journal,
                issue=self.setting.issue,
                style=self.setting.style,
                prints_folios=self.setting.prints_folios,
                numbering=self.numbering,
                medium=self.medium,
                epub=self.medium == "epub",
                render=self,
                label=self.label,
                **values,
            )
        return Markup(text)

    def label(self, name: str, language: str = "") -> str:
        """A wording of the program in the article's or another language."""
        return label(name, language or self.article.language, self.setting.journal)

    def id(self, name: str) -> str:
        """An id of the document, unique among articles; ASCII in an e-book."""
        return f"{self.prefix}{ascii_id(name) if self.medium == 'epub' else name}"

    # Blocks

    def parts(self, parts: Iterable[Part], language: str = "") -> Markup:
        """Sections and loose blocks, one after the other."""
        return Markup("\n").join(
            self.section(part) if isinstance(part, Section) else self.block(part, language)
            for part in parts
        )

    def section(self, section: Section) -> Markup:
        """A section with its heading."""
        language = section.heading.language or self.article.language
        text = self.template("blocks/section.html.j2", section=section, language=language)
        return self._sourced(text, section.heading)

    def blocks(self, blocks: Blocks, language: str = "") -> Markup:
        """Blocks, one after the other, in the language around them."""
        return Markup("\n").join(self.block(block, language) for block in blocks)

    def block(self, block: Block, language: str = "") -> Markup:
        """One block by the template of its kind."""
        around = language or self.article.language
        own = getattr(block, "language", "") or around
        name = f"blocks/{type(block).__name__.lower()}.html.j2"
        return self._sourced(self.template(name, block=block, language=own, around=around), block)

    def led(self, blocks: Blocks) -> tuple[Paragraph | None, Blocks]:
        """The paragraph at the head of blocks, where a label can stand, and the rest."""
        first = blocks[0] if blocks else None
        return (first, blocks[1:]) if isinstance(first, Paragraph) else (None, blocks)

    def is_paragraph(self, part: Part) -> bool:
        """Whether a part is a paragraph, which a heading of the fifth level runs into."""
        return isinstance(part, Paragraph)

    def attributes(self, block: Block, *classes: str, language: str, around: str) -> Markup:
        """The `id`, `class` and `lang` attributes of a block's element."""
        names = [name for name in (*classes, *getattr(block, "classes", ())) if name]
        parts: list[Markup] = []
        if identifier := getattr(block, "id", ""):
            parts.append(Markup(' id="{}"').format(self.id(identifier)))
        if names:
            parts.append(Markup(' class="{}"').format(" ".join(names)))
        if language != around:
            parts.append(self.lang(language))
        return Markup("").join(parts)

    def lang(self, language: str) -> Markup:
        """The language attributes: an e-book needs both spellings."""
        if self.medium == "epub":
            return Markup(' lang="{0}" xml:lang="{0}"').format(language)
        return Markup(' lang="{}"').format(language)

    def source(self, of: FromSource | Inlines | str) -> Markup:
        """The attribute that says where a value or a field (`title`) of the manuscript stands.

        An e-book's alone, for what its judges say of it; it is not in the book.
        """
        if self.medium == "print" or not of:
            return Markup("")
        if isinstance(of, str):
            return source_attribute(self.article.place(of).span)
        return source_attribute(of[0].span if isinstance(of, tuple) else of.span)

    def _sourced(self, markup: Markup, of: FromSource) -> Markup:
        return markup if self.medium == "print" else sourced(markup, of.span)

    # Notes

    def spread(self, words: str, language: str = "") -> Markup:
        """摘　要: a Chinese heading of two characters set apart."""
        if not self.is_chinese(language):
            return escape(words)
        return Markup('<span class="spread">{}</span>{}').format(words[:1], words[1:])

    def note_mark(self, note: NumberedNote) -> str:
        """What is printed for a call; numbers by page are known when there are pages."""
        by_page = self.setting.style.text("notes.numbers") == "page"
        numbered = note.label.isdigit()
        return NUMBER_BY_PAGE if by_page and numbered and self.medium == "print" else note.label

    def foot_label(self, note: NumberedNote) -> str:
        """The label of a note at the foot: 1, 1. or 註1：, as the style says."""
        number = self.note_mark(note)
        match self.setting.style.text("notes.label"):
            case "dot":
                return f"{number}."
            case "zhu":
                return f"{self.label('note')}{number}{'：' if self.is_chinese() else ': '}"
            case _:
                return number

    def note(self, note: NumberedNote) -> Markup:
        """A note with its number, at the foot in print, in the list of notes in a book."""
        return self._note("note.html.j2", note, self.foot_label(note))

    def notes_below(self, table: Block) -> Markup:
        """The notes of a table with their letters, where the style puts them below it."""
        notes = self.numbering.notes_below(table)
        return Markup("\n").join(
            self._note("table_note.html.j2", note, note.label) for note in notes
        )

    def _note(self, template: str, note: NumberedNote, foot: str) -> Markup:
        opening, rest = self.led(note.note.children)
        text = self.template(
            template,
            note=note.note,
            number=note.label,
            numbered=note,
            mark=self.note_mark(note),
            foot=foot,
            opening=opening.children if opening else (),
            rest=rest,
        )
        return self._sourced(text.strip("\n"), note.note)

    def _call(self, call: NoteCall, adjacent: bool) -> Markup:
        """A call and, in print, its note; `adjacent` where another call stands before it.

        A note below a table stands there.
        """
        note = self.numbering.note(call.key)
        text = self.template(
            "call.html.j2",
            note=note.note,
            number=note.label,
            numbered=note,
            mark=self.note_mark(note),
            adjacent=adjacent,
        )
        text = self._sourced(text.strip("\n"), call)
        if self.medium != "print" or not note.label.isdigit():
            return text
        # A line end between two elements of a note would be a forced break to the engine.
        return text + Markup(_BETWEEN_ELEMENTS.sub("><", self.note(note)))

    # Inlines

    def inlines(self, inlines: Inlines, language: str = "") -> Markup:
        """Text with its markup, every run of another language marked."""
        around = language or self.article.language
        before: tuple[Inline | None, ...] = (None, *inlines)
        return Markup("").join(
            self._call(inline, isinstance(previous, NoteCall))
            if isinstance(inline, NoteCall)
            else self._inline(inline, around)
            for previous, inline in zip(before, inlines, strict=False)
        )

    def text(self, text: str, language: str = "") -> Markup:
        """Plain text (a title of a journal, a name) with its runs marked."""
        return self._text(text, language or self.article.language)

    def uncalled(self, inlines: Inlines, language: str) -> Markup:
        """A title printed for the second time: its notes are called where it stands first."""
        return self.inlines(
            tuple(each for each in inlines if not isinstance(each, NoteCall)), language
        )

    def plain(self, inlines: Inlines) -> str:
        """The text alone, for attributes and metadata."""
        return plain_text(inlines)

    def _inline(self, inline: Inline, language: str) -> Markup:
        text = self._marked(inline, language)
        return text if isinstance(inline, Text) else self._sourced(text, inline)

    def _marked(self, inline: Inline, language: str) -> Markup:
        """An inline by its kind; addresses in a text know their places, other runs do not."""
        match inline:
            case Text(text, span):
                return self._text(text, language, span)
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self.inlines(children, language))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self.inlines(children, language))
            case Superscript(children):
                return Markup("<sup>{}</sup>").format(self.inlines(children, language))
            case Subscript(children):
                return Markup("<sub>{}</sub>").format(self.inlines(children, language))
            case Code(text):
                return Markup("<code>{}</code>").format(text)
            case Link():
                return self._link(inline, language)
            case Styled():
                return self._styled(inline, language)
            case NoteCall():
                return self._call(inline, adjacent=False)
            case Reference():
                return self._reference(inline, language)
            case Picture():
                return self.picture(inline, "inline")
            case LineBreak():
                return Markup("<br/>")
            case Edit():
                return self.inlines(inline.inserted, language)
            case QueryMark():
                return self._query(inline)

    def _query(self, query: QueryMark) -> Markup:
        """A sign of where a query stands, which no reader of XML takes for content."""
        if self.medium != "print":
            return Markup("")
        return Markup("<?{} {}?>").format(QUERY, quote(str(query.span)))

    def _text(self, text: str, language: str, span: Span = NOWHERE) -> Markup:
        parts: list[Markup] = []
        for piece, target in split_addresses(text):
            if target:
                link = Markup('<a class="address" href="{}">{}</a>').format(target, piece)
                if self.medium == "epub":
                    link = sourced(link, part_of(span, text, piece))
                parts.append(link)
                continue
            if self.medium == "print":  # the engine's lines mark runs in the content itself
                parts.append(escape(piece))
                continue
            latin = self.setting.style.text("text.latin-language")
            for run, own in marked_runs(piece, language, latin):
                if own:
                    parts.append(Markup("<span{}>{}</span>").format(self.lang(own), run))
                else:
                    parts.append(escape(run))
        return Markup("").join(parts)

    def _link(self, link: Link, language: str) -> Markup:
        shown = plain_text(link.children)
        if is_address(shown) or shown == link.href:
            return Markup('<a class="address" href="{}">{}</a>').format(link.href, shown)
        return Markup('<a href="{}">{}</a>').format(
            link.href, self.inlines(link.children, language)
        )

    def _styled(self, styled: Styled, language: str) -> Markup:
        own = styled.language or language
        attributes = Markup("")
        if styled.classes:
            attributes += Markup(' class="{}"').format(" ".join(styled.classes))
        if own != language:
            attributes += self.lang(own)
        inside = self.inlines(styled.children, own)
        return Markup("<span{}>{}</span>").format(attributes, inside) if attributes else inside

    def _reference(self, reference: Reference, language: str) -> Markup:
        words = self.numbering.reference(reference.target)
        shown = self.inlines(reference.children, language)
        text = shown or self._text(words or reference.target, language)
        if words is None:
            return text
        target = self._target_id(reference.target)
        if target != reference.target and not shown:
            text = self._note_words(words, language)
        return Markup('<a class="reference" href="#{}">{}</a>').format(self.id(target), text)

    def _note_words(self, words: str, language: str) -> Markup:
        """表1註b: no rule of the lines keeps a letter with the word before it."""
        name = self.label("note", language).strip()
        place = words.rfind(name)
        if place < 0:
            return self._text(words, language)
        whole = Markup('<span class="unbroken">{}</span>').format(words[place:])
        return self._text(words[:place], language) + whole

    def _target_id(self, target: str) -> str:
        for form in ("fn-", "note-"):
            key = target.removeprefix(form)
            if key != target and key in self.numbering.notes:
                return f"n{self.numbering.note(key).name}"
        return target

    def caption_number(self, block: Block, language: str) -> str:
        """The label of a figure or table with the blank before its caption: 表1　."""
        blank = "\N{IDEOGRAPHIC SPACE}" if self.is_chinese(language) else "\N{EM SPACE}"
        return self.numbering.caption(block) + blank

    # Words about people and works

    def joint(self, following: int, all_names: int, language: str = "") -> str:
        """What stands behind a name with so many `following`: 、 or the commas of A, B, and C."""
        if not following:
            return ""
        if self.is_chinese(language):
            return "、"
        if self.setting.style.text("names.english") == "family-capitals":
            return "; "
        if following > 1:
            return ", "
        return " and " if all_names == 2 else ", and "

    def role_label(self, contributor: Contributor) -> str:
        """責任編輯：, as the manuscript, the journal or the program words the role."""
        language = self.article.language
        own = contributor.label.best(language)
        if own:
            return own
        if knows_role(contributor.role):
            return self.label(contributor.role)
        return f"{contributor.role}{'：' if self.is_chinese() else ': '}"

    def dates(self, line: str) -> Markup:
        """The dates of a line, none of them broken."""
        return Markup("").join(
            Markup('<span class="date-joint">{}</span>').format(part)
            if part in _DATE_JOINTS
            else Markup('<span class="unbroken">{}</span>').format(self.text(part))
            for part in re.split(f"({'|'.join(_DATE_JOINTS)})", line)
        )

    def table_note_label(self, language: str) -> str:
        """說明：, as the journal words it, else as the style does."""
        words = self.label("table-note", language)
        is_own = words != label("table-note", language)
        if is_own or not self.is_chinese(language):
            return words
        return self.setting.style.text("tables.note-label")

    def parted_note(self, note: Inlines) -> tuple[Inlines, Inlines]:
        """A table's note, and the stars of significance at its end."""
        return parted_note(note)

    def book_title(self, title: Inlines, language: str) -> Markup:
        """《…》 around a Chinese title, unless the marks were typed."""
        words = self.inlines(title, language)
        marked = plain_text(title).lstrip().startswith(("《", "〈"))
        if marked or not self.is_chinese(language):
            return words
        return Markup("《{}》").format(words)

    def work_details(self, work: ReviewedWork) -> tuple[str, ...]:
        """Place and publisher, year, pages, ISBN and price of a reviewed work, as given."""
        language = self.article.language
        place = work.place.best(language) or ""
        publisher = work.publisher.best(language) or ""
        joint = "：" if self.is_chinese() else ": "
        parts = [joint.join(part for part in (place, publisher) if part), work.year]
        if work.pages:
            parts.append(work.pages + self.label("pages-unit"))
        if work.isbn:
            parts.append(f"ISBN {work.isbn}")
        return (*(part for part in parts if part), *((work.price,) if work.price else ()))

    def bibliography(self) -> tuple[Group, ...]:
        """The works of the field `bibliography`, parted as the style says."""
        return bibliography_groups(self.article, self.setting.style.text("references.groups"))

    # Pictures and tables

    def picture(self, picture: Picture, *classes: str) -> Markup:
        """An `img` with its alternative text and typed size."""
        size = "".join(
            f"{side}:{value};"
            for side, value in (("width", picture.width), ("height", picture.height))
            if value
        )
        return Markup('<img{} src="{}" alt="{}"{}{}/>').format(
            self.source(picture),
            self.picture_address(picture.path),
            picture.alt,
            Markup(' class="{}"').format(" ".join(classes)) if classes else "",
            Markup(' style="{}"').format(size) if size else "",
        )

    def picture_address(self, path: str) -> str:
        """Where the picture is found: `journal:` for the engine, a file of the book."""
        if self.medium == "print":
            return f"journal:/{path}"
        return f"../images/{picture_name(self.article, path)}"

    def rows(self, table: Table) -> SetRows:
        """The cells of a table, each as it stands in its column."""
        style = self.setting.style
        measure = style.number("page.measure") * style.points("body.size")
        return set_rows(
            table,
            measure / style.points("small.size"),
            style.number("tables.digit-width"),
            lambda key: self.numbering.note(key).label,
        )

    def cell_attributes(self, placed: SetCell, scope: str) -> Markup:
        """Spans, scope and alignment of a cell."""
        cell, attributes = placed.cell, self.source(placed.cell)
        if cell.columns > 1:
            attributes += Markup(' colspan="{}"').format(cell.columns)
        if cell.rows > 1:
            attributes += Markup(' rowspan="{}"').format(cell.rows)
        if cell.header:
            attributes += Markup(' scope="{}"').format(scope)
        names = f"{placed.alignment.value} unbroken" if placed.whole else placed.alignment.value
        return attributes + Markup(' class="{}"').format(names)

    def cell(self, placed: SetCell, language: str) -> Markup:
        """What stands in a cell: inlines for a single paragraph, else blocks.

        A number of a decimal column has the room of its missing digits beside it.
        """
        children = placed.cell.children
        if len(children) == 1 and isinstance(children[0], Paragraph):
            inside = self.inlines(children[0].children, language)
        else:
            inside = self.blocks(children, language)
        if placed.alignment is not Alignment.DECIMAL:
            return inside
        return Markup('<span style="padding:0 {:.3f}em 0 {:.3f}em">{}</span>').format(
            placed.behind, placed.before, inside
        )

    def number_gap(self, heading: Heading) -> str:
        """What stands between a heading's number and its text.

        A blank behind 1. and Section 1, an em behind 附錄一, nothing behind 壹、 and （一）,
        whose marks have their own room.
        """
        if not heading.number or heading.number[-1] in "、）．":
            return ""
        return " " if heading.number.isascii() else "\u3000"

    def is_vertical(self) -> bool:
        """Whether lines run from top to bottom, as in an e-book they may."""
        return self.medium == "epub" and self.setting.style.text("epub.writing") == "vertical"

    def start_margin(self) -> str:
        """The margin at which lines begin; old readers know no `margin-inline-start`."""
        return "margin-top" if self.is_vertical() else "margin-left"

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

    def is_chinese(self, language: str = "") -> bool:
        """Whether a text is set by Chinese rules."""
        return base_language(language or self.article.language) == "zh"
