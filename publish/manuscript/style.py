"""The field `style`: a style's name, or a name with overrides of its options."""

from typing import ClassVar

from publish.manuscript.fields import Fields, told
from publish.manuscript.values import Name, StyleOptions
from publish.model import StyleChoice


class StyleFields(Fields):
    """版面樣式 A style, with options that differ from it."""

    name: Name | None = told("樣式名稱", "Name of the style", default=None)
    options: StyleOptions = told("選項", "Options", default=(), more="與樣式不同的選項。Overrides.")
    short: ClassVar[str] = "name"


def style_choice(fields: StyleFields | None) -> StyleChoice:
    """The choice that the field states; no name and no options where it is not given."""
    if fields is None:
        return StyleChoice()
    if fields.name is None:
        return StyleChoice(options=fields.options)
    name = fields.name
    return StyleChoice(name.text.strip(), fields.options, name.span, name.line)
