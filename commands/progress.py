"""How far a command has come, drawn on the terminal while it works, and gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
from rich.text import Text

from commands.output import tell
from config.printable import printable_line
from index.errors import Rejected
from index.ingest import Outcome


class ArticlesProgress:
    """Articles done, passages and articles a second on a terminal's stderr; nothing elsewhere or where `quiet`."""

    def __init__(self, *, quiet: bool = False) -> None:
        console = _console()
        self._shown = Progress(
            SpinnerColumn(),
            BarColumn(),
            DoneColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=quiet or not console.is_terminal,
            transient=True,
            redirect_stdout=False,  # `tell` knows where a line belongs
        )
        self._passages = 0

    def of(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        """The outcomes, counted as they pass."""
        with self._shown:
            task = self._shown.add_task("articles", total=None, passages=0)
            for outcome in outcomes:
                self._passages += 0 if isinstance(outcome, Rejected) else outcome.passages
                self._shown.update(task, advance=1, passages=self._passages)
                yield outcome

    def tell(self, line: str) -> None:
        """As `tell`, above what is drawn where both are on one terminal."""
        if self._shown.live.is_started and sys.stdout.isatty():
            self._shown.console.print(Text(printable_line(line)))
        else:
            tell(line)


class DoneColumn(ProgressColumn):
    """Articles and passages done, and articles a second once there is a rate."""

    def render(self, task: Task) -> Text:
        """See rich.progress.ProgressColumn."""
        done = f"{task.completed:.0f} articles, {task.fields['passages']} passages"
        return Text(done if task.speed is None else f"{done}, {task.speed:.1f}/s")  # rich has no rate at the start


@contextmanager
def working(what: str) -> Iterator[None]:
    """Draws `what` with a turning mark on a terminal's stderr until the block ends; nothing elsewhere."""
    console = _console()
    if not console.is_terminal:
        yield
        return
    with console.status(Text(printable_line(what))):
        yield


def _console() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True)
