"""Errors of the index package, with messages for people."""

from config.problems import Problem


class IndexProblem(Problem):
    """Base class of this package's errors; `str()` is one line that says what to do."""


class Rejected(IndexProblem):
    """An item of a source is not an article: `where` it was found and the `reason`."""

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class LibraryProblem(IndexProblem):
    """The database cannot be opened, read or written."""


class ModelProblem(IndexProblem):
    """The embedding model cannot be loaded, or is not the expected one."""
