"""A style as the rest of the road sees it, and how its folder becomes one.

A style is a folder: `style.yaml` (options, faces, classes), `print.css`, `issue.css`,
`epub.css`, `options/NAME=VALUE.css`, `.issue.css` and `.epub.css` (used when the option has
that value), `.yaml`
(further options that follow from it), `templates/` (overrides of the HTML templates) and
`fonts/`. `extends: NAME` takes everything from another style that it does not state itself.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.carried import carried
from publish.diagnostics import Finding, finding
from publish.files.folder import Folder
from publish.model import Span, StyleOption
from publish.styles.css import css_problems
from publish.styles.faces import Face, faces_of
from publish.styles.measures import Settings, css_variables, fill_variables, in_points, misfits
from publish.styles.options import OPTIONS
from publish.styles.seats import misplaced_marks
from publish.styles.sheet import Sheet, option_problem, read_sheet
from publish.styles.templates import template_problems
from publish.styles.unread import unread_files

Options = tuple[tuple[str, str], ...]
_PRINTED = ("print.css", "issue.css")
"""The style sheets of an issue's own pages, in their order."""


class Style(Struct, frozen=True):
    """Options are resolved: every option of the table has a value."""

    name: str
    options: Options
    print_css: str
    epub_css: str
    issue_css: str
    """For an issue's own pages: all of `print_css`, and what they have beyond it."""
    faces: tuple[Face, ...]
    classes: frozenset[str]
    template_folders: tuple[Path, ...]
    inputs: tuple[tuple[str, bytes], ...]
    """Files of the style that were read, for the build record."""
    issue_files: tuple[tuple[str, int], ...] = ()
    """The style sheets of `issue_css` in their order, each with the number of its lines; those of
    `print_css` are the first of them.
    """
    epub_files: tuple[tuple[str, int], ...] = ()
    """Those of `epub_css`, likewise."""

    def print_place(self, line: int) -> tuple[str, int, str]:
        """The style sheet, the line in it and its text, of a line of `issue_css`, from 1."""
        for path, lines in self.issue_files:
            if line <= lines:
                text = dict(self.inputs)[path].decode("utf-8-sig")
                return path, line, text.split("\n")[line - 1]
            line -= lines
        return f"styles/{self.name}/print.css", 1, ""

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height of the trimmed page in pt."""
        width, height = (
            in_points(self.text(f"page.trim-{side}"), "0pt") for side in ("width", "height")
        )
        return width, height

    @property
    def trim_mm(self) -> tuple[float, float]:
        """The same in mm."""
        width, height = self.trim
        return width * 25.4 / 72, height * 25.4 / 72

    def text(self, name: str) -> str:
        """An option's value as typed."""
        return dict(self.options)[name]

    def flag(self, name: str) -> bool:
        """The value of a yes-or-no option."""
        return self.text(name) == "true"

    def number(self, name: str) -> float:
        """The value of a number."""
        return float(self.text(name))

    def points(self, name: str) -> float:
        """A length in pt; em count in the body's size."""
        return in_points(self.text(name), self.text("body.size"))


def style_names(journal_root: Path | None = None) -> tuple[str, ...]:
    """The names of all styles, the journal's own included."""
    roots = [carried("styles").parent]
    if journal_root is not None:
        roots.insert(0, journal_root)
    found = {
        folder.name
        for root in roots
        if (root / "styles").resolve().is_relative_to(root.resolve()) and (root / "styles").is_dir()
        for folder in (root / "styles").iterdir()
        if (folder / "style.yaml").is_file()
    }
    return tuple(sorted(found))


def load_style(
    name: str,
    overrides: tuple[StyleOption, ...] = (),
    journal_root: Path | None = None,
    span: Span | None = None,
    line: str = "",
) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style of that name with the manuscript's overrides, and what is wrong with it.

    A folder `styles/NAME` of the journal comes before a built-in style. None when there
    is no such style or it cannot be read. `span` and `line` are where the name is typed.
    """
    span = span or Span("journal.yaml")
    sheets, findings = _chain(name, journal_root, span, line)
    if not sheets:
        return None, tuple(findings)
    settings: Settings = {
        option.name: StyleOption(option.name, option.default, span) for option in OPTIONS
    }
    presets = {name: preset for sheet in sheets for name, preset in sheet.presets}
    for sheet in sheets:
        _set(settings, sheet.options, presets)
        if sheet.place.parent != carried("styles"):
            findings += (*css_problems(sheet), *template_problems(sheet), *unread_files(sheet))
    problems = {option: option_problem(option) for option in overrides}
    findings += [problem for problem in problems.values() if problem is not None]
    right = (option for option in overrides if problems[option] is None)
    for _, layer in groupby(right, key=lambda option: option.span.file):
        _set(settings, tuple(layer), presets)
    findings += misfits(settings)
    faces, missing = faces_of(tuple(sheets))
    findings += missing
    if not faces:  # with none at all Pango gives NULL and the process dies
        return None, (*findings, finding("style-no-faces", span, line=line, name=name))
    if not missing:
        findings += _unknown_families(settings, faces)
        findings += misplaced_marks(settings, faces)
    options = {name: settings[name].value for name in sorted(settings)}
    variables = css_variables(options)
    style = Style(
        name=name,
        options=tuple(options.items()),
        print_css=_css(_parts(sheets, "print.css", options), variables),
        epub_css=_css(_parts(sheets, "epub.css", options), variables),
        issue_css="\n".join(_css(_parts(sheets, name, options), variables) for name in _PRINTED),
        faces=faces,
        classes=frozenset(known for sheet in sheets for known in sheet.classes),
        template_folders=tuple(
            sheet.place / "templates"
            for sheet in reversed(sheets)
            if (sheet.place / "templates").is_dir()
        ),
        inputs=tuple(pair for sheet in sheets for pair in sheet.inputs),
        issue_files=tuple(
            line for name in _PRINTED for line in _lines(_parts(sheets, name, options))
        ),
        epub_files=_lines(_parts(sheets, "epub.css", options)),
    )
    return style, tuple(findings)


def _lines(parts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, int], ...]:
    """Style sheets with the numbers of their lines, as they follow one another in the whole."""
    return tuple((path, text.count("\n") + 1) for path, text in parts)


def _unknown_families(settings: Settings, faces: tuple[Face, ...]) -> Iterator[Finding]:
    """Options that name a family that no face has: the engine would take any other."""
    known = {face.family for face in faces}
    for name, option in settings.items():
        if name.startswith("fonts."):
            named = [family.strip().strip("\"'") for family in option.value.split(",")]
            unknown = next((family for family in named if family not in known), None)
            if unknown is not None:
                yield finding(
                    "font-family-unknown", option.span,
                    field=option.field, line=option.line, name=name, family=unknown,
                    known=", ".join(sorted(known)),
                )  # fmt: skip


def _set(
    settings: Settings,
    options: tuple[StyleOption, ...],
    presets: dict[str, tuple[StyleOption, ...]],
) -> None:
    """Lay the options of one file over those that are set; they are the last ones now.

    What follows from their values comes before what the file states itself.
    """
    following = [
        replace(option, name=preset.name, value=preset.value)
        for option in options
        for preset in presets.get(f"{option.name}={option.value}", ())
    ]
    for option in (*following, *options):
        del settings[option.name]
        settings[option.name] = option


def _chain(
    name: str, journal_root: Path | None, span: Span, line: str
) -> tuple[list[Sheet], list[Finding]]:
    """The style's sheets from the most basic to itself; none when one of them is not to be had."""
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    wanted = name
    while wanted:
        names = [sheet.name for sheet in reversed(sheets)]
        if wanted in names:
            chain = " → ".join((*names, wanted))
            return [], [*findings, finding("style-cycle", span, line=line, name=name, chain=chain)]
        root = _root(wanted, journal_root)
        if root is None:
            return [], [*findings, _unknown(wanted, journal_root, span, line)]
        sheet, problems = read_sheet(wanted, root, span, line)
        findings += problems
        if sheet is None:
            return [], findings
        sheets.insert(0, sheet)
        wanted = ""
        if sheet.extends is not None:
            wanted, span, line = sheet.extends.text, sheet.extends.span, sheet.extends.line
    return sheets, findings


def _unknown(name: str, journal_root: Path | None, span: Span, line: str) -> Finding:
    names = style_names(journal_root)
    known, known_en = "、".join(names), ", ".join(names)
    return finding("style-unknown", span, line=line, name=name, known=known, known_en=known_en)


def _root(name: str, journal_root: Path | None) -> Path | None:
    """The folder whose `styles/` holds the style: the journal's, else that of the built-in ones."""
    if re.fullmatch(r"[\w-]+", name) is None:
        return None
    roots = [carried("styles").parent]
    if journal_root is not None:
        roots.insert(0, journal_root)
    return next((root for root in roots if Folder(root).exists(f"styles/{name}/style.yaml")), None)


def _parts(sheets: list[Sheet], name: str, options: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The style sheets of the chain in order, each followed by those of its options, by path."""
    suffix = ".css" if name == "print.css" else f".{name}"
    wanted = (name, *(f"options/{option}={value}{suffix}" for option, value in options.items()))
    return tuple(
        (f"styles/{sheet.name}/{part}", sheet.texts[part])
        for sheet in sheets
        for part in wanted
        if part in sheet.texts
    )


def _css(parts: tuple[tuple[str, str], ...], variables: dict[str, str]) -> str:
    """The style sheets as one, every variable filled in; no line is added or taken away."""
    return fill_variables("\n".join(text for _, text in parts), variables)
