"""What every part of the road has to know of a character by itself."""

import unicodedata


def needs_glyph(character: str) -> bool:
    """Whether a character is printed: not a blank, a joiner or a selector of variants."""
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")


def code_and_name(character: str) -> str:
    """`U+8AAC CJK UNIFIED IDEOGRAPH-8AAC`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
