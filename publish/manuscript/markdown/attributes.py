"""`{#id .class key="value"}` behind headings, pictures, spans and captions."""

import re

from msgspec import Struct

from publish.manuscript.markdown.positions import cut
from publish.model import Located

_PART = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}#.="“”]+)
      | \.(?P<class>[^\s{}#.="“”]+)
      | (?P<key>[A-Za-z_][\w:.-]*)=(?:
            "(?P<double>(?:\\.|[^"\\])*)"
          | '(?P<single>(?:\\.|[^'\\])*)'
          | “(?P<curly>[^”]*)”
          | (?P<bare>[^\s{}"'“”]+)
        )
      | (?P<minus>-)(?=[\s}])
    )(?=[\s}])""",
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"\s*\}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Attributes(Struct, frozen=True):
    """What stands between two braces. Each text knows its place; the first id counts."""

    ids: tuple[Located, ...] = ()
    classes: tuple[Located, ...] = ()
    pairs: tuple[tuple[Located, Located], ...] = ()

    @property
    def id(self) -> str:
        return self.ids[0].text if self.ids else ""

    @property
    def class_names(self) -> tuple[str, ...]:
        return tuple(_CLASS_ALIASES.get(name.text, name.text) for name in self.classes)

    def value(self, key: str) -> Located | None:
        """The value of a key as typed, escapes and all."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def plain(self, key: str) -> str:
        """The value of a key without its escapes, or an empty string."""
        value = self.value(key)
        return _ESCAPE.sub(r"\1", value.text) if value else ""


_CLASS_ALIASES = {"-": "unnumbered"}
NONE = Attributes()


def attributes_at(source: Located, start: int) -> tuple[Attributes, int] | None:
    """The attributes whose `{` stands at `start`, and the offset behind their `}`."""
    text = source.text
    if not text.startswith("{", start):
        return None
    ids: list[Located] = []
    classes: list[Located] = []
    pairs: list[tuple[Located, Located]] = []
    position = start + 1
    while part := _PART.match(text, position):
        position = part.end()
        if part["id"]:
            ids.append(cut(source, *part.span("id")))
        elif part["key"]:
            kind = next(k for k in ("double", "single", "curly", "bare") if part[k] is not None)
            pairs.append((cut(source, *part.span("key")), cut(source, *part.span(kind))))
        else:
            classes.append(cut(source, *part.span("class" if part["class"] else "minus")))
    end = _END.match(text, position)
    if end is None:
        return None
    return Attributes(tuple(ids), tuple(classes), tuple(pairs)), end.end()


def attributes_end(text: str, start: int) -> int:
    """The offset behind the `}` of the attributes at `start`, or `start` if there are none."""
    found = attributes_at(Located(text, "", ((1, 1),)), start)
    return found[1] if found else start


def split_attributes(source: Located) -> tuple[Located, Attributes]:
    """The text without the attributes at its end, and these."""
    text = source.text
    if not text.rstrip().endswith("}"):
        return source, NONE
    length = len(text.rstrip())
    for brace in re.finditer(r"(?<!\\)\{(?=[\s#.}\w-])", text):
        found = attributes_at(source, brace.start())
        if found and found[1] == length:
            return cut(source, 0, len(text[: brace.start()].rstrip())), found[0]
    return source, NONE
