"""Errors about channels, with messages for people."""

from index.gathering.feeds.errors import FeedProblem


class ChannelProblem(FeedProblem):
    """A channel cannot be added or found; `str()` says what to do."""
