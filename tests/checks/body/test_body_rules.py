"""Every finding about the body has a manuscript that causes it, and its words are reviewed.

`tests/cases/body/ID/body.md` is wrong in one way; `expected.txt` is what an editor reads,
in zh-Hant and in English. `_good/*.md` are right in every way.
"""

from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.checks.body import BODY_RULES, check_body
from publish.diagnostics import Finding, as_text, finding, in_order
from publish.diagnostics.catalogue.body import BODY
from publish.manuscript.markdown import BodyOptions, parse_blocks
from publish.manuscript.notes import settle_notes
from publish.model import Article, Located, Multilingual, Span

CASES = Path(__file__).parents[2] / "cases" / "body"
WRONG = sorted(folder.name for folder in CASES.iterdir() if not folder.name.startswith("_"))
GOOD = sorted((CASES / "_good").glob("*.md"))


def findings(file: Path) -> tuple[Finding, ...]:
    """What reading and all rules find in one body."""

    def read_csv(path: str, span: Span) -> str | Finding:
        csv = file.parent / path
        return csv.read_text("utf-8") if csv.exists() else finding("file-missing", span, path=path)

    typed = file.read_text("utf-8")
    options = BodyOptions(classes=frozenset({"kai"}), read_csv=read_csv)
    parsed = parse_blocks(Located.whole_file("body.md", typed), options)
    notes, of_notes = settle_notes((parsed.value,), parsed.notes)
    article = Article(
        id="article",
        file="article.yaml",
        type="research-article",
        language="zh-Hant-TW",
        title=Multilingual(),
        body=parsed.value,
        notes=notes,
    )
    of_rules = tuple(check_body(article))
    lines = typed.split("\n")
    return tuple(
        replace(found, source_line=lines[found.span.line - 1])
        for found in in_order((*parsed.findings, *of_notes, *of_rules))
    )


@pytest.mark.parametrize("name", WRONG)
def test_an_editor_reads(name: str) -> None:
    found = findings(CASES / name / "body.md")
    shown = "\n".join(as_text(each, language) for language in ("zh-Hant", "en") for each in found)
    assert shown + "\n" == (CASES / name / "expected.txt").read_text("utf-8")
    assert name in {each.id for each in found}


def test_every_finding_about_the_body_has_its_case() -> None:
    assert set(WRONG) == set(BODY)


@pytest.mark.parametrize("file", GOOD, ids=[file.stem for file in GOOD])
def test_a_good_text_has_no_findings(file: Path) -> None:
    assert [as_text(found, "en") for found in findings(file)] == []


def test_a_rule_finds_its_own_id_and_nothing_else() -> None:
    for rule in BODY_RULES:
        id = rule.__name__.replace("_", "-")
        assert id in BODY
