"""The files that a journal's folder holds: read safely, YAML with line and column.

Manuscripts and styles are read through the same door, so that what is refused, and how it
is told, is the same for both.
"""
