"""The names of pictures in e-books."""

from hashlib import sha256
from pathlib import PurePosixPath

from publish.model import Article
from publish.model.identifiers import ascii_id

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/svg+xml": ".svg",
    # Old Kindle, Kobo and Apple readers show no WebP, though EPUB 3.3 lets it in: a book
    # carries it as PNG.
    "image/webp": "-webp.png",
}


def picture_name(article: Article, path: str) -> str:
    """The file name of a picture in a book, made from its path and its true type.

    It does not depend on the other pictures, so it stays when one is inserted; a digest of
    the path keeps those apart that differ in marks alone (`a/b.png`, `a-b.png`).
    """
    media_type = next(found.media_type for found in article.resources if found.path == path)
    stem = PurePosixPath(path).with_suffix("").as_posix().replace("/", "-")
    return f"{ascii_id(stem)}-{sha256(path.encode()).hexdigest()[:8]}{_SUFFIXES[media_type]}"
