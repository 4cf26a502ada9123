"""Elects one of several processes for a duty, by a lock that is released when its holder ends, however it ends."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from index.library.database import Database
from index.library.errors import LibraryProblem

# pg_locks shows a 64-bit key in two halves: https://www.postgresql.org/docs/16/view-pg-locks.html
_WAIT_FOR_WRITERS = text("SELECT pg_advisory_xact_lock(:fence)")
_HOLDS_LOCK = text(
    """
    SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND pid = :session AND objsubid = 1
        AND classid = CAST(:high AS bigint)::oid AND objid = CAST(:low AS bigint)::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """
)

log = logging.getLogger(__name__)

# The server notices within half a minute that a leader's machine is gone, and at once that its process was killed.
KEEPALIVES = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"


@dataclass(frozen=True, slots=True)
class ElectionTimes:
    """How often, in seconds, processes ask who is the leader."""

    retry_s: float = 2.0  # between attempts of a process that stands by
    check_every_s: float = 2.0  # between the leader's checks that it still holds the lease
    check_within_s: float = 10.0  # if the server does not answer by then, another process may have taken over


class Lease(Protocol):
    """What the elected process holds."""

    def is_held(self) -> bool:
        """Whether no other process can have taken over. Asks the server, so do not call it on an event loop."""
        ...

    def is_held_in(self, connection: Connection) -> bool:
        """Like `is_held`, as seen by a transaction: its writes are visible to every later transaction that asks this.

        Call it before any row is locked.
        """
        ...

    def release(self) -> None:
        """Release the lease, so that another process can take over."""
        ...


class LeaderElection:
    """Elects among all processes on one database: by a session-level advisory lock on PostgreSQL, a file on SQLite.

    A connection pooler in front of PostgreSQL must pool sessions, not transactions.
    """

    def __init__(self, database: Database, times: ElectionTimes = ElectionTimes()) -> None:  # it is frozen
        self._database = database
        self._times = times

    def try_acquire(self, name: str) -> Lease | None:
        """Return the lease of that name, held until released or until this process ends; None if another has it.

        Raises LibraryProblem if the database is unavailable.
        """
        return self._by_file(name) if self._database.is_sqlite else self._by_server(name)

    @contextmanager
    def acquired(self, name: str) -> Iterator[Lease | None]:
        """Try once to acquire the lease; release it at the end."""
        lease = self.try_acquire(name)
        try:
            yield lease
        finally:
            if lease is not None:
                lease.release()

    async def run_while_leader(self, name: str, duty: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run `duty` whenever this process is elected for `name`, and cancel it when the lease is lost.

        Runs until cancelled, or until the duty ends by itself, with its outcome. Stands by otherwise, also while the
        database is unavailable.
        """
        with ThreadPoolExecutor(1, thread_name_prefix=f"election {name}") as thread:
            loop = asyncio.get_running_loop()
            while True:
                # Do not cancel an attempt half way: a lease acquired then would never be released.
                standing = asyncio.ensure_future(loop.run_in_executor(thread, self._try_acquire_quietly, name))
                try:
                    lease = await asyncio.shield(standing)
                except asyncio.CancelledError:
                    if (late := await standing) is not None:
                        await loop.run_in_executor(thread, late.release)
                    raise
                if lease is None:
                    await asyncio.sleep(self._times.retry_s)
                    continue
                try:
                    if await _run_while_held(duty, lease, thread, self._times):
                        return
                finally:
                    await asyncio.shield(loop.run_in_executor(thread, lease.release))
                log.warning("another process may be %s now: this one stands by", name)

    def _try_acquire_quietly(self, name: str) -> Lease | None:
        try:
            return self.try_acquire(name)
        except LibraryProblem:
            return None  # other parts that need the database report the outage

    def _by_file(self, name: str) -> Lease | None:
        path = self._database.engine.url.database
        if not path or path == ":memory:":
            return _SoleProcess()  # no other process can open it
        lock = FileLock(Path(f"{path}.{name}.lock"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return _FileLease(lock)

    def _by_server(self, name: str) -> Lease | None:
        try:
            connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError as error:
            raise LibraryProblem(f"the library cannot be asked who is {name}: {error}") from error
        try:
            connection.detach()  # out of the pool: the connection lives as long as the lease
            connection.exec_driver_sql(KEEPALIVES)
            won = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _lock_number(name)}).scalar()
        except SQLAlchemyError as error:
            _close_quietly(connection)
            raise LibraryProblem(f"the library cannot be asked who is {name}: {error}") from error
        if not won:
            _close_quietly(connection)
            return None
        return _SessionLease(connection, name)


class Leader(LeaderElection):
    """An election that remembers its last lease, and can check whether it is still held."""

    def __init__(self, database: Database, times: ElectionTimes = ElectionTimes()) -> None:  # it is frozen
        super().__init__(database, times)
        self._lease: Lease | None = None

    def try_acquire(self, name: str) -> Lease | None:
        """See LeaderElection."""
        self._lease = super().try_acquire(name)
        return self._lease

    def is_leader(self, connection: Connection) -> bool:
        """Whether this process is the leader, as the transaction of `connection` sees it."""
        lease = self._lease
        return lease is not None and lease.is_held_in(connection)


class _SoleProcess:
    def is_held(self) -> bool:
        return True

    def is_held_in(self, connection: Connection) -> bool:
        return True

    def release(self) -> None:
        """Nothing to release."""


class _FileLease:
    def __init__(self, lock: FileLock) -> None:  # type: ignore[valid-type, unused-ignore]  # an alias by platform
        self._lock = lock

    def is_held(self) -> bool:
        return bool(self._lock.is_locked)

    def is_held_in(self, connection: Connection) -> bool:
        return self.is_held()

    def release(self) -> None:
        self._lock.release()


class _SessionLease:
    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        key = _lock_number(name)
        driver: Any = connection.connection.dbapi_connection
        self._lock = {
            "session": driver.info.backend_pid,
            "high": key >> 32 & 0xFFFFFFFF,
            "low": key & 0xFFFFFFFF,
            "fence": _lock_number(f"{name}/in office"),
        }

    def is_held(self) -> bool:
        try:
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False  # the session is gone, and its locks with it
        return True

    def is_held_in(self, connection: Connection) -> bool:
        connection.execute(_WAIT_FOR_WRITERS, self._lock)
        return connection.execute(_HOLDS_LOCK, self._lock).scalar() is not None

    def release(self) -> None:
        _close_quietly(self._connection)


def _close_quietly(connection: Connection) -> None:
    with contextlib.suppress(SQLAlchemyError):  # already closed
        connection.close()


def _lock_number(name: str) -> int:
    """Return the number of an advisory lock: a signed 64-bit integer."""
    return int.from_bytes(hashlib.sha256(f"quotewire/{name}".encode()).digest()[:8], signed=True)


async def _run_while_held(
    duty: Callable[[], Coroutine[Any, Any, None]], lease: Lease, thread: ThreadPoolExecutor, times: ElectionTimes
) -> bool:
    """Return True if the duty ended by itself, False if the lease was lost."""
    loop = asyncio.get_running_loop()
    doing = asyncio.create_task(duty())
    try:
        while True:
            done, _ = await asyncio.wait((doing,), timeout=times.check_every_s)
            if done:
                await doing
                return True
            try:
                async with asyncio.timeout(times.check_within_s):
                    held = await loop.run_in_executor(thread, lease.is_held)
            except TimeoutError:
                held = False
            if not held:
                return False
    finally:
        doing.cancel()
        await asyncio.wait((doing,))
