"""One process of several is the one for a duty: elected by a lock that ends with its holder, however that ends."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from index.library.database import Database
from index.library.errors import LibraryProblem

# A key of 64 bits stands in two halves: https://www.postgresql.org/docs/16/view-pg-locks.html
_NO_OTHER = text("SELECT pg_advisory_xact_lock(:fence)")
_HOLDS = text(
    """
    SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND pid = :session AND objsubid = 1
        AND classid = CAST(:high AS bigint)::oid AND objid = CAST(:low AS bigint)::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """
)

log = logging.getLogger(__name__)

STANDS_AGAIN_S = 2.0  # between tries of one that stands by
LOOKS_AGAIN_S = 2.0  # between looks of the holder whether it still is
LOOK_WITHIN_S = 10.0  # a server that has not answered by then may have let somebody else take over

# The server notices within half a minute that a holder's machine is gone; one that was only killed, at once.
KEEPALIVES = "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"


class Lease(Protocol):
    """What whoever was elected holds."""

    def still_held(self) -> bool:
        """Whether nobody else can have taken over; asks the server, so not for an event loop."""
        ...

    def held_in(self, connection: Connection) -> bool:
        """As still_held, for a transaction: what it writes is there before anybody else's who asks so is begun.

        To be asked before a row is locked.
        """
        ...

    def give_up(self) -> None:
        """Lets somebody else take over."""
        ...


class LeaderElection:
    """Decides between all processes on one database: on PostgreSQL by a session's advisory lock, on SQLite by a file.

    A lock of a session needs a session: a pooler between must pool sessions, not transactions.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def stand(self, name: str) -> Lease | None:
        """The office of that name, held from now until it is given up or this process ends; None where another has it.

        Raises LibraryProblem where the database is away.
        """
        return self._by_file(name) if self._database.is_sqlite else self._by_server(name)

    @contextmanager
    def held(self, name: str) -> Iterator[Lease | None]:
        """Stands once; gives up at the end what it got."""
        lease = self.stand(name)
        try:
            yield lease
        finally:
            if lease is not None:
                lease.give_up()

    async def lead(self, name: str, duty: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Does `duty` whenever this process is the one for `name`, and cancels it when it no longer is.

        Runs until cancelled, or until the duty ends by itself, with its outcome; stands by meanwhile, also while the
        database is away.
        """
        with ThreadPoolExecutor(1, thread_name_prefix=f"election {name}") as thread:
            loop = asyncio.get_running_loop()
            while True:
                # Not cancelled half way: what was won then would be held by nobody who knows of it.
                standing = asyncio.ensure_future(loop.run_in_executor(thread, self._stand_patiently, name))
                try:
                    lease = await asyncio.shield(standing)
                except asyncio.CancelledError:
                    if (late := await standing) is not None:
                        await loop.run_in_executor(thread, late.give_up)
                    raise
                if lease is None:
                    await asyncio.sleep(STANDS_AGAIN_S)
                    continue
                try:
                    if await _done_while_held(duty, lease, thread):
                        return
                finally:
                    await asyncio.shield(loop.run_in_executor(thread, lease.give_up))
                log.warning("another process may be %s now: this one stands by", name)

    def _stand_patiently(self, name: str) -> Lease | None:
        try:
            return self.stand(name)
        except LibraryProblem:
            return None  # whoever needs the database besides says that it is away

    def _by_file(self, name: str) -> Lease | None:
        path = self._database.engine.url.database
        if not path or path == ":memory:":
            return _Alone()  # nobody else can open it
        lock = FileLock(Path(f"{path}.{name}.lock"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return _HeldFile(lock)

    def _by_server(self, name: str) -> Lease | None:
        try:
            connection = self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        except SQLAlchemyError as error:
            raise LibraryProblem(f"the library cannot be asked who is {name}: {error}") from error
        try:
            connection.detach()  # out of the pool: it lives as long as the office
            connection.exec_driver_sql(KEEPALIVES)
            won = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _key(name)}).scalar()
        except SQLAlchemyError as error:
            _closed(connection)
            raise LibraryProblem(f"the library cannot be asked who is {name}: {error}") from error
        if not won:
            _closed(connection)
            return None
        return _HeldSession(connection, name)


class Leader(LeaderElection):
    """An election in which who was elected last from here can ask whether it still is the one."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._office: Lease | None = None

    def stand(self, name: str) -> Lease | None:
        """See Election."""
        self._office = super().stand(name)
        return self._office

    def is_leader(self, connection: Connection) -> bool:
        """Whether this process is the one, as the transaction of `connection` sees it."""
        lease = self._office
        return lease is not None and lease.held_in(connection)


class _Alone:
    def still_held(self) -> bool:
        return True

    def held_in(self, connection: Connection) -> bool:
        return True

    def give_up(self) -> None:
        """Nobody waits."""


class _HeldFile:
    def __init__(self, lock: FileLock) -> None:  # type: ignore[valid-type, unused-ignore]  # an alias by platform
        self._lock = lock

    def still_held(self) -> bool:
        return bool(self._lock.is_locked)

    def held_in(self, connection: Connection) -> bool:
        return self.still_held()

    def give_up(self) -> None:
        self._lock.release()


class _HeldSession:
    def __init__(self, connection: Connection, name: str) -> None:
        self._connection = connection
        key = _key(name)
        driver: Any = connection.connection.dbapi_connection
        self._lock = {
            "session": driver.info.backend_pid,
            "high": key >> 32 & 0xFFFFFFFF,
            "low": key & 0xFFFFFFFF,
            "fence": _key(f"{name}/in office"),
        }

    def still_held(self) -> bool:
        try:
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False  # the session is gone, and its locks with it
        return True

    def held_in(self, connection: Connection) -> bool:
        connection.execute(_NO_OTHER, self._lock)
        return connection.execute(_HOLDS, self._lock).scalar() is not None

    def give_up(self) -> None:
        _closed(self._connection)


def _closed(connection: Connection) -> None:
    with contextlib.suppress(SQLAlchemyError):  # gone already, which is what is wanted
        connection.close()


def _key(name: str) -> int:
    """The number of an advisory lock: 64 bits with a sign."""
    return int.from_bytes(hashlib.sha256(f"quotewire/{name}".encode()).digest()[:8], signed=True)


async def _done_while_held(
    duty: Callable[[], Coroutine[Any, Any, None]], lease: Lease, thread: ThreadPoolExecutor
) -> bool:
    """Whether the duty ended by itself; False where the office was lost."""
    loop = asyncio.get_running_loop()
    doing = asyncio.create_task(duty())
    try:
        while True:
            done, _ = await asyncio.wait((doing,), timeout=LOOKS_AGAIN_S)
            if done:
                await doing
                return True
            try:
                async with asyncio.timeout(LOOK_WITHIN_S):
                    held = await loop.run_in_executor(thread, lease.still_held)
            except TimeoutError:
                held = False
            if not held:
                return False
    finally:
        doing.cancel()
        await asyncio.wait((doing,))
