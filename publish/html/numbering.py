"""Numbers that are computed, never typed: notes, figures, tables, formulas, sections.

The numbering is made once for an article and asked for by everything that prints.
"""

import re
from dataclasses import dataclass

from publish.html.han_numbers import LARGE, SMALL, han_number
from publish.html.labels import label
from publish.model import Article, Journal, Span, base_language
from publish.model.blocks import Block, Blocks, Figure, Formula, Heading, Table
from publish.model.blocks import walk as walk_blocks
from publish.model.inlines import plain_text


@dataclass(frozen=True, slots=True)
class Numbering:
    """`notes` gives a note's ordinal from 1 by its key, `captions` the label (表1) of a
    figure or table by its span, `targets` the words that stand for an id in a reference.
    """

    notes: dict[str, int]
    captions: dict[Span, str]
    targets: dict[str, str]

    def note(self, key: str) -> int:
        """The ordinal of a note, from 1."""
        return self.notes[key]

    def caption(self, block: Block) -> str:
        """The label of a figure, table or formula: 圖1, 附表2, (3)."""
        return self.captions.get(block.span, "")

    def reference(self, target: str) -> str | None:
        """The text of a cross-reference, or None when nothing has that id."""
        return self.targets.get(target)


def number(article: Article, journal: Journal | None = None) -> Numbering:
    """The numbering of an article.

    Figures, tables and formulas count through; in an appendix (a heading of class
    `appendix` and all behind it up to the next first-level heading without it) figures
    and tables count anew as 附圖1, 附表1. A figure or table without a caption has no number.
    """
    notes = {note.key: ordinal for ordinal, note in enumerate(article.notes, 1)}
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
    for key, ordinal in notes.items():
        for form in (f"fn-{key}", f"note-{key}"):
            targets.setdefault(form, f"{label('note', language, journal)}{ordinal}")
    return Numbering(notes, captions, targets)


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
