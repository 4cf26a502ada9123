"""Inserts that tolerate existing rows, on SQLite and PostgreSQL, so that concurrent writers do not collide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> None:
    """Insert rows; rows whose `keys` exist already stay unchanged."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(index_elements=list(keys)), list(rows))


def insert_or_replace(
    connection: Connection,
    table: Table,
    row: Mapping[str, Any],
    keys: Sequence[str],
    changed: Mapping[str, Any] | None = None,
) -> None:
    """Insert a row; if its `keys` exist already, update that row with `changed`, or with all values if None."""
    values = {name: value for name, value in row.items() if name not in keys} if changed is None else dict(changed)
    made = _insert(connection, table).values(dict(row))
    connection.execute(made.on_conflict_do_update(index_elements=list(keys), set_=values))


def _insert(
    connection: Connection, table: Table
) -> Any:  # both dialects' inserts have the same methods, but no common type
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(table)
