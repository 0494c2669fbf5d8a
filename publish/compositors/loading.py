"""What the server of a crew loads before it forks: the engine, if the machine has it.

Where it lacks a library the first piece of work says so, and the server lives to hand that out.
"""

from contextlib import suppress

from publish.machine import LibraryMissingError

with suppress(LibraryMissingError):
    import publish.pdf.weasy  # noqa: F401
