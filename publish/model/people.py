"""Names in several scripts, people and where they work."""

from msgspec import Struct

from publish.model.languages import base_language
from publish.model.text import Multilingual
from publish.source import Span

# Languages that put the family name first and set no blank between the two parts.
_FAMILY_FIRST = frozenset({"zh", "ja", "ko"})


class Name(Struct, frozen=True):
    """One name in one language: either `literal`, or family and given name.

    `style` is `eastern`, `western`, `given-only` or empty (by the script of the name).
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    style: str = ""

    def display(self, tag: str) -> str:
        """The name as it is printed in a text of language `tag`.

        Eastern order 李之藻 has no blank for Han, kana and hangul; western order is
        Chih-tsao Li. A `literal` stands as typed.
        """
        if self.literal:
            return self.literal
        if self.style == "given-only":
            return self.given
        eastern = self.style == "eastern" or (not self.style and self._is_eastern(tag))
        if not eastern:
            return " ".join(part for part in (self.given, self.family) if part)
        joint = "" if self._is_cjk() else " "
        return joint.join(part for part in (self.family, self.given) if part)

    def inverted(self, tag: str) -> str:
        """The name for sorting: `Li, Chih-tsao`; eastern names need no comma."""
        if self.literal or not (self.family and self.given) or self._is_cjk():
            return self.display(tag)
        return f"{self.family}, {self.given}"

    def _is_cjk(self) -> bool:
        return any(ord(character) >= 0x2E80 for character in self.family + self.given)

    def _is_eastern(self, tag: str) -> bool:
        return self._is_cjk() or (base_language(tag) in _FAMILY_FIRST and self._is_cjk())


class Affiliation(Struct, frozen=True):
    """An institution to which several people may belong."""

    id: str
    institution: Multilingual[str] = Multilingual()
    department: Multilingual[str] = Multilingual()
    city: Multilingual[str] = Multilingual()
    country: Multilingual[str] = Multilingual()
    ror: str = ""
    span: Span = Span("")


class Membership(Struct, frozen=True):
    """A person's place at one affiliation."""

    affiliation: Affiliation
    position: Multilingual[str] = Multilingual()


class Person(Struct, frozen=True):
    """An author or contributor. `name` holds one `Name` per language or script."""

    name: Multilingual[Name]
    id: str = ""
    orcid: str = ""
    email: str = ""
    corresponding: bool = False
    equal_contributor: bool = False
    roles: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    bio: Multilingual[str] = Multilingual()
    note: Multilingual[str] = Multilingual()
    sort_key: str = ""
    span: Span = Span("")

    def display(self, tag: str) -> str:
        """The name in a text of language `tag`, else the first that was typed."""
        found = self.name.tag_for(tag)
        if found is None:
            found = self.name.entries[0][0]
        name = self.name.get(found)
        assert name is not None
        return name.display(found)
