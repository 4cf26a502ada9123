"""The errors of this room."""

from __future__ import annotations

from config.problems import Problem


class ChatProblem(Problem):
    """The bot cannot start or go on. `str()` is one line that says what to do."""
