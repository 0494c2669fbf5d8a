"""What the crew lays out before its turn, while other articles are still being read."""

import os
import time
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from publish.compositors import Crew, Piece, crew, set_run
from publish.compositors.crew import Compositor
from publish.compositors.work import MOST_KEPT
from publish.keeping.cache import Cache
from publish.model.pages import Folios
from publish.pdf import Copy, SetPages


class Slow(Executor):
    """Takes work and ends it when it is told to."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.futures: list[Future[Any]] = []

    def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append(f"{work.__name__} {arguments[0]}")
        self.futures.append(future)
        return future


def copy_of(name: str) -> Copy:
    return Copy(name, "", ())


def two() -> tuple[Crew, Slow, Slow]:
    first, second = Slow(), Slow()
    people = [Compositor(lambda: first), Compositor(lambda: second)]
    return Crew(2, compositors=people), first, second


def test_one_of_two_lays_out_while_this_process_reads() -> None:
    crew, first, second = two()
    for name in ("甲", "乙"):
        crew.lay_out_ahead(name, lambda: copy_of("甲乙"))
    assert first.given == ["count_pages 甲"]
    assert second.given == []


def test_the_next_is_begun_when_the_last_is_done() -> None:
    crew, first, _ = two()
    crew.lay_out_ahead("甲", lambda: copy_of("甲"))
    first.futures[0].set_result((2, 2))
    crew.lay_out_ahead("乙", lambda: copy_of("乙"))
    assert first.given == ["count_pages 甲", "count_pages 乙"]


def test_nobody_lays_out_more_than_he_keeps() -> None:
    crew, first, _ = two()
    for number in range(MOST_KEPT + 2):
        crew.lay_out_ahead(str(number), lambda: copy_of("文"))
        if not first.futures[-1].done():
            first.futures[-1].set_result((1, 1))
    assert len(first.given) == MOST_KEPT


def test_who_is_alone_does_nothing_ahead() -> None:
    crew = Crew(1)
    crew.lay_out_ahead("甲", lambda: pytest.fail("reading would wait for it"))
    assert not crew.ahead


def test_what_was_begun_ahead_is_not_laid_out_again_and_drawn_by_who_has_it(
    tmp_path: Path,
) -> None:
    crew, first, second = two()
    crew.lay_out_ahead("乙", lambda: copy_of("乙"))
    pieces = tuple(Piece(name, name, lambda: copy_of("文")) for name in ("甲", "乙"))
    begun: list[str] = []
    placed = set_run(pieces, crew, Cache(tmp_path), begin=begun.append)
    assert begun == ["乙", "甲"]
    assert second.given == ["count_pages 甲"]
    first.futures[0].set_result((2, 2))
    second.futures[0].set_result((3, 3))
    pages = SetPages(b"", (1,), 0, (), (), (), (), (), (), ())

    def answer(hands: Slow) -> Any:
        def begin(work: Any, /, *arguments: Any) -> Future[Any]:
            hands.given.append(f"{work.__name__} {arguments[0]} {arguments[2].first}")
            done: Future[Any] = Future()
            done.set_result(pages)
            return done

        return begin

    first.submit, second.submit = answer(first), answer(second)  # type: ignore[method-assign]
    assert [each.folios for each in placed] == [Folios(1), Folios(4)]
    assert first.given == ["count_pages 乙", "make_pages 乙 4"]
    assert second.given == ["count_pages 甲", "make_pages 甲 1"]


def test_with_errors_nobody_is_waited_for() -> None:
    """An article of thirty pages was laid out to its end before the error was told."""
    with Crew(2) as people:
        (compositor, *_) = people.for_pieces(1)
        asleep = compositor.begin(time.sleep, 600)
        hands = compositor.hands
        assert isinstance(hands, crew.OtherProcess)
        number = hands._number.result()
        os.kill(number, 0)
        people.stop()
        assert asleep.exception() is not None
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)
