"""Codes with check digits, dates, addresses."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from publish.files.nodes import Node, Scalar
from publish.manuscript import identifiers, values
from publish.manuscript.fields import Reader
from publish.model import Located, Span


def checked(check: Callable[[Node, Reader], object], typed: str) -> object:
    """What a check makes of a text; the id of the finding when it gives it up."""
    node = Scalar(typed, Located(typed, "a.yaml", ((1, 1),)), Span("a.yaml"), "field", typed)
    try:
        return check(node, Reader())
    except PydanticCustomError as error:
        return error.type


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", "orcid-checksum"),
        ("0000000218250097", "orcid-form"),
    ],
)
def test_orcid(typed: str, expected: str) -> None:
    assert checked(identifiers.orcid, typed) == expected


@given(st.integers(0, 10**15 - 1), st.integers(0, 14), st.integers(1, 9))
def test_no_single_wrong_digit_passes_as_an_orcid(number: int, place: int, by: int) -> None:
    digits = f"{number:015d}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    last = "0123456789X"[(12 - total % 11) % 11]
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]

    def grouped(text: str) -> str:
        return "-".join(text[start : start + 4] for start in range(0, 16, 4))

    assert checked(identifiers.orcid, grouped(digits + last)) == grouped(digits + last)
    assert checked(identifiers.orcid, grouped(wrong + last)) == "orcid-checksum"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("978-0-306-40615-7", "978-0-306-40615-7"),
        ("9780306406157", "9780306406157"),
        ("0-306-40615-2", "0-306-40615-2"),
        ("080442957X", "080442957X"),
        ("978-0-306-40615-6", "isbn"),
        ("9770306406157", "isbn"),
        ("12345", "isbn"),
    ],
)
def test_isbn(typed: str, expected: str) -> None:
    assert checked(identifiers.isbn, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0378-5955", "0378-5955"),
        ("03785955", "0378-5955"),
        ("2434-561x", "2434-561X"),
        ("0378-5954", "issn"),
        ("0378", "issn"),
    ],
)
def test_issn(typed: str, expected: str) -> None:
    assert checked(identifiers.issn, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10.1234/abc.5", "10.1234/abc.5"),
        ("https://doi.org/10.1234/abc", "10.1234/abc"),
        ("doi: 10.1234/abc", "10.1234/abc"),
        ("10.1234", "doi-form"),
        ("10.1234/a b", "doi-form"),
        ("11.1234/abc", "doi-form"),
    ],
)
def test_doi(typed: str, expected: str) -> None:
    assert checked(identifiers.doi, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2021", "2021"),
        ("2021-07", "2021-07"),
        ("2024-02-29", "2024-02-29"),
        ("2021-02-29", "date-nonexistent"),
        ("2021-13", "date-nonexistent"),
        ("0000", "date-nonexistent"),
        ("2021-7-1", "date-form"),
        ("2021年7月", "date-form"),
        ("110/07/31", "date-form"),
        ("２０２１", "date-form"),
    ],
)
def test_dates(typed: str, expected: str) -> None:
    assert checked(values.day, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0012", 12),
        ("16", 16),
        ("１６", "field-not-number"),
        ("-1", "field-not-number"),
        ("1.5", "field-not-number"),
    ],
)
def test_numbers(typed: str, expected: object) -> None:
    assert checked(values.whole_number, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("wang@example.org", "wang@example.org"), ("王@例子", "email-form"), ("a@b", "email-form")],
)
def test_email(typed: str, expected: str) -> None:
    assert checked(identifiers.email, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://例子.tw/", "http://例子.tw/"),
        ("https://example", "url-form"),
        ("example.org", "url-form"),
        ("javascript:alert(1)", "url-form"),
    ],
)
def test_url(typed: str, expected: str) -> None:
    assert checked(identifiers.url, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("article-75.1", "article-75.1"),
        ("論標點", "論標點"),
        ("../x", "id-form"),
        (".hidden", "id-form"),
        ("a/b", "id-form"),
        ("a.", "id-form"),
        ("", "id-form"),
    ],
)
def test_ids(typed: str, expected: str) -> None:
    assert checked(values.identifier, typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zh-Hant", "zh-Hant"),
        ("zh_TW", "zh-Hant-TW"),
        ("ru-latn", "ru-Latn"),
        ("grc", "grc"),
        ("jp", "language-tag"),
        ("tw", "language-tag"),
        ("eng", "language-tag"),
        ("xx", "language-tag"),
        ("中文", "language-tag"),
    ],
)
def test_languages(typed: str, expected: str) -> None:
    assert checked(values.language, typed) == expected
