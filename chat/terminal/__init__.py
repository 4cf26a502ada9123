"""The conversation at the terminal: with colours on a terminal, plain in a pipe."""

from chat.terminal.terminal_chat import run_terminal

__all__ = ["run_terminal"]
