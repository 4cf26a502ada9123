"""The door at the terminal: the same conversation, with colours where there are any, plain when piped."""

from chat.terminal.door import run_terminal

__all__ = ["run_terminal"]
