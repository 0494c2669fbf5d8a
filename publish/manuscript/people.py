"""Names, affiliations and people: fields → model."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

from pydantic_core import PydanticCustomError

from publish.files.nodes import Mapping, Node, canonical_key, is_empty
from publish.manuscript.fields import (
    Fields,
    ListOf,
    Reader,
    asked,
    nearest,
    told,
    wrong,
)
from publish.manuscript.identifiers import Email, Orcid, Ror
from publish.manuscript.values import (
    TEXT_SCHEMA,
    Flag,
    Identifier,
    Markdown,
    Read,
    Text,
    Texts,
    Words,
    by_language,
    one_of,
    scalar,
    unfolded,
)
from publish.model import Affiliation, Membership, Multilingual, Name, Person

_NAME_STYLES = one_of("eastern", "western", "given-only")
_NAME_KEYS = ("family", "given", "literal", "name-style")
_NAME_SCHEMA = {
    "anyOf": [
        TEXT_SCHEMA,
        {
            "type": "object",
            "properties": {
                "family": {"type": "string", "title": "姓 Family name"},
                "given": {"type": "string", "title": "名 Given name"},
                "literal": {"type": "string", "title": "整個名稱 The whole name"},
                "name-style": _NAME_STYLES.schema,
            },
            "additionalProperties": False,
        },
        {"type": "object", "propertyNames": {"pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"}},
    ]
}


class NameFields(Fields):
    """一個語言的姓名 A name in one language."""

    family: Text = told("姓", "Family name")
    given: Text = told("名", "Given name")
    literal: Text = told("整個名稱", "The whole name")
    name_style: Annotated[str, _NAME_STYLES] = told("姓名次序", "Order of the names")
    short: ClassVar[str] = "literal"


def _name(node: Node, reader: Reader) -> Name:
    fields = NameFields.model_validate(node, context=reader)
    if not (fields.family or fields.given or fields.literal):
        raise wrong(node, "name-empty")
    return Name(fields.family, fields.given, fields.literal, fields.name_style)


def names(node: Node, reader: Reader) -> Multilingual[Name]:
    """A name in the document's language, or names by language."""
    single = isinstance(node, Mapping) and any(
        canonical_key(key.text) in _NAME_KEYS for key, _ in node.entries
    )
    if single:
        return Multilingual(((reader.language, _name(node, reader)),))
    before = len(reader.findings)
    found = by_language(_name)(node, reader)
    if not found and len(reader.findings) == before:
        raise wrong(node, "name-empty")
    return found


Names = Annotated[Multilingual[Name], Read(names, _NAME_SCHEMA)]


class AffiliationFields(Fields):
    """機構 An institution."""

    id: Identifier = told("代號", "Id", more="作者以此引用。Authors name it by this.")
    institution: Texts = told("機構", "Institution", default=Multilingual())
    department: Texts = told("系所", "Department", default=Multilingual())
    city: Texts = told("城市", "City", default=Multilingual())
    country: Texts = told("國家", "Country", default=Multilingual())
    ror: Ror = told("ROR 代碼", "ROR id")


class MembershipFields(AffiliationFields):
    """作者在機構的職稱 A person's place at an institution: its id, or the institution itself."""

    ref: Markdown | None = told("機構代號", "Id of an affiliation", default=None)
    position: Texts = told("職稱", "Position", default=Multilingual())
    short: ClassVar[str] = "ref"


class PersonFields(Fields):
    """人 A person or a body."""

    name: Names = told("姓名", "Name", default=Multilingual())
    literal: Texts = told("團體名稱", "Name of a body", default=Multilingual())
    family: Text = told("姓", "Family name")
    given: Text = told("名", "Given name")
    name_style: Annotated[str, _NAME_STYLES] = told("姓名次序", "Order of the names")
    id: Identifier = told("代號", "Id")
    orcid: Orcid = told("ORCID", "ORCID iD")
    email: Email = told("電子郵件", "E-mail")
    corresponding: Flag = told("通訊作者", "Corresponding author", default=False)
    equal_contributor: Flag = told("同等貢獻", "Contributed equally", default=False)
    roles: Words = told("貢獻（CRediT）", "Roles (CRediT)", default=())
    affiliations: ListOf[MembershipFields] = told("服務機構", "Affiliations", default=())
    bio: Texts = told("簡介", "Biographical note", default=Multilingual())
    note: Texts = told("附註", "Note", default=Multilingual())
    sort_key: Text = told("排序用文字", "Text to sort by")
    short: ClassVar[str] = "name"


class ContributorFields(PersonFields):
    """其他工作者 Somebody named for a task."""

    role: Identifier = asked("工作", "Role", more="responsible-editor, translator …")
    label: Texts = told("印出的職稱", "Printed label", default=Multilingual())
    short: ClassVar[str] = ""


def affiliation(fields: AffiliationFields) -> Affiliation:
    """The institution as typed."""
    return Affiliation(
        id=fields.id,
        institution=fields.institution,
        department=fields.department,
        city=fields.city,
        country=fields.country,
        ror=fields.ror,
        span=fields.span,
    )


def affiliations(given: Iterable[AffiliationFields], reader: Reader) -> dict[str, Affiliation]:
    """The institutions by id; the first one keeps an id that is given twice."""
    known: dict[str, Affiliation] = {}
    for fields in given:
        if not fields.id:
            reader.say(fields.node, "affiliation-nameless")
        elif fields.id in known:
            first = known[fields.id].span.line
            reader.say(fields.node, "affiliation-twice", name=fields.id, first=first)
        else:
            known[fields.id] = affiliation(fields)
    return known


def person(fields: PersonFields, known: dict[str, Affiliation], reader: Reader) -> Person | None:
    """The person with institutions found by id, or None (reported) without a name."""
    name = _whole_name(fields, reader)
    if not name:
        # A wrong name has been reported at its place already.
        if not _is_typed(fields.node, "name"):
            reader.say(fields.node, "field-missing", name="name")
        return None
    memberships: list[Membership] = []
    for place in fields.affiliations:
        try:
            memberships.append(_membership(place, known, reader))
        except PydanticCustomError as error:
            reader.report(error)
    return Person(
        name=name,
        id=fields.id,
        orcid=fields.orcid,
        email=fields.email,
        corresponding=fields.corresponding,
        equal_contributor=fields.equal_contributor,
        roles=fields.roles,
        memberships=tuple(memberships),
        bio=fields.bio,
        note=fields.note,
        sort_key=fields.sort_key,
        span=fields.span,
    )


def people(
    given: Iterable[PersonFields], known: dict[str, Affiliation], reader: Reader
) -> tuple[Person, ...]:
    """The people that have a name, in typed order."""
    found = (person(fields, known, reader) for fields in given)
    return tuple(someone for someone in found if someone is not None)


def _is_typed(node: Node, name: str) -> bool:
    """Whether the group has a value of that name, right or wrong."""
    if not isinstance(node, Mapping):
        return True
    return any(
        canonical_key(key.text) == name and not is_empty(value) for key, value in node.entries
    )


def _whole_name(fields: PersonFields, reader: Reader) -> Multilingual[Name]:
    style = fields.name_style
    entries = fields.name.entries
    if not entries:
        entries = tuple((tag, Name(literal=literal)) for tag, literal in fields.literal)
    if not entries and (fields.family or fields.given):
        entries = ((reader.language, Name(fields.family, fields.given)),)
    return Multilingual(
        tuple(
            (tag, Name(name.family, name.given, name.literal, name.style or style))
            for tag, name in entries
        )
    )


def _membership(
    fields: MembershipFields, known: dict[str, Affiliation], reader: Reader
) -> Membership:
    """The place at an institution: found by id, or described on the spot."""
    if fields.ref is None:
        found = affiliation(fields)
        if not (found.institution or found.department):
            raise wrong(fields.node, "field-missing", name="ref")
        return Membership(found, fields.position)
    typed = scalar(fields.ref).text
    if typed in known:
        return Membership(known[typed], fields.position)
    if _is_id(typed):
        if known:
            near = nearest(typed, tuple(known)) or ", ".join(known)
            raise wrong(fields.ref, "affiliation-unknown", name=typed, nearest=near)
        raise wrong(fields.ref, "affiliation-undefined", name=typed)
    institution = Multilingual(((reader.language, unfolded(fields.ref)),))
    return Membership(Affiliation("", institution, span=fields.span), fields.position)


def _is_id(typed: str) -> bool:
    """Whether a text looks like an id: ASCII without blanks. 某大學 is an institution."""
    return typed.isascii() and not any(character.isspace() for character in typed)
