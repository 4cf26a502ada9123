"""Errors about feeds, with messages for people."""

from index.library.errors import IndexProblem


class FeedProblem(IndexProblem):
    """A feed cannot be added, found or imported; `str()` says what to do."""
