"""Pages as planned, in the place of the engine's own page breaking.

`weasyprint.document.layout_document` is the one call by which a document becomes pages.
Ours lays out a galley, has the breaks planned, and cuts the galley into pages; styles of
pages, margin boxes and backgrounds remain the engine's.
"""

import copy
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import weasyprint.document
from weasyprint.formatting_structure import build
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.block import block_level_layout
from weasyprint.layout.page import _standardize_page_based_counters

from publish.model.pages import Folios
from publish.pages import Flow, Page, Plan, Sheet, plan
from publish.pdf.standing import Head, PageKind
from publish.pdf.weasy import galley as galleys
from publish.pdf.weasy.cutting import Cutter
from publish.pdf.weasy.furniture import FOLIO_NAMES
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.heads import HeadContext, head_of, laid_out_heads, number_pages, page_box
from publish.pdf.weasy.labels import number_by_page
from publish.pdf.weasy.lines import Composer, forget
from publish.pdf.weasy.mending import Changes, mended
from publish.pdf.weasy.page_starts import Places, page_places
from publish.pdf.weasy.shaping import UNITS, custom
from publish.pdf.weasy.styling import set_anchors
from publish.styles.measures import in_points

_SIDES = {"right": True, "recto": True, "left": False, "verso": False}
"""The sides on which a section may have to begin; whether they are rectos."""


def layout_document(html: Any, root_box: Any, context: Any) -> "Pages":
    """The pages of a document, laid out and planned; they are still to be cut and to get heads."""
    return Pages(html, context, lay_out_galley(html, root_box, context))


def lay_out_galley(html: Any, root_box: Any, context: Any) -> tuple[Section, ...]:
    """The sections of a document, from which its pages are cut."""
    set_anchors(root_box, context.footnotes)
    return galleys.galley(context, root_box, html)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A section with the plan of its pages, and the paragraphs that were changed for it.

    `blank` when a blank page stands before it.
    """

    section: Section
    plan: Plan
    changes: tuple[Changes, ...]
    blank: bool

    @property
    def count(self) -> int:
        return len(self.plan.pages) + self.blank


class Pages:
    """The pages of a document: planned for both sides on which it may begin, made for one.

    The galley is the same for both. It is planned for the recto first and then for the verso,
    whichever of them is wanted, so that the pages do not depend on what was asked for before.
    """

    def __init__(self, html: Any, context: Any, sections: tuple[Section, ...]) -> None:
        self.html = html
        self.context = context
        self.recto = True
        self.state = context.page_maker[0][3]
        self.pages: list[Any] = []
        self.states: list[Any] = [self.state]
        self.places = Places()
        self.kinds: dict[PageKind, Any] = {}
        self.heads: list[Head] = []
        self.head_composer = Composer()
        self.names_folios = False
        """Whether the style sheet itself says what folios are."""
        self.planned: dict[tuple[int, Sheet, Sheet], tuple[Flow, Plan]] = {}
        """Sections as they were planned for the other side: what is known of their pages."""
        self.plans = {side: tuple(self._planned(sections, side)) for side in (True, False)}
        for section in sections:
            for tree in (section.page.children[0], section.area):
                forget(context.composer, tree.descendants())

    def count(self, is_recto: bool) -> int:
        """The number of pages where the first one stands on that side."""
        return sum(planned.count for planned in self.plans[is_recto])

    def _planned(self, sections: tuple[Section, ...], recto: bool) -> Iterator[_Planned]:
        """The sections planned behind one another; their boxes are left as they were."""
        count = 0
        for section in sections:
            wanted = _SIDES.get(section.side, recto)
            blank = bool(count) and wanted != recto
            recto = wanted if blank else recto
            # The first page may be lower than those that follow it (`@page :first`).
            first = self._sheet(section, recto, count + blank)
            sheet = self._sheet(section, recto, count + blank + 1)
            planner = partial(_plan, sheet, first, recto)
            known = (section.number, sheet, first)
            begun = planner(section, self.planned.get(known))
            self.planned[known] = (section.flow, begun)
            found, planned, changes = mended(self.context, section, begun, planner)
            for each in reversed(changes):
                each.undo()
            yield _Planned(found, planned, changes, blank)
            count += len(planned.pages) + blank
            recto = recto != bool(len(planned.pages) % 2)

    def _cut(self, is_recto: bool) -> None:
        """Make the pages planned for a side; to be called once, since boxes are moved."""
        self.recto = is_recto
        running = self.context.running_elements
        self.context.running_elements = defaultdict(lambda: defaultdict(list))
        for planned in self.plans[is_recto]:
            for name, elements in running.items():
                for box in elements.get(planned.section.number, ()):
                    self.context.running_elements[name][len(self.pages) + 1].append(box)
            for changes in planned.changes:
                changes.redo()
            if planned.blank:
                self._page(planned.section, blank=True)
            self._cut_section(planned.section, planned.plan)

    def _cut_section(self, section: Section, planned: Plan) -> None:
        shaper = self.context.composer.shaper
        if shaper.custom(section.page.children[0].style, "note-numbers") == "by-page":
            number_by_page(section, planned, shaper)
        starts = page_places(planned, self.places.of_units(section))
        text = Cutter(section.text)
        notes = [Cutter(pieces) for pieces in section.notes]
        for page, start in zip(planned.pages, starts, strict=True):
            box = self._page(section)
            box.starts_at = start
            dx = box.content_box_x() - section.page.content_box_x()
            head = round(box.content_box_y() * UNITS)
            places = {placed.unit: head + placed.y for placed in page.units}
            root = text.cut(section.page.children[0], places, dx)
            if root is None:
                root = section.page.children[0].copy_with_children([])
            area = self._area(section, page, box, notes, dx, head)
            box.children = [root] if area is None else [root, area]
            if area is not None and page.fragments[0].first:
                box.children += self._continued_label(area)

    def _sheet(self, section: Section, recto: bool, before: int) -> Sheet:
        box = self._box(section, recto, before)
        leading = self.context.composer.shaper.strut(section.page.children[0].children[0].style)[0]
        step, height = round(leading * UNITS), round(box.height * UNITS)
        # Margins in mm come a hair short of whole lines.
        whole = round(height / step) * step
        height = whole if abs(whole - height) < UNITS / 10 else height
        return Sheet(height, step, round(galleys.above_notes(section.area) * UNITS))

    def _area(
        self, section: Section, page: Page, box: Any, notes: list[Cutter], dx: float, head: int
    ) -> Any | None:
        """The notes of a page with the rule above them."""
        if not page.fragments:
            return None
        parts = []
        for fragment in page.fragments:
            pieces = section.notes[fragment.note]
            tops = pieces.tops
            shift = head + fragment.y - tops[fragment.first]
            places = {line: tops[line] + shift for line in range(fragment.first, fragment.last)}
            parts.append(notes[fragment.note].cut(section.area.children[fragment.note], places, dx))
        area = section.area.copy_with_children(parts)
        area.page = box
        area.position_x = section.area.position_x + dx
        area.height = box.content_box_y() + box.height - (head + page.fragments[0].y) / UNITS
        area.height -= area.padding_bottom + area.border_bottom_width + area.margin_bottom
        first = page.fragments[0]
        _shorten_rule(area, "continued-rule-length" if first.first else "rule-length")
        area.position_y = box.content_box_y() + box.height - area.margin_height()
        return area

    def _continued_label(self, area: Any) -> list[Any]:
        """The words 續前頁註 beside the rule above notes that go on, where the style has them."""
        words = self.context.get_running_element_for(area.page, "continued-notes")
        if not words:
            return []
        label = words[0].deepcopy()
        label.style = label.style.copy()
        label.style["position"] = "static"
        label = build.create_anonymous_boxes(label)
        label.position_x, label.position_y = area.position_x, 0
        self.context.create_block_formatting_context()
        label = block_level_layout(self.context, label, float("-inf"), None, area.page)[0]
        self.context.finish_block_formatting_context()
        label.translate(dy=area.border_box_y() - label.margin_height() / 2)
        for part in label.descendants():
            part.is_furniture = True
        return [label]

    def _page(self, section: Section, blank: bool = False) -> Any:
        """A page box without content, counted and styled by its type."""
        box = self._box(section, self.recto, len(self.pages), blank=blank)
        self.state = copy.deepcopy(self.state)
        _standardize_page_based_counters(box.style, None)
        build.update_counters(self.state, box.style)
        self.states.append(self.state)
        box.fixed_boxes = []
        box.starts_at = None
        box.children = [section.page.children[0].copy_with_children([])]
        self.pages.append(box)
        self.context.current_page = len(self.pages)
        self.recto = not self.recto
        return box

    def _box(self, section: Section, recto: bool, before: int, *, blank: bool = False) -> Any:
        """The box of a page on a side, behind so many others."""
        side = "right" if recto else "left"
        # Pages of one kind share their styles: the number counts for :first alone.
        kind = PageKind(side, blank, section.name, min(before, 1), section.page.style["overflow"])
        return page_box(self.context, self.html, kind, self.kinds)

    def finished(self, folios: Folios) -> Iterator[Any]:
        """The pages with strings, bookmarks, margin boxes and backgrounds. To be called once.

        When all have been taken, `heads` tells what their heads are made of.
        """
        self._cut(bool(folios.first % 2))
        context = self.context
        number_pages(context, self.states[1:], folios)
        context.page_maker = [(None, None, None, state, None) for state in self.states]
        seen: set[Any] = set()
        for number, page in enumerate(self.pages, 1):
            for part in page.descendants():
                if part.bookmark_label:
                    mark = (part.element, part.element_tag)
                    if mark in seen:
                        part.bookmark_label = ""
                    seen.add(mark)
                if part.string_set and part.string_set != "none":
                    for name, text in part.string_set:
                        self.names_folios |= name in FOLIO_NAMES
                        context.string_set[name][number].append(text)
        kinds = {page_type: kind for kind, page_type in self.kinds.items()}
        numbers = {element: n for n, element in enumerate(self.html.etree_element.iter())}
        # What is known of the text must not matter to heads, which are made again without it.
        context.composer = self.head_composer
        for number, page in enumerate(self.pages, 1):
            state = self.states[number]
            heads = laid_out_heads(context, page, number, state)
            page.children = (*page.children, *heads)
            layout_backgrounds(page, context.get_image_from_uri)
            self.heads.append(head_of(context, kinds[page.page_type], state, numbers))
            yield page


def _plan(
    sheet: Sheet, first: Sheet, recto: bool, section: Section, like: tuple[Flow, Plan] | None
) -> Plan:
    return plan(section.flow, sheet, first, recto, like)


def _shorten_rule(area: Any, name: str) -> None:
    """Give the rule above the notes the length that the style sheet names.

    CSS has no border shorter than its box (`border-clip` was never adopted), but the notes
    have their places already, so their area can be made as wide as the rule.
    """
    length = custom(area.style, name)
    if length not in ("", "none"):
        area.width = in_points(length, "0pt") / 0.75


def install() -> None:
    """Put our layout into the engine; calling it again changes nothing."""
    weasyprint.document.layout_document = layout_document
    weasyprint.document.LayoutContext = HeadContext
