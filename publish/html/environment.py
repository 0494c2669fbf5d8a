"""Where templates are found."""

import hashlib
import sys
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from publish.keeping.cache import Cache, templates_cache

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=8)
def environment_of(
    style_folders: tuple[Path, ...], inputs: tuple[tuple[str, bytes], ...]
) -> jinja2.Environment:
    """The templates: the style's own first, then the built-in ones; compiled once.

    `inputs` are the style's files: a template that was added since is not missed.
    """
    return environment((*style_folders, TEMPLATES))


def environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """The templates of folders, the first one's before the others'; escaped, and strict about
    what they ask for.
    """
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(templates_cache()),
    )


class _Compiled(jinja2.BytecodeCache):
    """Templates as Python code, kept as Python keeps its own: compiling those of one article
    takes two thirds of the time in which its HTML is written.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """What decides the code beside the template's text: Python, Jinja, and the template's
        name and place, which are told where it fails.
        """
        decides = (sys.implementation.cache_tag, jinja2.__version__, name, filename)
        # In what repr writes the bytes of a folder whose name is no text are escaped.
        return hashlib.sha256(repr(decides).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._cache.get(_entry(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(_entry(bucket), bucket.bytecode_to_string())


def _entry(bucket: Bucket) -> str:
    """The name under which code is kept: of all that decides it."""
    return hashlib.sha256(f"{bucket.key} {bucket.checksum}".encode()).hexdigest()
