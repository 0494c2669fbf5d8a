"""The engine's declarations of C functions, read once and kept as Python.

cffi reads them with a parser written in Python, which takes two fifths of the time in which the
engine is loaded. What it makes of them it can write down (its out-of-line ABI mode), and that is
loaded at once.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from os import getpid
from pathlib import Path
from typing import Any

import cffi

_FFI = cffi.FFI
_MODULE = "declared"


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Inside, whoever declares functions by cffi gets them from this folder, where they are known.

    Everything in it may be deleted at any time; a damaged file is made anew.
    """

    class Kept(_Declarations):
        place = folder

    cffi.FFI = Kept
    try:
        yield
    finally:
        cffi.FFI = _FFI


class _Declarations:
    """Gathers declarations, and is what cffi makes of them as soon as anything else is asked."""

    place: Path

    def __init__(self) -> None:
        self._text = ""

    def cdef(self, text: str) -> None:
        """More declarations."""
        self._text += text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        declared = _loaded(self._text, self.place)
        vars(self).update({each: getattr(declared, each) for each in dir(declared)})
        return getattr(declared, name)


def _loaded(text: str, folder: Path) -> Any:
    """What cffi makes of declarations, as it was kept or made now."""
    key = hashlib.sha256(f"{cffi.__version__} {text}".encode()).hexdigest()
    place = folder / f"{key}.py"
    code = _kept(place)
    if code is None:
        code = _written(text)
        _keep(place, code)
    module: dict[str, Any] = {}
    exec(code, module)
    return module["ffi"]


def _written(text: str) -> str:
    """The module that cffi writes of declarations."""
    from cffi.recompiler import make_py_source  # a hundredth of a second, once

    ffi, code = _FFI(), StringIO()
    ffi.cdef(text)
    make_py_source(ffi, _MODULE, code)
    return code.getvalue()


def _kept(place: Path) -> str | None:
    """A kept module, if it is as it was written."""
    try:
        mark, _, code = place.read_text("utf-8").partition("\n")
    except (OSError, ValueError):  # never written, or damaged: it is made
        return None
    return code if mark == _mark(code) else None


def _keep(place: Path, code: str) -> None:
    part = place.with_suffix(f".{getpid()}")
    with suppress(OSError):  # a full disk, a folder that is not ours: the next start takes longer
        place.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(f"{_mark(code)}\n{code}", "utf-8")
        part.replace(place)


def _mark(code: str) -> str:
    return f"# {hashlib.sha256(code.encode()).hexdigest()}"
