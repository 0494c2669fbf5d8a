"""The build record: what was made of what, and whether the files still are what it says."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct, field

from publish import __version__
from publish.diagnostics import Finding
from publish.diagnostics.recorded import finding_entry, finding_from
from publish.keeping.digests import file_digest, is_whole, library_versions, program_digest
from publish.keeping.outputs import RECORD_SUFFIX, Output, digest
from publish.model.sources import Sources, recorded_sources
from publish.styles import Style

BookSources: TypeAlias = tuple[tuple[str, Sources], ...]
"""Where in the manuscript the elements of the documents of an e-book come from, by their names
in the archive."""


class LastBuild(Struct, frozen=True):
    """What the last build of an article left; `key` is empty when it left no record.

    `key` stands for everything that decided the outputs' bytes, `outputs` are their names
    with SHA-256, `whole` the names of those that still are as stated, `folios` the first
    and the last, `bound` the pages of an issue's block, `sources` what is
    recorded of the elements of its e-book.
    """

    key: str = ""
    outputs: tuple[tuple[str, str], ...] = ()
    whole: frozenset[str] = frozenset()
    folios: tuple[int, int] = (0, 0)
    bound: int = 0
    findings: tuple[Finding, ...] = ()
    sources: dict[str, Any] = field(default_factory=dict)

    def right(self, key: str) -> dict[str, str]:
        """The outputs that are whole and made of what `key` stands for."""
        if key != self.key:
            return {}
        return {name: value for name, value in self.outputs if name in self.whole}

    def has(self, files: tuple[str, ...], key: str) -> bool:
        """Whether all these files are right."""
        return self.right(key).keys() >= set(files)

    def continued(
        self, key: str, outputs: tuple[Output, ...], sources: BookSources
    ) -> dict[str, Any]:
        """What a record says of these outputs, and of those that stay right beside them.

        `sources` are those of the e-book, where one was made.
        """
        made = {output.name: digest(output.data) for output in outputs}
        whole = {**self.right(key), **made}
        recorded: dict[str, Any] = {}
        if any(name.endswith(".epub") for name in made):
            recorded = {member: recorded_sources(each) for member, each in sources}
        elif any(name.endswith(".epub") for name in whole):
            recorded = self.sources
        return {"outputs": whole, **({"sources": recorded} if recorded else {})}

    def is_broken(self, files: tuple[str, ...]) -> bool:
        """Whether the record names one of these files, and it is not as stated."""
        return any(name in files and name not in self.whole for name, _ in self.outputs)


def last_build(folder: Path, article: str) -> LastBuild:
    """What the record of an article says, and which of its files are as it says."""
    try:
        record = json.loads((folder / f"{article}{RECORD_SUFFIX}").read_text("utf-8"))
        outputs = tuple((str(name), str(value)) for name, value in record["outputs"].items())
        return LastBuild(
            key=str(record["key"]),
            outputs=outputs,
            whole=frozenset(name for name, value in outputs if is_whole(folder / name, value)),
            folios=(int(record["pages"]["first"]), int(record["pages"]["last"])),
            bound=int(record["pages"].get("count", 0)),
            findings=tuple(finding_from(entry) for entry in record["findings"]),
            sources=dict(record.get("sources", {})),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return LastBuild()


def record_output(article: str, facts: dict[str, Any], findings: tuple[Finding, ...]) -> Output:
    """The record as a file: JSON with sorted keys, the same for the same build."""
    record = {
        "banxin": __version__,
        "article": article,
        "libraries": library_versions(),
        "findings": [finding_entry(found) for found in findings],
        **facts,
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Output(f"{article}{RECORD_SUFFIX}", text.encode("utf-8", "backslashreplace"))


def build_key(
    inputs: Iterable[tuple[str, bytes]],
    style: Style,
    first_folio: int,
    *,
    pages: bool = True,
    cover: bool = False,
    profile: str = "",
) -> str:
    """What decides the bytes of an article: inputs, style, faces, folio, the program itself.

    `pages` says whether its e-book has a page list, `cover` whether its pages have a cover,
    `profile` for which platform it is.
    """
    parts = [
        *(f"{name} {digest(data)}" for name, data in sorted(inputs)),
        *(f"{name}={value}" for name, value in style.options),
        *(f"face {face.family} {file_digest(face.file)}" for face in style.faces),
        f"first {first_folio}",
        *([] if pages else ["no page list"]),
        *(["cover"] if cover else []),
        *([f"profile {profile}"] if profile else []),
        program_digest(),
    ]
    return digest("\n".join(parts).encode("utf-8", "surrogateescape"))
