"""What the machine must have, and the command that installs it."""

import platform


class LibraryMissingError(RuntimeError):
    """A library that page setting needs is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(name)  # all that another process is handed of it
        self.name = name

    def __str__(self) -> str:
        return f"{self.name}: {INSTALL_COMMAND}"


def _install_command() -> str:
    if platform.system() == "Darwin":
        return "brew install pango"
    return "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


INSTALL_COMMAND = _install_command()
"""Installs Pango and HarfBuzz's subsetter here; the Makefile's set-up runs the same."""
