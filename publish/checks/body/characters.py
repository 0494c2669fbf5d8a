"""Characters that mean nothing, and markup that was not read as such."""

import re
from collections.abc import Iterator

from publish.checks.body.marks import WIDE
from publish.checks.body.passages import Passages
from publish.diagnostics import Finding, finding

_BROKEN = re.compile(
    "\ufffd|[\ue000-\uf8ff]|[\ufdd0-\ufdef\ufffe\uffff]|[\U000f0000-\U0010ffff]|[\ud800-\udfff]"
)


def character_broken(passages: Passages) -> Iterator[Finding]:
    """The replacement character, private-use characters and code points that are none."""
    for passage in passages:
        for match in _BROKEN.finditer(passage.text):
            code = f"U+{ord(match[0]):04X}"
            yield finding("character-broken", passage.span(*match.span()), code=code)


_STARS = re.compile(rf"(?<!\*)\*\*(?!\*)(?:(?=[{WIDE}])|(?<=[{WIDE}]..))")


def emphasis_open(passages: Passages) -> Iterator[Finding]:
    """`**` beside Chinese that has no partner; stars of significance stand beside numbers."""
    for passage in passages:
        for match in _STARS.finditer(passage.text):
            if passage.as_typed(match.start()):
                yield finding("emphasis-open", passage.span(*match.span()), mark="**")


_STRAY = re.compile(r"\{(?:[#.][\w-]+|[a-z-]+=)[^{}\n]*\}")


def attributes_stray(passages: Passages) -> Iterator[Finding]:
    """Braces that look like attributes but stand where none are read, or are misspelt."""
    for passage in passages:
        for match in _STRAY.finditer(passage.text):
            if passage.as_typed(match.start()):
                yield finding("attributes-stray", passage.span(*match.span()), text=match[0])
