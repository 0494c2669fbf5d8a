"""The passes over a paragraph: what each of them may do that the one before may not."""

from dataclasses import dataclass
from typing import Final

from publish.compose.locales import LocalePack, Milli


@dataclass(frozen=True, slots=True)
class Pass:
    """How far one pass may go. Numbers, dashes, ellipses, calls and clusters never part in any.

    `shortest_hyphenated` is in letters. `emergency`: more tracking, and brackets may lose the rest
    of their blanks. `whole_units`: a unit holds together even where it is wider than the measure.
    `marks_may_start`: in a row of three closing marks the third may begin a line. `rescue`: lines
    are spread still more, and what even so does not fit is set short or too long.
    """

    number: int
    shortest_hyphenated: int
    emergency: bool = False
    whole_units: bool = True
    marks_may_start: bool = False
    runts: bool = False
    rescue: bool = False

    def tracking(self, pack: LocalePack) -> Milli:
        """The most tracking that this pass admits."""
        if self.rescue:
            return pack.tracking_rescue
        return pack.tracking_emergency if self.emergency else pack.tracking_limit

    @property
    def breaks_like(self) -> tuple[int, bool, bool]:
        """Passes that are equal in this have the same breaks."""
        return self.shortest_hyphenated, self.whole_units, self.marks_may_start


PASSES: Final = (
    Pass(1, 6),
    Pass(2, 5, emergency=True),
    Pass(3, 5, emergency=True, whole_units=False, marks_may_start=True, runts=True),
    Pass(4, 5, emergency=True, whole_units=False, marks_may_start=True, runts=True, rescue=True),
)
