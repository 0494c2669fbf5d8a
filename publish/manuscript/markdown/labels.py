"""Lines below a table or figure that say what they are: 資料來源：, 說明：, 單位："""

import re
from collections.abc import Sequence
from typing import TypeAlias

from publish.manuscript.markdown.positions import cut
from publish.model import Located

Labelled: TypeAlias = dict[str, Located]
"""The text behind the label, by field: `source`, `note`, `unit`."""

_WORDINGS = {
    "source": ("資料來源", "圖片來源", "來源", "出處", "Source", "Sources"),
    "note": ("說明", "註", "註解", "附註", "備註", "注", "Note", "Notes"),
    "unit": ("單位", "Unit", "Units"),
}
_FIELDS = {wording: field for field, wordings in _WORDINGS.items() for wording in wordings}
_ALTERNATIVES = "|".join(sorted(_FIELDS, key=len, reverse=True))
_LABEL = re.compile(rf"^[ \t\u3000]*(?P<label>{_ALTERNATIVES})[ \t]*[：:]\s*", re.MULTILINE)


def labelled_lines(text: Located) -> tuple[Located, Labelled] | None:
    """What stands before the first label, and the fields that follow.

    A label begins a line; what follows belongs to it up to the next one. None when there
    is no label, or the same field is named twice.
    """
    labels = list(_LABEL.finditer(text.text))
    if not labels:
        return None
    fields: Labelled = {}
    ends = [*(label.start() for label in labels[1:]), len(text.text)]
    for label, end in zip(labels, ends, strict=True):
        name = _FIELDS[label["label"]]
        if name in fields:
            return None
        fields[name] = cut(text, label.end(), end)
    return cut(text, 0, labels[0].start()), fields


def takes(fields: Labelled, known: Sequence[str], present: Sequence[str]) -> bool:
    """Whether all these fields belong to a block that knows some and already has some."""
    return all(name in known and name not in present for name in fields)
