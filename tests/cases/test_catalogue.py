"""Every finding about manuscripts has a case that shows it, and wording that is complete."""

import string
from pathlib import Path

import pytest

from publish.diagnostics.catalogue import CATALOGUE, Wording
from publish.diagnostics.catalogue.body import BODY
from publish.diagnostics.catalogue.fields import FIELDS
from publish.diagnostics.catalogue.files import FILES

CASES = Path(__file__).parent


def cases_of(family: str) -> set[str]:
    """The ids that the case folders of a family are named after."""
    return {place.name.split(".")[0] for place in (CASES / family).rglob("*") if place.is_dir()}


@pytest.mark.parametrize("id", sorted({**FILES, **FIELDS}))
def test_findings_about_files_and_fields_have_a_case(id: str) -> None:
    assert id in cases_of("fields")


@pytest.mark.parametrize("id", sorted(BODY))
def test_findings_about_the_body_have_a_case(id: str) -> None:
    assert id in cases_of("body")


def test_no_case_of_fields_is_named_after_a_finding_that_does_not_exist() -> None:
    folders = [place.name for place in (CASES / "fields").iterdir() if place.is_dir()]
    named = {name.split(".")[0] for name in folders if not name.startswith(("good-", "__"))}
    assert named <= set(CATALOGUE)


def places(text: str) -> set[str]:
    """The names that a wording is filled with; `x_en` is the English wording of `x`."""
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name)
    return {name.removesuffix("_en") for name in names}


@pytest.mark.parametrize("id", sorted(CATALOGUE))
def test_both_languages_say_the_same(id: str) -> None:
    entry = CATALOGUE[id]
    assert places(entry.zh.found) == places(entry.en.found)
    assert places(entry.zh.advice) == places(entry.en.advice)


@pytest.mark.parametrize("id", sorted(CATALOGUE))
def test_wordings_are_sentences(id: str) -> None:
    def ends(wording: Wording, marks: str) -> bool:
        return all(text.strip()[-1] in marks for text in (wording.found, wording.advice))

    assert ends(CATALOGUE[id].zh, "。：」}")
    assert ends(CATALOGUE[id].en, ".:”})'")
