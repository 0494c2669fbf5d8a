"""One type for everything that checks, importers, builds and readers of finished files find."""

from enum import IntEnum

from msgspec import Struct

from publish.source import Span


class Severity(IntEnum):
    """`ERROR` stops a build, `WARNING` does so under `--strict`, `NOTE` never."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


class Finding(Struct, frozen=True):
    """What was found, where.

    `id` names an entry of the catalogue, `values` fill the places in its wording, `field`
    is the dotted path of the YAML field (`authors[0].affiliations[1].ref`) or empty,
    `source_line` the line of the manuscript as it stands, without its line end.
    """

    id: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()
    field: str = ""
    source_line: str = ""

    @property
    def severity(self) -> Severity:
        from publish.diagnostics.catalogue import CATALOGUE

        return CATALOGUE[self.id].severity

    def sort_key(self) -> tuple[str, int, int, int, str, tuple[tuple[str, str], ...]]:
        """Findings are shown by file and place, graver ones first at the same place."""
        span = self.span
        return (span.file, span.line, span.column, int(self.severity), self.id, self.values)


def finding(id: str, span: Span, *, field: str = "", line: str = "", **values: object) -> Finding:
    """A finding whose values are named by keyword: `finding("alias", span, name="x")`."""
    pairs = tuple((name, str(value)) for name, value in values.items())
    return Finding(id=id, span=span, values=pairs, field=field, source_line=line)


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings sorted by place, each once."""
    return tuple(sorted(set(findings), key=Finding.sort_key))


def has_errors(findings: tuple[Finding, ...], *, strict: bool = False) -> bool:
    """Whether a build must stop; `strict` counts warnings as errors."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return any(found.severity <= limit for found in findings)
