"""Where a title may be parted by its sense, for readers that make their lines themselves."""

from publish.compose.breaks import NEVER, find_breaks
from publish.compose.collect import Run, collect
from publish.compose.locales import LocalePack
from publish.compose.paragraph import prepare
from publish.compose.passes import PASSES
from publish.compose.setting import Setting
from publish.compose.titles import parts_by_sense

_EM = 1024
_SHORTEST = 3
"""Characters of a phrase at least: 格與行 is not 格 and 與行."""


def phrases(title: str, pack: LocalePack) -> tuple[str, ...]:
    """The title in phrases, which joined are the title: 一字一格：, 漢文活字, 與版面的構成.

    They end where a line of a printed title ends first, behind a mark, before 與, behind 的, and
    where the rules of lines allow it. The last has as many characters as a title's last line.
    """
    paragraph = collect((Run(title, (_EM,) * len(title), _EM),))
    prepared = prepare(paragraph, pack)
    setting = Setting(len(title) * _EM, _EM, pack, balanced=True)
    breaks = find_breaks(paragraph, prepared.classified, prepared.addresses, setting, PASSES[0])
    found: list[str] = []
    start = 0
    for gap in range(1, len(paragraph.clusters)):
        if (
            breaks.penalties[gap] < NEVER
            and parts_by_sense(paragraph.skeleton, gap, setting)
            and gap - start >= _SHORTEST
            and len(paragraph.clusters) - gap >= pack.title_last_line
        ):
            found.append(title[paragraph.offsets[start] : paragraph.offsets[gap]])
            start = gap
    return (*found, title[paragraph.offsets[start] :])
