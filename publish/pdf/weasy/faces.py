"""The faces of a style made known to Pango where they lie.

The engine's own `@font-face` writes a copy of each font file to a temporary folder of the
process: 48 MB for ours, which stay behind when the process is killed.
"""

import hashlib
import os
import shutil
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from publish.pdf.weasy.environment import fontconfig_folder
from publish.styles import Face


@lru_cache(maxsize=4)
def font_configuration(faces: tuple[Face, ...]) -> FontConfiguration:
    """A configuration that knows these faces and no other; made once in a process."""
    configuration = FontConfiguration()
    links = {face: _link(face) for face in faces}
    root = Element("fontconfig")
    for face, link in links.items():
        _add_rules(root, face, link)
    fontconfig.FcConfigParseAndLoadFromMemory(configuration._config, tostring(root), True)
    for link in links.values():
        fontconfig.FcConfigAppFontAddFile(configuration._config, str(link).encode())
    font_map = ffi.cast("PangoFcFontMap *", configuration.font_map)
    pangoft2.pango_fc_font_map_config_changed(font_map)
    return configuration


def _link(face: Face) -> Path:
    """A path of this face alone: FontConfig tells faces by path, and two may share one file."""
    state = face.file.stat()
    key = f"{face.family}\n{face.unicode_range}\n{face.file}\n{state.st_mtime_ns} {state.st_size}"
    link = fontconfig_folder() / "faces" / hashlib.sha256(key.encode()).hexdigest()
    if not link.exists():
        link.parent.mkdir(exist_ok=True)
        partial = link.with_suffix(f".{os.getpid()}")
        partial.unlink(missing_ok=True)  # of a process that was killed and had this number
        try:
            partial.symlink_to(face.file)
        except OSError:  # a file system without links
            shutil.copyfile(face.file, partial)
        partial.replace(link)
    return link


def _add_rules(root: Element, face: Face, link: Path) -> None:
    family = SubElement(_match(root, "scan", link), "edit", name="family", mode="prepend")
    SubElement(family, "string").text = face.family
    if face.ranges:
        edit = SubElement(_match(root, "font", link), "edit", name="charset", mode="assign_replace")
        # The face's own characters without those that are outside its ranges.
        kept = SubElement(edit, "minus")
        SubElement(kept, "name").text = "charset"
        outside = SubElement(kept, "minus")
        SubElement(outside, "name").text = "charset"
        plus = SubElement(outside, "plus")
        for first, last in face.ranges:
            span = SubElement(SubElement(plus, "charset"), "range")
            for code in (first, last):
                SubElement(span, "int").text = hex(code)


def _match(root: Element, target: str, link: Path) -> Element:
    match = SubElement(root, "match", target=target)
    test = SubElement(match, "test", name="file", compare="eq")
    SubElement(test, "string").text = str(link)
    return match
