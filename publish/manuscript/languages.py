"""Language tags as editors type them."""

from publish.files.nodes import Scalar
from publish.manuscript.fields import Reader, nearest, wrong
from publish.model import base_language, canonical_language

# ISO 639-1, the languages of two letters.
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_CODES.split())
# Codes of countries, and of three letters, that are typed where a language is meant. `tw`, `ch`
# and `kr` are languages too (Twi, Chamorro, Kanuri), which no Chinese journal has meant yet.
_MEANT = {
    "tw": "zh-Hant",
    "cn": "zh-Hans",
    "hk": "zh-Hant-HK",
    "ch": "zh-Hant",
    "chi": "zh-Hant",
    "cht": "zh-Hant",
    "chs": "zh-Hans",
    "zho": "zh-Hant",
    "jp": "ja",
    "jpn": "ja",
    "kr": "ko",
    "kor": "ko",
    "eng": "en",
    "us": "en-US",
    "uk-en": "en-GB",
    "gb": "en-GB",
    "vn": "vi",
    "cz": "cs",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
    "rus": "ru",
    "spa": "es",
    "ua": "uk",
}
_USUAL = ("zh-Hant", "zh-Hans", "en", "ja", "ko", "ru", "de", "fr", "es", "vi", "ru-Latn")


def language_of(node: Scalar, reader: Reader) -> str:
    """The canonical tag that was typed (RFC 5646); the id `language-tag` where it is none."""
    typed = node.text.strip()
    meant = _MEANT.get(typed.lower())
    tag = canonical_language(typed)
    if meant or tag is None or (len(base_language(tag)) == 2 and not _is_known(tag)):
        near = meant or nearest(typed, _USUAL) or "zh-Hant"
        raise wrong(node, "language-tag", tag=typed, nearest=near)
    return tag


def _is_known(tag: str) -> bool:
    return base_language(tag) in _TWO_LETTERS
