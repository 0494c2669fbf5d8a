"""What decides the pages of a copy."""

from pathlib import Path

from publish.keeping.digests import file_digest, program_digest
from publish.keeping.outputs import digest
from publish.pdf import Copy


def copy_key(copy: Copy) -> str:
    """What decides the pages of a copy, but for their folios."""
    parts = [
        digest(copy.html.encode("utf-8", "surrogateescape")),
        digest(copy.css.encode()),
        *(f"{face.family} {face.unicode_range} {file_digest(face.file)}" for face in copy.faces),
        *(f"{each.path} {digest(each.data)}" for each in copy.resources),
        "" if copy.tagged else "untagged",
        program_digest(),
    ]
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))


def files_key(kind: str, sources: dict[Path, str]) -> str:
    """A name for what is made of these files, given with their digests, by this program."""
    parts = (kind, program_digest(), *(f"{file} {value}" for file, value in sources.items()))
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))
