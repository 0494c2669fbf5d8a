"""What a page would become with a paragraph of another length is foreseen as it is read then."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from publish.pages import Unit
from publish.pdf.weasy import mending, planned
from publish.pdf.weasy.composer import composer_of
from publish.pdf.weasy.galley import Section, read_again
from publish.styles import load_style
from tests.pdf.test_canaries import NOTE, laid_out

PROSE = (Path(__file__).parents[1] / "compose" / "prose.txt").read_text("utf-8").splitlines()
LONG = tuple("".join(PROSE[first : first + 11]) for first in (0, 11, 22))
"""Paragraphs so long that they can be set with a line more or fewer."""
FIGURE = (
    '<div class="figure" id="fig"><p>可以移動的圖</p></div><p>此段不提圖，所以圖可以再往下移。</p>'
)
MENTION = '<p>到了這裡才提到<a class="reference" href="#fig">圖1</a>。</p>'


def called(text: str, number: int) -> str:
    """The text with a note called near its end, on a line that moves when a line comes or goes."""
    note = NOTE.replace("r1", f"r{number}").replace("n1", f"n{number}")
    return f"{text[:-60]}{note}{text[-60:]}"


def body() -> str:
    """A figure first mentioned at the end, a heading, paragraphs with notes, a quotation."""
    first, second, third = (called(text, number) for number, text in enumerate(LONG))
    return (
        f"{FIGURE}<h2>標題</h2><p>{first}</p><p>{second}</p>"
        f"<blockquote><p>{third}</p></blockquote><p>{LONG[2]}</p>{MENTION}"
    )


Pair = tuple[Section, Section]


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> tuple[Section, list[Pair]]:
    """The section of the text, and as it is foreseen and read with each change of a paragraph."""
    sections: list[Section] = []
    pairs: list[Pair] = []

    def watched(
        context: Any, section: Section, plan: Any, planner: Callable[..., Any]
    ) -> tuple[Section, Any, tuple[()]]:
        composer = composer_of(context)
        for _, _, block in mending.paragraphs(section):
            for looseness in (-1, 1):
                foreseen = mending.foreseen(composer, section, ((block, looseness),))
                if foreseen is not None:
                    changes = mending.Changes(composer, section)
                    changes.make(block, looseness)
                    pairs.append((foreseen, read_again(context, section)))
                    changes.undo()
        sections.append(section)
        assert read_again(context, section).flow == section.flow
        return section, plan, ()

    monkeypatch.setattr(planned, "mended", watched)
    style, _ = load_style("journal")
    assert style is not None
    laid_out(body(), style)
    return sections[0], pairs


def apart_from_lengths(unit: Unit) -> dict[str, Any]:
    """The unit without its lengths, which are rounded where it stands."""
    facts = asdict(unit)
    return {name: facts[name] for name in facts if name not in ("height", "gap", "bare_gap")}


def test_a_paragraph_with_a_line_more_or_fewer_is_foreseen_as_it_is_read(
    changed: tuple[Section, list[Pair]],
) -> None:
    section, pairs = changed
    lengths = {len(read.flow.units) - len(section.flow.units) for _, read in pairs}
    assert lengths == {-1, 1}
    assert section.flow.units[0].mention > 20
    for foreseen, read in pairs:
        for one, other in zip(foreseen.flow.units, read.flow.units, strict=True):
            assert apart_from_lengths(one) == apart_from_lengths(other)
            assert abs(one.height - other.height) <= 1
            assert abs(one.gap - other.gap) <= 1
