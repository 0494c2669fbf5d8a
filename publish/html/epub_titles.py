"""Titles and headings of an e-book in phrases, which a reading system keeps together where it can.

Its lines are its own, and it breaks Chinese between any two characters. A phrase is a box in the
line: lines end between phrases first, inside one only where it is wider than the screen, and then
by the rules of Chinese lines. Readers that know no such boxes break as they would without.
"""

from itertools import accumulate, pairwise
from typing import Any, TypeAlias

from lxml import etree

from publish.compose import PACKS, ZH_HANT_TW, LocalePack, phrases
from publish.html.renderer import Renderer
from publish.model import is_chinese

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TITLES = frozenset({"title", "subtitle", "page-title", "heading"})
_WORDLESS = frozenset({"call", "number"})
"""What stands in a heading and is not of its words: it goes with those beside it."""

Piece: TypeAlias = str | Any
"""A text between two tags, or an element that stays whole, with no text behind it."""


def part_titles(root: Any, render: Renderer) -> None:
    """Put the phrases of all Chinese titles and headings into the tree.

    A heading that runs into its paragraph stays as it is: it has no lines of its own.
    """
    pack = PACKS.get(render.setting.style.text("lines.locale"), ZH_HANT_TW)
    for title in list(root.iter(f"{_XHTML}*")):
        is_run_in = "run-in" in _classes(title.getparent())
        if _TITLES & _classes(title) and not is_run_in and is_chinese(language_of(title)):
            _part(title, pack)


def _part(title: Any, pack: LocalePack) -> None:
    pieces: list[Piece] = [title.text or ""]
    for child in title:
        pieces += (child, child.tail or "")
    found = phrases("".join(map(_words, pieces)), pack)
    groups = _groups(pieces, frozenset(accumulate(map(len, found[:-1]))))
    if len(groups) == 1:
        return
    for child in list(title):
        title.remove(child)
    title.text = None
    for group in groups:
        box = etree.SubElement(title, f"{_XHTML}span", {"class": "phrase"})
        for piece in group:
            if not isinstance(piece, str):
                piece.tail = None
                box.append(piece)
            elif len(box):
                box[-1].tail = (box[-1].tail or "") + piece
            else:
                box.text = (box.text or "") + piece


def _groups(pieces: list[Piece], joints: frozenset[int]) -> list[list[Piece]]:
    """The pieces of each phrase; texts are cut at the joints, elements are not."""
    groups: list[list[Piece]] = [[]]
    start = 0
    for piece in pieces:
        words = _words(piece)
        end = start + len(words)
        inside = sorted(each for each in joints if start < each < end)
        if words and start in joints:
            groups.append([])
        if isinstance(piece, str) and inside:
            first, *rest = pairwise((start, *inside, end))
            groups[-1].append(words[: first[1] - start])
            groups += [[words[a - start : b - start]] for a, b in rest]
        else:
            groups[-1].append(piece)
        start = end
    return groups


def _words(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    return "" if _WORDLESS & _classes(piece) else "".join(piece.itertext())


def _classes(element: Any) -> frozenset[str]:
    return frozenset() if element is None else frozenset(element.get("class", "").split())


def language_of(element: Any) -> str:
    """The language that an element is in, by itself or by what is around it."""
    while not element.get("lang"):
        element = element.getparent()
    return str(element.get("lang"))
