"""The documents in `cases/`, which are the specification of the composer."""

import re

import pytest

from publish.compose import Composition, Line, Paragraph, compose, least_width, natural_width
from publish.compose.breaks import NEVER, find_breaks
from publish.compose.paragraph import prepare
from publish.compose.passes import PASSES
from tests.compose.documents import Case, cases, named
from tests.compose.face import EM


def _all(*looks_at: str) -> pytest.MarkDecorator:
    found = cases(*looks_at)
    return pytest.mark.parametrize("case", found, ids=[case.source for case in found])


@_all("measure")
def test_lines(case: Case) -> None:
    paragraph = case.paragraph("".join(case.text))
    composed = compose(paragraph, case.setting, int(case.settings.get("looseness", "0")))
    expected = [line for line in case.expected if not line.startswith("!")]
    findings = [line for line in case.expected if line.startswith("!")]
    shown = [_shown(paragraph, line) for line in composed.lines]
    assert shown == [line.split("←")[0].strip() for line in expected]
    for line, words in zip(composed.lines, expected, strict=True):
        for fact in words.partition("←")[2].split(","):
            if fact.strip():
                assert _fact(fact.split()[0], line) == float(fact.split()[1]), (words, line)
    assert _findings(composed) == [line.removeprefix("! ") for line in findings]


def _shown(paragraph: Paragraph, line: Line) -> str:
    text = "".join(paragraph.clusters[line.start : line.end]).replace("\u3000", "{IS}")
    for name, mark in (("\u00ad", ""), ("\u200b", ""), ("\u2060", ""), ("\n", "{BR}")):
        text = text.replace(name, mark)
    text = text.replace("\u00a0", "{NBSP}").replace("\ufffc", "▣").strip()
    return text + "-" * (line.hyphen > 0) + "|" * line.flush


def _fact(name: str, line: Line) -> float:
    if name == "tracking":
        # As the cases give it: rounded to a thousandth of an em.
        return line.tracking / EM
    if name == "pass":
        return line.number
    if name.startswith("x"):
        return line.x[int(name[1:])] / EM
    return {"starts": line.x[0], "width": line.width}[name] / EM


def _findings(composed: Composition) -> list[str]:
    return [f"{each.id} {each.amount / EM:g}" for each in composed.findings]


@_all("widths")
def test_widths(case: Case) -> None:
    for text, expected in zip(case.text, case.expected, strict=True):
        paragraph = case.paragraph(text)
        (line,) = compose(paragraph, case.setting).lines
        assert _widths(paragraph, line, expected) == expected, case.heading


def _widths(paragraph: Paragraph, line: Line, expected: str) -> str:
    """The line cut as the expectation is, with the widths that it really has."""
    found, k = [], 0
    for word in expected.split():
        if word.startswith("+"):
            continue
        if word.startswith("all="):
            found.append(f"all={line.width / EM:g}")
            continue
        size = len(word.rpartition("=")[0])
        first, length = k, 0
        while length < size and k < len(paragraph.clusters):
            length += len(_visible(paragraph.clusters[k]))
            k += 1
        if first:
            gap = line.x[first] - line.x[first - 1] - line.advance[first - 1]
            found += [f"+{gap / EM:g}"] if gap else []
        text = "".join(paragraph.clusters[first:k]).replace(" ", "␣").replace("\u00a0", "␣")
        for name, mark in (("\ufffc", "▣"), ("\u3000", "□")):
            text = text.replace(name, mark)
        text = _visible(text)
        width = line.x[k - 1] + line.advance[k - 1] - line.x[first]
        found.append(f"{text}={width / EM:g}")
    assert k == len(paragraph.clusters), "the expectation does not cover the text"
    return " ".join(found)


def _visible(text: str) -> str:
    return re.sub("[\u00ad\u200b\u2060\ufe00\ufe01]", "", text)


@_all("breaks")
def test_breaks(case: Case) -> None:
    for text, expected in zip(case.text, case.expected, strict=True):
        _test_breaks(case, case.paragraph(text), named(expected))


def _test_breaks(case: Case, paragraph: Paragraph, expected: str) -> None:
    prepared = prepare(paragraph, case.pack)
    limits = PASSES[int(case.settings.get("pass", "1")) - 1]
    penalties = find_breaks(
        paragraph, prepared.classified, prepared.addresses, case.setting, limits
    ).penalties
    plain = re.sub(r"×|↵(\(\d+\))?", "", expected)
    offset = paragraph.text.find(plain)
    assert offset >= 0, f"{plain} is not in the text"
    for mark, cost, gap in _marked(expected, paragraph, offset, plain == paragraph.text):
        found = penalties[gap]
        where = "".join(paragraph.clusters[max(gap - 2, 0) : gap]) + "/" + paragraph.clusters[gap]
        assert (found < NEVER) == (mark == "↵"), f"{where} in {expected}"
        if cost:
            assert found == int(cost), f"{where} in {expected}"


def _marked(
    expected: str, paragraph: Paragraph, offset: int, whole: bool
) -> list[tuple[str, str, int]]:
    """(mark, cost, gap) for each place that the expectation speaks of."""
    gaps = {each: gap for gap, each in enumerate(paragraph.offsets)}
    said, at = {}, offset
    for match in re.finditer(r"(×|↵)(?:\((\d+)\))?|[\s\S]", expected):
        if match.group(1):
            if at in gaps:
                said[gaps[at]] = (match.group(1), match.group(2) or "")
            else:
                assert match.group(1) == "×", f"a break inside a cluster in {expected}"
        else:
            at += 1
    if whole:
        for gap in range(1, len(paragraph.clusters)):
            said.setdefault(gap, ("×", ""))
    return [(mark, cost, gap) for gap, (mark, cost) in sorted(said.items())]


@_all("gaps")
def test_gaps(case: Case) -> None:
    for text, expected in zip(case.text, case.expected, strict=True):
        paragraph = case.paragraph(text)
        (line,) = compose(paragraph, case.setting).lines
        shown = ""
        glue = prepare(paragraph, case.pack).spacing.glue
        for k, cluster in enumerate(paragraph.clusters):
            gap = k and line.x[k] - line.x[k - 1] - line.advance[k - 1]
            if cluster == " ":
                assert gap == 0
                assert line.advance[k] == 250
                shown += " " if glue[k].word else "·"
            else:
                assert gap in (0, 250), (text, cluster, gap)
                shown += "·" * (gap == 250) + cluster
        assert shown == named(expected.replace("␣", " ")), case.heading


@_all("widest")
def test_widest(case: Case) -> None:
    for text, expected in zip(case.text, case.expected, strict=True):
        paragraph = case.paragraph(text)
        natural = natural_width(paragraph, case.setting) / EM
        least = least_width(paragraph, case.setting) / EM
        assert f"natural {natural:g} least {least:g}" == expected


def test_there_are_cases() -> None:
    found = cases("measure", "widths", "breaks", "gaps", "widest")
    assert len(found) == len({case.source for case in found}), "two cases with one heading"
    assert len(found) >= 120
