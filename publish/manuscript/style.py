"""The field `style`: a style's name, or a name with overrides of its options."""

from typing import ClassVar

from publish.manuscript.fields import Fields, told
from publish.manuscript.values import Options, Text


class StyleFields(Fields):
    """版面樣式 A style, with options that differ from it."""

    name: Text = told("樣式名稱", "Name of the style")
    options: Options = told("選項", "Options", default=(), more="與樣式不同的選項。Overrides.")
    short: ClassVar[str] = "name"
