"""The command `publish`: one verb, one file. Nothing heavy is imported before it is needed."""

from publish.cli.app import main

__all__ = ["main"]
