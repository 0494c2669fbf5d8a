"""Where templates are found."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=8)
def environment_of(
    style_folders: tuple[Path, ...], inputs: tuple[tuple[str, bytes], ...]
) -> Environment:
    """The templates: the style's own first, then the built-in ones; compiled once.

    `inputs` are the style's files: a template that was added since is not missed.
    """
    return Environment(
        loader=FileSystemLoader([str(folder) for folder in (*style_folders, _TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
