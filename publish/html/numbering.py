"""Numbers that are computed, never typed: notes, figures, tables, formulas, sections.

The numbering is made once for an article and asked for by everything that prints.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, field

from publish.html.han_numbers import LARGE, SMALL, han_number
from publish.html.labels import label
from publish.model import Article, Journal, Note, Span, base_language
from publish.model.blocks import Block, Blocks, Figure, Formula, Heading, Table
from publish.model.blocks import walk as walk_blocks
from publish.model.calls import calls
from publish.model.inlines import plain_text


class NumberedNote(Struct, frozen=True):
    """A note and what it is called: `label` is printed (3, or a below a table), `name` ends
    its ids and is its own in the article.
    """

    note: Note
    label: str
    name: str


class Numbering(Struct, frozen=True):
    """`notes` gives a note and its number by its key, `captions` the label (表1) of a figure
    or table by its span, `targets` the words that stand for an id in a reference. `below`
    names the notes that stand below a table, by its span.
    """

    notes: dict[str, NumberedNote]
    captions: dict[Span, str]
    targets: dict[str, str]
    below: dict[Span, tuple[str, ...]] = field(default_factory=dict)

    def note(self, key: str) -> NumberedNote:
        """A note with its number or letter."""
        return self.notes[key]

    def notes_below(self, table: Block) -> tuple[NumberedNote, ...]:
        """The notes that stand below a table, in order."""
        return tuple(self.notes[key] for key in self.below.get(table.span, ()))

    def notes_apart(self) -> tuple[NumberedNote, ...]:
        """The notes that stand at the foot or behind the text, in order."""
        lettered = {key for keys in self.below.values() for key in keys}
        return tuple(note for key, note in self.notes.items() if key not in lettered)

    def caption(self, block: Block) -> str:
        """The label of a figure, table or formula: 圖1, 附表2, (3)."""
        return self.captions.get(block.span, "")

    def reference(self, target: str) -> str | None:
        """The text of a cross-reference, or None when nothing has that id."""
        return self.targets.get(target)


def number(
    article: Article, journal: Journal | None = None, *, below_tables: bool = False
) -> Numbering:
    """The numbering of an article.

    Notes count through. With `below_tables` those that are called in a table have letters,
    which begin with a below each table.

    Figures, tables and formulas count through; in an appendix (a heading of class
    `appendix` and all behind it up to the next first-level heading without it) figures
    and tables count anew as 附圖1, 附表1. A figure or table without a caption has no number.
    """
    below = _notes_below_tables(article) if below_tables else {}
    notes = _numbered_notes(article, below)
    captions: dict[Span, str] = {}
    targets: dict[str, str] = {}
    counts: dict[str, int] = {}
    language = article.language
    appendix = False
    top = top_level(article.body)
    for block in walk_blocks(article.body):
        if isinstance(block, Heading):
            if block.level <= top:
                appendix = "appendix" in block.classes
            if block.id:
                targets[block.id] = section_reference(block, language)
            continue
        if not isinstance(block, (Figure, Table, Formula)):
            continue
        kind = type(block).__name__.lower()
        if isinstance(block, Formula):
            if not block.id:
                continue
        elif not block.caption:
            continue
        name = f"appendix-{kind}" if appendix and kind != "formula" else kind
        counts[name] = counts.get(name, 0) + 1
        words = f"{label(name, language, journal)}{counts[name]}"
        captions[block.span] = f"({counts[name]})" if kind == "formula" else words
        if block.id:
            targets[block.id] = f"式({counts[name]})" if _is_zh_formula(kind, language) else words
    around = {key: captions.get(span, "") for span, keys in below.items() for key in keys}
    joint = "" if base_language(language) == "zh" else ", "
    for key, note in notes.items():
        words = f"{label('note', language, journal)}{note.label}"
        if around.get(key):
            words = f"{around[key]}{joint}{words}"
        for form in (f"fn-{key}", f"note-{key}"):
            targets.setdefault(form, words)
    return Numbering(notes, captions, targets, below)


def _notes_below_tables(article: Article) -> dict[Span, tuple[str, ...]]:
    """The keys of the notes that are called in each table, and in those notes, in order."""
    notes = {note.key: note for note in article.notes}
    found: dict[Span, tuple[str, ...]] = {}
    seen: set[str] = set()

    def called(stream: Blocks) -> Iterator[str]:
        for call in calls(stream):
            if call.key in notes and call.key not in seen:
                seen.add(call.key)
                yield call.key
                yield from called(notes[call.key].children)

    for text in (article.body, *(note.children for note in article.notes)):
        for block in walk_blocks(text):
            if isinstance(block, Table) and (keys := tuple(called((block,)))):
                found[block.span] = keys
    return found


def _numbered_notes(
    article: Article, below: dict[Span, tuple[str, ...]]
) -> dict[str, NumberedNote]:
    letters = {
        key: (_letter(ordinal), f"t{table}{_letter(ordinal)}")
        for table, keys in enumerate(below.values(), 1)
        for ordinal, key in enumerate(keys, 1)
    }
    found: dict[str, NumberedNote] = {}
    count = 0
    for note in article.notes:
        count += note.key not in letters
        found[note.key] = NumberedNote(note, *letters.get(note.key, (str(count), str(count))))
    return found


def _letter(ordinal: int) -> str:
    """The letters from a to z, then aa, ab and so on."""
    letters = ""
    while ordinal:
        ordinal, place = divmod(ordinal - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _is_zh_formula(kind: str, language: str) -> bool:
    return kind == "formula" and base_language(language) == "zh"


def top_level(body: Blocks) -> int:
    """The level of the body's highest headings; a commentary may begin with `##`."""
    levels = [block.level for block in body if isinstance(block, Heading)]
    return min(levels, default=1)


def style_number(path: tuple[int, ...], language: str, series: str = "large-han") -> str:
    """The number that the style gives a heading with the ordinals of `path`, top first.

    Chinese by depth: `large-han` 壹、 一、 （一） 1. (1), `han` the same from 一、 on,
    `decimal` 1. 1.1 1.1.1. Other languages have decimal numbers.
    """
    ordinal = path[-1]
    if base_language(language) != "zh" or series == "decimal":
        return ".".join(map(str, path)) + ("." if len(path) == 1 else "")
    match len(path) + (series == "han"):
        case 1:
            return f"{han_number(ordinal, LARGE)}、"
        case 2:
            return f"{han_number(ordinal)}、"
        case 3:
            return f"（{han_number(ordinal)}）"
        case 4:
            return f"{ordinal}."
        case _:
            return f"({ordinal})"


def section_reference(heading: Heading, language: str) -> str:
    """第壹節, 第二節, 附錄一, Section 2: made from the number typed, never counted anew.

    A heading without a number is referred to by its words.
    """
    typed = heading.number.strip()
    if not typed:
        return (
            f"「{plain_text(heading.children)}」"
            if base_language(language) == "zh"
            else (f"“{plain_text(heading.children)}”")
        )
    bare = re.sub(r"[、.．:：()（）\s]+", "", typed) if not re.search(r"\d\.\d", typed) else typed
    if base_language(language) != "zh":
        return f"Section {bare.rstrip('.')}"
    if bare.startswith(("第", "附錄")):
        return bare
    return f"第{bare}節" if re.fullmatch(rf"[{LARGE}{SMALL}\d.]+", bare) else bare
