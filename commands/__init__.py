"""The command line: one module per command, and the modules that put the parts together."""

from commands.main import main

__all__ = ["main"]
