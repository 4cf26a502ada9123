"""One process of each role on a data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from filelock import FileLock, Timeout

from config.settings import Settings


@contextmanager
def only_one(settings: Settings, role: str, who: str) -> Iterator[None]:
    """Locks the data folder for one process of a role, until the process ends, however it ends.

    If the library is on a server, any number of processes may run: they elect a leader for what only one may do.
    """
    if settings.database is not None and not settings.database.startswith("sqlite"):
        yield
        return
    lock = FileLock(settings.data / f"{role}.lock")
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout:
        raise click.ClickException(
            f"{who} is running on {settings.data} already: stop it, or choose another folder with --data"
        ) from None
