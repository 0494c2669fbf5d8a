"""The folder of one style, read: what it states by itself, and what is wrong with it."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from publish.diagnostics import Finding, finding, has_errors
from publish.files.folder import Folder, decoded
from publish.files.nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    at,
    canonical_key,
    inside,
    is_empty,
)
from publish.files.options import typed_options
from publish.files.yaml_file import read_yaml
from publish.model import Located, Span, StyleOption
from publish.styles.options import BY_NAME

_TEXTS = (".yaml", ".css", ".j2")
_PRESET = re.compile(r"options/([^/]+)\.yaml")
_RANGE = re.compile(r"U\+[0-9A-F]{1,6}(-[0-9A-F]{1,6})?", re.IGNORECASE)


class FaceEntry(Struct, frozen=True):
    """An entry of `faces` as typed, and the entry itself."""

    family: str
    file: str
    range: str
    node: Mapping


class Sheet(Struct, frozen=True):
    """A style's folder. `texts` are its YAML, style sheets and templates by name in it.

    `presets` are the options that follow from an option's value, by `NAME=VALUE`.
    """

    name: str
    place: Path
    texts: dict[str, str]
    inputs: tuple[tuple[str, bytes], ...]
    extends: Scalar | None = None
    options: tuple[StyleOption, ...] = ()
    faces: tuple[FaceEntry, ...] = ()
    classes: tuple[str, ...] = ()
    presets: tuple[tuple[str, tuple[StyleOption, ...]], ...] = ()


def read_sheet(
    name: str, root: Path, span: Span, line: str
) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The style in `styles/NAME` of a folder; None when it may or can not be read.

    `span` and `line` are where the style is named. Nothing is read through a link that
    leads out of `root`.
    """
    folder = Folder(root)
    place = root / "styles" / name
    strays = tuple(
        finding("link-outside", span, line=line, path=path.relative_to(root).as_posix())
        for path in _strays(root, place)
    )
    if strays:
        return None, strays
    texts: dict[str, str] = {}
    findings: list[Finding] = []
    for file in sorted(place.rglob("*")):
        if not file.is_file() or file.suffix not in _TEXTS:
            continue
        path = file.relative_to(root).as_posix()
        data = folder.read_bytes(path, Span(path))
        text = data if isinstance(data, Finding) else decoded(data, path)
        if isinstance(text, str):
            texts[file.relative_to(place).as_posix()] = text
        else:
            findings.append(text)
    if "style.yaml" not in texts:
        return None, folder.with_lines(tuple(findings))
    fields = {
        file: _fields(f"styles/{name}/{file}", text, findings)
        for file, text in texts.items()
        if file.endswith(".yaml")
    }
    entries = fields["style.yaml"]
    if entries is None:
        return None, folder.with_lines(tuple(findings))
    stated = _Stated(findings)
    stated.read(entries)
    presets = tuple(
        (match[1], stated.checked(preset))
        for file, preset in fields.items()
        if preset is not None and (match := _PRESET.fullmatch(file))
    )
    sheet = Sheet(
        name, place, texts, tuple(folder.inputs.items()),
        stated.extends, stated.options, tuple(stated.faces), stated.classes, presets,
    )  # fmt: skip
    return sheet, folder.with_lines(tuple(findings))


def _fields(path: str, text: str, findings: list[Finding]) -> Mapping | None:
    """The entries of a YAML file; None, with a finding, where it has none."""
    yaml_file = read_yaml(Located.whole_file(path, text))
    findings += yaml_file.findings
    if isinstance(yaml_file.root, Mapping):
        return yaml_file.root
    if yaml_file.root is not None:
        findings.append(at(yaml_file.root, "yaml-no-fields"))
    elif not has_errors(yaml_file.findings):
        findings.append(finding("yaml-no-fields", Span(path)))
    return None


def _strays(root: Path, place: Path) -> Iterator[Path]:
    """The folder itself, or files and folders in it, where they lie outside of `root`."""
    within = root.resolve()
    seen: set[Path] = set()
    waiting = [place]
    while waiting:
        path = waiting.pop()
        try:
            real = path.resolve()
        except (OSError, RuntimeError):  # a link to itself leads nowhere
            continue
        if not real.is_relative_to(within):
            yield path
        elif real.is_dir() and real not in seen:
            seen.add(real)
            waiting += sorted(path.iterdir(), reverse=True)


class _Stated:
    """What a style.yaml states, entry by entry."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.extends: Scalar | None = None
        self.options: tuple[StyleOption, ...] = ()
        self.faces: list[FaceEntry] = []
        self.classes: tuple[str, ...] = ()

    def read(self, root: Mapping) -> None:
        """Every entry that has a value."""
        for key, value in root.entries:
            if not is_empty(value):
                self._entry(key, value)

    def checked(self, node: Mapping) -> tuple[StyleOption, ...]:
        """The options below a mapping that there are, with values that they take."""
        typed = tuple(typed_options(node))
        problems = {option: option_problem(option) for option in typed}
        self.findings += [problem for problem in problems.values() if problem is not None]
        return tuple(option for option in typed if problems[option] is None)

    def _entry(self, key: Scalar, value: Node) -> None:
        match canonical_key(key.text), value:
            case "extends", Scalar():
                self.extends = value
            case "options", Mapping():
                self.options = self.checked(value)
            case "faces", Sequence():
                for item in value.items:
                    self._face(item)
            case "classes", Sequence():
                self.classes = tuple(item.text for item in value.items if isinstance(item, Scalar))
            case (("name" | "description"), _):
                pass
            case known, _ if known in _SHAPES:
                self._refuse(value, known, _SHAPES[known])
            case unknown, _ if not unknown.startswith("x-"):
                nearest = difflib.get_close_matches(unknown, _SHAPES, n=1, cutoff=0.0)[0]
                self.findings.append(at(key, "style-key-unknown", key=key.text, nearest=nearest))

    def _face(self, item: Node) -> None:
        texts = {
            key.text: value.text
            for key, value in (item.entries if isinstance(item, Mapping) else ())
            if isinstance(value, Scalar)
        }
        parts = texts.get("range", "U+0").split(",")
        if not all(_RANGE.fullmatch(part.strip()) for part in parts):
            self._refuse(item, inside("faces", "range"), "range: U+30-39, U+2E80-2FDF")
        elif isinstance(item, Mapping) and {"family", "file"} <= texts.keys():
            face = FaceEntry(texts["family"], texts["file"], texts.get("range", ""), item)
            self.faces.append(face)
        else:
            self._refuse(item, inside("faces", ""), "{family: …, file: …, range: …}")

    def _refuse(self, node: Node, key: str, expected: str) -> None:
        self.findings.append(at(node, "style-shape", key=key.rstrip("."), expected=expected))


_SHAPES = {
    "extends": "extends: journal",
    "options": "options: {page: {measure: 32}}",
    "faces": "faces: [{family: …, file: …}]",
    "classes": "classes: [kai, verse]",
}


def option_problem(option: StyleOption) -> Finding | None:
    """An option that there is not, or that cannot have this value, told at its place."""
    place, name = option.span, option.name
    known = BY_NAME.get(name)
    if known is None:
        nearest = _nearest(name)
        return finding(
            "style-option-unknown" if nearest else "style-option-stray", place,
            field=option.field, line=option.line, name=name, nearest=nearest,
        )  # fmt: skip
    if not known.accepts(option.value):
        return finding(
            "style-option-value", place,
            field=option.field, line=option.line,
            name=name, value=option.value, expected=known.expected,
        )  # fmt: skip
    return None


def _nearest(name: str) -> str:
    """The option that looks most like the name, or whose last part does; or an empty string."""
    near = difflib.get_close_matches(name, BY_NAME, n=1)
    last = {option.rpartition(".")[2]: option for option in BY_NAME}
    near += [last[part] for part in difflib.get_close_matches(name, last, n=1)]
    return next(iter(near), "")
