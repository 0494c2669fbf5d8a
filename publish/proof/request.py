"""What a proof was asked for."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from publish.model import ProofRound

Marks = Literal["grey", "colour", "list"]
LAST_ROUND = 999
"""No round has a higher number, so that four digits of a git revision are none."""


class ProofRequest(Struct, frozen=True):
    """What the user asked for.

    `date` and `due` are YYYY-MM-DD as typed, or empty; `since` is a round's number, a folder
    or a git revision; `to_person` is the id of a person. With `split` each author gets a
    file. With `epub` there is an e-book beside the PDF of each article. `jobs` processes set
    pages. `output` is the folder of the builds, whose records say where the issue before ends.
    """

    paths: tuple[Path, ...]
    round: int
    name: str = ""
    date: str = ""
    due: str = ""
    since: str = ""
    to_person: str = ""
    split: bool = False
    marks: Marks = "grey"
    style: str = ""
    strict: bool = False
    epub: bool = False
    jobs: int = 1
    output: Path = Path("build")


class Occasion(Struct, frozen=True):
    """What stands at the head of every sheet: the round, its days, who gets it, the build.

    `recipient` is a person's name or empty; `build` is the hash of the source.
    """

    round: ProofRound
    date: str
    due: str
    recipient: str
    build: str
