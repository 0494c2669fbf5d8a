"""Each case: what is typed, `---`, what it is. See tree.py for the form.

A case begins with `§ title`; `@` at the end of the title shows the place of every text.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.diagnostics import Finding, finding
from publish.manuscript.markdown import BodyOptions, parse_blocks
from publish.model import Located, Span
from tests.manuscript.body.tree import tree

CASES = Path(__file__).parent / "cases"
FILES = {
    "旅次.csv": "年,旅次,備註\n2019,12.5,\n2020,3.25,疫情\n",
    "行李.csv": '品名,"重量\n（公斤）",^[以行李計。]\n"傘, 大","1,200.5","""輕"""\n',
}


def read_csv(path: str, span: Span) -> str | Finding:
    return FILES.get(path) or finding("file-missing", span, path=path)


OPTIONS = BodyOptions(classes=frozenset({"kai", "small"}), read_csv=read_csv)


def cases() -> Iterator[tuple[str, str, str, bool]]:
    for file in sorted(CASES.glob("*.md")):
        for part in file.read_text("utf-8").split("\n§ ")[1:]:
            title, _, rest = part.partition("\n")
            typed, separator, wanted = rest.partition("\n---\n")
            assert separator, f"{file.name}: {title} has no ---"
            yield f"{file.stem}: {title}", typed, wanted.strip("\n"), title.endswith("@")


@pytest.mark.parametrize(
    ("typed", "wanted", "places"),
    [pytest.param(*case[1:], id=case[0]) for case in cases()],
)
def test_what_is_typed_is(typed: str, wanted: str, places: bool) -> None:
    parsed = parse_blocks(Located.whole_file("body.md", typed), OPTIONS)
    assert tree(parsed, places=places) == wanted


def test_there_are_cases_for_every_thing_that_is_written() -> None:
    assert len(list(cases())) >= 60
