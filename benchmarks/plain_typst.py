"""Typst on the same text: plain_typst.py FOLDER FONTS."""

import sys
from pathlib import Path

import typst

folder = Path(sys.argv[1])
typst.compile(
    folder / "plain.typ",
    output=folder / "typst.pdf",
    font_paths=[sys.argv[2]],
    ignore_system_fonts=True,
)
