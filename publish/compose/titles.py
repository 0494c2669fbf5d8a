"""Titles, headings, captions, contents lines: as few lines as fit, of like length, broken where
the sense allows. Never justified, never hyphenated.
"""

from publish.compose.breaks import NEVER, Breaks
from publish.compose.collect import Paragraph
from publish.compose.fit import Passage
from publish.compose.setting import Setting
from publish.compose.tally import Tally

# What a break costs, on the scale of squared em that a line differs from the mean.
_AFTER_COLON, _AFTER_PAUSE, _BEFORE_AND, _BETWEEN_WORDS, _ELSEWHERE = 0, 1, 2, 1, 9
_PENALTY_PER_EM = 10
_MOST_LINES = 12


def balanced_breaks(
    paragraph: Paragraph,
    tally: Tally,
    breaks: Breaks,
    passage: Passage,
    setting: Setting,
) -> list[int] | None:
    """The gaps at which the lines of a title end, or None where it is too long for a title or
    something in it is wider than the measure.
    """
    gaps = [k for k in range(passage.lo + 1, passage.hi) if breaks.penalties[k] < NEVER]
    points = [passage.lo, *gaps, passage.hi]
    fewest = _fewest_lines(tally, points, setting.measure, passage.indent)
    if fewest is None or fewest > _MOST_LINES:
        return None
    costs = [_break_cost(paragraph.skeleton, breaks, gap, setting) for gap in gaps]
    last_starts = [k for k, gap in enumerate(points[:-1]) if gap <= passage.last_start or k == 0]
    return _best(tally, points, [0, *costs, 0], last_starts[-1], fewest, setting, passage.indent)


def _width(tally: Tally, points: list[int], a: int, b: int, indent: int) -> int:
    """The least width of an unjustified line from the a-th point to the b-th: its indent counted,
    the blank of a mark at its end not.
    """
    start, end = points[a], points[b]
    blank = max(tally.edges.elastic.get(end, (0,)))
    return tally.end[end] - tally.start[start] - blank + (indent if a == 0 else 0)


def _fewest_lines(tally: Tally, points: list[int], measure: int, indent: int) -> int | None:
    lines, start, k = 1, 0, 1
    while k < len(points):
        if _width(tally, points, start, k, indent) > measure:
            if k - 1 == start:
                return None
            lines, start = lines + 1, k - 1
        else:
            k += 1
    return lines


def _break_cost(skeleton: str, breaks: Breaks, gap: int, setting: Setting) -> int:
    before, after = skeleton[gap - 1], skeleton[gap]
    cost = _ELSEWHERE
    if before in "：—。？！；":
        cost = _AFTER_COLON
    elif before in "，、」』）》〉":
        cost = _AFTER_PAUSE
    elif before == " ":
        cost = _after_word(skeleton[:gap].rstrip(), setting.pack.title_weak_words.split())
    elif after in setting.pack.title_break_before + "「『（《〈":
        cost = _BEFORE_AND
    return cost + breaks.penalties[gap] // _PENALTY_PER_EM


def _after_word(text: str, weak: list[str]) -> int:
    """The cost of a break after the last Western word of the text: an article or a preposition
    goes with the word after it.
    """
    if text.endswith((":", "?", "!", ";")):
        return _AFTER_COLON
    return _ELSEWHERE if text.rpartition(" ")[2].lower() in weak else _BETWEEN_WORDS


def _best(
    tally: Tally,
    points: list[int],
    costs: list[int],
    last_start: int,
    lines: int,
    setting: Setting,
    indent: int,
) -> list[int] | None:
    """The breaks of so many lines with the least cost; the earlier break among equals."""
    measure, em = setting.measure, setting.em
    mean = (tally.end[points[-1]] - tally.start[points[0]]) // lines
    ways: list[dict[int, tuple[int, tuple[int, ...]]]] = [{0: (0, ())}]
    for line in range(1, lines + 1):
        found: dict[int, tuple[int, tuple[int, ...]]] = {}
        for a, (cost, ends) in ways[-1].items():
            for b in range(a + 1, len(points)):
                if _width(tally, points, a, b, indent) > measure:
                    break
                if (b == len(points) - 1) != (line == lines):
                    continue
                off = tally.end[points[b]] - tally.start[points[a]] - mean
                total = cost + off * off * 100 // (em * em) + costs[b] * 100
                if b == len(points) - 1 and a > last_start:
                    total += 10_000
                way = (total, (*ends, points[b]))
                if b not in found or way < found[b]:
                    found[b] = way
        ways.append(found)
    result = ways[-1].get(len(points) - 1)
    return list(result[1]) if result else None
