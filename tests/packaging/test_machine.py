"""tools/machine.sh on machines that have all, lack something, or may not install."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "machine.sh"
TOOLS = ("sed", "sh", "env")

# A Python of a machine: its version is right, it finds the libraries that HAVE names.
PYTHON = """#!/bin/sh
case "$2" in
*version_info*) exit 0 ;;
*ensurepip*) exit 0 ;;
*CDLL*)
    for name in $HAVE; do
        case "$2" in *"'$name"*) exit 0 ;; esac
    done
    exit 1 ;;
esac
"""
INSTALLER = '#!/bin/sh\necho "${0##*/} $*" >>"$CALLS"\n'


class Machine:
    """A PATH of its own, whose programs do nothing but write down that they were called."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.calls = folder / "calls.txt"
        self.calls.touch()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (self.programs / tool).symlink_to(found)
        self.program("python3", PYTHON)
        self.program("uname", "#!/bin/sh\necho Linux\n")
        self.program("id", "#!/bin/sh\necho 0\n")

    def program(self, name: str, text: str) -> None:
        file = self.programs / name
        file.write_text(text, "utf-8")
        file.chmod(0o755)

    def run(self, have: str, purpose: str = "demo") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.programs / "sh", SCRIPT, purpose],
            env={"PATH": str(self.programs), "HAVE": have, "CALLS": str(self.calls)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text("utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


ALL = "libpango-1.0 libpangoft2-1.0 libharfbuzz-subset"
NONE_OF_THEM = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
COMMAND = f"    apt-get install -y --no-install-recommends {NONE_OF_THEM}\n"


def test_where_all_is_there_it_names_python_and_installs_nothing(machine: Machine) -> None:
    machine.program("apt-get", INSTALLER)
    ran = machine.run(ALL)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "python3\n", "")
    assert machine.called() == []


def test_where_it_may_it_installs_what_is_lacking_and_no_more(machine: Machine) -> None:
    machine.program("apt-get", INSTALLER)
    ran = machine.run("libpango-1.0 libpangoft2-1.0")
    assert (ran.returncode, ran.stdout) == (0, "python3\n")
    assert machine.called() == [
        "apt-get update -qq",
        "apt-get install -y --no-install-recommends libharfbuzz-subset0",
    ]


def test_without_an_installer_it_prints_the_command_and_ends_with_status_3(
    machine: Machine,
) -> None:
    ran = machine.run("")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith(COMMAND)


def test_where_sudo_would_ask_it_prints_the_command_with_sudo(machine: Machine) -> None:
    """No terminal to type a password into."""
    machine.program("apt-get", INSTALLER)
    machine.program("sudo", "#!/bin/sh\nexit 1\n")
    machine.program("id", "#!/bin/sh\necho 1000\n")
    ran = machine.run("")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith(COMMAND.replace("apt-get", "sudo apt-get"))
    assert machine.called() == []


def test_where_installing_fails_it_prints_the_command(machine: Machine) -> None:
    machine.program("apt-get", '#!/bin/sh\n[ "$1" = update ]\n')
    ran = machine.run("")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith(COMMAND)


def test_where_the_package_lists_cannot_be_fetched_it_prints_the_command(
    machine: Machine,
) -> None:
    machine.program("apt-get", "#!/bin/sh\nexit 100\n")
    ran = machine.run("")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.endswith(COMMAND)


def test_on_a_mac_it_asks_homebrew(machine: Machine) -> None:
    machine.program("uname", "#!/bin/sh\necho Darwin\n")
    machine.program("brew", INSTALLER)
    assert machine.run("").returncode == 0
    assert machine.called() == ["brew install pango"]


def test_without_python_it_says_so(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    ran = machine.run(ALL)
    assert ran.returncode == 3
    assert "Python 3.11" in ran.stderr


def test_an_older_python_is_none(machine: Machine) -> None:
    machine.program("python3", "#!/bin/sh\nexit 1\n")
    machine.program("python3.12", PYTHON)
    assert machine.run(ALL).stdout == "python3.12\n"


def test_for_the_tests_it_also_wants_java_and_the_readers_of_pdf(machine: Machine) -> None:
    ran = machine.run(ALL, "test")
    assert ran.returncode == 3
    for package in ("default-jre-headless", "poppler-utils", "qpdf"):
        assert package in ran.stderr


def test_it_is_plain_shell() -> None:
    """No words of bash: it also runs where sh is dash."""
    text = SCRIPT.read_text("utf-8")
    assert text.startswith("#!/bin/sh\n")
    assert not re.search(
        r"\[\[|\bfunction\b|^\s*local\b|<<<|\$\{\w+\[|&>|\bsource\b", text, re.MULTILINE
    )
    assert os.access(SCRIPT, os.X_OK)
    subprocess.run(["sh", "-n", SCRIPT], check=True)
