"""Connects to PostgreSQL: timeouts, locks, and a substitute for the one character its text type lacks."""

from __future__ import annotations

from typing import Any

from psycopg.types.string import StrDumper, StrDumperUnknown
from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from index.library.errors import LibraryProblem

CONNECT_SECONDS = 10
STATEMENT_MINUTES = 10  # the longest query is that of `check`, which reads every passage
IDLE_MINUTES = 10  # between two statements of a transaction, such as a search while linking stories
WRITER_IDLE_SECONDS = 60  # the writer that all others wait for: the server ends it if it hangs
# A lost connection to the server is noticed within a minute.
TCP = {"keepalives_idle": 20, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 50_000}

CHANGES_LOCK = 0x71756F7465  # the advisory lock that makes change numbers follow commit order
MIGRATION_LOCK = CHANGES_LOCK + 1

NUL, IN_ITS_PLACE = "\0", "\ufffd"  # of the same length, so that spans stay true


class _Text(StrDumper):
    """Writes str, with a substitute for NUL, the one character that PostgreSQL's text cannot hold."""

    def dump(self, obj: str) -> Any:
        """Encode as psycopg does, without NUL."""
        return super().dump(obj.replace(NUL, IN_ITS_PLACE) if NUL in obj else obj)


class _TextOfAnyType(_Text, StrDumperUnknown):
    """The same for parameters whose type the server infers."""


def postgresql_engine(url: URL, lock_seconds: int) -> Engine:
    """Return an engine with timeouts; `lock_seconds` is how long a writer waits for another.

    Options in the URL's query override the limits here.
    """
    limits = {
        "statement_timeout": f"{STATEMENT_MINUTES}min",
        "lock_timeout": f"{lock_seconds}s",
        "idle_in_transaction_session_timeout": f"{IDLE_MINUTES}min",
    }
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    known = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "quotewire",
        "client_encoding": "utf8",
        "options": options,
        **TCP,
    }
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,  # reconnects after a restart of the server
        hide_parameters=True,
        connect_args={name: value for name, value in known.items() if name not in url.query},
    )
    event.listen(engine, "connect", _adapt)
    return engine


def exclude_other_writers(connection: Connection) -> None:
    """Take the lock for numbering changes, waiting for other writers, and hold it to the end of the transaction."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:lock), set_config('idle_in_transaction_session_timeout', :seconds, true)"),
        {"lock": CHANGES_LOCK, "seconds": f"{WRITER_IDLE_SECONDS}s"},
    )


def prepare_to_migrate(connection: Connection) -> None:
    """Wait without limit for another program's migration; raises LibraryProblem if the encoding is not UTF-8."""
    connection.execute(text("SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise LibraryProblem(f"the database of QUOTEWIRE_DATABASE is in {encoding}: make one WITH ENCODING 'UTF8'")


def _adapt(connection: Any, _record: object) -> None:
    connection.adapters.register_dumper(str, _Text)
    connection.adapters.register_dumper(str, _TextOfAnyType)
