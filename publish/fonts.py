"""The only reader of fonts/: which faces there are and which characters they have."""

import json
from bisect import bisect_right
from functools import cache
from itertools import chain
from pathlib import Path

from msgspec import Struct

from publish.styles import Face, carried


class Coverage(Struct, frozen=True):
    """A set of code points as sorted, separate ranges."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """The last code point of each range."""

    def has(self, character: str) -> bool:
        """Whether every code point of a character is covered."""
        return all(self._has(ord(part)) for part in character)

    def _has(self, code: int) -> bool:
        index = bisect_right(self.starts, code) - 1
        return index >= 0 and code <= self.ends[index]


def coverage(faces: tuple[Face, ...]) -> Coverage:
    """The characters that at least one of the faces has.

    Carried faces are answered from fonts/coverage.json, others by reading the file.
    """
    return _joined(tuple(sorted({face.file for face in faces})))


@cache
def _joined(files: tuple[Path, ...]) -> Coverage:
    known = _carried_coverage()
    ranges = sorted(
        chain.from_iterable(
            known[file.name] if file.parent == carried("fonts") else _read_ranges(file)
            for file in files
        )
    )
    starts: list[int] = []
    ends: list[int] = []
    for first, last in ranges:
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return Coverage(tuple(starts), tuple(ends))


@cache
def _carried_coverage() -> dict[str, tuple[tuple[int, int], ...]]:
    stored = json.loads((carried("fonts") / "coverage.json").read_text("utf-8"))
    return {name: _parsed(text) for name, text in stored.items()}


def _parsed(ranges: str) -> tuple[tuple[int, int], ...]:
    """`20-7E A0` as ((0x20, 0x7E), (0xA0, 0xA0))."""
    pairs = (part.partition("-") for part in ranges.split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in pairs)


def _read_ranges(file: Path) -> tuple[tuple[int, int], ...]:
    """The ranges of a font file that the project does not carry."""
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    return tuple((code, code) for code in sorted(face.unicodes))
