"""The line composer: a paragraph and its setting in, lines out.

All of it is a function of its arguments: no clock, no file, no font, integers only.
"""

from dataclasses import dataclass, replace

from publish.compose import classes as c
from publish.compose.addresses import find_addresses
from publish.compose.autospace import Spacing, autospace, pad_western
from publish.compose.breaks import NEVER, Breaks, find_breaks
from publish.compose.classify import Classified, classify
from publish.compose.collect import Paragraph
from publish.compose.edges import line_edges
from publish.compose.fit import Passage, total_fit
from publish.compose.justify import Limits
from publish.compose.lines import Composition, Finding, FindingId, Line
from publish.compose.locales import LocalePack, emergency_pack
from publish.compose.passes import PASSES, Pass
from publish.compose.place import Slot, place_line
from publish.compose.setting import Setting
from publish.compose.squeeze import set_cells, squeeze
from publish.compose.tally import Tally, tally
from publish.compose.titles import balanced_breaks

_NO_BREAKS = Breaks((), {}, frozenset())
_SINGLE = frozenset(
    c.HAN_LIKE + c.HANGUL + c.WIDE + c.LETTER + c.DIGIT + c.CODE + c.ADDRESS + c.BOX
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph with all that does not depend on the measure."""

    paragraph: Paragraph
    pack: LocalePack
    addresses: tuple[tuple[int, int], ...]
    classified: Classified
    spacing: Spacing
    tally: Tally


@dataclass(frozen=True, slots=True)
class _Broken:
    """A passage with the gaps at which its lines end, and the pass and breaks they come from."""

    passage: Passage
    ends: list[int]
    limits: Pass
    breaks: Breaks


class _Means:
    """What the passes over a paragraph work with, found when first asked for."""

    def __init__(self, prepared: Prepared, setting: Setting) -> None:
        self._prepared = prepared
        self._setting = setting
        self._breaks: dict[tuple[int, bool, bool], Breaks] = {}
        self._emergency: Tally | None = None

    def breaks(self, limits: Pass) -> Breaks:
        """Where lines may end in a pass."""
        known = self._breaks.get(limits.breaks_like)
        if known is None:
            each = self._prepared
            known = self._breaks[limits.breaks_like] = find_breaks(
                each.paragraph, each.classified, each.addresses, self._setting, limits
            )
        return known

    def tally(self, limits: Pass) -> Tally:
        """The sums of a pass: in an emergency brackets give more."""
        if not limits.emergency:
            return self._prepared.tally
        if self._emergency is None:
            each = self._prepared
            squeezed = squeeze(each.paragraph, each.classified, emergency_pack(each.pack))
            sums = each.tally
            self._emergency = tally(each.classified, sums.cells, squeezed, each.spacing, sums.edges)
        return self._emergency


def compose(paragraph: Paragraph | Prepared, setting: Setting, looseness: int = 0) -> Composition:
    """The lines of the paragraph. What is composed several times is better prepared once.

    `looseness` 1 or −1 asks for the best setting with one line more or one fewer; where there is
    none within the limits of the same pass, the result is that of 0.
    """
    prepared = _prepared(paragraph, setting)
    means = _Means(prepared, setting)
    broken = [_break(prepared, each, setting, means) for each in _passages(prepared, setting)]
    if looseness and not setting.balanced:
        broken = _loosened(broken, setting, means, looseness)
    lines = [line for each in broken for line in _lines(each, setting, means)]
    return Composition(tuple(lines), _findings(prepared, lines, setting))


def prepare(paragraph: Paragraph, pack: LocalePack) -> Prepared:
    """The paragraph classified, squeezed and spaced, with its running sums."""
    addresses = find_addresses(paragraph)
    classified = classify(paragraph, addresses)
    cells = set_cells(paragraph, classified.classes, pack)
    squeezed = squeeze(paragraph, classified, pack)
    spacing = autospace(paragraph, classified, pack)
    if pack.grid_strict:
        cells = pad_western(cells, classified.classes, spacing, paragraph.ems)
    edges = line_edges(classified.classes, paragraph.ems, paragraph.kerns, pack)
    sums = tally(classified, cells, squeezed, spacing, edges)
    return Prepared(paragraph, pack, addresses, classified, spacing, sums)


def natural_width(paragraph: Paragraph | Prepared, setting: Setting) -> int:
    """Width of the longest line that only forced breaks end, indent included (max-content)."""
    prepared = _prepared(paragraph, setting)
    sums = prepared.tally
    return max(
        (
            each.indent + sums.end[each.hi] - sums.start[each.lo]
            for each in _passages(prepared, setting)
        ),
        default=0,
    )


def least_width(paragraph: Paragraph | Prepared, setting: Setting) -> int:
    """Width of the widest part that no line break divides in pass 1, without hyphenation and
    without dividing addresses by force (min-content).
    """
    prepared = _prepared(paragraph, setting)
    sums = prepared.tally
    unbounded = replace(setting, hyphenate=False, measure=sum(sums.cells.widths) + 1)
    penalties = _Means(prepared, unbounded).breaks(PASSES[0]).penalties
    widest = 0
    for each in _passages(prepared, setting):
        gaps = [gap for gap in range(each.lo + 1, each.hi) if penalties[gap] < NEVER]
        for a, b in zip([each.lo, *gaps], [*gaps, each.hi], strict=True):
            indent = each.indent if a == each.lo else 0
            give = max(sums.edges.elastic.get(b, (0,)))
            widest = max(widest, indent + sums.end[b] - sums.start[a] - give)
    return widest


def _prepared(paragraph: Paragraph | Prepared, setting: Setting) -> Prepared:
    if isinstance(paragraph, Paragraph):
        return prepare(paragraph, setting.pack)
    if paragraph.pack is not setting.pack and paragraph.pack != setting.pack:
        raise ValueError(f"prepared for {paragraph.pack.name}, set by {setting.pack.name}")
    return paragraph


def _passages(prepared: Prepared, setting: Setting) -> list[Passage]:
    """The parts between forced breaks, in order; the first has the indent."""
    classes = prepared.classified.classes
    ends = []
    if c.FORCED in classes:
        ends = [k + 1 for k, letter in enumerate(classes) if letter == c.FORCED]
    if classes and (not ends or ends[-1] < len(classes)):
        ends.append(len(classes))
    return [
        Passage(lo, hi, setting.indent if lo == 0 else 0, _last_start(classes, lo, hi, setting))
        for lo, hi in zip([0, *ends], ends, strict=False)
    ]


def _last_start(classes: str, lo: int, hi: int, setting: Setting) -> int:
    """The last gap after which enough characters are left for a last line."""
    wanted = setting.pack.title_last_line if setting.balanced else 2
    for k in range(hi - 1, lo, -1):
        if classes[k] in _SINGLE:
            wanted -= 2 if classes[k] == c.BOX else 1
        if wanted <= 0:
            return k
    return lo


def _break(prepared: Prepared, passage: Passage, setting: Setting, means: _Means) -> _Broken:
    """The passage broken in the first pass that succeeds; the last one always does."""
    natural = prepared.tally.end[passage.hi] - prepared.tally.start[passage.lo]
    if natural <= setting.measure - passage.indent:
        return _Broken(passage, [passage.hi], PASSES[0], _NO_BREAKS)
    if not setting.justified and natural - _gives(prepared, passage) <= (
        setting.measure - passage.indent
    ):
        # Text that nearly fits one line is tightened rather than broken for a hair.
        return _Broken(passage, [passage.hi], PASSES[0], _NO_BREAKS)
    if setting.balanced:
        breaks = means.breaks(PASSES[0])
        ends = balanced_breaks(prepared.paragraph, prepared.tally, breaks, passage, setting)
        if ends is not None:
            return _Broken(passage, ends, PASSES[0], breaks)
    for limits in PASSES:
        found = _fit(passage, setting, limits, means)
        if found is not None:
            return _Broken(passage, found, limits, means.breaks(limits))
    raise AssertionError("the last pass always finds lines")


def _gives(prepared: Prepared, passage: Passage) -> int:
    """What the blanks and gaps of a passage give up at the most."""
    return prepared.tally.shrink_sum.between(passage.lo, passage.hi)


def _fit(
    passage: Passage, setting: Setting, limits: Pass, means: _Means, lines: int | None = None
) -> list[int] | None:
    return total_fit(
        means.tally(limits),
        means.breaks(limits),
        passage,
        setting,
        Limits.of(setting, limits.tracking(setting.pack)),
        runts=limits.runts,
        rescue=limits.rescue,
        lines=lines,
    )


def _loosened(
    broken: list[_Broken], setting: Setting, means: _Means, looseness: int
) -> list[_Broken]:
    """The same passages, the first that can be with so many lines more."""
    for index, each in enumerate(broken):
        lines = len(each.ends) + looseness
        ends = None
        if not each.limits.rescue:
            ends = _fit(each.passage, setting, each.limits, means, lines)
        if ends is not None:
            changed = replace(each, ends=ends, breaks=means.breaks(each.limits))
            return [*broken[:index], changed, *broken[index + 1 :]]
    return broken


def _lines(broken: _Broken, setting: Setting, means: _Means) -> list[Line]:
    passage, limits = broken.passage, broken.limits
    sums, first_pass = means.tally(limits), PASSES[0]
    spread = Limits.of(setting, limits.tracking(setting.pack))
    usual = setting.of(setting.pack.tracking_limit)

    def is_usual_end(gap: int) -> bool:
        return gap == passage.hi or means.breaks(first_pass).penalties[gap] < NEVER

    lines = []
    for a, b in zip([passage.lo, *broken.ends], broken.ends, strict=False):
        slot = Slot(
            a,
            b,
            passage.indent if a == passage.lo else 0,
            broken.breaks.hyphens.get(b, 0) if b < passage.hi else 0,
            b == passage.hi,
            b in broken.breaks.in_address,
            limits.number,
        )
        line = place_line(sums, slot, setting, spread)
        if line.number > 1 and line.fits and line.tracking <= usual and is_usual_end(b):
            # Nothing in it needed a later pass, though the passage did.
            line = line._replace(number=1)
        lines.append(line)
    return lines


def _findings(prepared: Prepared, lines: list[Line], setting: Setting) -> tuple[Finding, ...]:
    """What an editor should see of the composed lines, in the order of the text."""
    offsets = prepared.paragraph.offsets
    found = []
    if setting.justified and len(lines) > 1 and setting.measure % setting.em:
        found.append(Finding("measure-off-grid", 0, setting.measure % setting.em))
    for k in prepared.spacing.between_han:
        found.append(Finding("space-between-han", offsets[k], prepared.spacing.glue[k].natural))
    for line in lines:
        kind, amount = _fault(line, setting)
        if kind:
            found.append(Finding(kind, offsets[line.start], amount))
    return tuple(sorted(found, key=lambda each: each.offset))


def _fault(line: Line, setting: Setting) -> tuple[FindingId | None, int]:
    if line.width > setting.measure:
        return "overfull-line", line.width - setting.measure
    if line.number == 1:
        return None, 0
    if not line.fits:
        return "short-line", setting.measure - line.width
    return "loose-line", line.tracking
