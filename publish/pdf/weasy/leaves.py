"""A paragraph's line box → what the composer sees: runs of one style and one language."""

from dataclasses import replace
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import percentage

from publish.compose import Kind, Paragraph, Run, collect
from publish.html.runs import language_runs
from publish.pdf.weasy.dictionaries import hyphen_places
from publish.pdf.weasy.percentages import depends_on_block, resolve_percentages
from publish.pdf.weasy.shaping import UNITS, Shaped, Shaper

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
HYPHEN = "\N{HYPHEN}"
WORD_JOINER = "\N{WORD JOINER}"
# The room beside an inline box is a cluster of its own, so its boxes have none.
_NO_ROOM = {
    f"{part}_{side}{suffix}": 0
    for side in ("top", "right", "bottom", "left")
    for part, suffix in (("margin", ""), ("padding", ""), ("border", "_width"))
}


Kerns = tuple[tuple[int, int], ...]


class Uncomposable(Exception):
    """The line box holds something that only the engine can set; the reason in a word."""


class Leaf(Struct, frozen=True, eq=False):
    """A text box, an atomic box or an empty inline box, with the inline boxes around it.

    `start` and `end` are characters of the paragraph; an atomic box or the room of a
    margin is one OBJECT, an empty box none. `rise` is how far its baseline stands above
    the line's, in CSS px. `languages` are (start, end, tag) of runs within the leaf whose
    language is not that of its style.
    """

    box: Any
    path: tuple[Any, ...]
    start: int
    end: int
    rise: float
    shaped: Shaped | None = None
    atomic: Any = None
    languages: tuple[tuple[int, int, str], ...] = ()


class Leaves(Struct, frozen=True, eq=False):
    """All leaves of a line box in order, and the composer's runs for them."""

    leaves: tuple[Leaf, ...]
    runs: tuple[Run, ...]
    hyphens: dict[int, Shaped]
    """By leaf index: the shaped hyphen of a leaf whose words may be hyphenated."""
    whole: tuple[tuple[int, int], ...] = ()
    """Ranges of characters that stand on one line (`white-space: nowrap`)."""
    everywhere: bool = True
    """Whether they are the same for another box like it, in a block of any width."""

    def paragraph(self) -> Paragraph:
        """The composer's paragraph, nothing inside a whole range to be parted."""
        paragraph = collect(self.runs)
        if not self.whole:
            return paragraph
        glued = tuple(
            (gap, WORD_JOINER, 0)
            for start, end in self.whole
            for gap, offset in enumerate(paragraph.offsets)
            if start < offset < end
        )
        return replace(paragraph, controls=(*paragraph.controls, *glued))


class Flattening:
    """Walks one line box. Raises Uncomposable where the engine must set it."""

    def __init__(self, context: Any, containing_block: Any, shaper: Shaper) -> None:
        self.context = context
        self.containing_block = containing_block
        self.shaper = shaper
        self.leaves: list[Leaf] = []
        self.runs: list[Run] = []
        self.hyphens: dict[int, Shaped] = {}
        self.whole: list[tuple[int, int]] = []
        self.position = 0
        self.everywhere = True

    def flatten(self, line_box: Any) -> Leaves:
        """The leaves and runs of a line box."""
        self._children(line_box, (), 0.0, Kind.TEXT)
        if not any(leaf.shaped or leaf.atomic for leaf in self.leaves):
            raise Uncomposable("empty")
        if line_box.style["white_space"] == "nowrap":
            self.whole.append((0, self.position))
        leaves = tuple(self.leaves), tuple(self.runs), self.hyphens, tuple(self.whole)
        return Leaves(*leaves, self.everywhere)

    def _children(self, box: Any, path: tuple[Any, ...], rise: float, kind: Kind) -> None:
        for child in box.children:
            if isinstance(child, boxes.TextBox):
                self._text(child, path, rise, kind)
            elif isinstance(child, boxes.InlineBox):
                self._inline(child, path, rise, kind, box)
            elif isinstance(child, (boxes.InlineReplacedBox, boxes.InlineBlockBox)):
                self._atomic(child, path, rise, box)
            elif child.is_absolutely_positioned() or child.is_floated() or child.is_running():
                raise Uncomposable("out-of-flow")
            else:
                raise Uncomposable(type(child).__name__)

    def _inline(
        self, box: Any, path: tuple[Any, ...], rise: float, kind: Kind, parent: Any
    ) -> None:
        if not box.is_in_normal_flow():
            raise Uncomposable("out-of-flow")
        resolve_percentages(box, self.containing_block)
        self.everywhere &= not depends_on_block(box.style)
        inside = (*path, box)
        own_rise = rise + self._raise(box, parent)
        own_kind = _kind(box, kind)
        left, right = _side(box, "left"), _side(box, "right")
        box.__dict__.update(_NO_ROOM)
        start = self.position
        self._room(box, path, rise, left, own_kind)
        if box.children:
            self._children(box, inside, own_rise, own_kind)
        else:
            self.leaves.append(Leaf(box, path, self.position, self.position, rise))
        self._room(box, path, rise, right, own_kind)
        if box.style["white_space"] == "nowrap":
            self.whole.append((start, self.position))

    def _raise(self, box: Any, parent: Any) -> float:
        """How far a box's baseline is raised above its parent's, in CSS px."""
        align = box.style["vertical_align"]
        if align == "baseline":
            return 0.0
        if isinstance(align, (int, float)):
            return float(align)
        if isinstance(align, str):
            raise Uncomposable(f"vertical-align-{align}")
        height, _ = self.shaper.strut(parent.style)
        return float(percentage(align, box.style, height))

    def _room(
        self, box: Any, path: tuple[Any, ...], rise: float, width: float, inside: Kind
    ) -> None:
        """The margin, border and padding of one side of an inline box.

        The room beside a call goes with it: no line begins with either.
        """
        if width:
            self.leaves.append(Leaf(box, path, self.position, self.position + 1, rise))
            kind = Kind.CALL if inside is Kind.CALL else Kind.BOX
            self._add(OBJECT, [round(width * UNITS)], box.style, kind)

    def _atomic(self, box: Any, path: tuple[Any, ...], rise: float, parent: Any) -> None:
        """A picture or an inline block, laid out by the engine."""
        if isinstance(self.containing_block, tuple):  # only widths are asked for
            raise Uncomposable("atomic")
        resolve_percentages(box, self.containing_block)
        box.position_x = box.position_y = 0  # its place in the line is known later
        placed = atomic_box(self.context, box, 0, None, self.containing_block, [], [])
        align = box.style["vertical_align"]
        if align == "middle":
            ex = parent.style["font_size"] / 2
            own = rise + (ex + placed.margin_height()) / 2 - placed.margin_height()
            own += placed.margin_height() - placed.baseline
        else:
            own = rise + self._raise(box, parent)
        leaf = Leaf(box, path, self.position, self.position + 1, own, atomic=placed)
        self.everywhere = False  # the laid-out box is this one's
        self.leaves.append(leaf)
        self._add(OBJECT, [round(placed.margin_width() * UNITS)], box.style, Kind.BOX)

    def _text(self, box: Any, path: tuple[Any, ...], rise: float, kind: Kind) -> None:
        style = box.style
        # Typed blanks (`pre`, `pre-wrap`) are the engine's: the composer sets running text.
        if style["white_space"] not in ("normal", "pre-line", "nowrap") or (
            style["letter_spacing"] != "normal" or style["font_size"] == 0
        ):
            raise Uncomposable("white-space")
        if style["direction"] != "ltr":
            raise Uncomposable("direction")
        if style["text_decoration_line"] != "none":
            raise Uncomposable("decoration")
        if not box.text:
            return
        box.__dict__.update(_NO_ROOM)
        shaped = self.shaper.shape(box.text, style)
        index = len(self.leaves)
        start = self.position
        languages = []
        if kind is Kind.TEXT:
            place = 0
            latin = self.shaper.custom(style, "latin-language") or "en"
            for piece, language in language_runs(box.text, style["lang"] or "", latin):
                if language:
                    languages.append((place, place + len(piece), language))
                advances = shaped.advances[place : place + len(piece)]
                whole = frozenset(at for at in range(len(piece)) if not shaped.glyphs[place + at])
                own = language or style["lang"] or ""
                kerns = _within(shaped.kerns, place, place + len(piece))
                self._words(piece, advances, kerns, style, own, index, whole)
                place += len(piece)
        else:
            self._add(box.text, shaped.advances, style, kind, kerns=shaped.kerns)
        self.leaves.append(
            Leaf(box, path, start, self.position, rise, shaped, languages=tuple(languages))
        )

    def _words(
        self,
        text: str,
        advances: Any,
        kerns: Kerns,
        style: Any,
        language: str,
        leaf: int,
        whole: frozenset[int],
    ) -> None:
        """Text of one language, with the places where its dictionary allows a hyphen.

        `whole` are places inside a ligature, which no hyphen divides.
        """
        places: tuple[int, ...] = ()
        if style["hyphens"] == "auto" and style["white_space"] != "nowrap":
            places = tuple(at for at in hyphen_places(text, language) if at not in whole)
        width = 0
        if places:
            hyphen = self.shaper.shape(HYPHEN, style)
            self.hyphens[leaf] = hyphen
            width = sum(hyphen.advances)
        self._add(text, advances, style, Kind.TEXT, language, places, width, kerns)

    def _add(
        self,
        text: str,
        advances: Any,
        style: Any,
        kind: Kind,
        language: str = "",
        hyphens: tuple[int, ...] = (),
        hyphen: int = 0,
        kerns: Kerns = (),
    ) -> None:
        em = round(style["font_size"] * UNITS)
        self.runs.append(Run(text, advances, em, kind, language, hyphens, hyphen, kerns))
        self.position += len(text)


def _within(kerns: Kerns, start: int, end: int) -> Kerns:
    """The kerns of a part of a text, counted from its beginning."""
    if not kerns:
        return ()
    return tuple((place - start, kern) for place, kern in kerns if start <= place < end)


def _side(box: Any, side: str) -> float:
    """What an inline box takes beside its text on one side, in CSS px."""
    return float(
        getattr(box, f"margin_{side}")
        + getattr(box, f"border_{side}_width")
        + getattr(box, f"padding_{side}")
    )


def _kind(box: Any, around: Kind) -> Kind:
    """What our own markup says of the text inside an inline box."""
    element = box.element
    if element is None:
        return around
    classes = (element.get("class") or "").split()
    if element.tag == "sup" and "call" in classes:
        return Kind.CALL
    if element.tag == "a" and "address" in classes:
        return Kind.ADDRESS
    if element.tag == "code":
        return Kind.CODE
    return around
