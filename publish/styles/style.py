"""A style as the rest of the road sees it, and how its folder becomes one.

A style is a folder: `style.yaml` (options, faces, classes), `print.css`, `epub.css`,
`options/NAME=VALUE.css` and `.epub.css` (used when the option has that value),
`templates/` (overrides of the HTML templates) and `fonts/`. `extends: NAME` takes
everything from another style that it does not state itself.
"""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.styles.options import BY_NAME, OPTIONS

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Face:
    """One font file under a family name of its own.

    The engine keys fonts by family, weight and style, so two faces never share a family.
    `unicode_range` is as in CSS, empty for all characters.
    """

    family: str
    file: Path
    unicode_range: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """Options are resolved: every option of the table has a value."""

    name: str
    options: Options
    print_css: str
    epub_css: str
    faces: tuple[Face, ...]
    classes: frozenset[str]
    template_folders: tuple[Path, ...]
    inputs: tuple[tuple[str, bytes], ...]
    """Files of the style that were read, for the build record."""

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
        return in_points(self.text(name), dict(self.options)["body.size"])


def in_points(length: str, em: str) -> float:
    """A length typed with mm, pt or em, in pt. `em` is the size that an em counts in."""
    match = re.fullmatch(r"(-?[0-9.]+)(mm|pt|em)?", length)
    assert match is not None, length
    value = float(match[1])
    if match[2] == "mm":
        return value * 72 / 25.4
    if match[2] == "em":
        return value * in_points(em, em)
    return value


def carried(kind: str) -> Path:
    """The folder `styles` or `fonts` that the project carries.

    In a wheel it lies inside the package, in a checkout beside it.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "_carried" / kind
    return inside if inside.is_dir() else package.parent / kind


def style_names(journal_root: Path | None = None) -> tuple[str, ...]:
    """The names of all styles, the journal's own included."""
    folders = [carried("styles")]
    if journal_root is not None:
        folders.insert(0, journal_root / "styles")
    found = {
        folder.name
        for parent in folders
        if parent.is_dir()
        for folder in parent.iterdir()
        if (folder / "style.yaml").is_file()
    }
    return tuple(sorted(found))


def load_style(
    name: str, overrides: Options = (), journal_root: Path | None = None, span: Span | None = None
) -> tuple[Style | None, tuple[Finding, ...]]:
    """The style of that name with the manuscript's overrides, and what is wrong with it.

    A folder `styles/NAME` of the journal comes before a built-in style. None when there
    is no such style or it cannot be read. `span` is where the name is typed.
    """
    span = span or Span("journal.yaml")
    sheets, findings = _chain(name, journal_root, span)
    if not sheets:
        return None, tuple(findings)
    options = {option.name: option.default for option in OPTIONS}
    for sheet in sheets:
        options.update(sheet.options)
    for key, value in overrides:
        problem = _option_problem(key, value, span, "")
        if problem is None:
            options[key] = value
        else:
            findings.append(problem)
    faces, problems = _faces(sheets)
    findings += problems
    if not faces:  # with none at all Pango gives NULL and the process dies
        return None, (*findings, finding("style-no-faces", span, name=name))
    resolved = tuple(sorted(options.items()))
    variables = css_variables(dict(resolved))
    style = Style(
        name=name,
        options=resolved,
        print_css=_css(sheets, "print.css", options, variables),
        epub_css=_css(sheets, "epub.css", options, variables),
        faces=faces,
        classes=frozenset(known for sheet in sheets for known in sheet.classes),
        template_folders=tuple(
            sheet.folder / "templates"
            for sheet in reversed(sheets)
            if (sheet.folder / "templates").is_dir()
        ),
        inputs=tuple(pair for sheet in sheets for pair in sheet.inputs()),
    )
    return style, tuple(findings)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One style.yaml, read: what this folder itself states."""

    name: str
    folder: Path
    extends: str
    options: dict[str, str]
    faces: tuple[dict[str, str], ...]
    classes: tuple[str, ...]

    def inputs(self) -> list[tuple[str, bytes]]:
        return [
            (f"styles/{self.name}/{file.relative_to(self.folder).as_posix()}", file.read_bytes())
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and file.suffix in (".yaml", ".css", ".j2")
        ]


def _chain(name: str, journal_root: Path | None, span: Span) -> tuple[list[_Sheet], list[Finding]]:
    """The style's sheets from the most basic to itself."""
    sheets: list[_Sheet] = []
    findings: list[Finding] = []
    wanted = name
    while wanted:
        if wanted in [sheet.name for sheet in sheets]:
            chain = " → ".join([sheet.name for sheet in sheets] + [wanted])
            return [], [*findings, finding("style-cycle", span, name=name, chain=chain)]
        folder = _folder(wanted, journal_root)
        if folder is None:
            known = "、".join(style_names(journal_root))
            return [], [*findings, finding("style-unknown", span, name=wanted, known=known)]
        sheet, problems = _read_sheet(wanted, folder)
        findings += problems
        if sheet is None:
            return [], findings
        sheets.insert(0, sheet)
        wanted = sheet.extends
    return sheets, findings


def _folder(name: str, journal_root: Path | None) -> Path | None:
    if re.fullmatch(r"[\w-]+", name) is None:
        return None
    candidates = [carried("styles") / name]
    if journal_root is not None:
        candidates.insert(0, journal_root / "styles" / name)
    return next((folder for folder in candidates if (folder / "style.yaml").is_file()), None)


def _read_sheet(name: str, folder: Path) -> tuple[_Sheet | None, list[Finding]]:
    file = f"styles/{name}/style.yaml"
    try:
        text = (folder / "style.yaml").read_text("utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as reason:
        mark = getattr(reason, "problem_mark", None)
        span = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file)
        problem = getattr(reason, "problem", None) or str(reason)
        return None, [finding("style-file", span, reason=problem)]
    lines = text.splitlines()
    findings: list[Finding] = []
    options: dict[str, str] = {}
    faces: list[dict[str, str]] = []
    classes: tuple[str, ...] = ()
    extends = ""

    def refuse(node: yaml.Node, id: str, **values: str) -> None:
        mark = node.start_mark
        span = Span(file, mark.line + 1, mark.column + 1)
        findings.append(finding(id, span, line=lines[mark.line], **values))

    for key, value in _pairs(node):
        match key.value, value:
            case "extends", yaml.ScalarNode():
                extends = value.value
            case "options", yaml.MappingNode():
                for option, text_node in _leaves(value, ""):
                    mark = text_node.start_mark
                    span = Span(file, mark.line + 1, mark.column + 1)
                    problem = _option_problem(option, text_node.value, span, lines[mark.line])
                    if problem is None:
                        options[option] = text_node.value
                    else:
                        findings.append(problem)
            case "faces", yaml.SequenceNode():
                for entry in value.value:
                    face = {k.value: str(v.value) for k, v in _pairs(entry)}
                    if {"family", "file"} <= face.keys():
                        faces.append(face)
                    else:
                        refuse(entry, "style-shape", key="faces", expected="{family, file, range}")
            case "classes", yaml.SequenceNode():
                classes = tuple(str(item.value) for item in value.value)
            case (("name" | "description"), _):
                pass
            case known, _ if known in _SHAPES:
                refuse(value, "style-shape", key=known, expected=_SHAPES[known])
            case unknown, _:
                nearest = difflib.get_close_matches(unknown, _SHAPES, n=1, cutoff=0.0)[0]
                refuse(key, "style-key-unknown", key=unknown, nearest=nearest)
    return _Sheet(name, folder, extends, options, tuple(faces), classes), findings


_SHAPES = {
    "extends": "extends: journal",
    "options": "options: {page: {measure: 32}}",
    "faces": "faces: [{family: …, file: …}]",
    "classes": "classes: [kai, verse]",
}


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _leaves(node: yaml.Node, prefix: str) -> list[tuple[str, yaml.ScalarNode]]:
    """The options below a mapping, with dotted names."""
    found: list[tuple[str, yaml.ScalarNode]] = []
    for key, value in _pairs(node):
        name = f"{prefix}{key.value}"
        if isinstance(value, yaml.ScalarNode):
            found.append((name, value))
        else:
            found += _leaves(value, f"{name}.")
    return found


def _option_problem(name: str, value: str, span: Span, line: str) -> Finding | None:
    option = BY_NAME.get(name)
    if option is None:
        nearest = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.0)[0]
        return finding("style-option-unknown", span, name=name, nearest=nearest, line=line)
    if not option.accepts(value):
        return finding(
            "style-option-value",
            span,
            name=name,
            value=value,
            expected=option.expected,
            line=line,
        )
    return None


def _faces(sheets: list[_Sheet]) -> tuple[tuple[Face, ...], list[Finding]]:
    """The faces of all sheets; a later one of the same family replaces an earlier one."""
    faces: dict[str, Face] = {}
    findings: list[Finding] = []
    for sheet in sheets:
        for entry in sheet.faces:
            name = entry.get("file", "")
            own = sheet.folder / "fonts" / name
            file = own if own.is_file() else carried("fonts") / name
            if "/" in name or "\\" in name or not file.is_file():
                span = Span(f"styles/{sheet.name}/style.yaml")
                findings.append(finding("font-missing", span, file=name))
                continue
            family = entry.get("family", "")
            faces[family] = Face(family, file, entry.get("range", ""))
    return tuple(faces.values()), findings


def css_variables(options: dict[str, str]) -> dict[str, str]:
    """What `var(--…)` stands for: every option, and the measures that follow from them.

    The engine does not resolve variables inside @page, and each one costs time on every
    element, so they are filled in before it sees the style sheet.
    The type area holds whole lines: it is `lines` × leading high, half a line's leading
    above the first and below the last line standing outside the stated margins.
    """
    size = in_points(options["body.size"], options["body.size"])
    leading = in_points(options["body.leading"], options["body.size"])
    small = in_points(options["small.size"], options["body.size"])
    width = float(options["page.measure"]) * size
    lead = (leading - size) / 2
    trim_width = in_points(options["page.trim-width"], options["body.size"])
    trim_height = in_points(options["page.trim-height"], options["body.size"])
    inner = in_points(options["page.margin-inner"], options["body.size"])
    head = in_points(options["page.margin-head"], options["body.size"]) - lead
    height = float(options["page.lines"]) * leading
    left, right = options["quotation.indents"].split("-")
    derived = {
        "measure": f"{width:.3f}pt",
        "line": f"{leading:.3f}pt",
        "type-height": f"{height:.3f}pt",
        "page-head": f"{head:.3f}pt",
        "page-foot": f"{trim_height - head - height:.3f}pt",
        "page-inner": f"{inner:.3f}pt",
        "page-outer": f"{trim_width - inner - width:.3f}pt",
        "half-leading": f"{lead:.3f}pt",
        "small-em": f"{small:.3f}pt",
        "quotation-left": f"{left}em",
        "quotation-right": f"{right}em",
    }
    named = {name.replace(".", "-"): value for name, value in options.items()}
    return {**named, **derived}


def _css(
    sheets: list[_Sheet], name: str, options: dict[str, str], variables: dict[str, str]
) -> str:
    """The style sheets of the chain in order, each followed by those of its options."""
    parts: list[str] = []
    for sheet in sheets:
        if (sheet.folder / name).is_file():
            parts.append((sheet.folder / name).read_text("utf-8"))
        suffix = ".css" if name == "print.css" else f".{name}"
        for option, value in sorted(options.items()):
            part = sheet.folder / "options" / f"{option}={value}{suffix}"
            if part.is_file():
                parts.append(part.read_text("utf-8"))
    return fill_variables("\n".join(parts), variables)


def fill_variables(css: str, variables: dict[str, str]) -> str:
    """The sheet with `var(--name)` replaced; a name that is no variable stays."""
    return re.sub(r"var\(--([\w-]+)\)", lambda match: variables.get(match[1], match[0]), css)
