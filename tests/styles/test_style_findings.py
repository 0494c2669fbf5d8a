"""What a designer reads when a style is wrong: the finding, its place and its line."""

from pathlib import Path

import pytest

from publish.compose import PACKS, Run, collect, prepare
from publish.compose.locales import ZH_HANT_TW
from publish.diagnostics import as_text
from publish.html import unread_templates
from publish.model import Span, StyleOption
from publish.styles import carried, load_style
from publish.styles.seats import SEATED

NAMED = Span("journal.yaml", 3, 8, 3, 13)


def write(root: Path, files: dict[str, str | bytes], name: str = "house") -> None:
    for file, content in files.items():
        place = root / "styles" / name / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)


def told(root: Path, *options: StyleOption, language: str = "en") -> list[str]:
    """The first line of each finding, and the source line below it."""
    _, findings = load_style("house", options, root, NAMED, "style: house")
    return [" | ".join(as_text(found, language).splitlines()[:2]) for found in findings]


STYLE = "extends: journal\n"
CASES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "a style sheet whose name is misspelt": (
        {"style.yaml": STYLE, "pirnt.css": ".title { color: teal }"},
        "styles/house/pirnt.css:1:1: warning style-file-unread: The style's file "
        "“styles/house/pirnt.css” is not used: there is no such name. |   → The nearest name is "
        "“print.css”; move away what you do not use, or let its name begin with x-.",
    ),
    "a sheet for a value that the option does not have": (
        {"style.yaml": STYLE, "options/notes.label=dots.css": ""},
        "styles/house/options/notes.label=dots.css:1:1: warning style-file-unread: The style's "
        "file “styles/house/options/notes.label=dots.css” is not used: there is no such name. |   "
        "→ The nearest name is “options/notes.label=dot.css”; move away what you do not use, or "
        "let its name begin with x-.",
    ),
    "a body size that counts in itself": (
        {"style.yaml": STYLE + "options:\n  body: {size: 2em}\n"},
        "styles/house/style.yaml:3:16: error style-option-value [options.body.size]: The style "
        "option “body.size” cannot be “2em”. |       body: {size: 2em}",
    ),
    "a negative size": (
        {"style.yaml": STYLE + "options:\n  small: {size: -8pt}\n"},
        "styles/house/style.yaml:3:17: error style-option-value [options.small.size]: The style "
        "option “small.size” cannot be “-8pt”. |       small: {size: -8pt}",
    ),
    "a negative margin": (
        {"style.yaml": STYLE + "options:\n  page: {margin-inner: -1mm}\n"},
        "styles/house/style.yaml:3:24: error style-option-value [options.page.margin-inner]: The "
        "style option “page.margin-inner” cannot be “-1mm”. |       page: {margin-inner: -1mm}",
    ),
    "a measure of nothing": (
        {"style.yaml": STYLE + "options:\n  page: {measure: 0}\n"},
        "styles/house/style.yaml:3:19: error style-option-value [options.page.measure]: The style "
        "option “page.measure” cannot be “0”. |       page: {measure: 0}",
    ),
    "no lines": (
        {"style.yaml": STYLE + "options:\n  page: {lines: 0}\n"},
        "styles/house/style.yaml:3:17: error style-option-value [options.page.lines]: The style "
        "option “page.lines” cannot be “0”. |       page: {lines: 0}",
    ),
    "a measure wider than the paper": (
        {"style.yaml": STYLE + "options:\n  page: {measure: 45}\n"},
        "styles/house/style.yaml:3:19: error style-measure-wide [options.page.measure]: The type "
        "area is too wide: 24mm of inner margin and 45 characters of 11pt are 28.6mm more than "
        "the trim width of 170mm. |       page: {measure: 45}",
    ),
    "lines that leave no room for the folio at the foot": (
        {"style.yaml": STYLE + "options:\n  body: {leading: 20pt}\n"},
        "styles/house/style.yaml:3:19: warning style-foot-low [options.body.leading]: Only 1.0mm "
        "are left below the type area: the folio of an opening page is trimmed away. It needs "
        "9.9mm. |       body: {leading: 20pt}",
    ),
    "paper too small for the lines": (
        {"style.yaml": STYLE + "options:\n  page: {trim-height: 200mm}\n"},
        "styles/house/style.yaml:3:23: error style-lines-high [options.page.trim-height]: The "
        "type area is too high: 26mm of head margin and 29 lines (11pt on 18pt) are 8.9mm more "
        "than the trim height of 200mm. |       page: {trim-height: 200mm}",
    ),
    "an option out of its group": (
        {"style.yaml": STYLE + "options: {measure: 30}\n"},
        "styles/house/style.yaml:2:20: error style-option-unknown [options.measure]: The style "
        "has no option “measure”. |     options: {measure: 30}",
    ),
    "an option like no other": (
        {"style.yaml": STYLE + "options: {bleed: 3mm}\n"},
        "styles/house/style.yaml:2:18: error style-option-stray [options.bleed]: The style has no "
        "option “bleed”. |     options: {bleed: 3mm}",
    ),
    "a style sheet in Big5": (
        {"style.yaml": STYLE, "print.css": "a { color: red }\n/* 版 */\n".encode("big5")},
        "styles/house/print.css:2:4: error file-not-utf8: The file is not UTF-8 (it has the byte "
        "0xAA). |     /* \ufffd\ufffd */",
    ),
    "a sheet of an option in Big5": (
        {"style.yaml": STYLE, "options/heads.rule=none.css": "/* 版 */\n".encode("big5")},
        "styles/house/options/heads.rule=none.css:1:4: error file-not-utf8: The file is not "
        "UTF-8 (it has the byte 0xAA). |     /* \ufffd\ufffd */",
    ),
    "a declaration without its colon": (
        {"style.yaml": STYLE, "print.css": ".title { color: black; }\n.note { color red; }\n"},
        "styles/house/print.css:2:18: error style-css-unreadable: The style sheet is no CSS here. "
        "|     .note { color red; }",
    ),
    "a declaration without its colon on a page": (
        {"style.yaml": STYLE, "print.css": "@media print {\n  @page { size a4; }\n}\n"},
        "styles/house/print.css:2:18: error style-css-unreadable: The style sheet is no CSS here. "
        "|       @page { size a4; }",
    ),
    "a rule of an e-book without its brace": (
        {"style.yaml": STYLE, "epub.css": ".a { margin: 0; }\n.title { margin: 1em;\n"},
        "styles/house/epub.css:2:1: error style-css-unclosed: What begins here in the style sheet "
        "is never closed; all that follows is lost. |     .title { margin: 1em;",
    ),
    "a rule of an option without its brace": (
        {"style.yaml": STYLE, "options/heads.rule=none.css": "@media print { p { margin: 0; }\n"},
        "styles/house/options/heads.rule=none.css:1:1: error style-css-unclosed: What begins here "
        "in the style sheet is never closed; all that follows is lost. |     @media print { p { "
        "margin: 0; }",
    ),
    "a comment without its end": (
        {"style.yaml": STYLE, "print.css": ".a { margin: 0; }\n\n/* later\n"},
        "styles/house/print.css:3:1: error style-css-unclosed: What begins here in the style "
        "sheet is never closed; all that follows is lost. |     /* later",
    ),
    "a selector without its block": (
        {"style.yaml": STYLE, "print.css": ".a { margin: 0; }\n.b\n"},
        "styles/house/print.css:2:3: error style-css-unreadable: The style sheet is no CSS here. "
        "|     .b",
    ),
    "a template that is not Jinja": (
        {"style.yaml": STYLE, "templates/ending.html.j2": "<p>\n{{ label('a' }}\n</p>\n"},
        "styles/house/templates/ending.html.j2:2:1: error style-template: A template of the style "
        "is wrong: unexpected '}', expected ')'. |     {{ label('a' }}",
    ),
    "a template with a filter that there is not": (
        {"style.yaml": STYLE, "templates/ending.html.j2": "{{ label('a') | gross }}\n"},
        "styles/house/templates/ending.html.j2:1:1: error style-template: A template of the style "
        "is wrong: No filter named 'gross'. |     {{ label('a') | gross }}",
    ),
    "a font file that is none": (
        {
            "style.yaml": STYLE + "faces:\n  - {family: Seal, file: seal.ttf}\n",
            "fonts/seal.ttf": "not a font",
        },
        "styles/house/style.yaml:3:5: error font-broken [faces[0]]: The file “seal.ttf” is no "
        "font that can be used. |       - {family: Seal, file: seal.ttf}",
    ),
    "a font whose download broke off": (
        {
            "style.yaml": STYLE + "faces:\n  - {family: Seal, file: seal.ttf}\n",
            "fonts/seal.ttf": (carried("fonts") / "NotoSansMono-Regular.ttf").read_bytes()[:60_000],
        },
        "styles/house/style.yaml:3:5: error font-broken [faces[0]]: The file “seal.ttf” is no "
        "font that can be used. |       - {family: Seal, file: seal.ttf}",
    ),
    "a range of characters that is none": (
        {
            "style.yaml": STYLE
            + "faces:\n  - {family: Digits, file: NotoSansMono-Regular.ttf, range: 0-9}\n"
        },
        "styles/house/style.yaml:3:5: error style-shape [faces[0]]: “faces.range” in style.yaml "
        "is not of its form. |       - {family: Digits, file: NotoSansMono-Regular.ttf, range: "
        "0-9}",
    ),
    "a font file that is not there": (
        {"style.yaml": STYLE + "faces:\n  - {family: Seal, file: seal.ttf}\n"},
        "styles/house/style.yaml:3:5: error font-missing [faces[0]]: The font file “seal.ttf” "
        "that the style names is neither in its fonts/ nor built in. |       - {family: Seal, "
        "file: seal.ttf}",
    ),
    "a list of faces with a name that no face has": (
        {"style.yaml": STYLE + """options:\n  fonts: {kai: '"Journal Latin", "Kai of Mine"'}\n"""},
        "styles/house/style.yaml:3:16: error font-family-unknown [options.fonts.kai]: The style "
        "option “fonts.kai” lists “Kai of Mine”, but no face has that name. |       fonts: {kai: "
        """'"Journal Latin", "Kai of Mine"'}""",
    ),
    "a locale of marks at the left with faces that centre them": (
        {"style.yaml": STYLE + "options:\n  lines: {locale: zh-Hans-CN}\n"},
        "styles/house/style.yaml:3:19: error font-marks-centred [options.lines.locale]: Marks such "
        "as “，” do not stand at the left of their cell in these faces: Journal Song, Journal Song "
        "Bold, Journal Hei. By the rules of zh-Hans-CN they would be printed over the bracket "
        "behind. |       lines: {locale: zh-Hans-CN}",
    ),
    "a style.yaml without anything": (
        {"style.yaml": ""},
        "styles/house/style.yaml:1:1: error yaml-no-fields: The file has no fields. |   → Write "
        "fields as “name: value”, e.g. “title: Some title”.",
    ),
    "a style.yaml that is a list": (
        {"style.yaml": "- extends: journal\n"},
        "styles/house/style.yaml:1:1: error yaml-no-fields: The file has no fields. |     - "
        "extends: journal",
    ),
    "options that hold themselves": (
        {"style.yaml": STYLE + "options: &all\n  page: *all\n"},
        "styles/house/style.yaml:3:9: error yaml-alias-loop: An alias (*) repeats the value that "
        "it stands in. |       page: *all",
    ),
    "a style that extends one there is not": (
        {"style.yaml": "extends: nobody\n"},
        "styles/house/style.yaml:1:10: error style-unknown: There is no style named “nobody”. |"
        "     extends: nobody",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_wrong_is_told_at_its_place(what: str, tmp_path: Path) -> None:
    files, expected = CASES[what]
    write(tmp_path, files)
    assert told(tmp_path) == [expected]


def test_a_measure_too_wide_in_a_manuscript_is_told_there(tmp_path: Path) -> None:
    """The article's option, not the trim width of the style, is what was changed last."""
    write(tmp_path, {"style.yaml": STYLE + "options: {page: {trim-width: 160mm}}\n"})
    article = StyleOption(
        "page.measure", "40", Span("article.yaml", 9, 20, 9, 22), "    page: {measure: 40}"
    )
    assert told(tmp_path, article, language="zh-Hant") == [
        "article.yaml:9:20: 錯誤 style-measure-wide: 版心太寬：訂口 24mm 加上 40 字（每字 11pt），"
        "比裁切寬度 160mm 多出 19.2mm。 |         page: {measure: 40}"
    ]


def test_a_type_area_that_fills_the_paper_is_right(tmp_path: Path) -> None:
    page = "{trim-width: 352pt, margin-inner: 0, trim-height: 525.5pt, margin-head: 3.5pt}"
    write(tmp_path, {"style.yaml": STYLE + f"options: {{page: {page}}}\n"})
    (finding,) = told(tmp_path)
    assert "style-foot-low" in finding  # it is not too wide nor too high, and cuts the folio off


OUT = "journal.yaml:3:8: error link-outside: “{}” is a symbolic link to a place outside the "
LINKS = {
    "the folder of styles": ("styles", "styles/house"),
    "the style's folder": ("styles/house", "styles/house"),
    "its style.yaml": ("styles/house/style.yaml", "styles/house/style.yaml"),
    "a style sheet": ("styles/house/print.css", "styles/house/print.css"),
    "its templates": ("styles/house/templates", "styles/house/templates"),
    "a font": ("styles/house/fonts/seal.ttf", "styles/house/fonts/seal.ttf"),
}


@pytest.mark.parametrize("what", LINKS)
def test_a_link_out_of_the_journal_is_refused(what: str, tmp_path: Path) -> None:
    linked, named = LINKS[what]
    journal, elsewhere = tmp_path / "journal", tmp_path / "elsewhere"
    files: dict[str, str | bytes] = {
        "style.yaml": STYLE, "print.css": "", "templates/call.html.j2": "", "fonts/seal.ttf": "",
    }  # fmt: skip
    write(journal, files)
    (journal / linked).rename(elsewhere)
    (journal / linked).symlink_to(elsewhere)
    style, findings = load_style("house", (), journal, NAMED, "style: house")
    assert style is None
    (found,) = findings
    assert as_text(found, "en").startswith(OUT.format(named))
    assert found.source_line == "style: house"


def test_a_link_to_another_place_in_the_journal_is_followed(tmp_path: Path) -> None:
    write(tmp_path, {"style.yaml": STYLE, "print.css": ".title { color: teal }"}, name="first")
    (tmp_path / "styles/house").symlink_to(tmp_path / "styles/first")
    style, findings = load_style("house", (), tmp_path)
    assert findings == ()
    assert style is not None
    assert "teal" in style.print_css


def test_files_that_may_be_read_or_are_kept_for_later_are_not_told_of(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "style.yaml": STYLE,
        "issue.css": "",
        "x-older.css": "",
        "options/page.measure=30.yaml": "page: {lines: 28}\n",
        "options/heads.author=false.issue.css": "",
    }
    write(tmp_path, files)
    assert told(tmp_path) == []


def test_a_template_that_replaces_none_is_told_of(tmp_path: Path) -> None:
    """It lay beside the folder blocks/, and no figure changed."""
    files: dict[str, str | bytes] = {
        "style.yaml": STYLE,
        "templates/figure.html.j2": "",
        "templates/blocks/rule.html.j2": "{% include 'asterisks.html.j2' %}",
        "templates/asterisks.html.j2": "",
    }
    write(tmp_path, files)
    style, _ = load_style("house", (), tmp_path)
    assert style is not None
    (found,) = unread_templates(style)
    assert found.span.file == "styles/house/templates/figure.html.j2"
    assert dict(found.values)["nearest"] == "templates/blocks/figure.html.j2"


def test_a_link_to_itself_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"style.yaml": STYLE})
    (tmp_path / "styles/house/loop").symlink_to("loop")
    (tmp_path / "styles/house/round").symlink_to(".")
    assert told(tmp_path) == []


def test_the_marks_that_must_stand_at_the_left_are_those_that_lose_their_right_half() -> None:
    """The composer has classes of marks, the check of faces has the marks: they say the same."""
    for name, pack in PACKS.items():
        blanks = {each: end for classes, start, end in pack.blanks for each in classes if not start}
        losing = {mark for mark in "，。、．；：！？" if blanks.get(class_of_mark(mark))}
        assert losing == set(SEATED.get(name, "")), name


def class_of_mark(mark: str) -> str:
    """The class that the composer gives a mark."""
    return prepare(collect([Run(f"字{mark}", (1000, 1000), 1000)]), ZH_HANT_TW).classified.classes[
        1
    ]


@pytest.mark.parametrize(
    ("line", "id"),
    [
        ("extends: {}", "style-unknown"),
        ("extends: journal\nfaces: [{{family: F, file: {}}}]", "font-missing"),
    ],
)
def test_a_name_too_long_for_any_file_is_told_as_one_that_is_not_there(
    line: str, id: str, tmp_path: Path
) -> None:
    write(tmp_path, {"style.yaml": line.format("a" * 300) + "\n"})
    (finding,) = told(tmp_path)
    assert id in finding
