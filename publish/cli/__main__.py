"""`python -m publish.cli` is the command `publish`."""

from publish.cli import main

main()
