"""Rules of syntax for the Markdown parser, one file per thing that is written."""
