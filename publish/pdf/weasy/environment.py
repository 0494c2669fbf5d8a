"""The machine around the engine: a font configuration that sees only our own faces.

FontConfig reads its configuration when Pango is first used, so this module must be
imported before WeasyPrint.
"""

import os
import platform
import tempfile
import warnings
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{cache}</cachedir></fontconfig>
"""


class LibraryMissing(RuntimeError):
    """Pango is not installed. `command` is what installs it on this machine."""

    def __init__(self, name: str, command: str) -> None:
        super().__init__(f"{name}: {command}")
        self.name = name
        self.command = command


def install_command() -> str:
    """The command that installs Pango here."""
    if platform.system() == "Darwin":
        return "brew install pango"
    return "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@cache
def prepare() -> None:
    """Point FontConfig at a configuration without any font folder.

    With system fonts visible a missing glyph would silently come from another face, and
    the same manuscript would look different on another machine. Raises LibraryMissing.
    """
    folder = _writable(user_cache_path("banxin") / "fontconfig")
    configuration = folder / "fonts.conf"
    text = _CONFIGURATION.format(cache=folder / "cache")
    if not configuration.is_file() or configuration.read_text("utf-8") != text:
        partial = configuration.with_suffix(f".{os.getpid()}")
        partial.write_text(text, "utf-8")
        partial.replace(configuration)
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
    try:
        import weasyprint  # noqa: F401
    except OSError as reason:
        raise LibraryMissing("Pango", install_command()) from reason


def _writable(folder: Path) -> Path:
    """The folder, or a temporary one where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="banxin-fontconfig-"))
    return folder
