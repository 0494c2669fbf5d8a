"""Finished e-books, ours or another program's: what is wrong with them, told without Java.

`lint` looks at the structure alone, and every book that is made passes it; `inspect_epub`
looks at everything, and asks EPUBCheck and Ace where they are installed.
"""

from publish.postflight.epub.inspection import inspect_epub
from publish.postflight.epub.judges import JUDGES, JudgeMissingError
from publish.postflight.epub.sizes import PROFILES
from publish.postflight.epub.structure import lint

__all__ = ["JUDGES", "PROFILES", "JudgeMissingError", "inspect_epub", "lint"]
