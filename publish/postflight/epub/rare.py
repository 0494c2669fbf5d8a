"""Han characters that reading devices may lack."""

HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""The blocks of Han characters; private ones are no characters that a face could have."""

COMMON_SETS = ("cp950", "gbk", "cp932")
"""Sets that every East Asian device has: Big5, GBK (all of Unicode 1.1's Han), JIS."""


def is_rare(character: str) -> bool:
    """Whether a Han character is in none of the common sets."""
    code = ord(character)
    if not any(first <= code <= last for first, last in HAN):
        return False
    return not any(_encodable(character, name) for name in COMMON_SETS)


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:  # that is the answer
        return False
    return True
