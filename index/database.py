"""Opens the database: SQLite in the data folder or PostgreSQL by URL, migrated to what this program knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from index.errors import LibraryProblem

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30  # how long a writer waits for another; a batch of articles is stored in far less
CHANGES_LOCK = 0x71756F7465  # the advisory lock under which PostgreSQL hands out change numbers in commit order
SQLITE_CACHE_KIB = 32 * 1024


class Database:
    """Connections for reading and for writing; a writer is alone, so changes are numbered in commit order."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout.

        Raises LibraryProblem where the database is locked, damaged, or away.
        """
        with _told_apart("read"), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[Connection]:
        """A transaction that excludes other writers; commits at the end, rolls back on an error.

        One that is not `alone` goes on beside others where the engine can do so: for rows that it has locked itself,
        or that no other transaction decides by.
        Raises LibraryProblem where the disk is full, or the database stays locked, is damaged, or away.
        """
        with (
            _told_apart("written"),
            self.engine.connect().execution_options(quotewire_writes=True) as connection,
            connection.begin(),
        ):
            if alone and not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHANGES_LOCK})
            yield connection

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


@contextmanager
def _told_apart(done: str) -> Iterator[None]:
    """What befalls a database becomes a LibraryProblem; a statement that is wrong stays the bug that it is."""
    try:
        yield
    except DatabaseError as error:
        if isinstance(error, OperationalError) or type(error) is DatabaseError:
            raise LibraryProblem(f"the library cannot be {done}: {error.orig}") from error
        raise


def open_database(url: str) -> Database:
    """Connects to `url`, creates or migrates its tables.

    Raises LibraryProblem where it cannot be reached or was made by a newer program.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise LibraryProblem("QUOTEWIRE_DATABASE is no URL such as postgresql+psycopg://host/name") from None
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(
            parsed, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, hide_parameters=True
        )
        _prepare_sqlite(engine)
    else:
        engine = create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    try:
        _migrate(engine)
    except DatabaseError as error:
        engine.dispose()
        where = parsed.render_as_string(hide_password=True)
        raise LibraryProblem(f"the library at {where} cannot be opened: {error.orig}") from error
    except LibraryProblem:
        engine.dispose()
        raise
    return Database(engine)


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, below
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # what was accepted survives a power cut as well
            "foreign_keys=ON",
            f"cache_size=-{SQLITE_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("quotewire_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _known_revisions() -> list[str]:
    return sorted(path.stem.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _migrate(engine: Engine) -> None:
    """Brings the tables to the newest revision; quick where they are there already."""
    known = _known_revisions()
    current = _current_revision(engine)
    if current == known[-1]:
        return
    if current is not None and current not in known:
        raise LibraryProblem("the library was made by a newer Quotewire: update the program, or restore a backup")
    from alembic import command  # slow to import, and needed only where the schema moves
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(quotewire_writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current_revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
