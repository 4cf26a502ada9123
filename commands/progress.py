"""Progress of a command, shown on the terminal while it works and removed when it is done."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TimeElapsedColumn
from rich.text import Text

from config.printable_text import printable_line
from index.library.errors import Rejected

if TYPE_CHECKING:
    from index.indexing.ingest import Outcome  # brings what an answer to --help need not wait for


def articles_progress(outcomes: Iterable[Outcome], *, quiet: bool = False) -> Iterator[Outcome]:
    """Passes the outcomes on, and shows articles, passages and articles a second; shows nothing if `quiet`."""
    articles = passages = 0
    with _progress(SpinnerColumn(), BarColumn(), DoneColumn(), TimeElapsedColumn(), quiet=quiet) as progress:
        task = progress.add_task("articles", total=None, passages=0, starting=True)
        for outcome in outcomes:
            if not isinstance(outcome, Rejected):
                articles, passages = articles + 1, passages + outcome.passages
            progress.update(task, completed=articles, passages=passages, starting=False)
            yield outcome


class DoneColumn(ProgressColumn):
    """Articles and passages done, and articles a second once there is a rate."""

    def render(self, task: Task) -> Text:
        """See rich.progress.ProgressColumn."""
        if task.fields["starting"]:
            return Text("0 articles, starting …")  # the model is loaded, or a line is waited for
        done = f"{task.completed:.0f} articles, {task.fields['passages']} passages"
        return Text(done if task.speed is None else f"{done}, {task.speed:.1f}/s")  # rich has no rate at the start


class DescriptionColumn(ProgressColumn):
    """What is being done."""

    def render(self, task: Task) -> Text:
        """See rich.progress.ProgressColumn."""
        return Text(printable_line(task.description))


@contextmanager
def working(what: str) -> Iterator[None]:
    """Shows `what` is being done, and for how long, until the block ends."""
    with _progress(SpinnerColumn(), DescriptionColumn(), TimeElapsedColumn()) as progress:
        progress.add_task(what, total=None)
        yield


def _progress(*columns: ProgressColumn, quiet: bool = False) -> Progress:
    """Progress on standard error, if that is a terminal; what is printed meanwhile appears above it."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    return Progress(
        *columns,
        console=console,
        disable=quiet or not console.is_interactive,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
