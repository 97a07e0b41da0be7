"""The errors a caller may want to catch.

KgError
├── InputError      a file or folder that cannot be read as newspaper pages
├── GraphError      a graph folder that is missing, foreign, busy or cannot be written
├── UsageError      a command used wrongly
├── QueryError      a SPARQL query that does not parse, is not allowed or takes too much
├── OffsetError     a piece, mention or fact that does not stand in the text where it says: fails the build
└── NotFoundError   a thing, query or article that the graph does not hold
"""


class KgError(Exception):
    """Root of all errors that kg raises on purpose; its text is fit for users."""


class InputError(KgError):
    """A file that cannot be read: says which, where, and why."""

    def __init__(self, path: object, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = str(path), reason, line
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}")


class GraphError(KgError):
    """A graph folder that is missing, not a graph, locked by another process, or not writable."""


class UsageError(KgError):
    """A command whose options do not go together."""


class QueryError(KgError):
    """A query that does not parse, asks for what is refused or takes too much; with its line, where known."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason, self.line = reason, line
        super().__init__(reason, line)

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else self.reason


class NotFoundError(KgError):
    """Something named by the user that the graph does not hold."""


class OffsetError(KgError):
    """Something that does not stand in the text where it says it does: evidence that would lie."""

    def __init__(self, file: str, what: str, begin: int, end: int) -> None:
        self.file, self.what, self.begin, self.end = file, what, begin, end
        super().__init__(f"{file}: {what} at {begin}–{end} does not stand in the text")
