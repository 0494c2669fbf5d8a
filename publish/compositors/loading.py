"""The engine as compositors have it: the server of a crew loads this before it forks.

Where the machine lacks a library the first piece of work says so, whoever takes it: an import
that has failed cannot be tried again.
"""

from typing import TYPE_CHECKING

from publish.machine import LibraryMissingError
from publish.model.pages import Folios
from publish.pdf import Copy, SetPages

if TYPE_CHECKING:
    from publish.pdf.weasy import Layout

__all__ = ["lay_out", "renumber"]

try:
    from publish.pdf.weasy import lay_out, renumber
except LibraryMissingError as lack:
    _missing = lack.name

    def lay_out(copy: Copy) -> "Layout":
        """Raises LibraryMissingError."""
        raise LibraryMissingError(_missing)

    def renumber(copy: Copy, pages: SetPages, folios: Folios) -> SetPages | None:
        """Raises LibraryMissingError."""
        raise LibraryMissingError(_missing)
