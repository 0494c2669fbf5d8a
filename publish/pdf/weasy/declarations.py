"""The engine's declarations of C functions, read once and kept as Python.

cffi reads them with a parser written in Python, which takes two fifths of the time in which the
engine is loaded. What it makes of them it can write down (its out-of-line ABI mode), and that is
loaded at once.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

import cffi

from publish.keeping.cache import Cache

_FFI = cffi.FFI
_MODULE = "declared"


@contextmanager
def kept_in(cache: Cache) -> Iterator[None]:
    """Inside, who declares functions by cffi gets them from this cache, where they are known."""

    class Kept(_Declarations):
        known = cache

    cffi.FFI = Kept
    try:
        yield
    finally:
        cffi.FFI = _FFI


class _Declarations:
    """Gathers declarations, and is what cffi makes of them as soon as anything else is asked."""

    known: Cache

    def __init__(self) -> None:
        self._text = ""

    def cdef(self, text: str) -> None:
        """More declarations."""
        self._text += text

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        declared = _loaded(self._text, self.known)
        vars(self).update({each: getattr(declared, each) for each in dir(declared)})
        return getattr(declared, name)


def _loaded(text: str, cache: Cache) -> Any:
    """What cffi makes of declarations, as it was kept or made now."""
    key = hashlib.sha256(f"{cffi.__version__} {text}".encode()).hexdigest()
    code = cache.get(key)
    if code is None:
        code = _written(text)
        cache.put(key, code)
    module: dict[str, Any] = {}
    exec(code, module)
    return module["ffi"]


def _written(text: str) -> bytes:
    """The module that cffi writes of declarations."""
    from cffi.recompiler import make_py_source  # a hundredth of a second, once

    ffi, code = _FFI(), StringIO()
    ffi.cdef(text)
    make_py_source(ffi, _MODULE, code)
    return code.getvalue().encode()
