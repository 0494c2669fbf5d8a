"""Digests of what decides the bytes of a file: the program, its libraries, files on disk.

Nothing heavy is loaded here: a build that finds nothing changed asks for these alone.
"""

import ctypes
import hashlib
import os
import sys
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from publish.carried import carried
from publish.keeping.outputs import digest

_LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "cssselect2", "fonttools", "uharfbuzz", "pyphen"),
    *("ebooklib", "lxml", "jinja2", "markupsafe", "markdown-it-py", "mdit-py-plugins"),
    *("pikepdf", "pypdfium2", "pillow", "python-barcode", "pydantic", "pyyaml"),
)
_NATIVE = (("pango", "libpango-1.0", "pango"), ("harfbuzz", "libharfbuzz", "hb"))
"""Libraries of the system that decide glyphs and subsets: name, file, prefix of its functions."""


def is_whole(file: Path, expected: str) -> bool:
    """Whether a file is there with the stated digest."""
    try:
        return digest(file.read_bytes()) == expected
    except OSError:  # gone, or unreadable: it is not there whole
        return False


def program_digest() -> str:
    """A digest of the program, its libraries, and what else of the machine reaches an output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    versions = sorted(library_versions().items())
    return digest(f"{code_digest()} {versions} {epoch}".encode())


@cache
def code_digest() -> str:
    """A digest of the program's own files."""
    package = Path(__file__).parents[1]
    total = hashlib.sha256()
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_carried"))
        for name in sorted(names):
            if name.endswith((".py", ".j2")):
                place = Path(folder, name)
                total.update(place.as_posix().removeprefix(package.as_posix()).encode())
                total.update(place.read_bytes())
    total.update((carried("fonts") / "coverage.json").read_bytes())
    return total.hexdigest()


@cache
def library_versions() -> dict[str, str]:
    """The versions of what decides the bytes of a file."""
    return {
        **{name: version(name) for name in _LIBRARIES},
        **{name: _native_version(file, prefix) for name, file, prefix in _NATIVE},
        "python": ".".join(map(str, sys.version_info[:3])),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _native_version(file: str, prefix: str) -> str:
    """What a library says of itself; empty where the loader does not find it."""
    for name in (f"{file}.so.0", f"{file}.0.dylib"):
        try:
            says = getattr(ctypes.CDLL(name), f"{prefix}_version_string")
        except (OSError, AttributeError):  # called otherwise on this system, or too old to say
            continue
        says.restype = ctypes.c_char_p
        return str(says().decode())
    return ""


def file_digest(file: Path) -> str:
    """The digest of a font file, read again only when the file changes."""
    state = file.stat()
    return _file_digest(file, state.st_size, state.st_mtime_ns)


@cache
def _file_digest(file: Path, size: int, changed: int) -> str:
    return digest(file.read_bytes())
