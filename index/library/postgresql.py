"""How PostgreSQL is connected to and what it is asked for: limits of time, the text that it cannot hold, one state."""

from __future__ import annotations

from typing import Any

from psycopg.types.string import StrDumper, StrDumperUnknown
from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from index.library.errors import LibraryProblem

CONNECT_SECONDS = 10
STATEMENT_MINUTES = 10  # the longest question is `check`'s, which reads every passage of a library
IDLE_MINUTES = 10  # between two statements of a transaction, such as a search that stories are linked by
WRITER_IDLE_SECONDS = 60  # of the writer that all others wait for: one that is stuck is ended by the server
# A server that has gone without a word is noticed within a minute.
TCP = {"keepalives_idle": 20, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 50_000}

CHANGES_LOCK = 0x71756F7465  # the advisory lock under which change numbers are handed out in commit order
MIGRATION_LOCK = CHANGES_LOCK + 1

NUL, IN_ITS_PLACE = "\0", "\ufffd"  # of the same length, so that spans stay true


class _Text(StrDumper):
    """PostgreSQL's text holds every character but one."""

    def dump(self, obj: str) -> Any:
        """As psycopg does it."""
        return super().dump(obj.replace(NUL, IN_ITS_PLACE) if NUL in obj else obj)


class _TextOfAnyType(_Text, StrDumperUnknown):
    """The same, where the server finds out what type is meant."""


def postgresql_engine(url: URL, lock_seconds: int) -> Engine:
    """An engine whose statements and waits end by themselves; `lock_seconds` is how long one waits for another writer.

    What the URL says in its query goes before the limits here.
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
        pool_pre_ping=True,  # a connection that ended meanwhile, such as by a restart of the server, is made anew
        hide_parameters=True,
        connect_args={name: value for name, value in known.items() if name not in url.query},
    )
    event.listen(engine, "connect", _adapt)
    return engine


def become_alone(connection: Connection) -> None:
    """Waits until no other transaction holds the lock under which changes are numbered, and holds it to the end."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:lock), set_config('idle_in_transaction_session_timeout', :seconds, true)"),
        {"lock": CHANGES_LOCK, "seconds": f"{WRITER_IDLE_SECONDS}s"},
    )


def prepare_to_migrate(connection: Connection) -> None:
    """Waits, for as long as it takes, for another program that migrates; raises LibraryProblem for another encoding."""
    connection.execute(text("SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise LibraryProblem(f"the database of QUOTEWIRE_DATABASE is in {encoding}: make one WITH ENCODING 'UTF8'")


def _adapt(connection: Any, _record: object) -> None:
    connection.adapters.register_dumper(str, _Text)
    connection.adapters.register_dumper(str, _TextOfAnyType)
