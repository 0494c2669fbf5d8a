"""What the engine does not know in a style sheet is told at its line, whichever sheet it is in."""

from pathlib import Path

from publish.diagnostics import as_text
from publish.pipeline import Request, build
from tests.pipeline.journals import write_journal


def told(root: Path, **sheets: str) -> list[str]:
    """The first line of each finding, and the source line below it."""
    journal = write_journal(root / "journal", "first", more="style: house\n")
    style = journal / "styles" / "house"
    (style / "options").mkdir(parents=True)
    (style / "style.yaml").write_text("extends: journal\n", "utf-8")
    for name, text in sheets.items():
        file = {
            "sheet": "print.css",
            "issue": "issue.css",
            "option": "options/notes.label=superscript.css",
        }[name]
        (style / file).write_text(text, "utf-8")
    findings = build(Request((journal,), root / "out"))
    return [" | ".join(as_text(found, "en").splitlines()[:2]) for found in findings]


def test_a_property_that_there_is_not_is_told_at_its_line(tmp_path: Path) -> None:
    """Also behind a variable and in a later sheet, which the engine reads as one text."""
    sheet = ".title {\n  margin: var(--line);\n  widht: var(--small-size);\n}\n"
    assert told(tmp_path, sheet=sheet, option="\n.note { colour: black; }\n") == [
        "styles/house/options/notes.label=superscript.css:2:1: warning style-css: The style sheet "
        "has something that the engine does not know: colour: black (unknown property). | "
        "    .note { colour: black; }",
        "styles/house/print.css:3:1: warning style-css: The style sheet has something that the "
        "engine does not know: widht: 8.8pt (unknown property). |       widht: var(--small-size);",
    ]


def test_a_sheet_of_the_issues_own_pages_is_named_too(tmp_path: Path) -> None:
    assert told(tmp_path, sheet="p { margin: 0; }\n", issue="\n.entry { widht: 1pt; }\n") == [
        "styles/house/issue.css:2:1: warning style-css: The style sheet has something that the "
        "engine does not know: widht: 1pt (unknown property). |     .entry { widht: 1pt; }",
    ]


def test_a_selector_that_is_none_is_told_at_its_line(tmp_path: Path) -> None:
    assert told(tmp_path, sheet="p { margin: 0; }\n.title > { margin: 0; }\n") == [
        "styles/house/print.css:2:1: warning style-css: The style sheet has something that the "
        "engine does not know: .title > (Invalid or unsupported selector). | "
        "    .title > { margin: 0; }",
    ]
