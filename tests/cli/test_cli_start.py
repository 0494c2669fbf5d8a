"""The command starts light."""

import json
import re
import subprocess
import sys

import pytest

from publish.cli.app import app

HEAVY = ("weasyprint", "pydantic", "lxml", "yaml", "jinja2", "ebooklib", "PIL", "pikepdf", "rich")


def loaded(program: str) -> list[str]:
    """The heavy modules that a program has loaded at its end."""
    ending = f"\nimport json; print(json.dumps([n for n in {HEAVY} if n in sys.modules]))"
    run = subprocess.run(
        [sys.executable, "-c", "import sys\n" + program + ending],
        capture_output=True,
        text=True,
        check=True,
    )
    names: list[str] = json.loads(run.stdout.splitlines()[-1])
    return names


def test_importing_the_command_loads_nothing_heavy() -> None:
    assert loaded("import publish.cli") == []


@pytest.mark.parametrize("words", [["--help"], []])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    program = f"""
import publish.cli.app
sys.argv = ["publish", *{words}]
try:
    publish.cli.app.main()
except SystemExit:
    pass  # help ends the program; what it had loaded by then is asked below
"""
    assert loaded(program) == []


def test_help_names_the_verbs() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "publish.cli", "--help"], capture_output=True, text=True, check=True
    )
    for verb in ("build", "check", "init", "schema"):
        assert f"  {verb} " in run.stdout


VERBS = {
    command.callback.__name__: command.callback
    for command in app.registered_commands
    if command.callback is not None
}


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_says_everything_in_both_languages(verb: str) -> None:
    """Where the paths of `build` may lead was told in Chinese alone."""
    told = VERBS[verb].__doc__ or ""
    english = re.findall(r"[a-zA-Z]\.(?=\s|$)", told)
    assert len(english) == told.count("。") > 0
