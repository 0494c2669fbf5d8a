"""Texts laid on one page without the engine, each paragraph on one line, and compared."""

from itertools import groupby
from types import SimpleNamespace
from typing import Any

from publish.html.unit_reader import text_of
from publish.html.units import Unit
from publish.model.places import PlacedLine, PlacedPage, PlacedText
from publish.proof.comparing.told import told_changes
from publish.proof.matter import Matter
from publish.proof.numbering import NumberedLine
from publish.proof.placed_changes import placed_changes
from publish.proof.places import Places
from publish.proof.proof_pages import ProofPages
from publish.proof.queries import PlacedQuery


def _line(number: int, unit: Unit) -> NumberedLine:
    """A unit on a line of its own, each character a point wide."""
    texts = []
    for element, spots in groupby(unit.spots, key=lambda spot: spot.element):
        own = list(spots)
        start, end = own[0].start, own[-1].end
        edges = tuple(float(x) for x in range(start, end + 1))
        texts.append(PlacedText(element, start, "x" * (end - start), edges, 10.0))
    top = 20.0 * number
    line = PlacedLine("text", texts[0].element, top, top + 10, top + 8, 0.0, 99.0, tuple(texts))
    return NumberedLine(0, str(number), number, top, top + 10, top + 8, number == 1, (line,))


def proofed_text(was: str, now: str, *queries: PlacedQuery) -> ProofPages:
    """A page with every paragraph on one line, compared with an older one."""
    old, new = (text_of(f"<html><body>{each}</body></html>", "a.", {}) for each in (was, now))
    lines = tuple(_line(number, unit) for number, unit in enumerate(new.units, 1))
    found = placed_changes(told_changes(old.all_units, new.all_units), new.all_units, Places(lines))
    setting: Any = None
    html = f"<html><body>{now}</body></html>"
    matter = Matter("article", "a", "甲", "zh-Hant", html, "a.", setting, None, {})
    page = PlacedPage(1, 200.0, 200.0, 0.0, 100.0, 0.0, 190.0, ())
    pages: Any = SimpleNamespace(placed=(page,), folios=(1,))
    return ProofPages(matter, None, pages, lines, queries, found)
