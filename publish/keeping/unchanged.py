"""Whether a request would build what is there already, asked of hashes alone.

After a build everything that it read, with its digest, is noted in the user's cache folder.
As long as all of it is the same, and so are the outputs, the next build of the same request
needs to read no manuscript and to load no engine. Without a cache folder, or when in doubt,
the pipeline compares the keys of the records instead.
"""

import json
import os
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.carried import carried
from publish.diagnostics import Finding
from publish.diagnostics.recorded import finding_entry, finding_from
from publish.keeping.cache import cache_folder
from publish.keeping.digests import is_whole, program_digest
from publish.keeping.outputs import RECORD_SUFFIX, digest
from publish.request import Built, Request

_LANDMARKS = ("journal.yaml", "issue.yaml", "article.yaml")
_DEPTH = 4
_MOST_NOTES = 200
_MOST_FOLDERS = 5000


class Outcome(Struct, frozen=True):
    """What a build gave."""

    built: tuple[Built, ...]
    findings: tuple[Finding, ...]


def recall(request: Request) -> Outcome | None:
    """The outcome of the same request when nothing has changed since, else None."""
    try:
        known = json.loads(_note(request).read_text("utf-8"))
        if known["state"] != _state(request) or not all(
            is_whole(Path(file), value)
            for kind in ("sources", "outputs")
            for file, value in known[kind].items()
        ):
            return None
        built = tuple(
            Built(
                name,
                tuple(request.output / file for file in files),
                (first, last),
                0.0,
                True,
                bound,
            )
            for name, files, first, last, bound in known["built"]
        )
        return Outcome(built, tuple(finding_from(entry) for entry in known["findings"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # damaged: built anew
        return None


def remember(request: Request, outcome: Outcome, sources: dict[Path, str]) -> None:
    """Note the outcome of a build that went well; `sources` are all files that it read.

    Not that of a catalogue: it lists whatever files are in the folder, those of other builds too.
    """
    if "opds" in request.formats:
        return
    names = [file.name for built in outcome.built for file in built.files]
    records = [f"{built.name}{RECORD_SUFFIX}" for built in outcome.built]
    outputs = [request.output.resolve() / name for name in (*names, *records)]
    note = _note(request)
    part = note.with_suffix(f".{os.getpid()}")
    try:
        known = {
            "state": _state(request),
            "sources": {str(file): value for file, value in sources.items()},
            "outputs": {str(file): digest(file.read_bytes()) for file in outputs},
            "built": [
                (built.name, [file.name for file in built.files], *built.folios, built.bound)
                for built in outcome.built
            ],
            "findings": [
                {**finding_entry(found), "source_line": found.source_line}
                for found in outcome.findings
                if found.id != "record-stale"
            ],
        }
        note.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(known), "utf-8")
        part.replace(note)
        _forget_oldest(note.parent)
    except (OSError, ValueError):  # the pipeline finds out by the records
        return


def _note(request: Request) -> Path:
    paths = [str(path.resolve()) for path in (*request.paths, request.output)]
    # How many hands do the work does not change it.
    asked = replace(request, paths=(), output=Path(), jobs=1, cluster="")
    return cache_folder() / "builds" / f"{digest(repr((paths, asked)).encode())}.json"


def _forget_oldest(folder: Path) -> None:
    for note in sorted(folder.iterdir(), key=lambda note: note.stat().st_mtime)[:-_MOST_NOTES]:
        note.unlink(missing_ok=True)


def _state(request: Request) -> str:
    """A digest of the program, and of the names in the places where files are looked for."""
    roots = [_root(path.resolve()) for path in request.paths]
    names = [str(root) for root in roots]
    for root in dict.fromkeys(roots):
        names += names_below(root, _DEPTH, _LANDMARKS)
    names += [name for root in roots for name in style_files(root)]
    return digest("\n".join((program_digest(), *names)).encode("utf-8", "surrogateescape"))


def style_files(root: Path) -> list[str]:
    """The files of all styles that a journal may have: a new one may change its pages.

    Raises ValueError as `names_below`.
    """
    places = (root / "styles", carried("styles"))
    return [name for place in places for name in names_below(place, _DEPTH)]


def _root(place: Path) -> Path:
    """The nearest folder around with a journal.yaml, else the place's own."""
    folder = place if place.is_dir() else place.parent
    around = (folder, *folder.parents)
    return next((each for each in around if (each / "journal.yaml").is_file()), folder)


def names_below(folder: Path, depth: int, wanted: tuple[str, ...] = ()) -> list[str]:
    """The paths of the files below a folder; only those with a wanted name where some are.

    Raises ValueError where there are too many folders to ask each time, as in a home folder.
    """
    found: list[str] = []
    for count, (place, folders, files) in enumerate(os.walk(folder)):
        if count > _MOST_FOLDERS:
            raise ValueError(folder)
        inside = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(each for each in folders if not each.startswith(".") and inside < depth)
        found += sorted(f"{place}/{file}" for file in files if not wanted or file in wanted)
    return found
