"""The screen of the terminal, or the pipe or file that stands in for one."""

from __future__ import annotations

import sys
from typing import NoReturn, TextIO

from rich.console import Console

NO_WIDTH = 10_000  # a pipe has no width: lines stay whole
WIDEST = 100  # columns; longer lines are hard to read


class Screen(Console):
    """A rich Console: colours and at most WIDEST columns on a terminal, plain whole lines elsewhere."""

    def __init__(self, file: TextIO | None = None, *, is_terminal: bool) -> None:
        """Writes to `file`, the standard output where none is given."""
        width = None if is_terminal else NO_WIDTH
        super().__init__(file=file, highlight=False, markup=False, emoji=False, width=width)
        if is_terminal and self.width > WIDEST:
            self.width = WIDEST

    def on_broken_pipe(self) -> NoReturn:
        """Whoever read from the pipe has seen enough, which is no failure: the command line ends with 0."""
        raise BrokenPipeError from sys.exception()
