"""Decides which of two databases is the library during a move: exactly one at any time.

Derived indexes carry the library's identity and the number of their last change. If two databases had the same
identity, they would diverge with the same change numbers, and an index of one would be used for the other. So the
target has its own identity until it is complete. Then it takes over the library's identity, and with it every
up-to-date index, and the source gets a new one.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from enum import Enum

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from index.library.database import Database
from index.library.errors import LibraryProblem
from index.library.schema import MOVING_FROM, facts
from index.library.transfer.table_rows import counted, snapshot

IDENTITY, MOVED_TO, PROBE = "identity", "moved-to", "probe"


class MoveState(Enum):
    """The progress of a library's move."""

    UNDER_WAY = "the target may be filled"
    WHOLE = "the target is whole and has the identity; the source has it still"
    OVER = "the library has moved; the source is what was left"


def move_state(source: Database, target: Database, tables: Sequence[Table]) -> MoveState:
    """Return the progress of the move from `source` to `target`; marks an empty target for this move.

    Raises LibraryProblem if both are the same database, or the target holds another library.
    """
    here, there = _facts(source), _facts(target)
    if here[IDENTITY] == there[IDENTITY]:
        if same_database(source, target):
            raise LibraryProblem("source and target are the same database: there is nothing to move")
        return MoveState.WHOLE
    if here.get(MOVED_TO) == there[IDENTITY]:
        return MoveState.OVER
    if there.get(MOVING_FROM) == here[IDENTITY]:
        return MoveState.UNDER_WAY
    with snapshot(target) as connection:
        filled = [table.name for table in tables if counted(connection, table)]
    if filled or MOVING_FROM in there:
        raise LibraryProblem(
            "the target holds another library"
            + (f" (it has rows in {filled[0]})" if filled else " that is being moved there")
            + ": name an empty database, or a file that is not there yet"
        )
    with target.writing() as connection:
        _put(connection, MOVING_FROM, here[IDENTITY])
    return MoveState.UNDER_WAY


def hand_over(source: Database, target: Database) -> None:
    """Make the target the library: it takes over the identity, and the source gets a new one. Idempotent."""
    identity = _facts(target).get(MOVING_FROM) or _facts(target)[IDENTITY]
    with target.writing() as connection:
        _put(connection, IDENTITY, identity)
        connection.execute(delete(facts).where(facts.c.name.in_((MOVING_FROM, MOVED_TO))))
    with source.writing() as connection:
        _put(connection, MOVED_TO, identity)
        _put(connection, IDENTITY, uuid.uuid4().hex)


def same_database(source: Database, target: Database) -> bool:
    """Whether both are the same database under different names: a row written to one shows in the other."""
    token = uuid.uuid4().hex
    with target.writing() as connection:
        _put(connection, PROBE, token)
    seen = _facts(source).get(PROBE) == token
    with target.writing() as connection:
        connection.execute(delete(facts).where(facts.c.name == PROBE))
    return seen


def others_connected(database: Database) -> int:
    """Return the number of other connections to a PostgreSQL database, as far as the server shows; 0 for SQLite."""
    if database.is_sqlite:
        return 0
    database.engine.dispose()  # close our own idle connections
    with database.engine.connect() as connection:
        return int(
            connection.execute(
                text(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
                )
            ).scalar_one()
        )


def _facts(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        return {row.name: row.value for row in connection.execute(select(facts))}


def _put(connection: Connection, name: str, value: str) -> None:
    done = connection.execute(update(facts).where(facts.c.name == name).values(value=value))
    if not done.rowcount:
        connection.execute(insert(facts).values(name=name, value=value))
