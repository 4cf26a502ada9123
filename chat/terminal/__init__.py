"""The conversation at the terminal: the same, with colours where there are any, plain when piped."""

from chat.terminal.terminal_chat import run_terminal

__all__ = ["run_terminal"]
