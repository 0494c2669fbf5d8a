"""Two versions of a text compared: values in, values out, nothing of pages, rounds or files.

`difference` finds which units belong together and what was edited in them (`alike` says how like
is like, `tables` and `columns` do so for tables, `paragraphs` for what was divided or run on,
`called` for notes, `entries` for names in a line); `changes` makes of it a list that turns the one
version into the other, and `told` what an editor is told of it.
"""
