"""Faces in a book: for rare characters only, small, and with their layout features."""

import io
import re

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from lxml import etree

from publish.epub import make_epub, subset_faces
from publish.epub.faces import embedded_faces, rare_characters, stack
from publish.model import StyleOption
from publish.postflight.epub.rare import is_rare
from publish.styles import Face, load_style
from tests.epub.epub_articles import (
    ALONE,
    RARE,
    RARE_ELSEWHERE,
    emphasis,
    paragraph,
    plain_article,
    style,
)
from tests.epub.epub_readings import files

ARTICLE = "活字時代下之書刊版面，「2021年」《國際》（上）、Johann Gutenberg：一字一格。"


def characters(data: bytes) -> set[str]:
    return {chr(code) for code in uharfbuzz.Face(uharfbuzz.Blob(data)).unicodes}


def face(family: str) -> Face:
    (found,) = [face for face in style().faces if face.family == family]
    return found


@pytest.mark.parametrize(
    "common", [*"李之藻堃喆国汉々〇", "峠", "A", "é", "。", "\ue000", "ㄅ", "あ"]
)
def test_what_devices_have_is_not_rare(common: str) -> None:
    assert not is_rare(common)


@pytest.mark.parametrize("rare", [RARE, RARE_ELSEWHERE, "䶮", "𠮷", "鿃"])
def test_what_devices_may_lack_is_rare(rare: str) -> None:
    assert is_rare(rare)


def test_nothing_in_big5_is_rare() -> None:
    pairs = (bytes((lead, trail)) for lead in range(0xA4, 0xFA) for trail in range(0x40, 0xFF))
    big5 = "".join(pair.decode("cp950", "ignore") for pair in pairs)
    assert len(big5) > 13_000
    assert rare_characters([big5]) == frozenset()


def test_a_common_article_carries_no_face() -> None:
    book = files(make_epub(plain_article(paragraph(ARTICLE)), ALONE).data)
    assert not [name for name in book if "fonts/" in name or "apple" in name]
    assert b"@font-face" not in book["EPUB/styles/journal.css"]


def test_a_rare_character_brings_a_small_face_of_its_own() -> None:
    article = plain_article(paragraph(f"作者名{RARE_ELSEWHERE}。"))
    book = files(make_epub(article, ALONE).data)
    data = book["EPUB/fonts/rare-1.ttf"]
    assert characters(data) == {RARE_ELSEWHERE}
    assert len(data) < 20_000
    css = book["EPUB/styles/journal.css"].decode()
    rule = '@font-face { font-family: "Journal Rare"; src: url("../fonts/rare-1.ttf");'
    assert f"{rule} unicode-range: U+20021; }}" in css
    assert b"specified-fonts" in book["META-INF/com.apple.ibooks.display-options.xml"]


def test_in_kai_passages_the_rare_character_is_kai_where_kai_has_it() -> None:
    article = plain_article(paragraph("甲", emphasis(f"乙{RARE}{RARE_ELSEWHERE}")))
    book = files(make_epub(article, ALONE).data)
    assert characters(book["EPUB/fonts/rare-1.ttf"]) == {RARE, RARE_ELSEWHERE}
    assert characters(book["EPUB/fonts/rare-2.ttf"]) == {RARE}
    assert (
        b'"Journal Rare Kai"; src: url("../fonts/rare-2.ttf")' in (book["EPUB/styles/journal.css"])
    )


def test_rare_faces_stand_at_the_end_of_every_stack() -> None:
    stacks = re.findall(r"font-family:([^;}]*)", style().epub_css)
    assert stacks
    assert all(one.strip().endswith('"Journal Rare"') or "mono" in one for one in stacks)


def test_whole_faces_can_be_cut_to_an_article() -> None:
    """Song with all characters of an article, behind the Latin face, as the stack says."""
    latin, song = subset_faces(stack(style(), "fonts.song"), frozenset(ARTICLE))
    assert (latin.face.family, song.face.family) == ("Journal Latin", "Journal Song")
    assert latin.characters == frozenset("2021Johann Gutenberg")
    assert latin.characters | song.characters == frozenset(ARTICLE)
    assert characters(song.data) == set(song.characters)


def test_kai_leaves_marks_to_song() -> None:
    subsets = subset_faces(stack(style(), "fonts.kai"), frozenset("農書，《》"))
    found = {subset.face.family: subset.characters for subset in subsets}
    assert found == {"Journal Kai": frozenset("農書"), "Journal Song": frozenset("，《》")}


def test_a_subset_keeps_its_layout_features() -> None:
    (subset,) = subset_faces((face("Journal Song"),), frozenset("（「，。」）漢字"))
    font = TTFont(io.BytesIO(subset.data))
    features = {
        record.FeatureTag
        for table in ("GPOS", "GSUB")
        for record in font[table].table.FeatureList.FeatureRecord
    }
    assert {"halt", "vert"} <= features


def test_a_subset_keeps_its_copyright_and_is_a_ttf() -> None:
    (subset,) = subset_faces((face("Journal Kai"),), frozenset("楷"))
    font = TTFont(io.BytesIO(subset.data))
    assert "glyf" in font
    assert "National Development Council" in str(font["name"].getDebugName(0))


def test_a_character_that_no_face_has_is_left_out() -> None:
    assert subset_faces((face("Journal Song"),), frozenset("\U0003fff0")) == ()


def test_the_whole_text_can_have_its_faces_in_the_book() -> None:
    style, findings = load_style("journal", (StyleOption("epub.faces", "text"),))
    assert style is not None
    assert findings == ()
    text = '<p xmlns="http://www.w3.org/1999/xhtml">漢字與<em>楷體</em> Latin</p>'
    faces = embedded_faces((etree.fromstring(text),), style)
    assert '"Journal Book"' in faces.css
    assert '"Journal Book Kai"' in faces.css
    assert '"Journal Book"' in style.epub_css
    assert len(faces.members) == 3  # Latin, Song, Kai
    bare, _ = load_style("journal", (StyleOption("epub.faces", "none"),))
    assert bare is not None
    assert embedded_faces((etree.fromstring(text.replace("漢", "㑳")),), bare).members == ()
