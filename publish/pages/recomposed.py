"""A text in which a paragraph has other lines, as it will be read when it is set so."""

from collections.abc import Sequence

from msgspec.structs import replace

from publish.pages.flow import Unit


def recomposed(
    units: Sequence[Unit], first: int, last: int, calls: Sequence[tuple[int, ...]]
) -> tuple[Unit, ...]:
    """The units where those from `first` to `last` − 1, the lines of a paragraph, become as many
    as there are `calls`, which say for each line what notes it calls.

    Its first and last lines keep what they have of frames and of widows and orphans; those in
    the middle are alike, and come or go. What is first mentioned behind the middle is mentioned
    so many units later. Only paragraphs of at least five lines have such a middle.
    """
    lines = list(units[first:last])
    more = len(calls) - len(lines)
    middle = len(lines) // 2
    if more > 0:
        lines[middle:middle] = [lines[middle]] * more
    else:
        del lines[middle : middle - more]
    changed = [
        line if line.calls == called else replace(line, calls=called)
        for line, called in zip(lines, calls, strict=True)
    ]
    before = [
        replace(unit, mention=unit.mention + more)
        if unit.mention and place + unit.mention >= first + middle
        else unit
        for place, unit in enumerate(units[:first])
    ]
    return (*before, *changed, *units[last:])
