"""The flat blocks of a body as nested sections, in the order in which they print."""

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from publish.html.numbering import style_number, top_level
from publish.model.blocks import Block, Blocks, Heading


class Section(Struct, frozen=True):
    """A heading with what stands under it. `depth` is 1 for the highest level of the body.

    `role` is body, thanks, references or appendix.
    """

    heading: Heading
    depth: int
    role: str
    children: tuple["Part", ...]


Part: TypeAlias = Block | Section


def sections(body: Blocks, appendix_place: str = "as-typed") -> tuple[Part, ...]:
    """The parts of a body: loose blocks before the first heading, then sections.

    Levels are counted from the highest that occurs, and a level that is jumped over is
    not left empty, so that the depth never grows by more than one. `appendix_place` moves
    appendices after or before the references, or leaves them.
    """
    top = top_level(body)
    stack: list[tuple[int, int, list[Part], Heading | None]] = [(0, 0, [], None)]

    def close(level: int) -> None:
        while stack[-1][0] >= level:
            _, depth, children, heading = stack.pop()
            assert heading is not None
            stack[-1][2].append(Section(heading, depth, _role(heading), tuple(children)))

    for block in body:
        if isinstance(block, Heading):
            level = block.level - top + 1
            close(level)
            stack.append((level, stack[-1][1] + 1, [], block))
        else:
            stack[-1][2].append(block)
    close(1)
    parts = tuple(_inherited(part) for part in stack[0][2])
    return _with_appendices(parts, appendix_place)


def numbered(
    parts: tuple[Part, ...], language: str, series: str, above: tuple[int, ...] = ()
) -> tuple[Part, ...]:
    """The sections with the numbers that the style gives their headings.

    References, appendices and headings of class `unnumbered` keep what was typed. `above`
    are the ordinals of the sections around, `series` as in `style_number`.
    """
    result: list[Part] = []
    ordinal = 0
    for part in parts:
        if isinstance(part, Section) and part.role == "body":
            heading = part.heading
            if "unnumbered" not in heading.classes:
                ordinal += 1
                heading = replace(heading, number=style_number((*above, ordinal), language, series))
            children = numbered(part.children, language, series, (*above, ordinal))
            part = replace(part, heading=heading, children=children)
        result.append(part)
    return tuple(result)


def with_thanks(parts: tuple[Part, ...], thanks: Section) -> tuple[Part, ...]:
    """The parts with the thanks before the references, else behind the text."""
    for role in ("references", "appendix"):
        for index, part in enumerate(parts):
            if isinstance(part, Section) and part.role == role:
                return (*parts[:index], thanks, *parts[index:])
    return (*parts, thanks)


def headings(parts: tuple[Part, ...]) -> Iterator[Heading]:
    """The headings of sections and of those inside them, as printed."""
    for part in parts:
        if isinstance(part, Section):
            yield part.heading
            yield from headings(part.children)


def _role(heading: Heading) -> str:
    return next((role for role in ("references", "appendix") if role in heading.classes), "body")


def _inherited(part: Part, role: str = "body") -> Part:
    """The section with its role handed down to the sections inside it."""
    if not isinstance(part, Section):
        return part
    own = part.role if part.role != "body" else role
    children = tuple(_inherited(child, own) for child in part.children)
    return replace(part, role=own, children=children)


def _with_appendices(parts: tuple[Part, ...], place: str) -> tuple[Part, ...]:
    def is_role(part: Part, role: str) -> bool:
        return isinstance(part, Section) and part.role == role

    if place == "as-typed" or not any(is_role(part, "references") for part in parts):
        return parts
    appendices = tuple(part for part in parts if is_role(part, "appendix"))
    others = [part for part in parts if not is_role(part, "appendix")]
    places = [index for index, part in enumerate(others) if is_role(part, "references")]
    at = places[0] if place == "before-references" else places[-1] + 1
    return (*others[:at], *appendices, *others[at:])
