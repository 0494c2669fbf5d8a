"""Lengths of a style: in points, as variables of its sheets, and whether they fit the paper."""

import re
from collections.abc import Mapping

from publish.diagnostics import Finding, finding
from publish.model import StyleOption

Settings = dict[str, StyleOption]
"""Every option's value by name, with the place that set it; what was set last stands last."""


def in_points(length: str, em: str) -> float:
    """A length typed with mm, pt or em, in pt. `em` is the size that an em counts in."""
    match = re.fullmatch(r"([0-9.]+)(mm|pt|em)?", length)
    assert match is not None, length
    value = float(match[1])
    if match[2] == "mm":
        return value * 72 / 25.4
    if match[2] == "em":
        return value * in_points(em, "")
    return value


def css_variables(options: Mapping[str, str]) -> dict[str, str]:
    """What `var(--…)` stands for: every option, and the measures that follow from them.

    The engine does not resolve variables inside @page, and each one costs time on every
    element, so they are filled in before it sees the style sheet.
    The type area holds whole lines: it is `lines` × leading high, half a line's leading
    above the first and below the last line standing outside the stated margins.
    """

    def points(name: str) -> float:
        return in_points(options[name], options["body.size"])

    leading = points("body.leading")
    width = float(options["page.measure"]) * points("body.size")
    height = float(options["page.lines"]) * leading
    lead = (leading - points("body.size")) / 2
    head = points("page.margin-head") - lead
    left, right = options["quotation.indents"].split("-")
    derived = {
        "measure": f"{width:.3f}pt",
        "line": f"{leading:.3f}pt",
        "type-height": f"{height:.3f}pt",
        "page-head": f"{head:.3f}pt",
        "page-foot": f"{points('page.trim-height') - head - height:.3f}pt",
        "page-inner": f"{points('page.margin-inner'):.3f}pt",
        "page-outer": f"{points('page.trim-width') - points('page.margin-inner') - width:.3f}pt",
        "half-leading": f"{lead:.3f}pt",
        "small-em": f"{points('small.size'):.3f}pt",
        "quotation-left": f"{left}em",
        "quotation-right": f"{right}em",
    }
    named = {name.replace(".", "-"): value for name, value in options.items()}
    return {**named, **derived}


def fill_variables(css: str, variables: Mapping[str, str]) -> str:
    """The sheet with `var(--name)` replaced; a name that is no variable stays."""
    return re.sub(r"var\(--([\w-]+)\)", lambda match: variables.get(match[1], match[0]), css)


_WIDTH = ("page.trim-width", "page.margin-inner", "page.measure", "body.size")
_HEIGHT = ("page.trim-height", "page.margin-head", "page.lines", "body.leading", "body.size")
_FOLIO_ROOM = 28.0
"""Pt below the type area that the folio of an opening page needs, its blank above included."""
_TOLERANCE = 0.01
"""In pt: margins of exactly nothing are odd, and rounding must not make them wrong."""


def misfits(settings: Settings) -> list[Finding]:
    """A type area that is wider or higher than the paper leaves room for, or that leaves none for
    the folio at the foot of an opening page.

    Told at the option, of those that make the width or height, that was set last.
    """
    variables = css_variables({name: option.value for name, option in settings.items()})
    found: list[Finding] = []
    for id, edge, names in (
        ("style-measure-wide", "page-outer", _WIDTH),
        ("style-lines-high", "page-foot", _HEIGHT),
    ):
        room = in_points(variables[edge].lstrip("-"), "")
        last = [option for name, option in settings.items() if name in names][-1]
        if variables[edge].startswith("-") and room > _TOLERANCE:
            values = {name.rpartition(".")[2].replace("-", "_"): settings[name] for name in names}
            words = {name: option.value for name, option in values.items()}
            excess = _millimetres(room)
            found.append(
                finding(id, last.span, field=last.field, line=last.line, excess=excess, **words)
            )
        elif edge == "page-foot" and room < _FOLIO_ROOM:
            words = {"room": _millimetres(room), "least": _millimetres(_FOLIO_ROOM)}
            found.append(
                finding("style-foot-low", last.span, field=last.field, line=last.line, **words)
            )
    return found


def _millimetres(points: float) -> str:
    return f"{points * 25.4 / 72:.1f}mm"
