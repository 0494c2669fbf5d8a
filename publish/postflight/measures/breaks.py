"""Breaks between lines: what may not begin or end a line, what may not be parted."""

from publish.postflight import characters as c
from publish.postflight.lines import Line
from publish.postflight.measures.reading import Bad, Measured, Reading, at
from publish.postflight.measures.selection import bare, breaks
from publish.postflight.units import parted_unit

FEWEST_SIGNS = 4


def line_edges(reading: Reading) -> Measured:
    """Marks that may not begin or end a line, calls that begin one."""
    starts: list[Bad] = []
    ends: list[Bad] = []
    calls: list[Bad] = []
    for each in breaks(reading):
        before, after = each.before, each.after
        first, last = after.signs[0], before.signs[-1]
        if first.is_call:
            if _stands_at_edge(before, after):
                calls.append(at(reading, "pdf-call-at-line-start", after, 0, call=first.text))
            continue
        if each.in_address:
            continue
        if _may_not_start(first.text, last.text, after):
            starts.append(at(reading, "pdf-line-start", after, 0, character=first.text))
        if _may_not_end(last.text, first.text):
            place = len(before.signs) - 1
            ends.append(at(reading, "pdf-line-end", before, place, character=last.text))
    return Measured(
        (
            ("line-start", len(starts)),
            ("line-end", len(ends)),
            ("calls-at-start", len(calls)),
        ),
        (*starts, *ends, *calls),
    )


def _stands_at_edge(before: Line, after: Line) -> bool:
    """Whether a call belongs to the text run on, and is not the number of a new note."""
    return after.signs[0].x > before.x - 0.3 * after.size


def _may_not_start(first: str, last: str, line: Line) -> bool:
    """The basic level of line-start prohibition; `last` ends the line before."""
    mark = first[0]
    if mark in c.CLOSING | c.CENTRED | c.ITERATIONS | c.SMALL_KANA | c.TONES or mark == c.SOLIDUS:
        return True
    if mark in "”’»›)]}" or mark in "‧・":
        return True
    if mark in c.POSTFIXES:
        return c.is_digit(last)
    if mark in "·•":
        return c.is_square(last) and len(line.signs) > 1 and c.is_square(line.signs[1].text)
    if mark in c.CONNECTORS:
        return c.is_square(last) or c.is_digit(last)
    if mark in c.WESTERN_STOPS:
        return len(line.signs) < 2 or not c.is_digit(line.signs[1].text)
    return False


def _may_not_end(last: str, first: str) -> bool:
    mark = last[-1]
    if mark in c.OPENING or mark in "“‘«‹([{":
        return True
    return mark in c.PREFIXES and mark not in "+−" and c.is_digit(first)


def units(reading: Reading) -> Measured:
    """Numbers parted from what belongs to them."""
    bad: list[Bad] = []
    for each in breaks(reading):
        line, tail, head = each.before, bare(each.before), bare(each.after)
        found = parted_unit(tail, head) if tail and head and not each.in_address else None
        if found is not None:
            rule, unit = found
            place = len(line.signs) - 1
            bad.append(at(reading, "pdf-unit-parted", line, place, unit=unit, rule=rule.name))
    return Measured((("units-parted", len(bad)),), tuple(bad))


def last_lines(reading: Reading) -> Measured:
    """Last lines of one Han character or digit, whatever marks and calls stand beside it."""
    bad: list[Bad] = []
    for paragraph in reading.paragraphs:
        line = paragraph.lines[-1]
        if len(paragraph.lines) < 2 or not paragraph.is_han or not line.alone:
            continue
        if len(paragraph.lines[0].signs) < FEWEST_SIGNS:  # a column of single characters
            continue
        signs = [sign for sign in line.signs if not sign.is_call]
        weighty = [sign for sign in signs if c.is_square(sign.text) or c.is_western(sign.text)]
        single = len(weighty) == 1 and (c.is_square(weighty[0].text) or c.is_digit(weighty[0].text))
        if single and all(sign in weighty or _is_mark(sign.text) for sign in signs):
            bad.append(at(reading, "pdf-last-line-single", line, 0))
    return Measured((("last-single", len(bad)),), tuple(bad))


def _is_mark(text: str) -> bool:
    return not c.is_square(text) and not c.is_western(text)
