"""Whether the marks of a style's faces stand where its locale takes them to be.

Taiwan and Hong Kong put ，。 into the middle of their cell, mainland China and Japan at its left.
There the right half is a blank, which goes beside another mark; of a face from Taiwan it is half
of the mark, which would be printed over a bracket.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from publish.diagnostics import Finding, finding
from publish.styles.faces import Face
from publish.styles.measures import Settings

SEATED = {"zh-Hans-CN": "，。、．；：！？", "ja-JP": "、。，．"}
"""The marks at the left of their cell, by locale.

Rules: GB/T 15834 5.1.1; jlreq#positioning_of_punctuation_marks.
"""
_STACKS = ("fonts.song", "fonts.song-bold", "fonts.hei", "fonts.kai", "fonts.emphasis")
_FURTHEST = 0.55
"""Em of the cell that the ink of such a mark may reach into: it is narrower than half a cell, and
bold ones a little wider.
"""


def misplaced_marks(settings: Settings, faces: tuple[Face, ...]) -> Iterator[Finding]:
    """The faces whose marks are not where the locale has them, told at the option that names it."""
    locale = settings["lines.locale"]
    by_family = {face.family: face for face in faces}
    wrong: dict[str, str] = {}
    for stack in _STACKS if locale.value in SEATED else ():
        names = re.findall(r"[^\s\"',][^\"',]*", settings[stack].value)
        stacked = [by_family[name] for name in names if name in by_family]
        for mark in SEATED[locale.value]:
            face = next((face for face in stacked if _serves(face, mark)), None)
            if face is not None and _ink_end(face.file, mark, locale.value) > _FURTHEST:
                wrong.setdefault(face.family, mark)
    if wrong:
        yield finding(
            "font-marks-centred", locale.span, field=locale.field, line=locale.line,
            locale=locale.value, mark=next(iter(wrong.values())), families="、".join(wrong),
            families_en=", ".join(wrong),
        )  # fmt: skip


def _serves(face: Face, mark: str) -> bool:
    code = ord(mark)
    within = not face.ranges or any(first <= code <= last for first, last in face.ranges)
    return within and _ink_end(face.file, mark, "") >= 0


@lru_cache(maxsize=64)
def _ink_end(file: Path, mark: str, language: str) -> float:
    """How far the ink of a mark reaches into its cell, in em; -1 where the face has no such mark.

    A face of several regions has the form of the language.
    """
    import uharfbuzz

    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file))))
    if font.get_nominal_glyph(ord(mark)) is None:
        return -1.0
    buffer = uharfbuzz.Buffer()
    buffer.add_str(mark)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language or "zh"
    uharfbuzz.shape(font, buffer)
    extents = font.get_glyph_extents(buffer.glyph_infos[0].codepoint)
    return 0.0 if extents is None else (extents.x_bearing + extents.width) / font.face.upem
