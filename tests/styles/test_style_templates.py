"""A template of a style that cannot be filled stops the build and is told by its line."""

from pathlib import Path

import pytest

from publish.diagnostics import as_text
from publish.pipeline import Request, build
from tests.pipeline.journals import contents, write_journal

TEMPLATES = {
    "a name that there is not": (
        "call.html.j2",
        "<sup>\n{{ nummer }}\n</sup>\n",
        "templates/call.html.j2:2:1: error style-template: A template of the style is wrong: "
        "'nummer' is undefined. |     {{ nummer }}",
    ),
    "a value that cannot be had": (
        "ending.html.j2",
        "{% set years = 1 / 0 %}\n",
        "templates/ending.html.j2:1:1: error style-template: A template of the style is wrong: "
        "division by zero. |     {% set years = 1 / 0 %}",
    ),
    "a template that there is not": (
        "ending.html.j2",
        "<p>　</p>\n{% include 'thanks.html.j2' %}\n",
        "templates/ending.html.j2:2:1: error style-template: A template of the style is wrong: "
        "no template 'thanks.html.j2'. |     {% include 'thanks.html.j2' %}",
    ),
    "a tag that is not closed": (
        "blocks/section.html.j2",
        "<section><p>{{ section.heading.number }}</section>\n",
        "templates:1:1: error style-markup: The templates of the style write HTML that is not "
        "well-formed: mismatched tag (",
    ),
    "a tag that is not closed in e-books": (
        "blocks/section.html.j2",
        "<section>{% if epub %}<p>{% endif %}</section>\n",
        "templates:1:1: error style-markup: The templates of the style write HTML that is not "
        "well-formed: Opening and ending tag mismatch: p ",
    ),
}


@pytest.mark.parametrize("what", TEMPLATES)
def test_a_template_that_fails_is_told_and_nothing_is_replaced(what: str, tmp_path: Path) -> None:
    file, text, expected = TEMPLATES[what]
    journal = write_journal(tmp_path / "journal", "first", more="style: house\n")
    template = journal / "styles/house/templates" / file
    template.parent.mkdir(parents=True)
    (journal / "styles/house/style.yaml").write_text("extends: journal\n", "utf-8")
    assert build(Request((journal,), tmp_path / "out", ("offprints",))) == ()
    before = contents(tmp_path / "out")
    template.write_text(text, "utf-8")
    (found,) = build(Request((journal,), tmp_path / "out", ("offprints",)))
    shown = " | ".join(as_text(found, "en").splitlines()[:2])
    assert shown.startswith(f"styles/house/{expected}")
    assert str(tmp_path) not in shown
    assert contents(tmp_path / "out") == before
