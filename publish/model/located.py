"""A piece of text that knows where each of its lines stands in a file."""

from msgspec import Struct

from publish.source import Span


class Located(Struct, frozen=True):
    """Text cut out of a source file.

    `places` has one (line, column) per line of `text`, both from 1: where the first
    character of that line stands in the file. A whole file has (1, 1), (2, 1) …; a block
    scalar of a YAML file has its own first line and its indentation.
    """

    text: str
    file: str
    places: tuple[tuple[int, int], ...]

    @staticmethod
    def whole_file(file: str, text: str) -> "Located":
        """The text of a file from its first character."""
        count = text.count("\n") + 1
        return Located(text, file, tuple((line, 1) for line in range(1, count + 1)))

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`, offsets in code points."""
        line, column = self._place(start)
        end_line, end_column = self._place(max(start, end))
        return Span(self.file, line, column, end_line, end_column)

    def _place(self, offset: int) -> tuple[int, int]:
        row = self.text.count("\n", 0, offset)
        start = self.text.rfind("\n", 0, offset) + 1
        line, column = self.places[min(row, len(self.places) - 1)]
        return line, column + offset - start
