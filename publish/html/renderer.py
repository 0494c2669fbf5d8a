"""Blocks and notes → semantic XHTML, the same for print and e-book.

Every kind of block has a template of its own in `templates/blocks/`, which a style may replace.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from publish.html.cells import Cells
from publish.html.environment import environment_of
from publish.html.identifiers import picture_name
from publish.html.inlines import inline_markup, text_runs
from publish.html.labels import label
from publish.html.numbering import NumberedNote, Numbering
from publish.html.sections import Part, Section
from publish.html.setting import Setting
from publish.html.sources import FromSource, source_attribute, sourced
from publish.html.template_failures import failures_of
from publish.html.wording import Wording
from publish.model import Article, base_language
from publish.model.blocks import Block, Blocks, Paragraph
from publish.model.identifiers import ascii_id
from publish.model.inlines import Inlines, NoteCall, Picture, plain_text

NUMBER_BY_PAGE = "①"
"""Stands for the number of a note that only its page gives."""
_BETWEEN_ELEMENTS = re.compile(r">\s*\n\s*<")


class Renderer(Struct, frozen=True):
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
        environment = environment_of(folders, self.setting.style.inputs)
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
                wording=Wording(self),
                cells=Cells(self),
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
        return self.sourced(text, section.heading)

    def blocks(self, blocks: Blocks, language: str = "") -> Markup:
        """Blocks, one after the other, in the language around them."""
        return Markup("\n").join(self.block(block, language) for block in blocks)

    def block(self, block: Block, language: str = "") -> Markup:
        """One block by the template of its kind."""
        around = language or self.article.language
        own = getattr(block, "language", "") or around
        name = f"blocks/{type(block).__name__.lower()}.html.j2"
        return self.sourced(self.template(name, block=block, language=own, around=around), block)

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

    def sourced(self, markup: Markup, of: FromSource) -> Markup:
        """Markup with that attribute in its first element, in an e-book."""
        return markup if self.medium == "print" else sourced(markup, of.span)

    # Notes

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
        return self.sourced(text.strip("\n"), note.note)

    def call(self, call: NoteCall, *, adjacent: bool) -> Markup:
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
        text = self.sourced(text.strip("\n"), call)
        if self.medium != "print" or not note.label.isdigit():
            return text
        # A line end between two elements of a note would be a forced break to the engine.
        return text + Markup(_BETWEEN_ELEMENTS.sub("><", self.note(note)))

    # Inlines

    def inlines(self, inlines: Inlines, language: str = "") -> Markup:
        """Text with its markup, every run of another language marked."""
        return inline_markup(self, inlines, language or self.article.language)

    def text(self, text: str, language: str = "") -> Markup:
        """Plain text (a title of a journal, a name) with its runs marked."""
        return text_runs(self, text, language or self.article.language)

    def uncalled(self, inlines: Inlines, language: str) -> Markup:
        """A title printed for the second time: its notes are called where it stands first."""
        return self.inlines(
            tuple(each for each in inlines if not isinstance(each, NoteCall)), language
        )

    def plain(self, inlines: Inlines) -> str:
        """The text alone, for attributes and metadata."""
        return plain_text(inlines)

    # Pictures

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

    def is_vertical(self) -> bool:
        """Whether lines run from top to bottom, as in an e-book they may."""
        return self.medium == "epub" and self.setting.style.text("epub.writing") == "vertical"

    def start_margin(self) -> str:
        """The margin at which lines begin; old readers know no `margin-inline-start`."""
        return "margin-top" if self.is_vertical() else "margin-left"

    def is_chinese(self, language: str = "") -> bool:
        """Whether a text is set by Chinese rules."""
        return base_language(language or self.article.language) == "zh"
