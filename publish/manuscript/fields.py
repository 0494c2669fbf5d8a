"""What every group of fields has in common: keys, short forms, and errors that stay local.

A group is a pydantic model whose fields take YAML nodes. The same models give the JSON Schema
(`schema.py`). A wrong value is a finding; the field then has its default, so that everything
else is still read and all findings come at once.
"""

import difflib
import re
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import Annotated, Any, ClassVar, Self, TypeVar

from msgspec import Struct, field
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from publish.diagnostics import Finding
from publish.files.nodes import Mapping, Node, Scalar, Sequence, at, canonical_key, is_empty
from publish.model import Span
from publish.model.languages import DEFAULT_LANGUAGE

"""The document's language where `lang` is not given."""


class Reader(Struct):
    """What reading fields needs beside the fields: the language, and where findings go."""

    language: str = DEFAULT_LANGUAGE
    findings: list[Finding] = field(default_factory=list)

    def say(self, node: Node, id: str, **values: object) -> None:
        """Report a finding about a value that is kept."""
        self.findings.append(at(node, id, **values))

    def report(self, error: PydanticCustomError | ValidationError) -> None:
        """Report why a value was given up."""
        if isinstance(error, ValidationError):
            for part in error.errors(include_url=False):
                context = part.get("ctx", {})
                self.say(context["node"], part["type"], **context["values"])
        else:
            context = error.context or {}
            self.say(context["node"], error.type, **context["values"])


def wrong(node: Node, id: str, **values: object) -> PydanticCustomError:
    """The exception that gives up a value with the finding `id`."""
    return PydanticCustomError(id, id, {"node": node, "values": values})


def reader(info: ValidationInfo) -> Reader:
    """The reader of the validation that is under way."""
    context = info.context
    assert isinstance(context, Reader)
    return context


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The known word that looks most like `word`, or an empty string."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), "")


def not_among(node: Node, typed: str, allowed: tuple[str, ...]) -> PydanticCustomError:
    """The exception for a word that is none of those allowed; the nearest is named first."""
    near = nearest(canonical_key(typed), allowed)
    ordered = [near] * bool(near) + [word for word in allowed if word != near]
    return wrong(node, "field-value", value=typed, allowed=", ".join(ordered))


class Fields(BaseModel):
    """A group of fields, made from a YAML mapping.

    `short` names the field that a bare text stands for (`王小明` for `{name: 王小明}`);
    `also` maps further spellings to fields.
    """

    model_config = ConfigDict(
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=False,
    )
    short: ClassVar[str] = ""
    also: ClassVar[AnyMapping[str, str]] = {}
    _node: Node = PrivateAttr(default=Mapping((), Span(""), "", ""))

    @property
    def node(self) -> Node:
        """What was typed."""
        return self._node

    @property
    def span(self) -> Span:
        """Where the group stands."""
        return self._node.span

    @classmethod
    def field_keys(cls) -> tuple[str, ...]:
        """The keys of the group as typed in YAML."""
        return tuple(info.alias or name for name, info in cls.model_fields.items())

    @model_validator(mode="wrap")
    @classmethod
    def _from_node(cls, node: Any, handler: Callable[[Any], Self], info: ValidationInfo) -> Self:
        made = handler(cls._values(node, reader(info)))
        made._node = node
        return made

    @field_validator("*", mode="wrap")
    @classmethod
    def _or_default(
        cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Any:
        """The value, or the field's default with the findings that explain why."""
        try:
            return handler(value)
        except ValidationError as error:
            field_info = cls.model_fields[str(info.field_name)]
            if field_info.is_required():
                raise
            reader(info).report(error)
            return field_info.get_default(call_default_factory=True)

    @classmethod
    def _values(cls, node: Node, reader: Reader) -> dict[str, Node]:
        """The values of a mapping by canonical key; empty values count as not given."""
        if isinstance(node, Scalar) and cls.short:
            return {cls.short: node}
        if not isinstance(node, Mapping):
            raise wrong(node, "field-not-fields", known=", ".join(cls.field_keys()))
        values: dict[str, Node] = {}
        for key, value in node.entries:
            name = cls._known_key(key, value, reader)
            if not name or is_empty(value):
                continue
            if name in values:
                first = values[name].span.line
                reader.say(key, "yaml-duplicate-key", key=key.text, first=first)
            else:
                values[name] = value
        for name, field_info in cls.model_fields.items():
            alias = field_info.alias or name
            if field_info.is_required() and alias not in values:
                raise wrong(node, "field-missing", name=alias)
        return values

    @classmethod
    def _known_key(cls, key: Scalar, value: Node, reader: Reader) -> str:
        name = canonical_key(key.text)
        known = cls.field_keys()
        if name in known:
            return name
        if name in cls.also:
            return cls.also[name]
        if not name.startswith("x-") and not joined_key(key, value, reader):
            near = nearest(name, known)
            if near:
                reader.say(key, "field-unknown", name=key.text, nearest=near)
            else:
                reader.say(key, "field-stray", name=key.text, known=", ".join(known))
        return ""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        group = handler.resolve_ref_schema(schema)
        group["patternProperties"] = {"^x-": {}}
        group.pop("title", None)
        for name, value in group["properties"].items():
            group["properties"][name] = _or_null(value)
        if cls.__doc__:
            group["description"] = cls.__doc__
        if cls.short:
            fields = dict(group)
            group.clear()
            group["anyOf"] = [{"type": ["string", "number"]}, fields]
        return schema


def _or_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The schema of a field that may be empty; its wording stays outside."""
    told: JsonSchemaValue = {key: schema[key] for key in ("title", "description") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in told}
    choices = rest["anyOf"] if set(rest) <= {"anyOf", "default"} else [rest]
    return {**told, "anyOf": [*choices, {"type": "null"}]}


def joined_key(key: Scalar, value: Node, reader: Reader) -> bool:
    """Whether `key` is `key:value` without its blank, as happens between braces; says so."""
    match = re.match(r"([\w-]+)\s*([:：])", key.text)
    if not match or not (isinstance(value, Scalar) and value.null):
        return False
    id = "yaml-colon-blank" if match[2] == ":" else "yaml-colon-fullwidth"
    reader.say(key, id, key=match[1])
    return True


Item = TypeVar("Item")
_DROPPED = object()


def _items(node: Any) -> tuple[Node, ...]:
    """The entries of a list; a value alone is a list of one."""
    if isinstance(node, Sequence):
        return tuple(item for item in node.items if not is_empty(item))
    return (node,)


def _or_dropped(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
    """The entry, or a mark that it is to be left out, with its findings."""
    try:
        return handler(value)
    except ValidationError as error:
        reader(info).report(error)
        return _DROPPED


def _kept(items: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(item for item in items if item is not _DROPPED)


class _OrOne:
    """Says in the JSON Schema that a value alone is a list of one."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        return {"anyOf": [schema, schema["items"]]}


ListOf = Annotated[
    tuple[Annotated[Item, WrapValidator(_or_dropped)], ...],
    BeforeValidator(_items),
    AfterValidator(_kept),
    _OrOne(),
]
"""A list in which a wrong entry is left out and reported. A value alone is a list of one."""


def told(zh: str, en: str, *, default: Any = "", more: str = "") -> Any:
    """A field with its wording for editors; `more` explains it in both languages."""
    return Field(default=default, title=f"{zh} {en}", description=more or None)


def asked(zh: str, en: str, *, more: str = "") -> Any:
    """A field without which its group means nothing."""
    return Field(title=f"{zh} {en}", description=more or None)
