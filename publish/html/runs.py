"""Runs of one script inside a text: what gets a language of its own.

In a Chinese text Latin, Cyrillic, Greek, kana and hangul get the language that their
script tells; in a western text Han does. Digits, marks and blanks belong to a run only
between two letters of it, so `2021年` stays unmarked and `Johann Gutenberg` is one run.
"""

import re
from functools import lru_cache

from publish.model import base_language

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("latin", r"A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿⱠ-Ɀ\uA722-\uA7FF\uFB00-\uFB06"),
    ("cyrillic", r"Ѐ-ԯ\u1C80-\u1C8F\u2DE0-\u2DFF"),
    ("greek", r"Ͱ-Ͽἀ-῾"),
    ("kana", r"ぁ-ゖゝ-ゟァ-ヺー-ヿㇰ-ㇿ"),
    ("hangul", r"ᄀ-ᇿㄱ-ㆎ가-힣"),
    (
        "han",
        r"〇々〻㐀-䶿一-鿿豈-龎\U00020000-\U0003FFFD、。，；：！？「」『』（）《》〈〉",
    ),
)
_BETWEEN = r"(?:[\s0-9.,'’\-–&/·:()+\u0300-\u036F]|(?<!—)—(?!—)|(?<!…)…(?!…))"
_RUN = re.compile(
    "|".join(
        rf"(?P<{name}>[{letters}][\u0300-\u036F]*(?:{_BETWEEN}*[{letters}][\u0300-\u036F]*)*)"
        for name, letters in _SCRIPTS
    )
)
_LANGUAGES = {"cyrillic": "ru", "greek": "el", "kana": "ja", "hangul": "ko", "han": "zh-Hant"}
# Languages that are written in a script by themselves, so that no run needs a mark.
_NATIVE = {
    "zh": {"han"},
    "ja": {"han", "kana"},
    "ko": {"han", "hangul"},
    "ru": {"cyrillic"},
    "uk": {"cyrillic"},
    "bg": {"cyrillic"},
    "sr": {"cyrillic", "latin"},
    "el": {"greek"},
}
_LATIN_ONLY = frozenset({"latin"})


@lru_cache(maxsize=65536)
def language_runs(text: str, language: str, latin: str = "en") -> tuple[tuple[str, str], ...]:
    """The text in pieces (text, language); language is empty where it is that around it.

    `language` is the language around the text, `latin` that of unmarked Latin letters.
    The pieces joined are the text.
    """
    native = _NATIVE.get(base_language(language), _LATIN_ONLY)
    pieces: list[tuple[str, str]] = []
    last = 0
    for match in _RUN.finditer(text):
        script = match.lastgroup
        assert script is not None
        if script in native or (script == "han" and base_language(language) == "zh"):
            continue
        found = latin if script == "latin" else _LANGUAGES[script]
        if found == language:
            continue
        if match.start() > last:
            pieces.append((text[last : match.start()], ""))
        pieces.append((match[0], found))
        last = match.end()
    if last < len(text):
        pieces.append((text[last:], ""))
    return tuple(pieces)
