"""Where the styles and faces lie that the project carries."""

from functools import cache
from pathlib import Path


@cache
def carried(kind: str) -> Path:
    """The folder `styles` or `fonts` that the project carries.

    In a wheel it lies inside the package, in a checkout beside it.
    """
    package = Path(__file__).resolve().parent
    inside = package / "_carried" / kind
    return inside if inside.is_dir() else package.parent / kind
