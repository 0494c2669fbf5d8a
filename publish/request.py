"""What a build was asked for, and what came of each article."""

import os
from pathlib import Path

from msgspec import Struct

FORMATS = ("pdf", "epub", "press", "front", "offprints", "opds")
DEFAULT_FORMATS = ("pdf", "epub")
ARTICLE_FORMATS = ("pdf", "epub")
"""The files that an article can have of its own."""
PLATFORMS = ("tdpf",)
"""The platforms whose guides an e-book can keep."""
ISSUE_FORMATS = ("pdf", "epub", "press", "front")
"""The files that an issue itself can have."""
ISSUE_FILES = {
    "pdf": ("{id}.pdf",),
    "epub": ("{id}.epub",),
    "press": ("{id}-press.pdf", "{id}-cover.pdf"),
    "front": ("{id}-front.pdf",),
    "opds": ("{id}-cover.png",),
}
"""Their names in each format."""


class Request(Struct, frozen=True):
    """What the user asked for. `style` replaces the manuscript's choice when not empty.

    `formats` are of FORMATS: `pdf` and `epub` are files of what the paths name, issues or
    articles, `offprints` those of each article of an issue, `opds` a
    catalogue of the issues. `only` is the id of the one article
    to build. `strict` counts warnings as errors. `jobs` is the number of processes that set
    pages, `cluster` the address of a scheduler whose workers do it instead.
    With `keep_going` an article with errors does not keep the others from being built.
    Without `pages` an e-book has no page list; when nothing but e-books is made, no page is
    set at all. `profile` names a platform whose guide e-books keep.
    """

    paths: tuple[Path, ...]
    output: Path
    formats: tuple[str, ...] = DEFAULT_FORMATS
    style: str = ""
    only: str = ""
    strict: bool = False
    keep_going: bool = False
    pages: bool = True
    profile: str = ""
    jobs: int = 1
    cluster: str = ""

    def article_formats(self, *, in_issue: bool) -> tuple[str, ...]:
        """The files of an article: named by itself, or as one of an issue that was named."""
        if "offprints" in self.formats:
            return ARTICLE_FORMATS
        if in_issue and not self.only:
            return ()
        return tuple(each for each in ARTICLE_FORMATS if each in self.formats)

    @property
    def issue_formats(self) -> tuple[str, ...]:
        """The files of an issue itself that are asked for."""
        return () if self.only else tuple(each for each in ISSUE_FORMATS if each in self.formats)

    @property
    def sets_pages(self) -> bool:
        """Whether anything asked for needs the pages of the print."""
        return self.pages or self.draws_pages

    @property
    def draws_pages(self) -> bool:
        """Whether pages are wanted on paper, and not only to know where they begin."""
        return not set(self.formats) <= {"epub", "opds"}


class Built(Struct, frozen=True):
    """One article's outcome. `files` are empty when errors stopped it.

    `folios` are the first and the last, (0, 0) when stopped or when no page was set; `seconds`
    is 0 when all pages came from the cache, `unchanged` when the files of the last build were
    still right. `bound` are the pages of an issue's block, in which front matter and blank pages
    count.
    """

    name: str
    files: tuple[Path, ...] = ()
    folios: tuple[int, int] = (0, 0)
    seconds: float = 0.0
    unchanged: bool = False
    bound: int = 0

    @property
    def pages(self) -> int:
        """The number of pages."""
        first, last = self.folios
        return self.bound or (last - first + 1 if self.files and first else 0)


def issue_file_names(issue: str, formats: tuple[str, ...]) -> tuple[str, ...]:
    """The files of an issue of that id in these formats."""
    names = (name for each in formats for name in ISSUE_FILES.get(each, ()))
    return tuple(name.format(id=issue) for name in names)


class NoSuchArticleError(LookupError):
    """`--only` names an article that the manuscripts do not have; `known` are those they have."""

    def __init__(self, only: str, known: tuple[str, ...]) -> None:
        super().__init__(only)
        self.only = only
        self.known = known


class ClusterMissingError(RuntimeError):
    """The cluster's scheduler cannot be reached, or its library is not installed."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
