"""What an editor may rely on in the faces of `fonts/`."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import re
import sys
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

FONTS = Path(__file__).parents[2] / "fonts"
FACES: dict[str, dict[str, Any]] = {
    face["role"]: face
    for face in yaml.safe_load((FONTS / "manifest.yaml").read_text(encoding="utf-8"))["faces"]
}

CJK = ("song", "song-bold", "hei")
LATIN = ("latin", "latin-italic", "latin-bold", "latin-bold-italic")

OPENING = "「『（〔［｛《〈【〖"
CLOSING = "」』）〕］｝》〉】〗"
STOPS = "、，。；：！？"

PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ ĀÁǍÀĒÉĚÈŌÓǑÒ"
VIETNAMESE = "ăâđêôơư ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ỳýỷỹỵ ĂÂĐÊÔƠƯ"
IPA = "əɛɪɔʊʌæɑŋʃʒθðɹɾʔɕʑʂʐʈɖɲɥɯɤ ˈˌːʰ ˥˦˧˨˩ t͡ʃ"
GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω ἀἁἄἅᾶᾷ ἐέὲ ἠῆῇ ἰΐῖ ὀὁὄ ῥ ὐὑῦ ὠῶῷ ΑΩἈὩ"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя ґєіїў ђјљњћџ ѣѳѵ АБВГДЕЁЖЩЪЫЭЮЯ"
ROMANISATION = "ḥṭṣḍẓʿʾšžčğışäöüßåøœçñłąęőű"
WESTERN_MARKS = "“”‘’«»–—…†‡§¶№©®™€£¥°′″−×"


@functools.cache
def face(role: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONTS / FACES[role]["file"])))


@functools.cache
def font(role: str) -> hb.Font:
    return hb.Font(face(role))


@functools.cache
def characters(role: str) -> frozenset[str]:
    return frozenset(map(chr, face(role).unicodes))


def shape(
    text: str,
    typeface: hb.Font,
    language: str = "zh-Hant-TW",
    *,
    direction: str = "ltr",
    features: dict[str, bool] | None = None,
) -> list[tuple[int, float]]:
    """Glyph and advance in em, in the order of the line."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    if language.startswith("zh"):
        buffer.script = "Hani"
    buffer.direction = direction
    hb.shape(typeface, buffer, features or {})
    along = "y_advance" if direction == "ttb" else "x_advance"
    return [
        (info.codepoint, abs(getattr(position, along)) / typeface.face.upem)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def ink(character: str, typeface: hb.Font) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the ink in em; four zeros for a blank glyph."""
    box = typeface.get_glyph_extents(typeface.get_nominal_glyph(ord(character)))
    em = typeface.face.upem
    left, top = box.x_bearing / em, box.y_bearing / em
    return left, left + box.width / em, top + box.height / em, top


def is_han_or_bopomofo(character: str) -> bool:
    return character in "々〇〡〢〣〤〥〦〧〨〩〸〹〺〻" or unicodedata.name(character).startswith(
        ("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "BOPOMOFO")
    )


# --- the folder -------------------------------------------------------------------------------


def test_every_role_has_one_face() -> None:
    assert set(FACES) == {*CJK, "kai", *LATIN, "mono"}


def test_the_manifest_names_every_file_once() -> None:
    assert sorted(entry["file"] for entry in FACES.values()) == sorted(
        path.name for path in FONTS.glob("*.ttf")
    )


@pytest.mark.parametrize("role", FACES)
def test_the_file_is_the_one_of_the_manifest(role: str) -> None:
    entry = FACES[role]
    content = (FONTS / entry["file"]).read_bytes()
    assert len(content) == entry["bytes"] < 25_000_000
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("role", FACES)
def test_the_licence_lies_beside_and_allows_embedding(role: str) -> None:
    entry = FACES[role]
    licence = (FONTS / entry["licence-file"]).read_text(encoding="utf-8")
    title = {"OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1", "OGDL-Taiwan-1.0": "OGDL-TW-1.0"}
    assert title[entry["licence"]] in licence
    assert TTFont(FONTS / entry["file"], lazy=True)["OS/2"].fsType == 0


@pytest.mark.parametrize("readme", ["README.md", "README.zh-Hant.md"])
def test_the_readme_tells_of_every_face(readme: str) -> None:
    text = (FONTS / readme).read_text(encoding="utf-8")
    for entry in FACES.values():
        assert entry["file"] in text
        assert f"{entry['source']['package']} {entry['source']['version']}" in text
        assert entry["licence-file"] in text


@pytest.mark.parametrize("role", FACES)
def test_a_face_is_static_and_has_truetype_outlines(role: str) -> None:
    tables = set(face(role).table_tags)
    assert {"glyf", "loca"} <= tables
    assert not {"fvar", "gvar", "CFF ", "CFF2"} & tables


def test_no_two_faces_share_a_name() -> None:
    names = [TTFont(FONTS / entry["file"], lazy=True)["name"] for entry in FACES.values()]
    assert len({name.getDebugName(4) for name in names}) == len(FACES)
    assert len({name.getDebugName(6) for name in names}) == len(FACES)


def test_the_coverage_file_equals_the_faces() -> None:
    coverage = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
    assert set(coverage) == {entry["file"] for entry in FACES.values()}
    for role, entry in FACES.items():
        listed: set[str] = set()
        for ends in coverage[entry["file"]].split():
            first, _, last = ends.partition("-")
            listed.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
        assert listed == characters(role)


# --- Chinese ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", CJK)
def test_a_chinese_mark_fills_one_cell(role: str) -> None:
    for mark in OPENING + CLOSING + STOPS + "…—―‧・•～／　":
        assert [advance for _, advance in shape(mark, font(role))] == [1.0], mark


@pytest.mark.parametrize("role", CJK)
def test_the_double_dash_is_one_unbroken_rule_of_two_em(role: str) -> None:
    assert [advance for _, advance in shape("——", font(role))] == [2.0]


@pytest.mark.parametrize("role", CJK)
def test_a_dash_outside_taiwans_language_is_no_cell(role: str) -> None:
    """Why our dashes are always shaped as zh-Hant-TW, also inside an English run."""
    for language in ("en", "ja", "zh-Hant-HK"):
        ((_, advance),) = shape("——", font(role), language)
        assert 1.6 < advance < 1.8


@pytest.mark.parametrize("role", CJK)
def test_the_ink_of_a_bracket_stays_in_its_half_of_the_cell(role: str) -> None:
    """Half an em may be cut off the other side (CLREQ, punctuation width adjustment)."""
    for mark in OPENING:
        left, right, _, _ = ink(mark, font(role))
        assert 0.5 <= left < right <= 1.0, mark
    for mark in CLOSING:
        left, right, _, _ = ink(mark, font(role))
        assert 0.0 <= left < right <= 0.5, mark


@pytest.mark.parametrize("role", CJK)
def test_stops_stand_in_the_middle_of_the_cell(role: str) -> None:
    """Taiwan's place for them, and a quarter em free on both sides."""
    for mark in STOPS:
        left, right, _, _ = ink(mark, font(role))
        assert abs((left + right) / 2 - 0.5) < 0.04, mark
    for mark in "、，。‧•":
        left, right, _, _ = ink(mark, font(role))
        assert 0.25 < left < right < 0.75, mark


@pytest.mark.parametrize("role", CJK)
def test_a_selector_moves_the_full_stop_into_the_corner(role: str) -> None:
    ((middle, _),) = shape("。", font(role))
    ((corner, _),) = shape("。\ufe00", font(role))
    box = font(role).get_glyph_extents(corner)
    assert corner != middle
    assert box.x_bearing + box.width < face(role).upem / 2


@pytest.mark.parametrize("role", CJK)
def test_the_layout_features_survived_the_cutting(role: str) -> None:
    ((across, _),) = shape("「", font(role))
    ((down, _),) = shape("「", font(role), direction="ttb")
    assert across != down  # vert
    assert shape("「", font(role), features={"halt": True})[0][1] == 0.5
    kept = {record.FeatureTag for table in ("GSUB", "GPOS") for record in features(role, table)}
    assert {"ccmp", "halt", "kern", "locl", "palt", "vert", "vhal", "vpal"} <= kept
    if role != "hei":  # the package's Noto Sans TC has none
        assert {"chws", "vchw"} <= kept


def features(role: str, table: str) -> list[Any]:
    opened = TTFont(FONTS / FACES[role]["file"], lazy=True)
    return list(opened[table].table.FeatureList.FeatureRecord)


@pytest.mark.parametrize("role", [*CJK, "kai"])
def test_big5_is_complete(role: str) -> None:
    pairs = (bytes((lead, trail)) for lead in range(0xA1, 0xFA) for trail in range(0x40, 0xFF))
    decoded = {pair.decode("cp950", errors="ignore") for pair in pairs}
    han = {text for text in decoded if len(text) == 1 and "\u4e00" <= text <= "\u9fff"}
    assert len(han) > 13_000
    assert han <= characters(role)


@pytest.mark.parametrize("role", [*CJK, "kai"])
def test_what_big5_lacks_but_taiwan_prints(role: str) -> None:
    assert set("游錫堃王建煊陶喆二〇二一年峯温邨衆羣") <= characters(role)


@pytest.mark.parametrize("role", CJK)
def test_what_else_a_journal_prints(role: str) -> None:
    for text in ("ㄊㄢˊ ㄇㄚ˙ ㄌㄩˇ ㄕˋ", "ひらがな カタカナ ー", "①②③ⅣⅨ㈠", "％℃※○●□■→－々"):
        assert set(text) <= characters(role), text


# --- Kai --------------------------------------------------------------------------------------


def test_kai_has_han_and_bopomofo_and_nothing_else() -> None:
    """Its brackets stand in the middle of the cell and its dash has a gap: Song gives them."""
    assert all(map(is_han_or_bopomofo, characters("kai")))
    assert set("ㄅㄆㄇㄈㄧㄨㄩ") <= characters("kai")
    assert not set(OPENING + CLOSING + STOPS + "—…·‧ aA1") & characters("kai")


def test_kai_stands_on_the_same_line_as_song() -> None:
    """The middle of its ink is as high as Song's, so that its brackets can be Song's."""
    sample = "國際關係學報俄羅斯外交事務論臺灣政治與其民主"
    for role in ("kai", "hei", "song-bold"):
        lift = [middle(character, role) - middle(character, "song") for character in sample]
        assert abs(sum(lift) / len(lift)) < 0.03


def middle(character: str, role: str) -> float:
    _, _, bottom, top = ink(character, font(role))
    return (bottom + top) / 2


@pytest.mark.parametrize("role", [*CJK, "kai"])
def test_a_han_character_fills_one_cell(role: str) -> None:
    typeface = font(role)
    widths = {
        typeface.get_glyph_h_advance(typeface.get_nominal_glyph(ord(character)))
        for character in characters(role)
        if "\u3400" <= character <= "\u9fff"
    }
    assert widths == {face(role).upem}


# --- Western ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [*LATIN, "mono"])
@pytest.mark.parametrize(
    "text", [PINYIN, VIETNAMESE, IPA, GREEK, CYRILLIC, ROMANISATION, WESTERN_MARKS]
)
def test_letters_and_marks_of_western_text(role: str, text: str) -> None:
    assert set(text) <= characters(role)
    assert 0 not in {glyph for glyph, _ in shape(text, font(role), "und")}


def test_the_italic_is_drawn_and_not_slanted() -> None:
    """Cyrillic т looks like m: much wider than upright."""
    ((_, upright),) = shape("т", font("latin"), "ru")
    ((_, italic),) = shape("т", font("latin-italic"), "ru")
    assert italic > 1.3 * upright


@pytest.mark.parametrize("role", LATIN)
def test_latin_is_kerned(role: str) -> None:
    kerned = sum(advance for _, advance in shape("AV", font(role), "en"))
    loose = sum(advance for _, advance in shape("AV", font(role), "en", features={"kern": False}))
    assert kerned < loose


def test_bold_is_heavier() -> None:
    for light, heavy in (("latin", "latin-bold"), ("latin-italic", "latin-bold-italic")):
        assert width("l", light) < width("l", heavy)
    assert width("丨", "song") < width("丨", "song-bold")


def width(character: str, role: str) -> float:
    left, right, _, _ = ink(character, font(role))
    return right - left


def test_every_character_of_code_is_as_wide_as_the_next() -> None:
    printable = "".join(map(chr, range(0x20, 0x7F))) + "éßñαλωбжя"
    assert {advance for _, advance in shape(printable, font("mono"), "und")} == {0.6}


# --- every face -------------------------------------------------------------------------------


def is_blank_by_nature(character: str) -> bool:
    return (
        unicodedata.category(character) in {"Zs", "Zl", "Zp", "Cc", "Cf"}
        or re.match("[\ufe00-\ufe0f]", character) is not None
    )


@pytest.mark.parametrize("role", FACES)
def test_no_glyph_is_blank(role: str) -> None:
    drawn = {character for character in characters(role) if not is_blank_by_nature(character)}
    blank = {character for character in drawn if not any(ink(character, font(role)))}
    assert blank == set()


@pytest.mark.parametrize("role", FACES)
def test_a_book_may_carry_a_subset(role: str) -> None:
    """Cut once more to a few characters, as for an EPUB, nothing is lost."""
    text = "國際關係二〇二一年" if role == "kai" else "Ağ fi Abc 123"
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, text))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()
    small = hb.Font(hb.subset(face(role), wanted))
    for character in set(text) & characters(role) - {" "}:
        assert ink(character, small) == ink(character, font(role)), character


# --- the script -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fonts_make", FONTS / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_manifest_is_what_the_script_would_write(script: ModuleType) -> None:
    for planned in script.FACES:
        content = (FONTS / planned.file).read_bytes()
        opened = TTFont(FONTS / planned.file, lazy=True)
        assert script.entry(planned, content, opened) == FACES[planned.role]
    assert len(script.FACES) == len(FACES)


@given(st.frozensets(st.integers(0, 0x10FFFF)))
def test_ranges_lose_no_character(script: ModuleType, codes: frozenset[int]) -> None:
    assert script.characters(script.compact(codes)) == codes


def test_ranges_are_short(script: ModuleType) -> None:
    assert script.compact(map(ord, "abcxy1")) == "31 61-63 78-79"
