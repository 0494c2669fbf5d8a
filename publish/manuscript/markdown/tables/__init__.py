"""Tables: as typed (pipe, grid, simple, multi-line, CSV) → `Table`."""
