"""Classes of characters: one letter for every class of the rules of line composition.

A paragraph's classes are a string, one letter for a cluster. So a rule about neighbours is a
look-up of two letters, and a rule about a sequence is a regular expression over the string.

What a character is by itself is decided here; what its neighbours make of it, in `classify.py`.
Sources: clreq#categories_and_usages_of_punctuation_marks, UAX 14 for what is not Chinese.
"""

import unicodedata
from typing import Final

OPEN: Final = "O"  # 「（《, and “ in Han context
CLOSE: Final = "C"  # 」）》, and ” in Han context
PAUSE: Final = "p"  # 、，
STOP: Final = "s"  # 。．
COLON: Final = ":"  # ；：
EXCLAMATION: Final = "x"  # ！？
INTERPUNCT: Final = "i"  # ‧ ・, and · between Han
DASH: Final = "d"  # ——
ELLIPSIS: Final = "e"  # ……
CONNECTOR: Final = "n"  # ～, and – between Han or digits
SOLIDUS: Final = "/"  # ／, and / between Han
HAN: Final = "H"
ITERATION: Final = "h"  # 々
KANA: Final = "K"
SMALL_KANA: Final = "k"  # っ, ー
HANGUL: Final = "G"
BOPOMOFO: Final = "B"
WIDE: Final = "F"  # full-width letters, digits and operators
IDEOGRAPHIC_SPACE: Final = "I"
BOX: Final = "X"  # inline figure, formula
WEST_OPEN: Final = "q"  # (, and “ in Latin context
WEST_CLOSE: Final = "Q"
QUOTE: Final = "u"  # " and ', which do not say whether they open or close
WEST_STOP: Final = "W"  # , . ; : ! ?
LETTER: Final = "A"
DIGIT: Final = "9"
PREFIX: Final = "$"
POSTFIX: Final = "%"
WIDE_PREFIX: Final = "R"  # ￥ before a digit
WIDE_POSTFIX: Final = "P"  # ％ after a digit
HYPHEN: Final = "Y"
SYMBOL: Final = "S"  # other proportional characters: & @ = *
CODE: Final = "c"
ADDRESS: Final = "r"  # inside a URL, DOI or e-mail address
CALL: Final = "^"
SPACE: Final = " "
NO_BREAK_SPACE: Final = "~"
FIXED_SPACE: Final = "t"  # U+2000–200A
NARROW_NO_BREAK_SPACE: Final = "f"
FORCED: Final = "\n"
AMBIGUOUS: Final = "a"  # ① ※ □: Han or symbol, as the face has it

# What a cluster of these kinds shows to the rules instead of its characters: Unicode's
# noncharacters, which no manuscript contains.
CALL_MARK: Final = "\ufdd0"
BOX_MARK: Final = "\ufdd1"
CODE_MARK: Final = "\ufdd2"
ADDRESS_MARK: Final = "\ufdd3"

HAN_LIKE: Final = HAN + ITERATION + KANA + SMALL_KANA + BOPOMOFO
CENTRED_OR_SEATED: Final = PAUSE + STOP + COLON + EXCLAMATION
BRACKETS: Final = OPEN + CLOSE
# A typed space beside one of these is as if absent.
FULL_WIDTH_MARKS: Final = (
    BRACKETS + CENTRED_OR_SEATED + INTERPUNCT + DASH + ELLIPSIS + CONNECTOR + SOLIDUS
)
IDEOGRAPHIC: Final = HAN_LIKE + HANGUL + WIDE + IDEOGRAPHIC_SPACE + BOX
# Proportional clusters: never parted from one another except where a rule says so.
WESTERN: Final = (
    WEST_OPEN + WEST_CLOSE + QUOTE + WEST_STOP + LETTER + DIGIT + PREFIX + POSTFIX + WIDE_PREFIX
    + WIDE_POSTFIX + HYPHEN + SYMBOL + CODE + ADDRESS
)  # fmt: skip
# The Western side of a Han–Western gap: a number's sign and postfix belong to the number.
SPACED: Final = LETTER + DIGIT + PREFIX + POSTFIX + CODE + ADDRESS
SPACES: Final = SPACE + NO_BREAK_SPACE
LETTERS: Final = FULL_WIDTH_MARKS + IDEOGRAPHIC + WESTERN + CALL + "~tf\n"

_CHARACTERS: Final = {
    OPEN: "「『（〔［｛《〈【〖〘〚〝｟",
    CLOSE: "」』）〕］｝》〉】〗〙〛〟〞｠",
    PAUSE: "、，",
    STOP: "。．",
    COLON: "；：",
    EXCLAMATION: "！？‼⁇⁈⁉",
    INTERPUNCT: "‧・",
    DASH: "—―─⸺⸻",
    ELLIPSIS: "…⋯‥",
    CONNECTOR: "～〜－",
    SOLIDUS: "／",
    ITERATION: "々〻ゝゞヽヾ",
    SMALL_KANA: "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー",
    WEST_OPEN: "([{“‘„‚«‹",
    WEST_CLOSE: ")]}”’»›",
    QUOTE: "\"'",
    WEST_STOP: ",.;:!?",
    HYPHEN: "-‐–",
    SYMBOL: "·•~/％￥＄",
    CALL: "⁰¹²³⁴⁵⁶⁷⁸⁹" + CALL_MARK,
    BOX: BOX_MARK + "\ufffc",
    CODE: CODE_MARK,
    ADDRESS: ADDRESS_MARK,
    SPACE: " \t",
    NO_BREAK_SPACE: "\u00a0",
    NARROW_NO_BREAK_SPACE: "\u202f\u2007",
    FIXED_SPACE: "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a",
    IDEOGRAPHIC_SPACE: "\u3000",
    FORCED: "\n\u2028",
}

# Blocks whose characters are of one class, where the character is not named above.
_BLOCKS: Final = (
    (0x1100, 0x11FF, HANGUL),
    (0x2E80, 0x2FDF, HAN),
    (0x3007, 0x3007, HAN),
    (0x3021, 0x3029, HAN),
    (0x3038, 0x303A, HAN),
    (0x3041, 0x30FF, KANA),
    (0x3105, 0x312F, BOPOMOFO),
    (0x31A0, 0x31BF, BOPOMOFO),
    (0x31C0, 0x31EF, HAN),
    (0x31F0, 0x31FF, SMALL_KANA),
    (0x3200, 0x4DBF, HAN),
    (0x4E00, 0x9FFF, HAN),
    (0xAC00, 0xD7A3, HANGUL),
    (0xF900, 0xFAFF, HAN),
    (0xFF10, 0xFF19, WIDE),
    (0xFF21, 0xFF3A, WIDE),
    (0xFF41, 0xFF5A, WIDE),
    (0x1F000, 0x1FAFF, HAN),
    (0x20000, 0x3FFFD, HAN),
)


def class_of(character: str) -> str:
    """The class of one character by itself, as a letter.

    Characters of several classes (“ · – / $ %) get the Western or symbol class here. East Asian
    ambiguous symbols are AMBIGUOUS: whether they are Han shows only in their advance.
    """
    point = ord(character)
    for first, last, letter in _BLOCKS:
        if first <= point <= last:
            return letter
    category = unicodedata.category(character)
    width = unicodedata.east_asian_width(character)
    if category == "Nd":
        return DIGIT
    if width == "F" and category[0] in "SP":
        return WIDE
    if width in "WF":
        return HAN
    if category[0] in "LM":
        return LETTER
    return AMBIGUOUS if width == "A" else SYMBOL


class _ClassTable(dict[int, str]):
    """Code point → class, for str.translate; filled as characters are met."""

    def __missing__(self, point: int) -> str:
        letter = self[point] = class_of(chr(point))
        return letter


CLASS_TABLE: Final = _ClassTable(
    {ord(each): letter for letter, characters in _CHARACTERS.items() for each in characters}
)
