"""What a manuscript says of its style: a name, and options that differ from it."""

from msgspec import Struct

from publish.source import Span


class StyleOption(Struct, frozen=True):
    """An option as typed: `page.measure`, its value, and where the value stands.

    `line` is its source line, `field` the path of its field.
    """

    name: str
    value: str
    span: Span = Span("")
    line: str = ""
    field: str = ""


class StyleChoice(Struct, frozen=True):
    """The field `style` of a journal, an issue or an article; `name` is empty if not given.

    `span` and `line` are those of the name.
    """

    name: str = ""
    options: tuple[StyleOption, ...] = ()
    span: Span = Span("")
    line: str = ""
