"""Opens the database (SQLite in the data folder, or PostgreSQL by URL) and migrates it to the current schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_fixed

from index.library.errors import LibraryProblem

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30  # how long a writer waits for another; storing a batch of articles takes far less
PAUSE_SECONDS = 0.05  # between two tries of what SQLite itself does not wait for
SQLITE_CACHE_KIB = 8 * 1024  # of each connection; with 32 MB the passages of a question are read no sooner
SHORTEST_SECRET = 4  # letters; a shorter one also occurs in ordinary words
RESTORE = "`bot.py restore --replace FILE` puts a backup in its place"
URL_EXAMPLE = "postgresql+psycopg://user:password@host/name"


class Database:
    """Opens read and write transactions; writers run one at a time, so that change numbers follow commit order."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._snapshot_options = (
            {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a read transaction, which sees one snapshot of the database.

        Raises LibraryProblem if the database is locked, damaged or unavailable.
        """
        with (
            _as_library_problems("read"),
            self.engine.connect().execution_options(**self._snapshot_options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self, *, exclusive: bool = True) -> Iterator[Connection]:
        """Open a write transaction, which excludes other writers; commits at the end, rolls back on an error.

        With `exclusive=False` it runs beside other writers if the engine supports that: for rows that it has locked
        itself, or on which no other transaction's decision depends.
        Raises LibraryProblem if the disk is full, or the database stays locked, is damaged or unavailable.
        """
        with (
            _as_library_problems("written"),
            self.engine.connect().execution_options(quotewire_writes=True) as connection,
            connection.begin(),
        ):
            if exclusive and not self.is_sqlite:
                from index.library.postgresql import exclude_other_writers  # imports packages that only a server needs

                exclude_other_writers(connection)
            yield connection

    def size_bytes(self) -> int:
        """Return the size on disk in bytes. Raises LibraryProblem."""
        if self.is_sqlite:
            file = Path(self.engine.url.database or "")
            return sum(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))
        with self.reading() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


@contextmanager
def _as_library_problems(done: str) -> Iterator[None]:
    """Turn operational database errors into LibraryProblem; errors in a statement pass through, since they are bugs."""
    try:
        yield
    except NoConnectionFree as error:
        raise LibraryProblem(f"the library cannot be {done}: every connection to it is in use") from error
    except DBAPIError as error:
        away = isinstance(error, OperationalError) or type(error) is DatabaseError or error.connection_invalidated
        if away:
            raise LibraryProblem(f"the library cannot be {done}: {_message_of(error)}{_way_on(error)}") from error
        raise


def _message_of(error: DBAPIError) -> str:
    """Return the database's error message in one line."""
    return " ".join(str(error.orig).split())


def _way_on(error: DBAPIError) -> str:
    """Return what to do about a damaged file; nothing where the error is another."""
    return f"; {RESTORE}" if _kind_of(error.orig) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else ""


def _kind_of(error: BaseException | None) -> int | None:
    """Return SQLite's code of the kind of error, the lower byte of its code; None if it is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if code is not None else None


def open_database(url: str, *, busy_seconds: int = BUSY_SECONDS) -> Database:
    """Connect to `url` and create or migrate the tables. A writer waits `busy_seconds` at most for another.

    Raises LibraryProblem if the database cannot be reached or was made by a newer program.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # such as a port that is not a number
        raise LibraryProblem(f"QUOTEWIRE_DATABASE is no URL such as {URL_EXAMPLE}") from None
    engine = _engine(parsed, busy_seconds)
    try:
        _migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        said = _message_of(error)
        for secret in (parsed.password, parsed.query.get("password")):
            said = said.replace(secret, "…") if isinstance(secret, str) and len(secret) >= SHORTEST_SECRET else said
        raise LibraryProblem(
            f"the library at {_location_of(parsed)} cannot be opened: {said}{_way_on(error)}"
        ) from error
    except LibraryProblem:
        engine.dispose()
        raise
    return Database(engine)


def _engine(url: URL, busy_seconds: int) -> Engine:
    backend = url.get_backend_name()
    if backend == "sqlite":
        engine = create_engine(
            url, connect_args={"timeout": busy_seconds, "check_same_thread": False}, hide_parameters=True
        )
        _prepare_sqlite(engine, busy_seconds)
        return engine
    if backend not in ("postgresql", "postgres"):
        raise LibraryProblem(f"QUOTEWIRE_DATABASE names {backend}, which keeps no library: write {URL_EXAMPLE}")
    from index.library.postgresql import postgresql_engine  # imports packages that only a server needs

    return postgresql_engine(url, busy_seconds)


def _location_of(url: URL) -> str:
    """Return the location of a database without user and password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "nowhere"
    named = url.query.get("host", "")
    host = url.host or (named if isinstance(named, str) else ",".join(named)) or "localhost"
    port = f":{url.port}" if url.port else ""
    return f"{host}{port}/{url.database or ''} (QUOTEWIRE_DATABASE)"


def _prepare_sqlite(engine: Engine, busy_seconds: int) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # _on_begin starts transactions
        _log_writes_ahead(connection, busy_seconds)
        for pragma in (
            "synchronous=FULL",  # commits survive a power cut
            "foreign_keys=ON",
            "trusted_schema=OFF",  # a file's schema may not call functions with side effects
            f"cache_size=-{SQLITE_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("quotewire_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _log_writes_ahead(connection: sqlite3.Connection, busy_seconds: int) -> None:
    """Switch to a write-ahead log. While another program writes a library that has none yet, SQLite fails at once."""
    for attempt in Retrying(
        retry=retry_if_exception(_is_busy),
        stop=stop_after_delay(busy_seconds),
        wait=wait_fixed(PAUSE_SECONDS),
        reraise=True,
    ):
        with attempt:
            connection.execute("PRAGMA journal_mode=WAL")


def _is_busy(error: BaseException) -> bool:
    return _kind_of(error) == sqlite3.SQLITE_BUSY


def _known_revisions() -> list[str]:
    return sorted(path.stem.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _migrate(engine: Engine) -> None:
    """Upgrade the tables to the newest revision; quick if they are up to date."""
    known = _known_revisions()
    current = _current_revision(engine)
    if current == known[-1]:
        return
    if current is not None and current not in known:
        raise LibraryProblem("the library was made by a newer Quotewire: update the program, or restore a backup")
    from alembic import command  # slow to import, and needed only for a migration
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(quotewire_writes=True) as connection, connection.begin():
        if engine.dialect.name != "sqlite":
            from index.library.postgresql import prepare_to_migrate

            prepare_to_migrate(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current_revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
