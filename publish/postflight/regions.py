"""What the language of a file says of its marks: where they sit in their cell, what they may lose.

In Taiwan and Hong Kong ，。 stand in the middle of their cell. In mainland China ，。：；！？ stand
at its left, in Japan 、。, and what is empty at their right goes beside another mark or in a full
line.
"""

from typing import Final

from msgspec import Struct

from publish.postflight import characters as c


class Region(Struct, frozen=True):
    """`seated` are the marks at the left of their cell; `gives` is the em that one in the middle
    may lose at each side inside a line.
    """

    seated: frozenset[str] = frozenset()
    gives: float = 0.0


TAIWAN: Final = Region()
_REGIONS: Final = (
    ("zh-hans", Region(c.CENTRED)),
    ("zh-cn", Region(c.CENTRED)),
    ("zh-sg", Region(c.CENTRED)),
    ("ja", Region(frozenset("、。，．"))),
    ("zh-hant-hk", Region(gives=0.125)),
    ("zh-hk", Region(gives=0.125)),
)


def region_of(language: str) -> Region:
    """The region of a language tag; Taiwan for all that say nothing else.

    Source: clreq#positions_and_sizes_of_punctuation_marks, GB/T 15834 5.1, jlreq 3.1.2.
    """
    tag = language.lower()
    return next(
        (region for name, region in _REGIONS if tag == name or tag.startswith(f"{name}-")), TAIWAN
    )
