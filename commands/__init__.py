"""The command line: one module a command, and the place where the parts are put together."""

from commands.main import main

__all__ = ["main"]
