"""The machine around the engine: a font configuration that sees only our own faces.

FontConfig reads its configuration when Pango is first used, so this module must be
imported before WeasyPrint.
"""

import atexit
import contextlib
import ctypes.util
import io
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import ImageFile
from platformdirs import user_cache_path

from publish.keeping.cache import Cache
from publish.machine import LibraryMissingError
from publish.pdf.weasy import declarations

_SONAMES = (
    *("libgobject-2.0.so.0", "libpango-1.0.so.0", "libpangoft2-1.0.so.0"),
    *("libharfbuzz.so.0", "libharfbuzz-subset.so.0", "libfontconfig.so.1"),
)
_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


@cache
def prepare() -> None:
    """Point FontConfig at a configuration without any font folder.

    With system fonts visible a missing glyph would silently come from another face, and
    the same manuscript would look different on another machine. Raises LibraryMissingError.
    """
    folder = fontconfig_folder()
    configuration = folder / "fonts.conf"
    text = _CONFIGURATION.format(cache=folder / "cache")
    if not configuration.is_file() or configuration.read_text("utf-8") != text:
        partial = configuration.with_suffix(f".{os.getpid()}")
        partial.write_text(text, "utf-8")
        partial.replace(configuration)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
    try:
        # It prints a page of advice where it finds no Pango; ours is shorter.
        with (
            contextlib.redirect_stdout(io.StringIO()),
            _found_by_the_loader(),
            declarations.kept_in(declarations_cache()),
        ):
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as reason:
        raise LibraryMissingError("Pango") from reason
    # The engine tells Pillow to take pictures that break off, and all of this process with
    # it; the manuscript phase finds them, and goes on doing so.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # Without it the engine subsets fonts in Python: ten times slower, other bytes each time.
    if harfbuzz_subset is None:
        raise LibraryMissingError("HarfBuzz-Subset")


@contextlib.contextmanager
def _found_by_the_loader() -> Iterator[None]:
    """On Linux, the engine's libraries are found by their sonames alone, if they all can be.

    It asks for libpango-1.0-0 first, for which Python runs ldconfig, gcc and ld, and for
    libpango-1.0.so.0 last, which the loader knows.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux" and all(map(_loads, _SONAMES)):
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:  # that is the answer
        return False
    return True


def declarations_cache() -> Cache:
    """What is known of the engine's functions. No part of the builds' cache: it is of the engine
    alone.
    """
    return Cache(user_cache_path("banxin") / "declarations")


@cache
def fontconfig_folder() -> Path:
    """Where FontConfig keeps what it knows; one for this process where that cannot be made.

    No part of the builds' cache: it is of the faces alone, and reading those takes a second.
    """
    folder = user_cache_path("banxin") / "fontconfig"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:  # no home, or not ours to write in
        folder = Path(tempfile.mkdtemp(prefix="banxin-fontconfig-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
