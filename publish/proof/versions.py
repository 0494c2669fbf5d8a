"""A document as it is and as it was before, and what changed between the two."""

from msgspec import Struct

from publish.proof.comparing.changes import Change
from publish.proof.comparing.told import told_changes
from publish.proof.fields import field_changes
from publish.proof.matter import Matter


class Versions(Struct, frozen=True):
    """A document, what it was, and the changes of what is printed, heads included.

    `was` is None where it is compared with nothing.
    """

    now: Matter
    was: Matter | None
    changes: tuple[Change, ...] = ()

    def fields(self, told: tuple[Change, ...]) -> tuple[Change, ...]:
        """What changed in the manuscript's fields beside what is `told` already."""
        now, was = self.now, self.was
        if was is None or was.article is None or now.article is None:
            return ()
        units, journal = (was.text.all_units, now.text.all_units), now.setting.journal
        return field_changes(was.article, now.article, told, *units, journal)


def compare(now: Matter, was: Matter | None) -> Versions:
    """Two versions read and compared; both are written by the same templates and labels."""
    text = now.text
    return Versions(now, was, told_changes(was.text.all_units, text.all_units) if was else ())
