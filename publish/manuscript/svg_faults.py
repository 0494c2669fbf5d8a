"""What keeps a well-formed SVG picture from being drawn: sizes that are none, and copies without
end.
"""

import re
from typing import Any

from lxml import etree

MOST_SHAPES = 200_000
"""Shapes that a picture may show, those repeated by `use` counted each time."""
_DEEPEST = 40
"""Copies inside copies."""
_LENGTH = re.compile(r"\+?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?\s*([A-Za-z]*|%)")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?")


def svg_fault(root: Any) -> str:
    """What is wrong with a picture's root or its copies, as it is typed; empty when nothing is."""
    for name in ("width", "height"):
        typed = root.get(name, "").strip()
        if typed and typed != "auto" and not _LENGTH.fullmatch(typed):
            return f'{name}="{typed[:20]}"'
    box = root.get("viewBox", "").strip()
    if box and not _is_box(re.split(r"[\s,]+", box)):
        return f'viewBox="{box[:40]}"'
    return "" if _counted(root) else f"<use> (> {MOST_SHAPES})"


def _is_box(numbers: list[str]) -> bool:
    """Whether these are four numbers, the last two of which are a size."""
    if len(numbers) != 4 or not all(map(_NUMBER.fullmatch, numbers)):
        return False
    return float(numbers[2]) > 0 and float(numbers[3]) > 0


def _counted(root: Any) -> bool:
    """Whether a picture shows no more than MOST_SHAPES; copies of copies multiply."""
    uses = [each for each in root.iter("{*}use") if _target(each)]
    if not uses:
        return True
    named = {each.get("id"): each for each in root.iter(etree.Element) if each.get("id")}
    known: dict[str, int] = {}

    def shapes(element: Any, depth: int) -> int:
        count = 1 + sum(1 for _ in element.iter(etree.Element))
        for each in element.iter("{*}use"):
            name = _target(each)
            if name in named and name not in known:
                known[name] = MOST_SHAPES + 1  # as long as it is being counted: it is in itself
                if depth < _DEEPEST:
                    known[name] = shapes(named[name], depth + 1)
            count += known.get(name, 0)
        return min(count, MOST_SHAPES + 1)

    return shapes(root, 0) <= MOST_SHAPES


def _target(use: Any) -> str:
    """The id that a copy names; empty where it names none in this file."""
    href = use.get("href") or use.get("{http://www.w3.org/1999/xlink}href") or ""
    return href.strip().removeprefix("#") if href.strip().startswith("#") else ""
