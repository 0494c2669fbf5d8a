"""What the page on proofs says is true."""

import re
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from publish.cli.app import app
from publish.manuscript import Folder, read_journal
from publish.styles.options import BY_NAME
from tests.docs.doc_examples import DOCS, JOURNAL, examples, with_fields

PAGES = (DOCS / "proofs.md", DOCS / "proofs.zh-Hant.md")
BOTH = pytest.mark.parametrize("page", PAGES, ids=lambda file: file.name)


@BOTH
def test_every_option_of_the_command_is_told(page: Path) -> None:
    told = set(re.findall(r"`(--[a-z-]+)", page.read_text("utf-8")))
    commands = typer.main.get_command(app)
    assert isinstance(commands, TyperGroup)
    command = commands.commands["proof"]
    own = {option for each in command.params for option in each.opts if option.startswith("--")}
    of_all = {"--style", "--strict", "--json", "--quiet", "--verbose", "--lang"}
    assert told - {"--strict"} == own - of_all


@BOTH
def test_its_journal_is_right(page: Path) -> None:
    (example,) = (each for each in examples(page) if each.kind == "journal")
    text = with_fields(JOURNAL, example.text)
    reading = read_journal(Folder(Path(), {"journal.yaml": text.encode()}))
    assert reading.findings == ()
    assert reading.value is not None
    assert [each.number for each in reading.value.rounds] == [1, 2]


@BOTH
def test_the_options_of_styles_that_it_names_exist(page: Path) -> None:
    named = set(re.findall(r"`(proof\.[a-z-]+)", page.read_text("utf-8")))
    assert named == {name for name in BY_NAME if name.startswith("proof.")}
