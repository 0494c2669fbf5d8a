"""The crew: one compositor or several, each with one piece of work in hand.

Each compositor is an executor with a single worker, so that work can go to the one who has
the layout. Where only one may work it is this process itself; else this one never loads the
engine, and reads manuscripts while others load it.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any, TypeVar

from msgspec import Struct, field

from publish.processes import context, load_engine

Result = TypeVar("Result")


class ThisProcess(Executor):
    """Does the work at once, where it is asked for."""

    def submit(  # type: ignore[override]
        self, work: Callable[..., Result], /, *arguments: Any
    ) -> "Future[Result]":
        """The finished future of a call; an exception is raised at once."""
        done: Future[Result] = Future()
        done.set_result(work(*arguments))
        return done


class Compositor(Struct, eq=False):
    """One worker. `hire` makes the executor that is its hands, again after an accident."""

    hire: Callable[[], Executor]
    hands: Executor | None = None

    def begin(self, work: Callable[..., Result], *arguments: Any) -> "Future[Result]":
        """Begin a piece of work."""
        if self.hands is None:
            self.hands = self.hire()
        try:
            return self.hands.submit(work, *arguments)
        except BrokenProcessPool:  # they died while they had nothing to do
            self.hands = self.hire()
            return self.hands.submit(work, *arguments)

    def replace(self, *, wait: bool = False) -> None:
        """Take new hands for the next work; `wait` until the old ones have gone home."""
        if self.hands is not None:
            self.hands.shutdown(wait=wait)
        self.hands = None


class Crew(Struct):
    """The compositors of a build; `with` it, since processes must be sent home.

    `most` is their number; they begin when there is work. Where the address of a
    scheduler is given (`tcp://HOST:PORT`), they are the workers of that cluster. `holders` are
    those who have a document laid out, by its key.
    """

    most: int = 1
    cluster: str = ""
    compositors: list[Compositor] = field(default_factory=list)
    holders: dict[str, Compositor] = field(default_factory=dict)
    client: Any = None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for compositor in self.compositors:
            # Python itself waits for them when it ends, and stumbles if they go just then.
            compositor.replace(wait=True)
        if self.client is not None:
            self.client.close()

    def expect_work(self) -> None:
        """Have the engine loaded by the time that there is work, beside what is done till then.

        Where processes cannot be had, this one works alone.
        """
        if self.most > 1 and not self.cluster and not load_engine():
            self.most = 1

    def for_pieces(self, count: int) -> list[Compositor]:
        """Compositors for so many pieces of work, as many as are of use."""
        if self.cluster:
            from publish.compositors.cluster import compositors_of, connect

            if self.client is None:
                self.client = connect(self.cluster)
                self.compositors = compositors_of(self.client)
            return self.compositors
        self.expect_work()
        hire = _process if self.most > 1 else ThisProcess
        while len(self.compositors) < min(count, self.most):
            self.compositors.append(Compositor(hire))
        return self.compositors


def _process() -> Executor:
    return ProcessPoolExecutor(1, context())
