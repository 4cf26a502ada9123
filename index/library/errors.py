"""What can go wrong in the library, said for people."""

from config.problems import Problem


class IndexProblem(Problem):
    """Base of what this room raises on purpose; `str()` is one line that says what to do."""


class Rejected(IndexProblem):
    """An item from a source cannot become an article: `where` it was found and the `reason`."""

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class LibraryProblem(IndexProblem):
    """The database cannot be opened, read or written."""


class ModelProblem(IndexProblem):
    """The embedding model cannot be loaded, or is not the one that was expected."""
