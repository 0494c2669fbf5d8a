"""Identifiers and addresses that fields take: of people, works, journals, bodies, licences.

Checks as those of `values`; what is registered with a check digit is verified by it.
"""

import re
from typing import Annotated

from publish.files.nodes import Node
from publish.manuscript.fields import Reader, wrong
from publish.manuscript.values import Read, matching, scalar


def orcid(node: Node, reader: Reader) -> str:
    """An ORCID iD without its address; the last character is a check (ISO 7064, 11-2)."""
    typed = scalar(node).text.strip()
    bare = re.sub(r"^https?://orcid\.org/", "", typed).upper()
    if not re.fullmatch("([0-9]{4}-){3}[0-9]{3}[0-9X]", bare):
        raise wrong(node, "orcid-form", value=typed)
    total = 0
    for digit in bare.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if bare[-1] != ("X" if check == 10 else str(check)):
        raise wrong(node, "orcid-checksum", value=typed)
    return bare


def doi(node: Node, reader: Reader) -> str:
    """A DOI without its resolver: `10.1234/abc`."""
    typed = scalar(node).text.strip()
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", typed, flags=re.IGNORECASE)
    if not re.fullmatch(r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s<>\"]+", bare):
        raise wrong(node, "doi-form", value=typed)
    return bare


def doi_prefix(node: Node, reader: Reader) -> str:
    """The registrant's part of a DOI: `10.1234`."""
    typed = scalar(node).text.strip().rstrip("/")
    if not re.fullmatch(r"10\.[0-9]{4,9}(\.[0-9]+)*", typed):
        raise wrong(node, "doi-form", value=typed)
    return typed


def isbn(node: Node, reader: Reader) -> str:
    """An ISBN of 13 or 10 digits as typed; its last digit is a check (ISO 2108)."""
    typed = scalar(node).text.strip()
    digits = re.sub("[- ]", "", typed).upper()
    if re.fullmatch("97[89][0-9]{10}", digits):
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        valid = total % 10 == 0
    elif re.fullmatch("[0-9]{9}[0-9X]", digits):
        valid = _weighted(digits) % 11 == 0
    else:
        valid = False
    if not valid:
        raise wrong(node, "isbn", value=typed)
    return typed


def issn(node: Node, reader: Reader) -> str:
    """An ISSN as `1234-567X`; its last character is a check (ISO 3297)."""
    typed = scalar(node).text.strip().upper()
    digits = typed.replace("-", "")
    if not re.fullmatch("[0-9]{7}[0-9X]", digits) or _weighted(digits) % 11:
        raise wrong(node, "issn", value=typed)
    return f"{digits[:4]}-{digits[4:]}"


def _weighted(digits: str) -> int:
    """The sum of digits weighted n … 1, X counting 10 (ISBN-10, ISSN)."""
    count = len(digits)
    return sum(
        (10 if digit == "X" else int(digit)) * (count - place) for place, digit in enumerate(digits)
    )


def email(node: Node, reader: Reader) -> str:
    """An e-mail address."""
    typed = scalar(node).text.strip()
    if not re.fullmatch(r"[\w.+%'-]+@[\w-]+(\.[\w-]+)+", typed):
        raise wrong(node, "email-form", value=typed)
    return typed


def url(node: Node, reader: Reader) -> str:
    """An address of the web."""
    typed = scalar(node).text.strip()
    if not re.fullmatch(r"https?://[^\s/@.]+(\.[^\s/@.]+)+(:[0-9]+)?([/?#]\S*)?", typed):
        raise wrong(node, "url-form", value=typed)
    return typed


def ror(node: Node, reader: Reader) -> str:
    """An address of the Research Organization Registry."""
    typed = scalar(node).text.strip()
    match = re.fullmatch(r"(?:https?://)?(?:ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})", typed)
    if not match:
        raise wrong(node, "ror-form", value=typed)
    return f"https://ror.org/{match[1]}"


def license_name(node: Node, reader: Reader) -> str:
    """An SPDX id (CC-BY-4.0) or the address of a licence."""
    typed = scalar(node).text.strip()
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*|https?://\S+", typed):
        raise wrong(node, "license-form", value=typed)
    return typed


Orcid = Annotated[str, Read(orcid, matching("([0-9]{4}-){3}[0-9]{3}[0-9Xx]$"))]
Doi = Annotated[str, Read(doi, matching(r"10\.[0-9]{4,9}"))]
DoiPrefix = Annotated[str, Read(doi_prefix, matching(r"^10\.[0-9]{4,9}"))]
Isbn = Annotated[str, Read(isbn, {"type": ["string", "number"]})]
Issn = Annotated[str, Read(issn, matching("^[0-9]{4}-?[0-9]{3}[0-9Xx]$"))]
Email = Annotated[str, Read(email, {"type": "string", "format": "email"})]
Url = Annotated[str, Read(url, {"type": "string", "pattern": "^https?://"})]
Ror = Annotated[str, Read(ror, {"type": "string"})]
License = Annotated[str, Read(license_name, {"type": "string"})]
