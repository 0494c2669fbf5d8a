"""Prose at nineteen measures, looked at by eyes that do not know the composer's own rules.

The text in prose.txt is taken from the sample journal: the paragraphs with dates, numbers with
units, names in several scripts and note calls.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pyphen
import pytest

from publish.compose import Composition, Kind, Paragraph, Run, Setting, collect, compose
from tests.compose.face import EM, HYPHEN, advance

TEXTS = (Path(__file__).parent / "prose.txt").read_text(encoding="utf-8").splitlines()
DICTIONARIES = (
    (re.compile("[A-Za-z]+"), pyphen.Pyphen(lang="en_US")),
    (re.compile("[\u0370-\u03ff]+"), pyphen.Pyphen(lang="el_GR")),
)
MEASURES = range(18, 37)

NOT_AT_START = "」』）〕］｝》〉】、，。；：！？‧·～／々%°)]},;⁰¹²³⁴⁵⁶⁷⁸⁹"
NOT_AT_END = "「『（〔［｛《〈【([{$"
WHOLE = re.compile(
    r"——|……|[\d,.]*\d+(?:[年月日號項條章枚艘篇個名億萬%門段版次]|公里|mm|～\d+枚)"
    r"|\d+月\d+日|第\d+[卷期章條項版]|頁\d+(?:-\d+)?|表\d+|註\d+|NT\$\d+億元|\d+:\d+|F-86|AIM-9|FGM-148"
    r"|pp\. \d+-\d+|Gen\. \w|[A-Z]\. [A-Z]|[。」，][¹²³⁴⁵⁶⁷⁸⁹⁰]+"
)


def hyphens(text: str) -> Iterator[int]:
    """The places of the dictionaries."""
    for words, dictionary in DICTIONARIES:
        for word in words.finditer(text):
            for place in dictionary.positions(word.group()):
                yield word.start() + place


def paragraph(text: str) -> Paragraph:
    """The text with its superscript digits as note calls."""
    pieces = [piece for piece in re.split("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text) if piece]
    return collect(
        Run(
            piece,
            [advance(each) for each in piece],
            EM,
            Kind.CALL if piece[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else Kind.TEXT,
            hyphens=tuple(hyphens(piece)),
            hyphen=HYPHEN,
        )
        for piece in pieces
    )


def set_at(measure: int) -> list[tuple[str, Composition]]:
    """All texts at the measure, in em, with an indent of two."""
    setting = Setting(measure * EM, EM, indent=2 * EM)
    return [(text, compose(paragraph(text), setting)) for text in TEXTS]


def shown(text: str, composed: Composition) -> list[str]:
    """The lines as text."""
    clusters = paragraph(text).clusters
    return ["".join(clusters[line.start : line.end]).strip() for line in composed.lines]


@pytest.mark.parametrize("measure", MEASURES)
def test_no_fault_in_prose(measure: int) -> None:
    for text, composed in set_at(measure):
        lines = shown(text, composed)
        address = [re.search(r"[!-~]$", line) and "://" in text for line in lines]
        for line, after, url in zip(lines, lines[1:], address, strict=False):
            assert after[0] not in NOT_AT_START or (url and after[0] in ".%?"), (line, after)
            assert line[-1] not in NOT_AT_END, line
        offsets = paragraph(text).offsets
        ends = {offsets[each.end] for each in composed.lines[:-1]}
        for unit in WHOLE.finditer(text):
            inside = ends & set(range(unit.start() + 1, unit.end()))
            assert not inside or "://" in text[unit.start() - 60 : unit.start()], unit.group()
        assert len(re.sub(r"[^\w]", "", lines[-1])) > 1, lines[-1]


def test_hardly_a_line_is_loose_at_usual_measures() -> None:
    """Where a long date or name stands at the end of a first line, nothing else is left."""
    lines = [
        line
        for measure in MEASURES
        if measure >= 26
        for _, composed in set_at(measure)
        for line in composed.lines
    ]
    loose = [line for line in lines if line.tracking > EM // 10]
    assert len(loose) * 50 <= len(lines)
    assert all(line.number == 1 or line in loose for line in lines)
