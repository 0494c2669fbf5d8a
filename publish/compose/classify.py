"""The class of every cluster in its context, and the pairs of neighbours that the rules look up.

Quotation marks, interpuncts, dashes, slashes and the signs of numbers take their class from what
stands beside them; all else comes from the table in `classes.py`.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from publish.compose.classes import (
    ADDRESS_MARK,
    AMBIGUOUS,
    BRACKETS,
    CALL,
    CENTRED_OR_SEATED,
    CLASS_TABLE,
    CLOSE,
    CONNECTOR,
    DASH,
    DIGIT,
    ELLIPSIS,
    FORCED,
    FULL_WIDTH_MARKS,
    HAN,
    HAN_LIKE,
    HYPHEN,
    INTERPUNCT,
    LETTER,
    OPEN,
    POSTFIX,
    PREFIX,
    SOLIDUS,
    SPACE,
    SYMBOL,
    WEST_CLOSE,
    WEST_OPEN,
    WEST_STOP,
    WESTERN,
    WIDE,
    WIDE_POSTFIX,
    WIDE_PREFIX,
)
from publish.compose.collect import Paragraph
from publish.compose.western_marks import DASHES, western_marks

_SIGNS = "·•–~/$€£¥￥＄№±+−%‰％°℃℉′″⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋-«»‹›"
_CONTEXTUAL = re.compile(f"[{re.escape(_SIGNS)}]")
# Where no cluster has one of these classes by itself, the context of none has to be looked at.
_OF_CONTEXT = frozenset(f"{_SIGNS}“”‘’".translate(CLASS_TABLE)) | {AMBIGUOUS}
_DULL = frozenset((HAN + HAN, LETTER + LETTER, DIGIT + DIGIT))
_SPACES = re.compile(f"{SPACE}+")
_QUOTE_MARK = re.compile("[“”‘’„‚]")
_SIDES = HAN_LIKE + WIDE + LETTER
# How far the inside of a quotation is searched, and how deep quotations nest.
_QUOTATION = 30
_DEPTH = 8
_PREFIXES = "$€£¥№±+−-"
_POSTFIXES = "%‰°℃℉′″"
_RAISED_OR_LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋"
# Which marks close each: German has „…“, Polish „…”.
_QUOTES = {"“": "”", "‘": "’", "„": "“”", "‚": "‘’"}
_JOINING = re.compile(f"[{HAN_LIKE}{DIGIT}](?={DASH}[{HAN_LIKE}{DIGIT}])")
_FULL_WIDTH = BRACKETS + CENTRED_OR_SEATED
# A hyphen behind Han that is a minus: −2.3, −5%, −5度. That of 殲-20 is of the name.
_MINUS = re.compile(r"-\d[\d,]*(?:\.\d| ?[%‰％°℃度萬億元])")


@dataclass(frozen=True, slots=True)
class Space:
    """A typed space: its cluster, the classes beside it, and whether it is as if absent."""

    index: int
    left: str
    right: str
    absent: bool


@dataclass(frozen=True, slots=True)
class Classified:
    """Classes (a letter per cluster), the pair of classes at every gap, and the typed spaces.

    `skeleton` is the paragraph's, with marks in place of addresses. `joints` are the gaps with
    their pairs, without those between two Han, inside words and inside numbers, which are most and
    where nothing happens.
    pairs[k] are the classes on both sides of gap k; the first and the last are empty. At the two
    gaps of a space the pair is empty or, where the space is as if absent, the gap after it has the
    pair of what stands around the space.
    """

    skeleton: str
    classes: str
    pairs: Sequence[str]
    joints: Sequence[tuple[int, str]]
    spaces: tuple[Space, ...]

    def before(self, gap: int) -> int:
        """The cluster before the gap, where the pair there looks through spaces."""
        k = gap - 1
        while k and self.pairs[gap][:1] != self.classes[k]:
            k -= 1
        return k


def classify(paragraph: Paragraph, addresses: Sequence[tuple[int, int]]) -> Classified:
    """Classes of the paragraph's clusters; those in `addresses` (ranges of clusters) are ADDRESS.

    Rules: clreq#categories_and_usages_of_punctuation_marks.
    """
    skeleton = paragraph.skeleton
    if addresses:
        parts = list(skeleton)
        for start, end in addresses:
            parts[start:end] = ADDRESS_MARK * (end - start)
        skeleton = "".join(parts)
    classes = skeleton.translate(CLASS_TABLE)
    if any(each in classes for each in _OF_CONTEXT):
        classes = _in_context(skeleton, classes, paragraph)
    if DASH in classes or ELLIPSIS in classes:
        classes = _with_western_marks(skeleton, classes, paragraph)
    pairs = ["", *map(add, classes, classes[1:]), ""] if classes else [""]
    spaces = _see_through_spaces(classes, pairs)
    joints = [(gap, pair) for gap, pair in enumerate(pairs) if pair not in _DULL]
    return Classified(skeleton, classes, pairs, joints, spaces)


def _in_context(skeleton: str, classes: str, paragraph: Paragraph) -> str:
    found = list(classes)
    if AMBIGUOUS in classes:
        for k, letter in enumerate(classes):
            if letter == AMBIGUOUS:
                full = paragraph.advances[k] >= paragraph.ems[k]
                # × ÷ ≒ are operators like ＝, with no gap before a number.
                wide = WIDE if unicodedata.category(skeleton[k]) == "Sm" else HAN
                found[k] = wide if full else SYMBOL
    for match in _CONTEXTUAL.finditer(skeleton):
        k = match.start()
        before = found[k - 1] if k else ""
        after = found[k + 1] if k + 1 < len(found) else ""
        of_a_name = match.group() == "-" and before != "" and before in HAN_LIKE
        if not of_a_name or _MINUS.match(skeleton, k):
            found[k] = _neighbour_class(match.group(), found[k], before, after)
    if _QUOTE_MARK.search(skeleton):
        _resolve_quotes(skeleton, found)
    return "".join(found)


def _with_western_marks(skeleton: str, classes: str, paragraph: Paragraph) -> str:
    """The classes, where the dashes of Western text are like - and its ellipses like full stops,
    and a single — between Han or numbers joins them (1949—1976年).
    """
    found = list(classes)
    for match in _JOINING.finditer(classes):
        place = match.end()
        if skeleton[place] in DASHES and len(paragraph.clusters[place]) == 1:
            found[place] = CONNECTOR
    for place in western_marks(skeleton):
        if len(paragraph.clusters[place]) == 1:
            found[place] = HYPHEN if skeleton[place] in DASHES else WEST_STOP
    return "".join(found)


def _neighbour_class(character: str, own: str, before: str, after: str) -> str:
    """The class that a character has between neighbours of these classes ("" at the edges)."""
    between_han = before != "" and after != "" and before in HAN_LIKE and after in HAN_LIKE
    if character in "·•":
        return INTERPUNCT if between_han else own
    if character == "/":
        return SOLIDUS if between_han else own
    if character in "–~":
        numbers = HAN_LIKE + DIGIT
        joins = before != "" and after != "" and before in numbers and after in numbers
        return CONNECTOR if joins else own
    if character in _PREFIXES and after == DIGIT and before not in (LETTER, DIGIT, POSTFIX):
        return PREFIX
    if character in "$€£¥" and after == DIGIT:
        return PREFIX
    if character in "￥＄" and after == DIGIT:
        return WIDE_PREFIX
    if character in _POSTFIXES and before in (DIGIT, POSTFIX):
        return POSTFIX
    if character == "％" and before == DIGIT:
        return WIDE_POSTFIX
    if character in "«‹":  # the end of »Zeit«
        closes = before in (LETTER, DIGIT, WEST_STOP) and after not in (LETTER, DIGIT)
        return WEST_CLOSE if closes else own
    if character in "»›":
        opens = after in (LETTER, DIGIT) and before not in (LETTER, DIGIT, WEST_STOP)
        return WEST_OPEN if opens else own
    if character in _RAISED_OR_LOWERED and before in (LETTER, DIGIT, POSTFIX):
        return POSTFIX
    return own


def _resolve_quotes(skeleton: str, found: list[str]) -> None:
    """“ ” ‘ ’ „ ‚: Han brackets where the nearest strong character inside is Han, else Western.

    Both marks of a pair take the class of the opening one. ’ between two letters is an apostrophe.
    """
    plain = "".join(found)
    opened: deque[tuple[str, str]] = deque(maxlen=_DEPTH)
    for match in _QUOTE_MARK.finditer(skeleton):
        k, quote = match.start(), match.group()
        if quote == "’" and 0 < k < len(found) - 1 and plain[k - 1] == LETTER == plain[k + 1]:
            found[k] = LETTER
        elif any(quote in closing for closing, _ in opened):
            while quote not in opened[-1][0]:
                opened.pop()
            found[k] = opened.pop()[1]
        elif quote in _QUOTES:
            han = quote in "“‘" and _opens_han(skeleton, plain, k + 1)
            found[k] = OPEN if han else WEST_OPEN
            opened.append((_QUOTES[quote], CLOSE if han else WEST_CLOSE))
        elif quote == "’" and plain[k + 1 : k + 2] in (LETTER, DIGIT):
            found[k] = WEST_CLOSE  # an apostrophe: 作者’s, 中文的’90s
        else:
            before = next(
                (c for c in plain[max(k - _QUOTATION, 0) : k][::-1] if c in _SIDES), LETTER
            )
            found[k] = WEST_CLOSE if before == LETTER else CLOSE


def _opens_han(skeleton: str, plain: str, start: int) -> bool:
    """Whether the nearest strong character from `start` to the closing mark is Han or kana, or a
    full-width mark, which no Western quotation begins with.
    """
    for k in range(start, min(start + _QUOTATION, len(plain))):
        if plain[k] in _FULL_WIDTH:
            return True
        if plain[k] in _SIDES:
            return plain[k] != LETTER
        if skeleton[k] in "”’":
            return False
    return False


def _see_through_spaces(classes: str, pairs: list[str]) -> tuple[Space, ...]:
    """The spaces, and the pairs beside them rewritten as `Classified` says."""
    if SPACE not in classes:
        return ()
    spaces: list[Space] = []
    for match in _SPACES.finditer(classes):
        start, end = match.span()
        left = classes[start - 1] if start else ""
        right = classes[end] if end < len(classes) else ""
        absent = _is_absent(left, right)
        for k in range(start, end):
            # Of several spaces in a row only the first has a width.
            spaces.append(Space(k, left, right, absent or k > start))
            pairs[k] = ""
        pairs[end] = left + right if absent and left and right else ""
    return tuple(spaces)


def _is_absent(left: str, right: str) -> bool:
    """Whether a space between these classes is as if not typed."""
    if left in ("", FORCED) or right in ("", FORCED):
        return True
    if left in FULL_WIDTH_MARKS or right in FULL_WIDTH_MARKS or right == CALL:
        return True
    return left == CALL and right not in WESTERN
