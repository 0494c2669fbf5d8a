"""What a manuscript is called that has no `id`."""

from pathlib import PurePosixPath

from publish.files.folder import Folder

SOURCE_SUFFIX = ".source"
"""Ends the name of a folder in which a round of proofs keeps its manuscript; not searched."""

PROOFS = "proofs"
"""The folder beside an article that keeps the rounds of its proofs."""
PROOFS_SUFFIX = ".proofs"
"""Ends the name of the folder in which an issue keeps its rounds of proofs; not searched."""


def default_id(folder: Folder, file: str) -> str:
    """The name of the outputs: the folder's for article.yaml and issue.yaml, else the stem."""
    path = PurePosixPath(file)
    if path.name in ("article.yaml", "issue.yaml"):
        return path.parent.name or folder.root.resolve().name or path.stem
    return path.stem
