"""Marks of Chinese text that were typed as marks of another script.

Which is right: the manual of punctuation of the Ministry of Education (《重訂標點符號手冊》), and
for the characters clreq#categories_and_usages_of_punctuation_marks.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

from publish.checks.body.marks import CLOSING, HAN, OPENING, WIDE
from publish.checks.body.passages import Passage, Passages
from publish.diagnostics import Finding, finding

_FULL_WIDTH = dict(zip(",.;:!?", "，。；：！？", strict=True))
_HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}{CLOSING}”])(?P<mark>[,.;:!?])(?![.,;:!?\d])(?=[ ]*(?:[{WIDE}“\n]|$))"
)
_HALF_BRACKETS = re.compile(rf"\((?P<inner>[^()\n]*[{HAN}][^()\n]*)\)")


def half_width_mark(passages: Passages) -> Iterator[Finding]:
    """A half-width mark between Han characters, or around them when it is a bracket.

    Numbers, times and addresses have no Han before their marks; brackets in a Latin
    sentence, as in Li Chih-tsao (李之藻), stay.
    """
    for passage in passages:
        for match in _HALF_WIDTH.finditer(passage.text):
            mark = match["mark"]
            yield _mark(passage, match.span(), mark, _FULL_WIDTH[mark])
        for match in _HALF_BRACKETS.finditer(passage.text):
            if _stands_in_chinese(passage.text, *match.span()):
                inner = match["inner"]
                short = inner if len(inner) <= 8 else f"{inner[:4]}…{inner[-2:]}"
                yield _mark(passage, match.span(), f"({short})", f"（{short}）")


def _mark(passage: Passage, place: tuple[int, int], mark: str, proposed: str) -> Finding:
    return finding("half-width-mark", passage.span(*place), mark=mark, proposed=proposed)


def _stands_in_chinese(text: str, start: int, end: int) -> bool:
    """Whether the nearest neighbour before `start`, else the one behind `end`, is Chinese."""
    before, after = text[:start].rstrip(" ")[-1:], text[end:].lstrip(" ")[:1]
    neighbour = before if before and not before.isspace() else after
    return not neighbour or bool(re.match(f"[{WIDE}”]", neighbour))


_SPACE = re.compile(rf"(?<=[{WIDE}]) +(?=[{WIDE}])")


def space_between_han(passages: Passages) -> Iterator[Finding]:
    """Blanks between Han characters or full-width marks; ideographic ones are meant."""
    for passage in passages:
        for match in _SPACE.finditer(passage.text):
            start, end = match.span()
            if passage.as_typed(start):
                before, after = passage.text[start - 1], passage.text[end]
                yield finding(
                    "space-between-han", passage.span(start, end), before=before, after=after
                )


_DOUBLE_QUOTED = re.compile(r'"[^"\n]*"')
_SINGLE_QUOTED = re.compile(rf"'[^'\n]*[{HAN}][^'\n]*'")
_LONE_QUOTE = re.compile(rf'(?<=[{WIDE}])"|"(?=[{WIDE}])')


def straight_quotes(passages: Passages) -> Iterator[Finding]:
    """Typewriter quotation marks around or beside Chinese text, a pair once."""
    for passage in passages:
        text, paired = passage.text, 0
        for match in _DOUBLE_QUOTED.finditer(text):
            if _is_chinese_quotation(text, *match.span()):
                yield finding("straight-quotes", passage.span(*match.span()), mark='"…"')
                paired = match.end()
        for match in _SINGLE_QUOTED.finditer(text):
            yield finding("straight-quotes", passage.span(*match.span()), mark="'…'")
        for match in _LONE_QUOTE.finditer(text, paired):
            if text.count('"') % 2:
                yield finding("straight-quotes", passage.span(*match.span()), mark='"')


def _is_chinese_quotation(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : end + 1]
    return bool(re.search(f"[{WIDE}]", around))


_ELLIPSIS = re.compile(r"\.{3,}|。{2,}|．{2,}|[・‧·]{3,}|[…⋯]+")


def ellipsis_dots(passages: Passages) -> Iterator[Finding]:
    """An ellipsis beside Chinese that is not two U+2026 (or two U+22EF, or four)."""
    for passage in passages:
        for match in _ELLIPSIS.finditer(passage.text):
            typed = match[0]
            right = typed[0] in "…⋯" and len(typed) % 2 == 0
            if not right and _beside_chinese(passage.text, *match.span()):
                yield finding("ellipsis-dots", passage.span(*match.span()), typed=typed)


def _beside_chinese(text: str, start: int, end: int) -> bool:
    return bool(re.match(f"[{WIDE}]", text[start - 1 : start] or " ")) or bool(
        re.match(f"[{WIDE}]", text[end : end + 1])
    )


_DASH = re.compile(rf"(?<=[{WIDE}])(?:[—―─]|[-－]{{2,}}|–{{2,}})(?=[{WIDE}])")
_JOINING = re.compile(rf"(?<=[{HAN}])—(?=[{HAN}])")


def dash_short(passages: Passages) -> Iterator[Finding]:
    """Between Chinese, a dash of half its length, or made of hyphens.

    Of mainland China, 秦岭—淮河 has the mark that joins (GB/T 15834 4.13).
    """
    for passage in passages:
        simplified = passage.language.startswith("zh-Hans")
        for match in _DASH.finditer(passage.text):
            if not (simplified and _JOINING.match(passage.text, match.start())):
                yield finding("dash-short", passage.span(*match.span()), typed=match[0])


_FULL_WIDTH_DIGITS = re.compile("[０-９]+(?:．[０-９]+)*")


def digits_fullwidth(passages: Passages) -> Iterator[Finding]:
    """Arabic numerals of full width."""
    half_width = {ord(full): str(value) for value, full in enumerate("０１２３４５６７８９")}
    for passage in passages:
        for match in _FULL_WIDTH_DIGITS.finditer(passage.text):
            proposed = match[0].translate({**half_width, ord("．"): "."})
            yield finding(
                "digits-fullwidth", passage.span(*match.span()), typed=match[0], proposed=proposed
            )


_PAIRS = {
    **dict(zip(OPENING, CLOSING, strict=True)),
    "“": "”",
    "„": "“",
    "(": ")",
}
_OPENING_OF = {closing: opening for opening, closing in _PAIRS.items()}
_ENUMERATED = re.compile(
    r"(?:^|[^0-9A-Za-z])(?:[0-9]{1,3}|[A-Za-z])$|(?:^|\W)[一二三四五六七八九十]{1,3}$"
)
_BRACKETS = re.compile("[" + re.escape("".join({**_PAIRS, **_OPENING_OF})) + "]")
_REPEATED = "「『“"
_WORDING = {
    "unclosed": ("沒有收尾", "is never closed"),
    "unopened": ("沒有開頭", "was never opened"),
    "mixed": ("與「{other}」不成對", "does not pair with “{other}”"),
}


def mixed_brackets(passages: Passages) -> Iterator[Finding]:
    """Brackets and quotation marks without a partner, or with one of another kind.

    Not counted: 1) and （1 as labels of an enumeration, and the opening mark of a quotation
    of several paragraphs, which each of them repeats.
    """
    for passage, after in zip_longest(passages, passages[1:]):
        yield from _unpaired(passage, after.text if after else "")


def _unpaired(passage: Passage, next_text: str) -> Iterator[Finding]:
    text = passage.text
    waiting: list[int] = []
    for match in _BRACKETS.finditer(text):
        mark, offset = match[0], match.start()
        if mark in "“”" and any(text[opened] == "„" for opened in waiting):
            mark = "“"  # of German „…“, or of Polish „…”
        elif mark in _PAIRS:
            waiting.append(offset)
            continue
        if waiting and _PAIRS[text[waiting[-1]]] == mark:
            waiting.pop()
        elif any(text[opened] == _OPENING_OF[mark] for opened in waiting):
            while text[waiting[-1]] != _OPENING_OF[mark]:
                yield _bracket(passage, waiting.pop(), "unclosed")
            waiting.pop()
        elif waiting and _is_width_of(text[waiting[-1]], mark):
            yield _bracket(passage, waiting.pop(), "mixed", mark)
        elif not _is_label(text, offset):
            yield _bracket(passage, offset, "unopened")
    for offset in waiting:
        repeated = offset == 0 and text[0] in _REPEATED and next_text.startswith(text[0])
        if not repeated:
            yield _bracket(passage, offset, "unclosed")


def _is_width_of(opening: str, closing: str) -> bool:
    """Whether the two would pair if they had the same width or kind."""
    kinds = ("（(［〔)）］〕", "「『“」』”", "《〈》〉")
    return any(opening in kind and closing in kind for kind in kinds)


def _is_label(text: str, offset: int) -> bool:
    return text[offset] in ")）" and bool(_ENUMERATED.search(text[max(0, offset - 4) : offset]))


def _bracket(passage: Passage, offset: int, problem: str, other: str = "") -> Finding:
    zh, en = (wording.format(other=other) for wording in _WORDING[problem])
    return finding(
        "mixed-brackets",
        passage.span(offset, offset + 1),
        mark=passage.text[offset],
        problem=zh,
        problem_en=en,
    )
