"""The acceptance run of the composer: the samples' text at the measures 18 … 36 em.

Usage: python -m benchmarks.measures [MEASURE | MANUSCRIPT] ...

Numbers are measures; anything else is a path of an article, an issue or a folder of them, which is
set beside the samples. Every measure is a build of its own; its pages are read back by
`publish.postflight` and each violation is printed with its text. Tracking over 0.10 em counts from
26 em on: below that, one long word or number leaves no choice.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.content import SAMPLES
from publish.diagnostics import Finding, message
from publish.html import Setting, print_document
from publish.manuscript import Manuscript, locate
from publish.model import StyleOption
from publish.pdf import set_article
from publish.postflight.inspection import Inspection, inspect
from publish.prepare import Prepared, Task, prepare, tasks
from publish.styles import Style, load_style

MEASURES = range(18, 37)
WIDE = 26
COUNTED = {
    "pdf-content-malformed": "malformed",
    "not-flush": "Chinese",
    "not-flush-western": "Western",
    "pdf-address-short": "in address",
    "pdf-line-start": "start",
    "pdf-line-end": "end",
    "pdf-call-at-line-start": "calls",
    "pdf-unit-parted": "units",
    "pdf-last-line-single": "single",
    "pdf-line-loose": "loose",
    "pdf-han-overlap": "overlap",
    "pdf-bracket-pair": "pairs",
    "pdf-mark-narrowed": "narrowed",
    "pdf-mark-moved": "moved",
}


_JUSTIFIED = """
.keywords, p.dates, .note.dates p { text-align: justify; }
.dates .unbroken { white-space: normal; }
"""


class Counted(Struct, frozen=True):
    """What one measure gave: pages, full lines, counts by finding, and the findings.

    Lines that are not flush count apart in Chinese and in Western paragraphs.
    """

    measure: int
    pages: int
    lines: int
    counts: Counter[str]
    findings: tuple[Finding, ...]


def main() -> None:
    """Print a row for every measure, the sums, and each violation with its text."""
    measures = [int(each) for each in sys.argv[1:] if each.isdigit()] or list(MEASURES)
    manuscripts = [SAMPLES, *(Path(each) for each in sys.argv[1:] if not each.isdigit())]
    names = list(COUNTED.values())
    print(f"{'em':>4}{'pages':>7}{'lines':>7}" + "".join(f"{name:>11}" for name in names))
    rows: list[Counted] = []
    for measure in measures:
        rows.append(at_measure(measure, manuscripts))
        print(_row(str(measure), rows[-1:]), flush=True)
    print(_row("sum", rows))
    for row in rows:
        for found in row.findings:
            place = f"{row.measure} em, {found.span.file}, line {found.span.line}"
            print(f"{place}: {message(found, 'en')}\n    {found.source_line}")


def _row(name: str, rows: list[Counted]) -> str:
    counts = sum((row.counts for row in rows), Counter[str]())
    figures = "".join(f"{counts[id]:11}" for id in COUNTED)
    pages, lines = sum(row.pages for row in rows), sum(row.lines for row in rows)
    return f"{name:>4}{pages:7}{lines:7}{figures}"


def at_measure(measure: int, manuscripts: Sequence[Path] = (SAMPLES,)) -> Counted:
    """All articles set at a measure in em, and what was measured of them."""
    inspections = _inspections(measure, manuscripts)
    findings = tuple(
        found
        for inspected in inspections
        for found in inspected.findings
        if found.id in (*COUNTED, "pdf-line-not-flush")
        and (found.id != "pdf-line-loose" or measure >= WIDE)
    )
    figures = [dict(inspected.figures) for inspected in inspections]
    counts = Counter(found.id for found in findings)
    for key in ("not-flush", "not-flush-western"):
        counts[key] = sum(int(each[key]) for each in figures)
    return Counted(
        measure,
        sum(int(each["pages"]) for each in figures),
        sum(int(each["lines-full"]) + int(each["lines-full-western"]) for each in figures),
        counts,
        findings,
    )


def _inspections(measure: int, manuscripts: Sequence[Path]) -> list[Inspection]:
    style = _style(measure)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for task in _tasks(manuscripts):
            prepared = prepare(task)
            assert isinstance(prepared, Prepared), prepared
            setting = Setting(style, prepared.setting.journal, prepared.setting.issue)
            document = print_document(prepared.article, setting)
            file = Path(folder) / f"{prepared.article.id}.pdf"
            file.write_bytes(set_article(document, setting, 1).pdf)
            found.append(inspect(file))
    return found


def _tasks(manuscripts: Sequence[Path]) -> Iterator[Task]:
    for path in manuscripts:
        manuscript = locate(path)
        assert isinstance(manuscript, Manuscript), manuscript
        yield from tasks(manuscript, [])


def _style(measure: int) -> Style:
    """The journal style at a measure, on paper that leaves the usual margins beside it.

    What the style sets ragged (keywords, dates) is justified like all else.
    """
    width = f"{measure * 11 + 130}pt"
    overrides = (("page.measure", str(measure)), ("page.trim-width", width))
    options = tuple(StyleOption(name, value) for name, value in overrides)
    style, findings = load_style("journal", options)
    assert style is not None, findings
    return replace(style, print_css=style.print_css + _JUSTIFIED)


if __name__ == "__main__":
    main()
