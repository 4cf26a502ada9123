"""One process at a time for a piece of work on a library, whichever engine holds it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from index.database import Database
from index.errors import LibraryProblem


@contextmanager
def alone(database: Database, name: str) -> Iterator[bool]:
    """Tries to be the one that does the work of that name until the block ends: whether it is.

    Never waits. What holds it goes with the process, however it ends: an advisory lock of a PostgreSQL session, or a
    lock on a file beside an SQLite library. Raises LibraryProblem where the database is away.
    """
    held = _with_file(database, name) if database.is_sqlite else _with_session(database, name)
    with held as is_alone:
        yield is_alone


@contextmanager
def _with_file(database: Database, name: str) -> Iterator[bool]:
    lock = FileLock(Path(database.engine.url.database or name).with_name(f"{name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


@contextmanager
def _with_session(database: Database, name: str) -> Iterator[bool]:
    key = {"key": int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)}
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), key).scalar_one())
    except DatabaseError as error:
        raise LibraryProblem(f"the library cannot be read: {error.orig}") from error
    try:
        yield taken
    finally:
        with contextlib.suppress(DatabaseError):  # a session that is gone holds nothing any more
            if taken:
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
        connection.close()
