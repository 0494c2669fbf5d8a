"""Pages as planned, in the place of the engine's own page breaking.

`weasyprint.document.layout_document` is the one call by which a document becomes pages.
Ours lays out a galley, has the breaks planned, and cuts the galley into pages; styles of
pages, margin boxes and backgrounds remain the engine's.
"""

import copy
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

import weasyprint.document
from weasyprint.formatting_structure import build
from weasyprint.layout.background import layout_backgrounds
from weasyprint.layout.page import _standardize_page_based_counters

from publish.model.pages import Folios
from publish.pages import Flow, Plan, Sheet, plan
from publish.pdf.standing import Head, PageKind
from publish.pdf.weasy import galley as galleys
from publish.pdf.weasy.composer import Composer
from publish.pdf.weasy.cutting import Cutter
from publish.pdf.weasy.furniture import FOLIO_NAMES
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.head_kinds import HeadKinds
from publish.pdf.weasy.heads import HeadContext, headed_page, number_pages, page_box
from publish.pdf.weasy.labels import number_by_page
from publish.pdf.weasy.lines import forget
from publish.pdf.weasy.mending import mended
from publish.pdf.weasy.note_areas import continued_label, cut_notes
from publish.pdf.weasy.page_starts import Places, page_places
from publish.pdf.weasy.percentages import is_bare
from publish.pdf.weasy.shaping import UNITS
from publish.pdf.weasy.sides import Planned, is_moved_only, plans_for_both
from publish.pdf.weasy.styling import set_anchors

_SIDES = {"right": True, "recto": True, "left": False, "verso": False}
"""The sides on which a section may have to begin; whether they are rectos."""


def layout_document(html: Any, root_box: Any, context: Any) -> "Pages":
    """The pages of a document, laid out and planned; they are still to be cut and to get heads."""
    return Pages(html, context, lay_out_galley(html, root_box, context))


def lay_out_galley(html: Any, root_box: Any, context: Any) -> tuple[Section, ...]:
    """The sections of a document, from which its pages are cut."""
    set_anchors(root_box, context.footnotes)
    return galleys.galley(context, root_box, html)


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
        self.standing: list[tuple[PageKind, ...]] = []
        """The kinds of the pages, and what they would be on the other side of the leaf."""
        self.heads: tuple[Head, ...] = ()
        self.others: tuple[Head, ...] = ()
        self.of_every_kind: tuple[Any, ...] = ()
        self.head_fallbacks: Counter[str] = Counter()
        self.head_composer = Composer()
        self.names_folios = False
        """Whether the style sheet itself says what folios are."""
        self.planned: dict[tuple[int, Sheet, Sheet], tuple[Flow, Plan]] = {}
        """Sections as they were planned for the other side: what is known of their pages."""
        self.plans = {side: tuple(self._planned(sections, side)) for side in (True, False)}
        both = plans_for_both(self.plans[True], self.plans[False])
        self.is_either = both is not None and self._are_moved_only(both)
        """Whether they are the same pages on either side. Their text is set as on rectos."""
        if both is not None and self.is_either:
            self.plans = {True: both, False: both}
        for section in sections:
            for tree in (section.page.children[0], section.area):
                forget(context.composer, tree.descendants())

    def count(self, is_recto: bool) -> int:
        """The number of pages where the first one stands on that side."""
        return sum(planned.count for planned in self.plans[is_recto])

    @property
    def shifts(self) -> tuple[float, ...]:
        """How far each page's text stands from where it was set, in CSS px."""
        return tuple(head.shift for head in self.heads)

    def _planned(self, sections: tuple[Section, ...], recto: bool) -> Iterator[Planned]:
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
            yield Planned(found, planned, changes, blank, recto)
            count += len(planned.pages) + blank
            recto = recto != bool(len(planned.pages) % 2)

    def _are_moved_only(self, plans: tuple[Planned, ...]) -> bool:
        """Whether pages, and what is painted behind them, are alike on either side."""
        count = 0
        for planned in plans:
            section = planned.section
            root = section.page.children[0]
            if not all(is_bare(box.style) for box in (root, *root.children)):
                return False
            for before in (count, count + 1):
                if not is_moved_only(*(self._box(section, side, before) for side in (True, False))):
                    return False
            count += planned.count
        return True

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
            area = cut_notes(section, page, box, notes, dx, head)
            box.children = [root] if area is None else [root, area]
            if area is not None and page.fragments[0].first:
                box.children += continued_label(self.context, area)

    def _sheet(self, section: Section, recto: bool, before: int) -> Sheet:
        box = self._box(section, recto, before)
        leading = self.context.composer.shaper.strut(section.page.children[0].children[0].style)[0]
        step, height = round(leading * UNITS), round(box.height * UNITS)
        # Margins in mm come a hair short of whole lines.
        whole = round(height / step) * step
        height = whole if abs(whole - height) < UNITS / 10 else height
        return Sheet(height, step, round(galleys.above_notes(section.area) * UNITS))

    def _page(self, section: Section, blank: bool = False) -> Any:
        """A page box without content, counted and styled by its type."""
        box = self._box(section, self.recto or self.is_either, len(self.pages), blank=blank)
        sides = (self.recto, not self.recto) if self.is_either else (self.recto,)
        self.standing.append(
            tuple(self._kind(section, side, len(self.pages), blank=blank) for side in sides)
        )
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
        kind = self._kind(section, recto, before, blank=blank)
        return page_box(self.context, self.html, kind, self.kinds)

    def _kind(self, section: Section, recto: bool, before: int, *, blank: bool) -> PageKind:
        side = "right" if recto else "left"
        # Pages of one kind share their styles: the number counts for :first alone.
        return PageKind(side, blank, section.name, min(before, 1), section.page.style["overflow"])

    def finished(self, folios: Folios) -> Iterator[Any]:
        """The pages with strings, bookmarks, margin boxes and backgrounds. To be called once.

        Afterwards `heads` and `others` tell what their heads are made of, on either side.
        """
        self._cut(bool(folios.first % 2))
        context = self.context
        states = self.states[1:]
        number_pages(context, states, Folios(1, folios.numerals))
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
        # What is known of the text must not matter to heads, which are made again without it.
        context.composer = self.head_composer
        self._find_heads()
        number_pages(context, states, folios)
        known = zip(self.pages, self.heads, states, strict=True)
        for number, (page, head, state) in enumerate(known, 1):
            headed = headed_page(
                context,
                self.html,
                head.kind,
                self.kinds,
                number,
                state,
                text=page.children,
                shift=head.shift,
            )
            page.children = (*page.children, *headed.children)
            layout_backgrounds(page, context.get_image_from_uri)
            yield page

    def _find_heads(self) -> None:
        """Find what the heads of the pages are made of, and on the other side of the leaf.

        Those of documents that begin on a recto come first, whichever side this one begins on.
        """
        kinds = HeadKinds(self.context, self.html, self.kinds)
        begins_on_recto = self.standing[0][0].side == "right"
        count = len(self.standing[0])
        order = range(count) if begins_on_recto else reversed(range(count))
        found = {which: tuple(self._heads_of(kinds, which)) for which in order}
        self.heads, self.others = found[0], found.get(1, ())
        self.of_every_kind = tuple(kinds.pages)
        self.head_fallbacks = self.head_composer.fallbacks.copy()

    def _heads_of(self, kinds: HeadKinds, which: int) -> Iterator[Head]:
        for number, page in enumerate(self.pages, 1):
            kind = self.standing[number - 1][which]
            face = page_box(self.context, self.html, kind, self.kinds)
            shift = face.content_box_x() - page.content_box_x()
            yield kinds.head(page, number, kind, self.states[number], shift)


def _plan(
    sheet: Sheet, first: Sheet, recto: bool, section: Section, like: tuple[Flow, Plan] | None
) -> Plan:
    return plan(section.flow, sheet, first, recto, like)


def install() -> None:
    """Put our layout into the engine; calling it again changes nothing."""
    weasyprint.document.layout_document = layout_document
    weasyprint.document.LayoutContext = HeadContext
