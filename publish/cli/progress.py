"""What a build says while it runs: a moving line on a terminal, plain lines elsewhere."""

import sys
from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Any

from publish.cli.console import say

if TYPE_CHECKING:
    from publish.request import Built


class Progress:
    """Tells which article is being set, and of each that is done its files and pages."""

    def __init__(self, language: str, *, quiet: bool, verbose: bool) -> None:
        self.language, self.quiet, self.verbose = language, quiet, verbose
        self.moving = sys.stderr.isatty() and not quiet
        self.status: Any = None
        self.open = ExitStack()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.open.close()

    def begin(self, name: str) -> None:
        """An article is being set."""
        words = f"setting {name} …" if self.language == "en" else f"排版 {name}……"
        if self.moving:
            self._move(words)
        elif self.verbose:
            say(words, quiet=self.quiet)

    def wait(self) -> None:
        """Another run has what this one needs."""
        english = "another run is making proofs of this journal; waiting for it …"
        say(
            english if self.language == "en" else "這個期刊另有校樣正在製作，等它做完……",
            quiet=self.quiet,
        )

    def report(self, built: "Built") -> None:
        """An article's files are in their places."""
        say(self._line(built), quiet=self.quiet)

    def _line(self, built: "Built") -> str:
        files = " ".join(str(file) for file in built.files)
        first, last = built.folios
        english = self.language == "en"
        folios = f" ({first}–{last})" if self.verbose else ""
        if english:
            state = _state(built, "unchanged", "pages from the cache", "s")
            word = "page" if built.pages == 1 else "pages"
            pages = f"{built.pages} {word}{folios}, " if built.pages else ""
            return f"{files}  {pages}{state}"
        state = _state(built, "沒有變動", "頁面取自快取", "秒")
        pages = f"{built.pages} 頁{folios}，" if built.pages else ""
        return f"{files}  {pages}{state}"

    def _move(self, words: str) -> None:
        if self.status is None:
            from rich.console import Console

            self.status = self.open.enter_context(Console(stderr=True).status(words))
        else:
            self.status.update(words)


def _state(built: "Built", unchanged: str, kept: str, second: str) -> str:
    """What was done for a document, in these words, or how many seconds it took."""
    if built.unchanged:
        return unchanged
    return f"{built.seconds:.1f} {second}" if built.seconds else kept
