"""What can go wrong in a conversation, said for people."""

from __future__ import annotations


class ChatProblem(Exception):
    """A door cannot be opened; `str()` is one line that says what to do."""
