"""How a crew begins and ends."""

import threading
from concurrent.futures import Executor

import pytest

from publish.compositors import Crew
from publish.compositors.crew import Compositor


def test_nobody_of_a_crew_is_still_on_the_way_home_when_a_build_ends() -> None:
    """Builds ended with a traceback of Python's threads, since it met them at the door."""
    before = set(threading.enumerate())
    with Crew(2) as crew:
        for compositor in crew.for_pieces(2):
            compositor.begin(sum, (1, 2)).result()
        assert set(threading.enumerate()) > before
    assert set(threading.enumerate()) == before


def test_one_who_has_died_is_replaced_at_once() -> None:
    """What was begun last need not end first."""

    class Hands(Executor):
        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            asked.append(wait)

    asked: list[bool] = []
    compositor = Compositor(lambda: pytest.fail("nobody is hired before there is work"), Hands())
    compositor.replace()
    assert compositor.hands is None
    assert asked == [False]
