"""Publishers, printers, places of sale, and the masthead: what journal and issue share."""

from typing import ClassVar

from publish.manuscript.fields import Fields, ListOf, Reader, asked, told
from publish.manuscript.identifiers import Email, Isbn, Issn, Url
from publish.manuscript.people import PersonFields, people
from publish.manuscript.values import Text, Texts
from publish.model import Masthead, Multilingual, Organisation


class OrganisationFields(Fields):
    """機構 An organisation."""

    name: Texts = told("名稱", "Name", default=Multilingual())
    address: Texts = told("地址", "Address", default=Multilingual())
    phone: Text = told("電話", "Phone")
    fax: Text = told("傳真", "Fax")
    email: Email = told("電子郵件", "E-mail")
    url: Url = told("網址", "Web address")
    short: ClassVar[str] = "name"


class MastheadFields(Fields):
    """職務與擔任的人 A role of the masthead with its people."""

    role: Texts = asked("職務", "Role")
    people: ListOf[PersonFields] = told("姓名", "People", default=())
    note: Texts = told("附註", "Note", default=Multilingual(), more="（依姓氏筆畫排列）")


class IssnFields(Fields):
    """ISSN."""

    print: Issn = told("紙本", "Print")
    electronic: Issn = told("線上", "Electronic")
    short: ClassVar[str] = "print"


class GpnFields(Fields):
    """GPN 政府出版品統一編號 Number of a government publication."""

    print: Text = told("紙本", "Print")
    electronic: Text = told("線上", "Electronic")
    short: ClassVar[str] = "print"


class IsbnFields(Fields):
    """ISBN."""

    print: Isbn = told("紙本", "Print")
    epub: Isbn = told("電子書", "EPUB")
    short: ClassVar[str] = "print"


def organisation(fields: OrganisationFields | None) -> Organisation:
    """The organisation as typed; an empty one when it was not given."""
    if fields is None:
        return Organisation()
    return Organisation(
        fields.name, fields.address, fields.phone, fields.fax, fields.email, fields.url
    )


def masthead(given: tuple[MastheadFields, ...], reader: Reader) -> tuple[Masthead, ...]:
    """The roles in typed order."""
    return tuple(
        Masthead(fields.role, people(fields.people, {}, reader), fields.note) for fields in given
    )
