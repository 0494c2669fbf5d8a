"""One option of a style: what values it takes, and how that is told."""

import re
from enum import Enum

from msgspec import Struct


class Kind(Enum):
    """What values an option takes.

    A length is a number with mm, pt or em (of the body's size), 0 or more; a size is a length
    above 0; the base size, that of the body, has no em to count in. Numbers are above 0, a gap
    in em may be none.
    """

    LENGTH = "length"
    SIZE = "size"
    BASE_SIZE = "base size"
    NUMBER = "number"
    GAP = "gap"
    INTEGER = "integer"
    CHOICE = "choice"
    FLAG = "flag"
    TEXT = "text"


_FORMS = {
    Kind.LENGTH: re.compile(r"[0-9]+(?:\.[0-9]+)?(?:mm|pt|em)|0"),
    Kind.SIZE: re.compile(r"(?=.*[1-9])[0-9]+(?:\.[0-9]+)?(?:mm|pt|em)"),
    Kind.BASE_SIZE: re.compile(r"(?=.*[1-9])[0-9]+(?:\.[0-9]+)?(?:mm|pt)"),
    Kind.NUMBER: re.compile(r"(?=.*[1-9])[0-9]+(?:\.[0-9]+)?"),
    Kind.GAP: re.compile(r"[0-9]+(?:\.[0-9]+)?"),
    Kind.INTEGER: re.compile(r"0*[1-9][0-9]*"),
    Kind.FLAG: re.compile("true|false"),
    Kind.TEXT: re.compile(".*", re.DOTALL),
}
_EXPECTED = {
    Kind.LENGTH: "12mm / 12pt / 2em",
    Kind.SIZE: "12mm / 12pt / 2em",
    Kind.BASE_SIZE: "4mm / 11pt",
    Kind.NUMBER: "1, 1.5 …",
    Kind.GAP: "0, 0.25 …",
    Kind.INTEGER: "1, 2, 3 …",
    Kind.FLAG: "true | false",
    Kind.TEXT: "…",
}


class Option(Struct, frozen=True):
    """`name` is dotted: `page.trim-width` is `page: {trim-width: …}` in style.yaml."""

    name: str
    kind: Kind
    default: str
    zh: str
    en: str
    choices: tuple[str, ...] = ()

    def accepts(self, value: str) -> bool:
        """Whether `value`, as typed in YAML, is of this option's kind."""
        if self.kind is Kind.CHOICE:
            return value in self.choices
        return _FORMS[self.kind].fullmatch(value) is not None

    @property
    def expected(self) -> str:
        """The values it takes, for messages."""
        return " | ".join(self.choices) if self.choices else _EXPECTED[self.kind]
