"""Faces inside a book, cut down to what it needs: by default what devices lack.

Every device that sells books in Taiwan has a Chinese face, and a whole one is megabytes.
What it may lack are the rare characters of names and old texts. They come from the style's
own faces, under family names of their own at the end of the stack, so that a reader's
choice of face stays untouched.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz
from msgspec import Struct

from publish.epub.package import Member
from publish.fonts import coverage
from publish.html.epub_document import XHTML
from publish.postflight.epub.rare import is_rare
from publish.styles import Face, Style

RARE = "Journal Rare"
RARE_KAI = "Journal Rare Kai"
BOOK = "Journal Book"
BOOK_KAI = "Journal Book Kai"

_KAI_ELEMENTS = frozenset({"em", "cite", "blockquote"})
_KAI_CLASSES = frozenset({"kai", "verse", "epigraph", "author-names"})


class FaceSubset(Struct, frozen=True):
    """A face cut down to `characters`; `data` is a TTF file."""

    face: Face
    characters: frozenset[str]
    data: bytes


def rare_characters(texts: Iterable[str]) -> frozenset[str]:
    """The rare characters of texts."""
    return frozenset(filter(is_rare, frozenset().union(*texts)))


def subset_faces(faces: tuple[Face, ...], characters: frozenset[str]) -> tuple[FaceSubset, ...]:
    """Each face with those characters that it is the first to have, as a stack works.

    A face that is left without any is left out, and so is a character that no face has.
    Layout features (`halt`, `vert`, `kern`) stay.
    """
    rest = characters
    subsets: list[FaceSubset] = []
    for face in faces:
        has = coverage((face,)).has
        own = frozenset(one for one in rest if _in_range(one, face) and has(one))
        if own:
            subsets.append(FaceSubset(face, own, _subset(face.file, own)))
        rest -= own
    return tuple(subsets)


@lru_cache(maxsize=16)
def _subset(file: Path, characters: frozenset[str]) -> bytes:
    options = uharfbuzz.SubsetInput()
    options.unicode_set.update(sorted(ord(character) for character in characters))
    # The default drops halt and vert. Cleared and inverted, the set holds all features.
    options.layout_feature_tag_set.clear()
    options.layout_feature_tag_set.invert()
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    return bytes(uharfbuzz.subset(face, options).blob.data)


def _in_range(character: str, face: Face) -> bool:
    code = ord(character)
    return not face.ranges or any(first <= code <= last for first, last in face.ranges)


def stack(style: Style, option: str) -> tuple[Face, ...]:
    """The faces of a font stack (`fonts.song`) in its order."""
    by_family = {face.family: face for face in style.faces}
    names = re.findall(r'"([^"]+)"', style.text(option))
    return tuple(by_family[name] for name in names if name in by_family)


class EmbeddedFaces(Struct, frozen=True):
    """The font files of a book and the rules that make them known, empty without any."""

    members: tuple[Member, ...]
    css: str


def embedded_faces(roots: tuple[Any, ...], style: Style) -> EmbeddedFaces:
    """The faces that a book carries for its XHTML trees, as `epub.faces` says.

    `rare`: for the characters that devices lack; `text`: for all characters of the text;
    `none`. Passages set in Kai get Kai as well, where the style's Kai has their characters.
    """
    choice = style.text("epub.faces")
    if choice == "none":
        return EmbeddedFaces((), "")
    whole = choice == "text"
    texts = frozenset(text for root in roots for text in root.itertext())
    wanted = frozenset().union(*texts) if whole else rare_characters(texts)
    if not wanted:
        return EmbeddedFaces((), "")
    song = stack(style, "fonts.song")
    kai_only = tuple(face for face in stack(style, "fonts.kai") if face not in song)
    song_family, kai_family = (BOOK, BOOK_KAI) if whole else (RARE, RARE_KAI)
    found = [
        *((song_family, subset) for subset in subset_faces(song, wanted)),
        *(
            (kai_family, subset)
            for subset in subset_faces(kai_only, wanted & frozenset().union(*map(_in_kai, roots)))
        ),
    ]
    members: list[Member] = []
    rules: list[str] = []
    for order, (family, subset) in enumerate(found, 1):
        path = f"fonts/{choice}-{order}.ttf"
        members.append(Member(f"font-{choice}-{order}", path, "font/ttf", subset.data))
        codes = ", ".join(f"U+{ord(one):X}" for one in sorted(subset.characters))
        rules.append(
            f'@font-face {{ font-family: "{family}"; src: url("../{path}");'
            f" unicode-range: {codes}; }}"
        )
    return EmbeddedFaces(tuple(members), "\n".join(rules))


def _in_kai(root: Any) -> frozenset[str]:
    """The characters of all passages that the style sheet sets in Kai."""
    found: set[str] = set()
    for element in root.iter(f"{{{XHTML}}}*"):
        name = element.tag.rpartition("}")[2]
        if name in _KAI_ELEMENTS or _KAI_CLASSES & set(element.get("class", "").split()):
            found.update(*element.itertext())
    return frozenset(found)
