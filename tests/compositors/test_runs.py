"""Documents that follow one another: folios, sides, and how often anything is laid out.

The work itself is invented here: a copy says in its text how many pages it has on a recto and
on a verso.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.compositors import Crew, Piece, Placed, run, set_run
from publish.compositors.crew import Compositor, Result, ThisProcess
from publish.compositors.run import Side
from publish.keeping.cache import Cache
from publish.model.pages import Folios
from publish.pdf import Copy, SetPages
from publish.pdf.standing import Counters, FixedPart, Head, PageKind, Standing
from publish.postflight.facts import SetPage


def set_pages(text: str, folios: Folios) -> SetPages:
    return SetPages(text.encode(), (folios.first,), 0, (), (), (), (), (), ())


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The copies that were laid out, as they are."""
    return work_in(monkeypatch)


def work_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []

    def count_pages(key: str, copy: Copy) -> tuple[int, int]:
        done.append(key)
        recto, verso = copy.html.split("/")
        return int(recto), int(verso)

    def make_pages(key: str, copy: Copy, folios: Folios, draw: bool, placed: bool) -> SetPages:
        return set_pages(key, folios)

    monkeypatch.setattr(run, "count_pages", count_pages)
    monkeypatch.setattr(run, "make_pages", make_pages)
    return done


def piece(name: str, pages: str, first: int = 0, side: Side = "any") -> Piece:
    return Piece(name, name, lambda: Copy(pages, "", ()), first, side)


def folios(placed: Iterator[Placed]) -> list[tuple[str, int, int]]:
    return [(each.piece.name, each.folios.first, each.last) for each in placed]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_each_begins_behind_the_last_page_before_it(laid_out: list[str], cache: Cache) -> None:
    pieces = (piece("甲", "3/3"), piece("乙", "2/2"), piece("丙", "1/1"))
    assert folios(set_run(pieces, Crew(), cache)) == [("甲", 1, 3), ("乙", 4, 5), ("丙", 6, 6)]


def test_one_that_opens_on_a_recto_leaves_a_verso_blank(laid_out: list[str], cache: Cache) -> None:
    pieces = (piece("甲", "3/3"), piece("乙", "2/2", side="recto"))
    assert folios(set_run(pieces, Crew(), cache)) == [("甲", 1, 3), ("乙", 5, 6)]


def test_a_stated_folio_counts_before_all_else(laid_out: list[str], cache: Cache) -> None:
    pieces = (piece("甲", "3/3"), piece("乙", "2/2", first=76, side="recto"))
    assert folios(set_run(pieces, Crew(), cache)) == [("甲", 1, 3), ("乙", 76, 77)]


def test_the_side_on_which_one_begins_may_change_its_pages(
    laid_out: list[str], cache: Cache
) -> None:
    pieces = (piece("甲", "1/1"), piece("乙", "9/3"), piece("丙", "1/1"))
    assert folios(set_run(pieces, Crew(), cache))[1:] == [("乙", 2, 4), ("丙", 5, 5)]


def test_nothing_is_laid_out_twice(laid_out: list[str], cache: Cache) -> None:
    pieces = (piece("甲", "2/2"), piece("乙", "2/2"))
    first = [each.pages for each in set_run(pieces, Crew(), cache)]
    assert laid_out == ["甲", "乙"]
    assert [each.pages for each in set_run(pieces, Crew(), cache)] == first
    assert laid_out == ["甲", "乙"]


def test_one_that_begins_on_the_other_side_than_thought_is_not_laid_out_again(
    laid_out: list[str], cache: Cache
) -> None:
    """Another page of the first article moves all behind it to the other side of the leaf."""
    pieces = (piece("甲", "2/2"), piece("乙", "9/3"))
    assert folios(set_run(pieces, Crew(), cache))[1:] == [("乙", 3, 11)]
    longer = (piece("甲甲", "3/3"), piece("乙", "9/3"))
    assert folios(set_run(longer, Crew(), cache))[1:] == [("乙", 4, 6)]
    assert laid_out == ["甲", "乙", "甲甲"]


@dataclass
class Shown:
    """Whose pages were made, and whose got other folios, each with its first folio."""

    made: list[tuple[str, int]] = field(default_factory=list)
    moved: list[tuple[str, int]] = field(default_factory=list)


@pytest.fixture
def shown(laid_out: list[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Pages that can get other folios."""
    shown = Shown()
    viewport, fixed = ((0, 0), (0, 0)), FixedPart(0, b"", (), ())
    head = Head(PageKind("left", False, "", 0, "visible"), Counters((), (), ()), ())
    one_side = Standing("arabic", (head,), (), "", "", viewport, fixed)
    both_sides = replace(one_side, others=(head,))

    def make_pages(key: str, copy: Copy, folios: Folios, draw: bool, placed: bool) -> SetPages:
        shown.made.append((key, folios.first))
        facts = (SetPage(folios.first, 100.0, 10.0),)
        standing = both_sides if key.startswith("丙") else one_side
        made = replace(set_pages(key, folios), facts=facts, standing=standing)
        return made if draw else replace(made, pdf=b"", standing=None)

    def renumber_pages(
        key: str, copy: Copy, pages: SetPages, folios: Folios, placed: bool
    ) -> SetPages:
        shown.moved.append((key, folios.first))
        return replace(pages, folios=(folios.first,))

    monkeypatch.setattr(run, "make_pages", make_pages)
    monkeypatch.setattr(run, "renumber_pages", renumber_pages)
    return shown


def test_one_that_moves_by_a_leaf_gets_other_folios_and_nothing_else(
    shown: Shown, cache: Cache
) -> None:
    list(set_run((piece("甲", "2/2"), piece("乙", "3/3")), Crew(), cache))
    longer = (piece("甲甲", "4/4"), piece("乙", "3/3"))
    moved = list(set_run(longer, Crew(), cache))
    assert moved[1].pages is not None
    assert moved[1].pages.folios == (5,)
    assert shown.moved == [("乙", 5)]
    assert shown.made == [("甲", 1), ("乙", 3), ("甲甲", 1)]
    list(set_run(longer, Crew(), cache))
    assert len(shown.moved) == 1


def test_one_whose_pages_differ_there_is_set_once_for_each_side(shown: Shown, cache: Cache) -> None:
    for before in ("2/2", "3/3", "4/4", "5/5"):
        list(set_run((piece(before, before), piece("乙", "3/3")), Crew(), cache))
    assert [each for each in shown.made if each[0] == "乙"] == [("乙", 3), ("乙", 4)]
    assert shown.moved == [("乙", 5), ("乙", 6)]


def test_one_whose_pages_are_the_same_on_either_side_is_set_once(
    shown: Shown, cache: Cache
) -> None:
    for before in ("2/2", "3/3", "4/4", "5/5"):
        list(set_run((piece(before, before), piece("丙", "3/3")), Crew(), cache))
    assert [each for each in shown.made if each[0] == "丙"] == [("丙", 3)]
    assert shown.moved == [("丙", 4), ("丙", 5), ("丙", 6)]


def test_pages_that_are_not_drawn_get_other_folios_without_work(shown: Shown, cache: Cache) -> None:
    def bare(first: int) -> Piece:
        return replace(piece("乙", "1/1", first=first), draw=False)

    list(set_run((bare(3),), Crew(), cache))
    placed = next(set_run((bare(7),), Crew(), cache))
    assert placed.pages is not None
    assert placed.pages.folios == (7,)
    assert [page.folio for page in placed.pages.facts] == [7]
    assert shown == Shown(made=[("乙", 3)])


def test_roman_and_arabic_folios_are_kept_apart(shown: Shown, cache: Cache) -> None:
    list(set_run((piece("乙", "1/1"),), Crew(), cache))
    list(set_run((replace(piece("乙", "1/1"), numerals="roman"),), Crew(), cache, last=2))
    assert shown == Shown(made=[("乙", 1), ("乙", 3)])


def test_work_begins_before_the_first_document_is_asked_for(
    laid_out: list[str], cache: Cache
) -> None:
    placed = set_run((piece("甲", "2/2"), piece("乙", "3/3")), Crew(), cache)
    assert laid_out == ["甲"]
    assert folios(placed) == [("甲", 1, 2), ("乙", 3, 5)]


def test_what_was_read_first_is_drawn_by_who_has_it_laid_out(laid_out: list[str]) -> None:
    """The other compositor takes the sheet that is to be set beside it."""
    done: list[tuple[str, str]] = []
    crew = Pair(compositors=[compositor("first", done), compositor("second", done)])
    cache = Cache(Path("/dev/null/none"))
    read = replace(piece("甲", "2/2"), draw=False, placed=True)
    list(set_run((read,), crew, cache))
    assert done == [("first", "count_pages"), ("first", "make_pages")]
    done.clear()
    known = replace(read, draw=True, placed=False, remembered=lambda first: 2)
    list(set_run((known, piece("list", "1/1", first=1)), crew, cache))
    assert ("first", "make_pages") in done[:2]
    assert ("second", "count_pages") in done[:2]
    assert laid_out == ["甲", "list"]


class Pair(Crew):
    """Two compositors who are there already."""

    def for_pieces(self, count: int) -> list[Compositor]:
        return self.compositors


def compositor(name: str, done: list[tuple[str, str]]) -> Compositor:
    """One who notes what is asked of them, and does it at once."""

    class Noting(ThisProcess):
        def submit(  # type: ignore[override]  # without keywords, as that of ThisProcess
            self, work: Callable[..., Result], /, *arguments: Any
        ) -> "Future[Result]":
            done.append((name, work.__name__))
            return super().submit(work, *arguments)

    return Compositor(Noting)


def test_one_that_only_counts_gets_no_pages(laid_out: list[str], cache: Cache) -> None:
    counted = Piece("甲", "甲", lambda: Copy("2/2", "", ()), wanted=lambda first: False)
    placed = list(set_run((counted, piece("乙", "1/1")), Crew(), cache))
    assert [each.pages is None for each in placed] == [True, False]
    assert placed[1].folios.first == 3


def test_what_another_build_finishes_meanwhile_does_not_stop_this_one(
    laid_out: list[str], tmp_path: Path
) -> None:
    """An entry that was not there when it was asked for first, and is there the next time."""

    class Filling(Cache, frozen=True):
        def get(self, key: str) -> bytes | None:
            known, _ = asked.get(key), asked.update({key: b"2"})
            return known

    asked: dict[str, bytes] = {}

    placed = set_run((piece("甲", "2/2"),), Crew(), Filling(tmp_path))
    assert folios(placed) == [("甲", 1, 2)]


def test_a_damaged_entry_is_made_anew(laid_out: list[str], cache: Cache) -> None:
    pieces = (piece("甲", "2/2"),)
    before = list(set_run(pieces, Crew(), cache))
    for entry in cache.folder.glob("*/*"):
        entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert list(set_run(pieces, Crew(), cache)) == before
    assert laid_out == ["甲", "甲"]


def test_a_cache_that_cannot_be_written_is_none(laid_out: list[str]) -> None:
    placed = set_run((piece("甲", "2/2"),), Crew(), Cache(Path("/dev/null/cache")))
    assert folios(placed) == [("甲", 1, 2)]


SIDES: st.SearchStrategy[Side] = st.sampled_from(("any", "recto", "verso"))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9), SIDES), min_size=1, max_size=9),
    st.integers(0, 99),
)
def test_folios_run_on_without_gap_but_for_blank_versos(
    sizes: list[tuple[int, int, Side]], last: int
) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        work_in(monkeypatch)
        pieces = tuple(
            piece(str(number), f"{recto}/{verso}", side=side)
            for number, (recto, verso, side) in enumerate(sizes)
        )
        behind = last
        for each in set_run(pieces, Crew(), Cache(Path("/dev/null/none")), last=last):
            gap = each.folios.first - behind - 1
            wrong = {"any": False, "recto": behind % 2 == 1, "verso": behind % 2 == 0}
            assert gap == wrong[each.piece.side]
            recto, verso, _ = sizes[int(each.piece.name)]
            assert each.count == (recto if each.folios.first % 2 else verso)
            behind = each.last
