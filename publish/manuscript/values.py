"""The kinds of values that fields take, each with its check and its JSON Schema.

A check takes the YAML node and the reader. It returns the value, reports what is doubtful,
and raises `wrong(…)` where there is no value.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from publish.files.nodes import Mapping, Node, Scalar, Sequence, canonical_key, is_empty
from publish.files.options import typed_options
from publish.manuscript.fields import (
    Reader,
    joined_key,
    not_among,
    reader,
    wrong,
)
from publish.manuscript.languages import language_of
from publish.model import Multilingual, StyleOption

Value = TypeVar("Value")
Check = Callable[[Node, Reader], Value]

TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number"]}
_LANGUAGE_KEY = "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"


class Read(Struct, frozen=True, eq=False):
    """Says to pydantic how a field is checked and what its JSON Schema is."""

    check: Check[Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            lambda node, info: self.check(node, reader(info))
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)


def scalar(node: Node) -> Scalar:
    """The node as a text, never a list or a group of fields."""
    if not isinstance(node, Scalar):
        raise wrong(node, "field-not-text")
    return node


def unfolded(node: Scalar) -> str:
    """The text on one line: a line end between two Han characters or marks is no blank."""
    lines = [line.strip() for line in node.source.text.split("\n")]
    text = ""
    for line in filter(None, lines):
        wide = text and ord(text[-1]) >= 0x2E80 and ord(line[0]) >= 0x2E80
        text += line if not text or wide else f" {line}"
    return text


def text(node: Node, reader: Reader) -> str:
    """Any text, on one line."""
    return unfolded(scalar(node))


def markdown(node: Node, reader: Reader) -> Scalar:
    """Text with inline or block markup, read later."""
    return scalar(node)


def flag(node: Node, reader: Reader) -> bool:
    """`true` or `false`, nothing else."""
    typed = scalar(node).text
    if typed not in ("true", "false"):
        raise wrong(node, "field-not-flag", value=typed)
    return typed == "true"


def whole_number(node: Node, reader: Reader) -> int:
    """A number of ASCII digits from 0 on."""
    typed = scalar(node).text
    if not re.fullmatch("[0-9]{1,9}", typed):
        raise wrong(node, "field-not-number", value=typed)
    return int(typed)


def page_number(node: Node, reader: Reader) -> int:
    """A folio, from 1 on."""
    number = whole_number(node, reader)
    if number < 1:
        raise wrong(node, "first-page", page=number)
    return number


def decimal(node: Node, reader: Reader) -> str:
    """A number with or without decimals, as typed."""
    typed = scalar(node).text
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", typed):
        raise wrong(node, "field-not-number", value=typed)
    return typed


def day(node: Node, reader: Reader) -> str:
    """A date as typed, `YYYY[-MM[-DD]]`, that exists in the calendar (ISO 8601, reduced)."""
    typed = scalar(node).text
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", typed)
    try:
        if match:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
            return typed
    except ValueError:
        raise wrong(node, "date-nonexistent", value=typed) from None
    raise wrong(node, "date-form", value=typed)


def identifier(node: Node, reader: Reader) -> str:
    """A name for files and references: letters, digits, `-`, `_` and `.` inside."""
    typed = scalar(node).text
    if not re.fullmatch(r"[^\W_]([\w.-]{0,98}[\w-])?", typed):
        raise wrong(node, "id-form", value=typed)
    return typed


def language(node: Node, reader: Reader) -> str:
    """A BCP 47 tag in canonical form."""
    return language_of(scalar(node), reader)


def one_of(*allowed: str) -> Read:
    """The annotation of a field that takes one of a few words."""

    def check(node: Node, reader: Reader) -> str:
        typed = scalar(node).text
        word = canonical_key(typed)
        if word in allowed:
            return word
        raise not_among(node, typed, allowed)

    return Read(check, {"enum": list(allowed)})


def by_language(check: Check[Value]) -> Check[Multilingual[Value]]:
    """A check for one value, or one for each language; a value alone is in the document's."""

    def check_all(node: Node, reader: Reader) -> Multilingual[Value]:
        if not isinstance(node, Mapping):
            return Multilingual(((reader.language, check(node, reader)),))
        entries: dict[str, Value] = {}
        for key, value in node.entries:
            if joined_key(key, value, reader) or key.text.startswith("x-"):
                continue
            try:
                tag = language_of(key, reader)
                if is_empty(value):
                    continue
                if tag in entries:
                    reader.say(key, "language-twice", tag=tag)
                else:
                    entries[tag] = check(value, reader)
            except PydanticCustomError as error:
                reader.report(error)
        return Multilingual(tuple(entries.items()))

    return check_all


def words(node: Node, reader: Reader) -> tuple[str, ...]:
    """A list of texts, or one text with 、 ； ， ; or , between them."""
    if isinstance(node, Sequence):
        found = [text(item, reader) for item in node.items]
    else:
        found = re.split("[、；;，,]", unfolded(scalar(node)))
    return tuple(word.strip() for word in found if word.strip())


def named_texts(node: Node, reader: Reader) -> tuple[tuple[Scalar, Scalar], ...]:
    """A map of names to texts (`notes`)."""
    if not isinstance(node, Mapping):
        raise wrong(node, "field-not-map")
    pairs: list[tuple[Scalar, Scalar]] = []
    for key, value in node.entries:
        try:
            pairs.append((key, scalar(value)))
        except PydanticCustomError as error:
            reader.report(error)
    return tuple(pairs)


def style_options(node: Node, reader: Reader) -> tuple[StyleOption, ...]:
    """Nested options with dotted names, values as typed; the style says which there are."""
    if not isinstance(node, Mapping):
        raise wrong(node, "field-not-map")
    return tuple(typed_options(node))


def amounts(node: Node, reader: Reader) -> tuple[tuple[str, str], ...]:
    """Currencies with amounts as typed (`price`)."""
    return tuple((option.name, option.value) for option in style_options(node, reader))


def _languages_schema(value: dict[str, Any]) -> dict[str, Any]:
    group = {
        "type": "object",
        "additionalProperties": value,
        "propertyNames": {"pattern": f"{_LANGUAGE_KEY}|^x-"},
    }
    return {"anyOf": [value, group]}


def matching(pattern: str) -> dict[str, Any]:
    """The JSON Schema of a text or number that a pattern fits."""
    return {"type": ["string", "number"], "pattern": pattern}


_MAP_SCHEMA = {"type": "object", "additionalProperties": TEXT_SCHEMA}
_WORDS_SCHEMA = {"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, {"type": "string"}]}

Text = Annotated[str, Read(text, TEXT_SCHEMA)]
Texts = Annotated[Multilingual[str], Read(by_language(text), _languages_schema(TEXT_SCHEMA))]
Markdown = Annotated[Scalar, Read(markdown, TEXT_SCHEMA)]
Markdowns = Annotated[
    Multilingual[Scalar], Read(by_language(markdown), _languages_schema(TEXT_SCHEMA))
]
Words = Annotated[tuple[str, ...], Read(words, _WORDS_SCHEMA)]
WordLists = Annotated[
    Multilingual[tuple[str, ...]], Read(by_language(words), _languages_schema(_WORDS_SCHEMA))
]
NamedTexts = Annotated[tuple[tuple[Scalar, Scalar], ...], Read(named_texts, _MAP_SCHEMA)]
Name = Annotated[Scalar, Read(markdown, {"type": "string"})]
StyleOptions = Annotated[tuple[StyleOption, ...], Read(style_options, {"type": "object"})]
Amounts = Annotated[tuple[tuple[str, str], ...], Read(amounts, {"type": "object"})]
Flag = Annotated[bool, Read(flag, {"type": "boolean"})]
WholeNumber = Annotated[int, Read(whole_number, {"type": "integer", "minimum": 0})]
PageNumber = Annotated[int, Read(page_number, {"type": "integer", "minimum": 1})]
Decimal = Annotated[str, Read(decimal, {"type": ["number", "string"]})]
Day = Annotated[str, Read(day, matching("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))]
Identifier = Annotated[str, Read(identifier, {"type": ["string", "number"]})]
Language = Annotated[str, Read(language, matching(_LANGUAGE_KEY))]
FilePath = Annotated[Scalar, Read(markdown, {"type": "string"})]
