"""Names that every reading system can bear: ASCII, without blanks."""

import re
from hashlib import sha256
from pathlib import PurePosixPath

from publish.model import Article

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/svg+xml": ".svg",
    # Old Kindle, Kobo and Apple readers show no WebP, though EPUB 3.3 lets it in: a book
    # carries it as PNG.
    "image/webp": "-webp.png",
}


def ascii_id(text: str) -> str:
    """The text as an XML name without colon in ASCII; other characters by their code.

    `2021-lien` → `a2021-lien`, `fig-年表` → `fig-u5e74u8868`. Source: XML Names §3, and
    EPUB-3.3 §4.2.2 for file names.
    """
    name = _UNSAFE.sub(lambda match: f"u{ord(match[0]):x}", text)
    return name if name[:1].isalpha() else f"a{name}"


def picture_name(article: Article, path: str) -> str:
    """The file name of a picture in a book, made from its path and its true type.

    It does not depend on the other pictures, so it stays when one is inserted; a digest of
    the path keeps those apart that differ in marks alone (`a/b.png`, `a-b.png`).
    """
    media_type = next(found.media_type for found in article.resources if found.path == path)
    stem = PurePosixPath(path).with_suffix("").as_posix().replace("/", "-")
    return f"{ascii_id(stem)}-{sha256(path.encode()).hexdigest()[:8]}{_SUFFIXES[media_type]}"
