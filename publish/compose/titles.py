"""Titles, headings, captions, contents lines: as few lines as fit, of like length, broken where
the sense allows. Never justified, never hyphenated.
"""

from publish.compose.breaks import NEVER, Breaks
from publish.compose.collect import Paragraph
from publish.compose.fit import Passage
from publish.compose.locales import LocalePack
from publish.compose.setting import Setting
from publish.compose.tally import Tally

# What a break costs, and what uneven lines do: an editor gladly has a line of seven above one of
# seventeen if it ends with the comma, but does not for a 與, and parts a word only in need.
_AFTER_COLON, _AFTER_COMMA, _BETWEEN_WORDS, _AFTER_PAUSE = 0, 150, 300, 400
_BEFORE_AND, _AFTER_PARTICLE, _AFTER_WEAK_WORD, _ELSEWHERE = 550, 600, 700, 1000
_INSIDE_NAME = 1200
"""Besides, in a row of names: one goes to the next line whole, even if that is the longer one, or
if there is one line more.
"""
_LINE_MORE = 300
_UNEVEN = 1000
"""For a line that is empty or twice as long as the mean; less by the square of the share."""
_SHORT_LAST_LINE = 10_000
_MOST_LINES = 12
_Way = tuple[int, tuple[int, ...]]
"""What breaks cost together, and the gaps they are at."""


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
    gaps = [
        k
        for k in range(passage.lo + 1, passage.hi)
        if breaks.penalties[k] < NEVER and k not in breaks.hyphens
    ]
    points = [passage.lo, *gaps, passage.hi]
    fewest = _fewest_lines(tally, points, setting.measure, passage.indent)
    if fewest is None or fewest > _MOST_LINES:
        return None
    costs = [_break_cost(paragraph.skeleton, breaks, gap, setting) for gap in gaps]
    last_starts = [k for k, gap in enumerate(points[:-1]) if gap <= passage.last_start or k == 0]
    at_points = [0, *costs, 0]
    found: list[_Way] = []
    for lines in range(fewest, fewest + 1 + setting.names_whole):
        way = _best(tally, points, at_points, last_starts[-1], lines, setting, passage.indent)
        if way is not None:
            found.append((way[0] + _LINE_MORE * (lines - fewest), way[1]))
    return list(min(found)[1]) if found else None


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


def parts_by_sense(skeleton: str, gap: int, setting: Setting) -> bool:
    """Whether a gap is one at which the sense allows a line of Chinese to end."""
    return skeleton[gap - 1] != " " and _cost_by_sense(skeleton, gap, setting) < _ELSEWHERE


def _break_cost(skeleton: str, breaks: Breaks, gap: int, setting: Setting) -> int:
    return _cost_by_sense(skeleton, gap, setting) + breaks.penalties[gap]


def _cost_by_sense(skeleton: str, gap: int, setting: Setting) -> int:
    before, after, pack = skeleton[gap - 1], skeleton[gap], setting.pack
    cost = _ELSEWHERE
    if before in "：—。？！；":
        cost = _AFTER_COLON
    elif before == "，":
        cost = _AFTER_COMMA
    elif before == "、":
        cost = _AFTER_PAUSE
    elif before == " ":
        cost = _after_word(skeleton[:gap].rstrip(), pack.title_weak_words.split())
        if setting.names_whole and cost > _AFTER_COMMA and not skeleton.startswith("and ", gap):
            cost += _INSIDE_NAME
    elif after in "「『（《〈" or _stands_alone(skeleton, gap, pack.title_break_before, pack):
        cost = _BEFORE_AND
    elif before in "」』）》〉" or _stands_alone(skeleton, gap - 1, pack.title_break_after, pack):
        cost = _AFTER_PARTICLE
    return cost


def _stands_alone(skeleton: str, k: int, characters: str, pack: LocalePack) -> bool:
    """Whether a character is one of these and not in a word: not the 與 of 參與 and 與會."""
    words = pack.title_words.split()
    pairs = skeleton[max(0, k - 1) : k + 1], skeleton[k : k + 2]
    return skeleton[k] in characters and not any(pair in words for pair in pairs)


def _after_word(text: str, weak: list[str]) -> int:
    """The cost of a break after the last Western word of the text: an article or a preposition
    goes with the word after it.
    """
    if text.endswith((":", "?", "!", ";")):
        return _AFTER_COLON
    if text.endswith(","):
        return _AFTER_COMMA
    return _AFTER_WEAK_WORD if text.rpartition(" ")[2].lower() in weak else _BETWEEN_WORDS


def _best(
    tally: Tally,
    points: list[int],
    costs: list[int],
    last_start: int,
    lines: int,
    setting: Setting,
    indent: int,
) -> _Way | None:
    """The breaks of so many lines with the least cost; the earlier break among equals."""
    measure = setting.measure
    mean = max(1, (tally.end[points[-1]] - tally.start[points[0]]) // lines)
    ways: list[dict[int, _Way]] = [{0: (0, ())}]
    for line in range(1, lines + 1):
        found: dict[int, _Way] = {}
        for a, (cost, ends) in ways[-1].items():
            for b in range(a + 1, len(points)):
                if _width(tally, points, a, b, indent) > measure:
                    break
                if (b == len(points) - 1) != (line == lines):
                    continue
                off = tally.end[points[b]] - tally.start[points[a]] - mean
                total = cost + costs[b] + off * off * _UNEVEN // (mean * mean)
                if b == len(points) - 1 and a > last_start:
                    total += _SHORT_LAST_LINE
                way = (total, (*ends, points[b]))
                if b not in found or way < found[b]:
                    found[b] = way
        ways.append(found)
    return ways[-1].get(len(points) - 1)
