"""What makes a build impossible ends the program with its status, in one line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from publish.cli.console import MACHINE_LACKS, WRONG_USAGE, one_line

if TYPE_CHECKING:
    from publish.diagnostics import Finding


def stopping(
    work: "Callable[[], tuple[Finding, ...]]", language: str, *, json: bool
) -> "tuple[Finding, ...]":
    """The findings of a build; what makes it impossible ends the program with its status."""
    from publish.diagnostics import finding
    from publish.keeping.outputs import OutputUnwritableError
    from publish.machine import INSTALL_COMMAND, LibraryMissingError
    from publish.request import ClusterMissingError, NoSuchArticleError
    from publish.source import Span

    status = MACHINE_LACKS
    try:
        return work()
    except OutputUnwritableError as lack:
        found = finding(lack.id, Span(lack.path), path=lack.path, reason=lack.reason)
    except LibraryMissingError as lack:
        found = finding("library-missing", Span("publish"), name=lack.name, command=INSTALL_COMMAND)
    except ClusterMissingError as lack:
        address = lack.address.replace("tcp://", "dask://")
        found = finding("cluster-missing", Span("--executor"), address=address, reason=lack.reason)
    except NoSuchArticleError as lack:
        known = ", ".join(lack.known)
        found = finding("article-unknown", Span("--only"), only=lack.only, known=known)
        status = WRONG_USAGE
    one_line(found, language, json=json)
    raise typer.Exit(status)
