"""Makes the faces of this folder again, byte for byte, from the packages they come from.

Nobody who uses the project needs this script: the faces are carried. It is their pedigree, and
the place to change when a face takes a new version or more characters:

    python fonts/make.py            writes into this folder
    python fonts/make.py FOLDER     writes into another one, to compare

Needs npm, pip, apt-get and dpkg-deb, 150 MB of scratch space and two minutes. The bytes
depend on the version of fontTools, which the manifest names.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import fontTools
import yaml
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent


# --- which characters -------------------------------------------------------------------------


def characters(ranges: str) -> frozenset[int]:
    """The code points of ranges in hexadecimal, such as `41-5A 61`."""
    ends = (written.partition("-") for written in ranges.split())
    return frozenset(
        code
        for first, _, last in ends
        for code in range(int(first, 16), int(last or first, 16) + 1)
    )


def compact(codes: Iterable[int]) -> str:
    """Code points as ascending ranges in hexadecimal: the inverse of `characters`."""
    runs: list[tuple[int, int]] = []
    for code in sorted(codes):
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return " ".join(f"{a:X}" if a == z else f"{a:X}-{z:X}" for a, z in runs)


# Plane 2 stays out: the package's Kai has none of it.
HAN_BLOCKS = characters("3005 3007 3021-3029 3038-303B 3400-4DBF 4E00-9FFF F900-FAFF")


def han(codec: str) -> frozenset[int]:
    """The Han characters that a Chinese codec of Python writes with two bytes."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(codec, errors="ignore") for pair in pairs)
    return HAN_BLOCKS.intersection(ord(character) for text in decoded for character in text)


# Big5 alone lacks characters that Taiwan prints every day: 〇, and 堃 煊 喆 峯 温 in names.
HAN = han("big5") | han("cp950") | han("big5hkscs")

BOPOMOFO = characters("3105-312F 31A0-31BF")

SYMBOLS = BOPOMOFO | characters(
    "20-7E A0-52F 1E00-1EFF "  # letters
    "2000-206F 2070-209F 20A0-20DF 2100-218F "  # punctuation, currency, letter-like signs, numerals
    "2190-23FF 2460-27BF 2934-2935 29FA-29FB 2B05-2B1A 2B95 2E3A-2E3B "  # signs and shapes
    "3000-303F 3041-30FF 3190-319F 31C0-31E3 31F0-31FF "  # marks, kana, kanbun, strokes
    "3220-33FF FB00-FB04 FE10-FE19 FE30-FE6B FF01-FF60 FFE0-FFE6 "  # enclosed, vertical, full width
    "FE00-FE01"  # put 、。 and their like into the corner or the middle of the cell
)

LATIN = characters(
    "20-7E A0-52F 1AB0-1ACE 1D00-1FFF "  # letters, phonetics, Vietnamese, polytonic Greek
    "2000-206F 2070-209C 20A0-20C0 20F0 2100-218F 2212 25CC "
    "2C60-2C7F 2E00-2E5D A700-A7FF AB30-AB6B FB00-FB06 FE20-FE2F"
)


# --- where from -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Package:
    """A package of a registry, its archive's SHA-256, and the licence that it carries."""

    client: str
    name: str
    version: str
    sha256: str
    licence: str  # SPDX identifier
    licence_member: str
    licence_file: str  # name below licences/


SERIF_TC = Package(
    client="npm",
    name="@expo-google-fonts/noto-serif-tc",
    version="0.4.4",
    sha256="3ea15781c2997b4a0ff40b1f4d15f6bd2b7e2e41128ba6c9b9ebcd129a076b68",
    licence="OFL-1.1",
    licence_member="package/LICENSE_FONT",
    licence_file="NotoSerifTC-OFL.txt",
)
SANS_TC = Package(
    client="npm",
    name="@expo-google-fonts/noto-sans-tc",
    version="0.4.3",
    sha256="e7532a3a43a6c660ee0351a167b99fe0da52f20b4940fb3fc067ed7c5bd594bf",
    licence="OFL-1.1",
    licence_member="package/LICENSE_FONT",
    licence_file="NotoSansTC-OFL.txt",
)
KAI = Package(
    client="apt",
    name="fonts-cns11643-kai",
    version="103.1+20181001-1",
    sha256="c8c92e76357c0980b50d80d83674a5109a11624df83b9994c9118ad3aec31ece",
    licence="OGDL-Taiwan-1.0",
    licence_member="./usr/share/doc/fonts-cns11643-kai/copyright",
    licence_file="TWKai-OGDL-Taiwan.txt",
)
SERIF = Package(
    client="pip",
    name="fontpkg-noto-serif",
    version="2.15",
    sha256="3cc09442fea9c5f852ca4b3ae2984acf7033c20f5d67bb35f4381549c74f370f",
    licence="OFL-1.1",
    licence_member="fontpkg_noto_serif/LICENSE",
    licence_file="NotoSerif-OFL.txt",
)
MONO = Package(
    client="npm",
    name="@expo-google-fonts/noto-sans-mono",
    version="0.4.2",
    sha256="fc1ae36c3c68e50fa7c12a37e987d7fa1325d280969912d181548ff8f1ce2e2b",
    licence="OFL-1.1",
    licence_member="package/LICENSE_FONT",
    licence_file="NotoSansMono-OFL.txt",
)

DOWNLOADS: dict[str, Callable[[Package], list[str]]] = {
    "npm": lambda package: ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
    "pip": lambda package: [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
        f"{package.name}=={package.version}",
    ],
    "apt": lambda package: ["apt-get", "-qq", "download", f"{package.name}={package.version}"],
}


def fetch(package: Package, folder: Path) -> Path:
    """The package's archive in a new folder. Raises ValueError when it is not the expected one."""
    folder.mkdir()
    subprocess.run(DOWNLOADS[package.client](package), cwd=folder, check=True)
    (archive,) = folder.iterdir()
    found = digest(archive.read_bytes())
    if found != package.sha256:
        raise ValueError(f"{package.name} {package.version}: {found} is not {package.sha256}")
    return archive


def read(archive: Path, member: str) -> bytes:
    """The bytes of one file of a tgz, whl or deb archive. Raises KeyError when it is missing."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as packed:
            return packed.read(member)
    if archive.suffix == ".deb":
        unpacked = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", str(archive)], check=True, capture_output=True
        ).stdout
    else:
        unpacked = archive.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(unpacked)) as packed_tar:
        stream = packed_tar.extractfile(member)
        if stream is None:
            raise KeyError(member)
        return stream.read()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


# --- which faces ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Face:
    """A file of this folder and how it is cut from a file of a package.

    No characters named: the file is carried as it is. `axes` pins a variable font to one
    instance. `hints=False` leaves the instructions out, which print and e-readers do not use.
    `raised` lifts the outlines and the em box over the baseline, in font units.
    """

    file: str
    role: str
    package: Package
    member: str
    characters: frozenset[int] = frozenset()
    axes: tuple[tuple[str, float], ...] = ()
    hints: bool = True
    raised: int = 0

    @property
    def changes(self) -> tuple[str, ...]:
        """What was done to the package's file, in order."""
        return (
            *(f"{axis} {value:g}" for axis, value in self.axes),
            *(("subset",) if self.characters else ()),
            *(() if self.hints else ("hints removed",)),
            *((f"raised {self.raised} units",) if self.raised else ()),
        )


ROMAN = "fontpkg_noto_serif/files/NotoSerif[wdth,wght].ttf"
ITALIC = "fontpkg_noto_serif/files/NotoSerif-Italic[wdth,wght].ttf"
REGULAR_WEIGHT = (("wght", 400.0), ("wdth", 100.0))
BOLD_WEIGHT = (("wght", 700.0), ("wdth", 100.0))

FACES = (
    Face(
        file="NotoSerifTC-Regular.ttf",
        role="song",
        package=SERIF_TC,
        member="package/400Regular/NotoSerifTC_400Regular.ttf",
    ),
    Face(
        file="NotoSerifTC-Bold.ttf",
        role="song-bold",
        package=SERIF_TC,
        member="package/700Bold/NotoSerifTC_700Bold.ttf",
        characters=HAN | SYMBOLS,
    ),
    Face(
        file="NotoSansTC-Medium.ttf",
        role="hei",
        package=SANS_TC,
        member="package/500Medium/NotoSansTC_500Medium.ttf",
        characters=HAN | SYMBOLS,
    ),
    Face(
        file="TWKai-Han.ttf",
        role="kai",
        package=KAI,
        member="./usr/share/fonts/truetype/cns11643/TW-Kai-98_1.ttf",
        characters=HAN | BOPOMOFO,
        hints=False,
        # TW-Kai's em box reaches 204/1024 below the baseline, that of the Noto faces 120/1000:
        # on one line with Song and its marks, Kai would hang 0.08 em too low.
        raised=81,
    ),
    Face("NotoSerif-Regular.ttf", "latin", SERIF, ROMAN, LATIN, REGULAR_WEIGHT),
    Face("NotoSerif-Italic.ttf", "latin-italic", SERIF, ITALIC, LATIN, REGULAR_WEIGHT),
    Face("NotoSerif-Bold.ttf", "latin-bold", SERIF, ROMAN, LATIN, BOLD_WEIGHT),
    Face("NotoSerif-BoldItalic.ttf", "latin-bold-italic", SERIF, ITALIC, LATIN, BOLD_WEIGHT),
    Face(
        file="NotoSansMono-Regular.ttf",
        role="mono",
        package=MONO,
        member="package/400Regular/NotoSansMono_400Regular.ttf",
    ),
)


# --- cutting ----------------------------------------------------------------------------------


def cut(original: bytes, face: Face) -> bytes:
    """The face's bytes: the original, or an instance or subset of it that may be embedded.

    No outline changes its shape. The original's date of change stays, so the same input gives
    the same bytes.
    """
    if not face.changes:
        return original
    font = TTFont(io.BytesIO(original), recalcTimestamp=False)
    if face.axes:
        font = instantiateVariableFont(font, dict(face.axes), updateFontNames=True)
    if face.characters:
        subset(font, face)
    if face.raised:
        lift(font, face.raised)
    # TW-Kai says "preview and print", though its licence allows every use.
    font["OS/2"].fsType = 0
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def subset(font: TTFont, face: Face) -> None:
    """Takes out of the font what the face's characters do not reach; all features stay."""
    options = Options(
        layout_features=["*"],
        name_IDs=["*"],
        name_languages=["*"],
        hinting=face.hints,
        notdef_outline=True,
        recalc_timestamp=False,
    )
    options.drop_tables += ["FFTM"]  # FontForge's own date stamps
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=face.characters)
    subsetter.subset(font)
    for layout in ("GSUB", "GPOS"):
        if not font[layout].table.LookupList.Lookup:
            del font[layout]


def lift(font: TTFont, units: int) -> None:
    """Moves every outline and the em box up. Composite glyphs follow their components.

    The vertical metrics count from the top of each outline, so vertical setting stays as it was.
    """
    outlines = font["glyf"]
    for name in outlines.keys():  # noqa: SIM118 - the table is no dictionary
        glyph = outlines[name]
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, units))
    font["hhea"].ascent += units
    font["hhea"].descent += units
    font["OS/2"].sTypoAscender += units
    font["OS/2"].sTypoDescender += units
    font["OS/2"].usWinAscent += units
    font["OS/2"].usWinDescent -= units


# --- manifest ---------------------------------------------------------------------------------


def entry(face: Face, content: bytes, font: TTFont) -> dict[str, object]:
    """The face's part of the manifest."""
    package = face.package
    return {
        "file": face.file,
        "role": face.role,
        "licence": package.licence,
        "licence-file": f"licences/{package.licence_file}",
        "copyright": font["name"].getDebugName(0),
        "changes": list(face.changes),
        "bytes": len(content),
        "sha256": digest(content),
        "source": {
            "client": package.client,
            "package": package.name,
            "version": package.version,
            "archive-sha256": package.sha256,
            "member": face.member,
        },
    }


def write_manifest(folder: Path) -> None:
    """Writes manifest.yaml and coverage.json for the faces that lie in the folder."""
    entries = []
    coverage = {}
    for face in FACES:
        content = (folder / face.file).read_bytes()
        font = TTFont(io.BytesIO(content), lazy=True)
        entries.append(entry(face, content, font))
        coverage[face.file] = compact(font.getBestCmap())
    manifest = {"made-with": {"fonttools": fontTools.version}, "faces": entries}
    (folder / "manifest.yaml").write_text(
        yaml.safe_dump(manifest, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8"
    )
    (folder / "coverage.json").write_text(json.dumps(coverage, indent=1) + "\n", encoding="utf-8")


def make(folder: Path) -> None:
    """Writes faces, licences and manifest into the folder."""
    (folder / "licences").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        packages = dict.fromkeys(face.package for face in FACES)
        archives = {package: fetch(package, Path(scratch, package.sha256)) for package in packages}
        for package, archive in archives.items():
            licence = read(archive, package.licence_member)
            (folder / "licences" / package.licence_file).write_bytes(licence)
        for face in FACES:
            original = read(archives[face.package], face.member)
            (folder / face.file).write_bytes(cut(original, face))
            print(face.file, flush=True)
    write_manifest(folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
