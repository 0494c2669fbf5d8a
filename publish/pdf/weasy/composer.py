"""The composer of one document: its paragraphs as leaves, clusters and lines, kept while needed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes

from publish.compose import (
    Composition,
    Paragraph,
    Prepared,
    Setting,
    Wishes,
    compose,
    prepare,
    wished_pack,
)
from publish.pdf.weasy.leaves import Flattening, Leaves
from publish.pdf.weasy.shaping import UNITS, Shaper

_KEPT = 256
"""How many plans are kept: more than a page and its notes ask for again."""
_SHORT = 32
"""Characters of a text that may be met again, in another cell of a table."""
# What percentages are of while no width is known (CSS Sizing 3, 5.2.1).
_NO_BLOCK = (0, 0)
_WISHES = ("locale", "autospace", "adjacent", "line-start", "strictness", "grid", "hanging")
"""Custom properties of a style sheet, as `compose.Wishes` has them."""

_Name = tuple[str, int, int]
"""A short text by its words, and the ids of its style and of its block's."""


class Plan(Struct, frozen=True, eq=False):
    """A composed paragraph: its leaves, its clusters and its lines."""

    leaves: Leaves
    paragraph: Paragraph
    composition: Composition


class Composer:
    """Composes the paragraphs of one document.

    Plans are kept by text, styles and setting, not by box: the engine copies notes anew
    each time the note area grows. `fallbacks` counts by reason the paragraphs left to the
    engine.
    """

    def __init__(self) -> None:
        self.shaper = Shaper()
        self.fallbacks: Counter[str] = Counter()
        self._plans: dict[Any, Plan] = {}
        self._measured: dict[Any, tuple[Leaves, Prepared]] = {}
        self._lone: dict[_Name, tuple[Leaves, Prepared]] = {}
        self._lone_plans: dict[tuple[_Name, float, float], Plan] = {}
        self._settings: dict[int, tuple[Any, Setting]] = {}
        """What a style says, by its id, with the style, so that the id stays its own."""

    def plan(self, context: Any, line_box: Any, containing_block: Any, indent: float) -> Plan:
        """The plan of a line box in a block of known width. Raises Uncomposable."""
        lone = lone_text(line_box)
        if lone is not None:
            return self._plan_of_lone(context, line_box, lone, containing_block, indent)
        setting = self.setting(line_box, containing_block.width, indent)
        key = (tuple(_identity(line_box)), setting)
        known = self._plans.pop(key, None)
        if known is not None:
            self._plans[key] = known
            return known
        measured = self._measured.pop(key[0], None)
        if measured is not None:
            leaves, prepared = measured
        else:
            leaves = Flattening(context, containing_block, self.shaper).flatten(line_box)
            prepared = prepare(leaves.paragraph(), setting.pack)
        composition = compose(prepared, setting)
        plan = Plan(leaves, prepared.paragraph, composition)
        if leaves.everywhere:
            self._plans[key] = plan
            if len(self._plans) > _KEPT:  # the one that was not asked for longest
                del self._plans[next(iter(self._plans))]
        return plan

    def _plan_of_lone(
        self, context: Any, line_box: Any, text: Any, containing_block: Any, indent: float
    ) -> Plan:
        """The plan of a paragraph that is one short text, composed once for all that say the
        same.
        """
        width, name = containing_block.width, _name_of(line_box, text)
        known = self._lone_plans.get((name, width, indent))
        if known is None:
            setting = self.setting(line_box, width, indent)
            leaves, prepared = self._lone_measured(context, line_box, name, setting)
            known = Plan(leaves, prepared.paragraph, compose(prepared, setting))
            self._lone_plans[name, width, indent] = known
        return known

    def _lone_measured(
        self, context: Any, line_box: Any, name: _Name, setting: Setting
    ) -> tuple[Leaves, Prepared]:
        """The leaves of a short text, prepared for its lines and its widths."""
        known = self._lone.get(name)
        if known is None:
            leaves = Flattening(context, _NO_BLOCK, self.shaper).flatten(line_box)
            known = self._lone[name] = leaves, prepare(leaves.paragraph(), setting.pack)
        return known

    def forget(self) -> None:
        """Drop the plans that are kept for boxes which are set again."""
        self._plans.clear()
        self._measured.clear()

    def measured(self, context: Any, line_box: Any, setting: Setting) -> Prepared:
        """A line box prepared for widths, before its block is known. Raises Uncomposable.

        A cell is measured twice before it is set; what was found is kept until then.
        """
        lone = lone_text(line_box)
        if lone is not None:
            return self._lone_measured(context, line_box, _name_of(line_box, lone), setting)[1]
        key = tuple(_identity(line_box))
        known = self._measured.get(key)
        if known is None:
            leaves = Flattening(context, _NO_BLOCK, self.shaper).flatten(line_box)
            known = leaves, prepare(leaves.paragraph(), setting.pack)
            if leaves.everywhere:
                self._measured[key] = known
        return known[1]

    def setting(self, line_box: Any, width: float, indent: float) -> Setting:
        """What the computed style says of a paragraph's lines."""
        style = line_box.style
        known = self._settings.get(id(style))
        if known is None:
            known = self._settings[id(style)] = (style, self._wished(style))
        return replace(known[1], measure=round(width * UNITS), indent=round(indent * UNITS))

    def _wished(self, style: Any) -> Setting:
        """The setting that a style asks for, at no measure."""
        alignment = style["text_align_all"]
        last = style["text_align_last"]
        names = {"left": "start", "center": "centre", "right": "end", "justify": "justified"}
        own = names.get(alignment, alignment)
        wish = self.shaper.custom(style, "lines")
        return Setting(
            measure=0,
            em=round(style["font_size"] * UNITS),
            pack=wished_pack(Wishes(*(self.shaper.custom(style, name) for name in _WISHES))),
            alignment=own,
            last_line=("start" if own == "justified" else own)
            if last == "auto"
            else names.get(last, last),
            balanced="balanced" in wish,
            hyphenate=style["hyphens"] == "auto",
            names_whole="names" in wish,
        )


def indent_of(line_box: Any) -> float:
    """The indent of a paragraph whose block's width is not known yet, in CSS px."""
    indent = line_box.style["text_indent"]
    known = not isinstance(indent, str) and getattr(indent, "unit", "%") != "%"
    return float(indent.value) if known else 0.0


def _name_of(line_box: Any, text: Any) -> _Name:
    return text.text, id(text.style), id(line_box.style)


def lone_text(line_box: Any) -> Any | None:
    """The text box of a paragraph that is one short text and nothing else."""
    if len(line_box.children) != 1:
        return None
    text = line_box.children[0]
    return text if isinstance(text, boxes.TextBox) and len(text.text) <= _SHORT else None


def _identity(box: Any) -> Iterator[Any]:
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            # Equal cells of a table share their style, but not their place in the tags.
            yield child.text, id(child.style), id(child.element)
        elif isinstance(child, boxes.InlineBox):
            yield id(child.style), id(child.element), tuple(_identity(child))
        else:
            yield id(child)


def composer_of(context: Any) -> Composer:
    """The composer of the document that is being laid out."""
    composer: Composer = context.composer
    return composer
