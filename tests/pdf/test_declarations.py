"""What the engine declares of C functions is read once, and kept."""

import sys
from collections.abc import Callable
from pathlib import Path

import cffi
import pytest
from weasyprint.text.ffi import ffi as engine_ffi
from weasyprint.text.ffi import pango

from publish.keeping.cache import Cache
from publish.pdf.weasy import declarations, environment

_ABS = "int abs(int);"
_PANGO = "libpango-1.0.dylib" if sys.platform == "darwin" else "libpango-1.0.so.0"


def absolute(folder: Path, text: str = _ABS) -> int:
    """Of −3, by the C library."""
    with declarations.kept_in(Cache(folder)):
        ffi = cffi.FFI()
    ffi.cdef(text)
    return int(ffi.dlopen(None).abs(-3))


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From here on nothing may be read by cffi's parser."""

    def read(text: str) -> bytes:
        raise AssertionError("read again")

    return lambda: monkeypatch.setattr(declarations, "_written", read)


def test_what_was_read_once_is_not_read_again(tmp_path: Path, refuse: Callable[[], None]) -> None:
    assert absolute(tmp_path) == 3
    refuse()
    assert absolute(tmp_path) == 3
    assert len(list(tmp_path.glob("*/*"))) == 1


def test_other_declarations_are_read(tmp_path: Path) -> None:
    absolute(tmp_path)
    assert absolute(tmp_path, f"{_ABS} double cos(double);") == 3
    assert len(list(tmp_path.glob("*/*"))) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-40], lambda data: b"\xff", lambda data: b""]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    absolute(tmp_path)
    (file,) = tmp_path.glob("*/*")
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert absolute(tmp_path) == 3
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()
    assert absolute(place) == 3


def test_cffi_is_itself_again_afterwards(tmp_path: Path) -> None:
    before = cffi.FFI
    absolute(tmp_path)
    assert cffi.FFI is before


def test_the_engine_has_its_functions_from_there() -> None:
    """Else every start reads 460 lines of C: publish/pdf/weasy/declarations.py."""
    assert isinstance(engine_ffi, declarations._Declarations)
    assert list(environment.declarations_cache().folder.glob("*/*"))


def test_kept_functions_are_those_that_the_parser_reads() -> None:
    """Two ways of cffi to the same thing: publish/pdf/weasy/declarations.py."""
    read = cffi.FFI()
    read.cdef(engine_ffi._text)
    library = read.dlopen(_PANGO)
    elsewhere = ("pango_fc_", "pango_ft2_")
    of_pango = {
        name for name in dir(pango) if name.startswith("pango_") and not name.startswith(elsewhere)
    }
    assert len(of_pango) > 50
    for name in sorted(of_pango):
        kept, parsed = getattr(pango, name), getattr(library, name)
        assert repr(engine_ffi.typeof(kept)) == repr(read.typeof(parsed))
