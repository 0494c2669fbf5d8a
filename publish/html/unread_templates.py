"""Templates of a style that replace none of the built-in ones, and that no other one includes."""

from functools import cache

from publish.diagnostics import Finding
from publish.html.environment import TEMPLATES
from publish.styles import Style, is_left_alone, unread

_FOLDER = "/templates/"


def unread_templates(style: Style) -> tuple[Finding, ...]:
    """The warnings about them; they would change no page."""
    own = {
        path: text.decode("utf-8-sig")
        for path, text in style.inputs
        if _FOLDER in path and path.endswith(".j2")
    }
    return tuple(
        unread(path, f"templates/{_name(path)}", (f"templates/{name}" for name in _built_in()))
        for path in own
        if _name(path) not in _built_in()
        and not is_left_alone(path)
        and not any(_name(path) in text for other, text in own.items() if other != path)
    )


def _name(path: str) -> str:
    return path.partition(_FOLDER)[2]


@cache
def _built_in() -> tuple[str, ...]:
    """The built-in templates by name."""
    files = sorted(file for file in TEMPLATES.rglob("*") if file.is_file())
    return tuple(file.relative_to(TEMPLATES).as_posix() for file in files)
