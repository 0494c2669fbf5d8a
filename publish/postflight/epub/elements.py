"""Which element of a document is meant: by line and column, or by the steps that lead to it.

Elements are numbered in the order of their opening tags, the root being 0.
"""

import re
from typing import Any
from xml.parsers import expat

from lxml import etree

_STEP = re.compile(r"/(\d+)")


def element_at(document: bytes, line: int, column: int) -> int:
    """The innermost element whose tag, or what stands behind it, ends at a place of the file.

    Line and column count from 1, the column is one past what is meant, as Java's parsers
    tell it: behind the bracket of an opening or closing tag.
    """
    found, count, opened = 0, 0, [0]
    parser = expat.ParserCreate()

    def is_before() -> bool:
        place = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        return place < (line, column)

    def start(*_: Any) -> None:
        nonlocal found, count
        opened.append(count)
        if is_before():
            found = count
        count += 1

    def end(*_: Any) -> None:
        nonlocal found
        if is_before():
            found = opened[-1]
        opened.pop()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(document, True)
    return found


def element_by_pointer(root: Any, pointer: str) -> int:
    """The element that an EPUB CFI such as `/4/2[article]/6` leads to from the root.

    As far as its steps lead (EPUB Canonical Fragment Identifiers §2.2: elements are even).
    """
    element = root
    for step in _STEP.findall(re.sub(r"\[[^\]]*\]", "", pointer)):
        children = list(element.iterchildren(etree.Element))
        place = int(step) // 2 - 1
        if int(step) % 2 or not 0 <= place < len(children):
            break
        element = children[place]
    return next(n for n, each in enumerate(root.iter(etree.Element)) if each is element)
