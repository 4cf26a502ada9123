"""What can go wrong in a conversation, said for people."""

from __future__ import annotations

from config.problems import Problem


class ChatProblem(Problem):
    """A door cannot be opened; `str()` is one line that says what to do."""
