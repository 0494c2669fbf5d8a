"""Where templates are found."""

import hashlib
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from publish.keeping.cache import Cache, templates_cache

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=8)
def environment_of(
    style_folders: tuple[Path, ...], inputs: tuple[tuple[str, bytes], ...]
) -> jinja2.Environment:
    """The templates: the style's own first, then the built-in ones; compiled once.

    `inputs` are the style's files: a template that was added since is not missed.
    """
    return environment((*style_folders, _TEMPLATES))


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

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._cache.get(_key(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    """What decides the code: Jinja, the template's place (told where it fails), its text."""
    decides = f"{jinja2.__version__} {bucket.key} {bucket.checksum}"
    return hashlib.sha256(decides.encode()).hexdigest()
