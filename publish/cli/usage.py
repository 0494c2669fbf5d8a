"""What is wrong with the words of a command, told as every other finding.

Typer words its own messages in English alone. What it raises is told apart here by class and
wording; what is none of the known kinds is passed on in its own words.
"""

import re
from typing import Any

from publish.diagnostics import Finding, finding
from publish.model import Span


def is_usage_error(reason: Exception) -> bool:
    """Whether Typer says that the command was used wrongly."""
    return hasattr(reason, "format_message") and getattr(reason, "exit_code", 0) == 2


def is_help(reason: Exception) -> bool:
    """Whether it is no mistake: without any words the help is shown."""
    return type(reason).__name__ == "NoArgsIsHelpError"


def usage_finding(reason: Any) -> Finding:
    """The finding of a usage error; its place is the command."""
    context = reason.ctx
    command = context.command_path if context else "publish"
    words = reason.format_message()
    place = Span("publish")
    match type(reason).__name__:
        case "NoSuchOption":
            id, values = "usage-option-unknown", {"word": reason.option_name}
        case "BadOptionUsage":
            id, values = "usage-option-bare", {"word": reason.option_name}
        case "MissingParameter":
            id, values = "usage-missing", {"word": _name(reason)}
        case "BadParameter" if known := re.search(r"not one of (.+?)\.?$", words):
            known_words = known[1].replace("'", "")
            id, values = "usage-value", {"word": _name(reason), "known": known_words}
        case "UsageError" if unknown := re.match(r"No such command '(.+?)'", words):
            known_words = ", ".join(context.command.commands)
            id, values = "usage-verb-unknown", {"word": unknown[1], "known": known_words}
        case "UsageError" if extra := re.search(r"extra argument(?:\(s\)|s)? \((.+)\)$", words):
            id, values = "usage-extra", {"word": extra[1]}
        case _:
            id, values = "usage-wrong", {"reason": words.rstrip(".")}
    return finding(id, place, command=command, **values)


def _name(reason: Any) -> str:
    """The option as typed (--lang), or the argument as the help names it (PATH...)."""
    return str(reason.param.get_error_hint() if reason.param else "").strip("'\"")
