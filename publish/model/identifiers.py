"""Names that every reading system can bear: ASCII, without blanks."""

import re

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def ascii_id(text: str) -> str:
    """The text as an XML name without colon in ASCII; other characters by their code.

    `2021-lien` → `a2021-lien`, `fig-年表` → `fig-u5e74u8868`. Source: XML Names §3, and
    EPUB-3.3 §4.2.2 for file names.
    """
    name = _UNSAFE.sub(lambda match: f"u{ord(match[0]):x}", text)
    return name if name[:1].isalpha() else f"a{name}"
